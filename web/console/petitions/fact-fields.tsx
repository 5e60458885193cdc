import {
  Checkbox,
  Checkboxes,
  DateTimeField,
  NumberField,
  type Option,
  TextArea,
  TextField,
} from '../kit/field.tsx'
import { ImageField } from '../kit/image-field.tsx'
import { Section } from '../kit/page.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { editorTexts } from '../texts/editor.ts'
import type { PetitionForm } from './petition-form.ts'

type Facts = { form: PetitionForm; onChange: (change: Partial<PetitionForm>) => void }

/** What a petition is but for its words. */
export function FactFields({ form, onChange }: Facts) {
  const t = useTexts(editorTexts)
  return (
    <>
      <Section title={t.goalPart}>
        <NumberField
          name="goal"
          label={t.goal}
          hint={t.goalHint}
          value={form.goal ?? undefined}
          onChange={(goal) => onChange({ goal: goal ?? null })}
        />
        <TextField
          name="milestones"
          label={t.milestones}
          hint={t.milestonesHint}
          optional
          value={form.milestones}
          onChange={(milestones) => onChange({ milestones })}
        />
        <DateTimeField
          name="closesAt"
          label={t.closesAt}
          hint={t.closesAtHint}
          optional
          value={form.closesAt ?? undefined}
          onChange={(closesAt) => onChange({ closesAt: closesAt ?? null })}
        />
      </Section>
      <Section title={t.image}>
        <ImageField
          name="image"
          hint={t.imageHint}
          image={form.image}
          onChange={(image) => onChange({ image })}
        />
      </Section>
      <Section title={t.formPart}>
        <fieldset class="field">
          <legend>{t.asks}</legend>
          <p class="hint">{t.asksHint}</p>
          <Checkbox
            name="asks.city"
            label={t.city}
            checked={form.city}
            onChange={(city) => onChange({ city })}
          />
          <Checkbox
            name="asks.postalCode"
            label={t.postalCode}
            checked={form.postalCode}
            onChange={(postalCode) => onChange({ postalCode })}
          />
        </fieldset>
        <TopicBoxes form={form} onChange={onChange} />
        <PartnerBoxes form={form} onChange={onChange} />
        <TextField
          name="donateUrl"
          type="url"
          label={t.donateUrl}
          hint={t.donateUrlHint}
          optional
          value={form.donateUrl}
          onChange={(donateUrl) => onChange({ donateUrl })}
        />
        <TextArea
          name="embedOrigins"
          label={t.embedOrigins}
          hint={t.embedOriginsHint}
          optional
          rows={2}
          value={form.embedOrigins}
          onChange={(embedOrigins) => onChange({ embedOrigins })}
        />
      </Section>
    </>
  )
}

type Topic = { topic: string; open: boolean; partner?: string; texts: Record<string, { name: string }> }

function TopicBoxes({ form, onChange }: Facts) {
  const t = useTexts(editorTexts)
  const { language } = useLanguage()
  const topics = usePages<Topic>('/api/manage/topics')
  const known = (topics.data?.items ?? []).map(({ topic, open, partner, texts }): Option => {
    const name = texts[language]?.name ?? Object.values(texts)[0]?.name ?? topic
    const owned = partner === undefined ? name : t.topicOfPartner(name, partner)
    return { value: topic, label: open ? owned : t.topicClosed(owned) }
  })
  return (
    <Checkboxes
      name="topics"
      label={t.topics}
      hint={known.length === 0 && topics.data !== undefined ? t.noTopics : t.topicsHint}
      options={withUnknown(known, form.topics)}
      values={form.topics}
      onChange={(chosen) => onChange({ topics: chosen })}
    />
  )
}

function PartnerBoxes({ form, onChange }: Facts) {
  const t = useTexts(editorTexts)
  const partners = usePages<{ partner: string; name: string }>('/api/manage/partners')
  const known = (partners.data?.items ?? []).map(({ partner, name }) => ({ value: partner, label: name }))
  return (
    <Checkboxes
      name="partners"
      label={t.partners}
      hint={known.length === 0 && partners.data !== undefined ? t.noPartners : t.partnersHint}
      options={withUnknown(known, form.partners)}
      values={form.partners}
      onChange={(chosen) => onChange({ partners: chosen })}
    />
  )
}

/** What was chosen stays in sight, also while its list is read, and where nobody knows it any more. */
function withUnknown(known: readonly Option[], chosen: readonly string[]): Option[] {
  const missing = chosen.filter((value) => !known.some((option) => option.value === value))
  return [...known, ...missing.map((value) => ({ value, label: value }))]
}
