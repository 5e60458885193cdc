import { useConsole } from '../caller.tsx'
import { DateTimeField, TextArea, TextField } from '../kit/field.tsx'
import { KeptForm } from '../kit/kept-form.tsx'
import { LanguageTexts, useLanguageTexts } from '../kit/language-texts.tsx'
import { say } from '../kit/status.tsx'
import { useDraft } from '../kit/use-draft.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { newsTexts } from '../texts/news.ts'
import { petitionPath } from './petition.ts'

export type NewsItem = { id: string; at: string; texts: Record<string, NewsWords>; version: number }
type NewsWords = { title: string; body: string }
type NewsDraft = { texts: Record<string, NewsWords>; at: string | null; version: number }

const NO_WORDS: NewsWords = { title: '', body: '' }

/** Writes one item of a petition's news, new or known, in the languages of the petition or others. */
export function NewsForm(props: {
  slug: string
  /** The languages that the petition is in: what is offered first. */
  languages: readonly string[]
  item?: NewsItem | undefined
  onSaved: () => void
  onClose: () => void
}) {
  const { slug, languages, item, onSaved, onClose } = props
  const t = useTexts(newsTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const saved: NewsDraft = {
    texts: item?.texts ?? Object.fromEntries(languages.map((locale) => [locale, NO_WORDS])),
    at: item?.at ?? null,
    version: item?.version ?? 0,
  }
  const draft = useDraft<NewsDraft>(`news.${slug}.${item?.id ?? 'new'}`, saved)
  const { value, base, change } = draft
  const inLanguages = useLanguageTexts<NewsWords, NewsDraft>(draft, NO_WORDS)
  const { locale, words, set } = inLanguages
  const onPage = item?.texts[locale]
  return (
    <KeptForm
      draft={draft}
      saved={saved}
      theirs={
        <p>
          <span class="strong">{onPage?.title}</span>
          <br />
          {onPage?.body}
        </p>
      }
      onConflict={onSaved}
      onProblem={inLanguages.onProblem}
      label={item === undefined ? t.place : kit.save}
      onClose={onClose}
      onSave={async ({ version }, signal) => {
        const path = `${petitionPath(slug)}/updates`
        const body = {
          texts: changedTexts(value.texts, item?.texts),
          ...(value.at === base.at || value.at === null ? {} : { at: value.at }),
        }
        if (item === undefined) await api.post(path, body, { signal })
        else await api.patch(`${path}/${item.id}`, { ...body, version }, { signal })
        draft.forget()
        say(item === undefined ? t.placed : t.changed)
        onSaved()
        onClose()
      }}
    >
      <LanguageTexts of={inLanguages}>
        <TextField
          name={`texts.${locale}.title`}
          label={t.title}
          lang={locale}
          maxLength={150}
          value={words.title}
          onChange={(title) => set({ title })}
        />
        <TextArea
          name={`texts.${locale}.body`}
          label={t.body}
          hint={t.bodyHint}
          lang={locale}
          rows={6}
          value={words.body}
          onChange={(body) => set({ body })}
        />
      </LanguageTexts>
      <DateTimeField
        name="at"
        label={t.at}
        hint={t.atHint}
        optional
        value={value.at ?? undefined}
        onChange={(at) => change({ at: at ?? null })}
      />
    </KeptForm>
  )
}

/** What is written, and null for a language that was emptied: it goes. */
function changedTexts(
  typed: NewsDraft['texts'],
  before: NewsDraft['texts'] = {},
): Record<string, NewsWords | null> {
  const isWritten = ({ title, body }: NewsWords) => title.trim() !== '' || body.trim() !== ''
  const written = Object.entries(typed).filter(([, words]) => isWritten(words))
  const emptied = Object.keys(before).filter((one) => !written.some(([locale]) => locale === one))
  return Object.fromEntries([...written, ...emptied.map((one) => [one, null] as const)])
}
