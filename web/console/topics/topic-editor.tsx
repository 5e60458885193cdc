import { refusedHere } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Checkbox, Select, TextArea, TextField } from '../kit/field.tsx'
import { KeptForm } from '../kit/kept-form.tsx'
import { LanguageTexts, useLanguageTexts } from '../kit/language-texts.tsx'
import { say } from '../kit/status.tsx'
import { useDraft } from '../kit/use-draft.ts'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { topicsTexts } from '../texts/topics.ts'
import {
  bodyOf,
  formOf,
  NO_WORDS,
  TOPICS_PATH,
  type Topic,
  type TopicForm,
  type TopicWords,
} from './topic.ts'

/** What a topic can be called in addresses. */
const CODE = /^[a-z0-9-]{3,80}$/

const NEW: TopicForm = {
  topic: '',
  texts: { nl: NO_WORDS },
  name: '',
  postalAddress: '',
  partner: '',
  open: true,
  version: 0,
}

/** Writes a topic, new or known. Who sends it is an admin's word. */
export function TopicEditor(props: {
  topic?: Topic
  onSaved: (topic: Topic) => void
  onConflict: () => void
}) {
  const { topic, onSaved, onConflict } = props
  const t = useTexts(topicsTexts)
  const kit = useTexts(kitTexts)
  const { api, may, isPartner } = useConsole()
  const saved = topic === undefined ? NEW : formOf(topic)
  const draft = useDraft<TopicForm>(`topic.${topic?.topic ?? 'new'}`, saved)
  const { value, change } = draft
  const inLanguages = useLanguageTexts<TopicWords, TopicForm>(draft, NO_WORDS)
  const { chosen, locale, words, set } = inLanguages
  const isAdmin = may('admin') && !isPartner
  return (
    <KeptForm
      draft={draft}
      saved={saved}
      theirs={<p>{saved.texts[locale]?.consent}</p>}
      onConflict={onConflict}
      {...(topic === undefined ? { taken: t.codeTaken } : {})}
      onProblem={inLanguages.onProblem}
      onSave={async (typed, signal) => {
        if (!CODE.test(typed.topic)) throw refusedHere('topic', t.codeMalformed)
        const answer = await api.put<Topic>(`${TOPICS_PATH}/${typed.topic}`, bodyOf(typed), { signal })
        draft.forget()
        say(kit.saved)
        onSaved(answer)
      }}
    >
      {topic === undefined && (
        <TextField
          name="topic"
          label={t.code}
          hint={t.codeHint}
          problem={value.topic === '' || CODE.test(value.topic) ? undefined : t.codeMalformed}
          maxLength={80}
          value={value.topic}
          onChange={(typed) => change({ topic: typed.toLowerCase() })}
        />
      )}
      <LanguageTexts of={inLanguages}>
        <TextField
          name={`texts.${locale}.name`}
          label={t.name}
          lang={locale}
          maxLength={100}
          value={words.name}
          onChange={(name) => set({ name })}
        />
        <TextArea
          name={`texts.${locale}.description`}
          label={t.description}
          hint={t.descriptionHint}
          lang={locale}
          rows={2}
          maxLength={500}
          value={words.description}
          onChange={(description) => set({ description })}
        />
        <TextArea
          name={`texts.${locale}.consent`}
          label={t.consent}
          hint={t.consentHint}
          lang={locale}
          rows={3}
          maxLength={2000}
          value={words.consent}
          onChange={(consent) => set({ consent })}
        />
        {chosen.length > 1 && (
          <button type="button" class="link-button" onClick={inLanguages.remove}>
            {t.removeLanguage}
          </button>
        )}
      </LanguageTexts>
      {isAdmin && (
        <>
          <TextField
            name="organisation.name"
            label={t.senderName}
            maxLength={150}
            value={value.name}
            onChange={(name) => change({ name })}
          />
          <TextArea
            name="organisation.postalAddress"
            label={t.postalAddress}
            rows={2}
            maxLength={300}
            value={value.postalAddress}
            onChange={(postalAddress) => change({ postalAddress })}
          />
        </>
      )}
      {isAdmin && topic === undefined && (
        <PartnerField value={value.partner} onChange={(partner) => change({ partner })} />
      )}
      <Checkbox
        name="open"
        label={t.openBox}
        hint={t.openHint}
        checked={value.open}
        onChange={(open) => change({ open })}
      />
    </KeptForm>
  )
}

function PartnerField({ value, onChange }: { value: string; onChange: (partner: string) => void }) {
  const t = useTexts(topicsTexts)
  const partners = useResource<{ items: { partner: string; name: string }[] }>('/api/manage/partners')
  const items = partners.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Select
      name="partner"
      label={t.ofPartner}
      hint={t.ofPartnerHint}
      value={value}
      options={[
        { value: '', label: t.noPartner },
        ...items.map(({ partner, name }) => ({ value: partner, label: name })),
      ]}
      onChange={onChange}
    />
  )
}
