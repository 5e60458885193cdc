import { useConsole } from '../caller.tsx'
import { Field, TextArea, TextField } from '../kit/field.tsx'
import { ImageField } from '../kit/image-field.tsx'
import { KeptForm } from '../kit/kept-form.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { useDraft } from '../kit/use-draft.ts'
import { type Resource, useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { organisationTexts } from '../texts/organisation.ts'

const PATH = '/api/manage/organisation'

type Organisation = {
  name: string
  postalAddress: string
  logo?: string
  colour?: string
  accent?: string
  version: number
}

/** Who Luid runs for: the sender of mail about petitions, and how its site looks. */
export default function OrganisationView() {
  const t = useTexts(organisationTexts)
  const { may } = useConsole()
  const organisation = useResource<Organisation>(PATH)
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Loaded resource={organisation}>
        {(saved) => (may('admin') ? <Edit saved={saved} resource={organisation} /> : <Read saved={saved} />)}
      </Loaded>
    </Page>
  )
}

function Read({ saved }: { saved: Organisation }) {
  const t = useTexts(organisationTexts)
  return (
    <>
      <dl class="details">
        <dt>{t.name}</dt>
        <dd>{saved.name || t.none}</dd>
        <dt>{t.postalAddress}</dt>
        <dd>{saved.postalAddress || t.none}</dd>
      </dl>
      <p class="hint">{t.readOnly}</p>
    </>
  )
}

function Edit({ saved, resource }: { saved: Organisation; resource: Resource<Organisation> }) {
  const t = useTexts(organisationTexts)
  const { api } = useConsole()
  const { logo = null, colour = '', accent = '', name, postalAddress, version } = saved
  const form = { name, postalAddress, logo, colour, accent, version }
  const draft = useDraft<typeof form>('organisation', form)
  const { value, change } = draft
  return (
    <KeptForm
      draft={draft}
      saved={form}
      theirs={
        <p>
          {name}, {postalAddress}
        </p>
      }
      onConflict={resource.reload}
      onSave={async (typed, signal) => {
        const empty = (text: string) => (text.trim() === '' ? null : text)
        const body = { ...typed, colour: empty(typed.colour), accent: empty(typed.accent) }
        const answer = await api.put<Organisation>(PATH, body, { signal })
        draft.forget()
        resource.put(answer)
        say(t.saved)
      }}
    >
      <TextField
        name="name"
        label={t.name}
        maxLength={150}
        value={value.name}
        onChange={(name) => change({ name })}
      />
      <TextArea
        name="postalAddress"
        label={t.postalAddress}
        hint={t.postalAddressHint}
        rows={2}
        maxLength={300}
        value={value.postalAddress}
        onChange={(postalAddress) => change({ postalAddress })}
      />
      <h2>{t.look}</h2>
      <ImageField
        name="logo"
        label={t.logo}
        hint={t.logoHint}
        image={value.logo}
        onChange={(logo) => change({ logo })}
      />
      <ColourField
        name="colour"
        label={t.colour}
        value={value.colour}
        onChange={(colour) => change({ colour })}
      />
      <ColourField
        name="accent"
        label={t.accent}
        value={value.accent}
        onChange={(accent) => change({ accent })}
      />
    </KeptForm>
  )
}

/** A colour as its code, with the browser's own picker beside it. */
function ColourField(props: {
  name: string
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const { name, label, value, onChange } = props
  const t = useTexts(organisationTexts)
  return (
    <Field name={name} label={label} hint={t.colourHint} optional>
      {(control) => (
        <span class="with-picker">
          <input
            {...control}
            type="text"
            name={name}
            class="short"
            maxLength={7}
            autocomplete="off"
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <input
            type="color"
            class="picker"
            aria-label={`${t.pick}: ${label}`}
            value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#808080'}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        </span>
      )}
    </Field>
  )
}
