import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useConsole } from '../caller.tsx'
import { Failure } from '../kit/failure.tsx'
import { Select, TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { CAMPAIGNS, type Campaign } from '../mailings/campaign.ts'
import { useLists } from '../mailings/use-lists.ts'
import { mailingsTexts } from '../texts/mailings.ts'

/** A new mailing: from nothing, or from what has become of a petition. */
export default function NewMailing() {
  const t = useTexts(mailingsTexts)
  const { api, isPartner } = useConsole()
  const { route } = useLocation()
  const draft = useDraft('campaign.new', { name: '' })
  const open = ({ id }: Campaign) => route(`/console/mailings/${id}`)
  const create = useAction(async (signal) => {
    const name = draft.value.name.trim()
    const made = await api.post<Campaign>(CAMPAIGNS, name === '' ? {} : { name }, { signal })
    draft.forget()
    open(made)
  })
  return (
    <Page title={t.create} back={{ href: '/console/mailings', label: t.back }}>
      {/* Signers of an alliance's petition agreed to hear from who leads it. */}
      {!isPartner && <FromPetition open={open} />}
      <Section title={t.fromNothing} intro={t.fromNothingText}>
        <Form onSubmit={() => void create.run()} error={create.error} busy={create.busy}>
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            optional
            value={draft.value.name}
            onChange={(name) => draft.change({ name })}
            maxLength={150}
          />
          <button type="submit" class={isPartner ? 'button' : 'button quiet'} aria-disabled={create.busy}>
            {t.start}
          </button>
        </Form>
      </Section>
    </Page>
  )
}

type Offer = { occasion: 'milestone' | 'closed' | 'handed-over'; milestone?: number }

function FromPetition({ open }: { open: (campaign: Campaign) => void }) {
  const t = useTexts(mailingsTexts)
  const lists = useLists()
  const { query } = useLocation()
  const [chosen, setChosen] = useState(query['petition'] ?? '')
  return (
    <Section title={t.fromPetition} intro={t.fromPetitionText}>
      <Loaded resource={lists} rows={2}>
        {({ updates }) =>
          updates.length === 0 ? (
            <p class="quiet-text">{t.noPetitions}</p>
          ) : (
            <>
              <Select
                name="petition"
                label={t.petition}
                value={chosen}
                onChange={setChosen}
                options={[{ value: '', label: t.choose }, ...updates]}
              />
              {chosen !== '' && <Occasions key={chosen} petition={chosen} open={open} />}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Occasions({ petition, open }: { petition: string; open: (campaign: Campaign) => void }) {
  const t = useTexts(mailingsTexts)
  const { api } = useConsole()
  const { number } = useFormats()
  const path = `/api/manage/petitions/${encodeURIComponent(petition)}/campaigns`
  const offers = useResource<{ occasions: Offer[] }>(path)
  const prepare = useAction(async (signal, occasion: Offer['occasion']) => {
    open(await api.post<Campaign>(path, { occasion }, { signal }))
  })
  return (
    <Loaded resource={offers} rows={1}>
      {({ occasions }) =>
        occasions.length === 0 ? (
          <p class="quiet-text">{t.noOccasions}</p>
        ) : (
          <>
            <Failure error={prepare.error} />
            <ul class="mail-choices">
              {occasions.map(({ occasion, milestone = 0 }) => (
                <li key={occasion}>
                  <button
                    type="button"
                    class="button quiet"
                    aria-disabled={prepare.busy}
                    onClick={() => void prepare.run(occasion)}
                  >
                    {occasion === 'milestone'
                      ? t.occasions.milestone(number(milestone))
                      : t.occasions[occasion]}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  )
}
