import { useState } from 'preact/hooks'
import { petitionOf } from '../../../functions/domain/campaign.ts'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { Confirm } from '../kit/dialog.tsx'
import { Select } from '../kit/field.tsx'
import { useProblems } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { LanguageTabs } from '../kit/tabs.tsx'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import { BodyField } from './body-field.tsx'
import type { Texts } from './campaign.ts'
import { type CampaignForm, isBlank, languageOfField, NO_TEXTS } from './form.ts'
import { LineField } from './line-field.tsx'
import type { Lists } from './use-lists.ts'

const AUTO = ''

/** What it says, a tab for each language. */
export function ContentEditor({
  form,
  lists,
  locale,
  onLocale,
  onChange,
}: {
  form: CampaignForm
  lists: Lists
  locale: string
  onLocale: (locale: string) => void
  onChange: (change: Partial<CampaignForm>) => void
}) {
  const t = useTexts(editorTexts)
  const { language, number } = useFormats()
  const problems = useProblems()
  const [removing, setRemoving] = useState(false)
  const { content } = form
  // In the order in which the languages are offered everywhere.
  const chosen = LOCALES.filter((one) => content[one] !== undefined)
  const texts = content[locale] ?? NO_TEXTS
  const hasPetition =
    petitionOf({
      audience: form.audience,
      ...(form.petition === null ? {} : { petition: form.petition }),
    }) !== undefined
  const set = (part: Partial<Texts>) => onChange({ content: { ...content, [locale]: { ...texts, ...part } } })
  const remove = () => {
    const { [locale]: _, ...rest } = content
    const next = chosen.find((one) => one !== locale) ?? locale
    const fallback = form.fallback === locale ? next : form.fallback
    onChange({ content: rest, fallback })
    onLocale(next)
    setRemoving(false)
  }
  const field = { locale, hasPetition }
  return (
    <>
      {lists.petitions.length > 0 && (
        <Select
          name="petition"
          label={t.aboutPetition}
          hint={t.aboutPetitionHint}
          value={form.petition ?? AUTO}
          onChange={(petition) => onChange({ petition: petition === AUTO ? null : petition })}
          options={[
            { value: AUTO, label: form.audience.petitions.length === 1 ? t.aboutAuto : t.aboutNone },
            ...lists.petitions,
          ]}
        />
      )}
      <LanguageTabs
        chosen={chosen}
        available={LOCALES}
        current={locale}
        onChoose={onLocale}
        onAdd={(added) => onChange({ content: { ...content, [added]: NO_TEXTS } })}
        wrong={problems.flatMap((problem) => languageOfField(problem.field) ?? [])}
      >
        <LineField
          {...field}
          name={`content.${locale}.subject`}
          label={t.subject}
          hint={t.subjectHint(number(texts.subject.length))}
          value={texts.subject}
          onChange={(subject) => set({ subject })}
        />
        <LineField
          {...field}
          name={`content.${locale}.preheader`}
          label={t.preheader}
          hint={t.preheaderHint}
          optional
          value={texts.preheader}
          onChange={(preheader) => set({ preheader })}
        />
        <BodyField
          {...field}
          name={`content.${locale}.body`}
          value={texts.body}
          onChange={(body) => set({ body })}
        />
        {chosen.length > 1 && (
          <button
            type="button"
            class="link-button"
            onClick={() => (isBlank(texts) ? remove() : setRemoving(true))}
          >
            {t.removeLanguage(language(locale))}
          </button>
        )}
      </LanguageTabs>
      {chosen.length > 1 && (
        <Select
          name="fallback"
          label={t.fallback}
          value={form.fallback}
          onChange={(fallback) => onChange({ fallback })}
          options={chosen.map((one) => ({ value: one, label: language(one) }))}
        />
      )}
      <Confirm
        open={removing}
        title={t.removeLanguage(language(locale))}
        label={t.removeLanguage(language(locale))}
        danger
        busy={false}
        onConfirm={remove}
        onClose={() => setRemoving(false)}
      >
        <p>{t.removeLanguageText(language(locale))}</p>
      </Confirm>
    </>
  )
}
