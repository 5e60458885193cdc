import { useLocation } from 'preact-iso/router'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { useConsole } from '../caller.tsx'
import { NumberField, Select, TextArea, TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Page } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { PETITIONS, type Petition, slugOf } from '../petitions/petition.ts'
import { editorTexts } from '../texts/editor.ts'
import { kitTexts } from '../texts/kit.ts'
import { petitionsTexts } from '../texts/petitions.ts'

type NewPetition = {
  locale: string
  title: string
  /** Null: made of the title. */
  slug: string | null
  goal: number | null
  summary: string
  addressee: string
  body: string
  /** Null: the one that is suggested. */
  consent: string | null
}

/** What a petition needs at least, in one language. */
export default function PetitionNew() {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const petitions = useTexts(petitionsTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const formats = useFormats()
  const { route } = useLocation()
  const draft = useDraft<NewPetition>('petition-new', {
    locale: language,
    title: '',
    slug: null,
    goal: null,
    summary: '',
    addressee: '',
    body: '',
    consent: null,
  })
  const { value: form, change } = draft
  const slug = form.slug ?? slugOf(form.title)
  // In the language of the petition, not in that of its manager.
  const suggested = (form.locale === 'nl' ? editorTexts.nl : editorTexts.en).suggestedConsent(form.addressee)
  const consent = form.consent ?? suggested
  const save = useAction(async (signal) => {
    const { locale, title, summary, addressee, body, goal } = form
    const texts = { [locale]: { title, summary, addressee, body, consent } }
    await api.post<Petition>(PETITIONS, { slug, goal, texts }, { signal })
    draft.forget()
    say(t.created)
    route(`/console/petitions/${slug}/edit`)
  })
  const text = (field: 'title' | 'summary' | 'addressee' | 'body') => ({
    name: `texts.${form.locale}.${field}`,
    label: t[field],
    hint: t[`${field}Hint`],
    value: form[field],
    lang: form.locale,
    onChange: (typed: string) => change({ [field]: typed }),
  })
  return (
    <Page title={t.newTitle} back={{ href: '/console/petitions', label: petitions.title }}>
      <p class="intro">{t.newIntro}</p>
      <Form onSubmit={() => void save.run()} error={save.error} busy={save.busy}>
        <Select
          name="locale"
          label={t.language}
          value={form.locale}
          options={LOCALES.map((value) => ({ value, label: formats.language(value) }))}
          onChange={(locale) => change({ locale })}
        />
        <TextField {...text('title')} maxLength={150} />
        <TextField
          name="slug"
          label={t.slug}
          hint={t.slugHint(`${location.host}/${form.locale}/petitions/${slug || t.slugExample}`)}
          value={slug}
          maxLength={80}
          onChange={(typed) => change({ slug: typed })}
        />
        <NumberField
          name="goal"
          label={t.goal}
          hint={t.goalHint}
          value={form.goal ?? undefined}
          onChange={(goal) => change({ goal: goal ?? null })}
        />
        <TextField {...text('addressee')} maxLength={150} />
        <TextArea {...text('summary')} rows={2} maxLength={300} />
        <TextArea {...text('body')} rows={10} maxLength={20_000} />
        <TextArea
          name={`texts.${form.locale}.consent`}
          label={t.consent}
          hint={t.consentHint}
          rows={2}
          maxLength={2_000}
          lang={form.locale}
          value={consent}
          onChange={(typed) => change({ consent: typed })}
        />
        <div class="actions">
          <button type="submit" class="button" aria-disabled={save.busy}>
            {save.busy ? kit.working : t.create}
          </button>
          <a class="button quiet" href="/console/petitions">
            {kit.cancel}
          </a>
        </div>
      </Form>
    </Page>
  )
}
