import { useState } from 'preact/hooks'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { isVersionConflict } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { DateTimeField, TextArea, TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { say } from '../kit/status.tsx'
import { LanguageTabs } from '../kit/tabs.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import { useLanguage, useTexts } from '../language.tsx'
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
  const { language } = useLanguage()
  const saved: NewsDraft = {
    texts: item?.texts ?? Object.fromEntries(languages.map((locale) => [locale, NO_WORDS])),
    at: item?.at ?? null,
    version: item?.version ?? 0,
  }
  const draft = useDraft<NewsDraft>(`news.${slug}.${item?.id ?? 'new'}`, saved)
  const { value, base, change } = draft
  const chosen = LOCALES.filter((locale) => value.texts[locale] !== undefined)
  const [locale, setLocale] = useState<string>(chosen.find((one) => one === language) ?? chosen[0] ?? 'nl')
  const words = value.texts[locale] ?? NO_WORDS
  const set = (changed: Partial<NewsWords>) =>
    change((seen) => ({
      ...seen,
      texts: { ...seen.texts, [locale]: { ...(seen.texts[locale] ?? NO_WORDS), ...changed } },
    }))
  const path = `${petitionPath(slug)}/updates`
  const save = useAction(async (signal) => {
    const isWritten = ({ title, body }: NewsWords) => title.trim() !== '' || body.trim() !== ''
    const written = Object.entries(value.texts).filter(([, words]) => isWritten(words))
    // A language that was emptied goes.
    const emptied = Object.keys(item?.texts ?? {}).filter(
      (one) => !written.some(([locale]) => locale === one),
    )
    const texts = Object.fromEntries([...written, ...emptied.map((one) => [one, null] as const)])
    const at = value.at === base.at || value.at === null ? {} : { at: value.at }
    try {
      if (item === undefined) await api.post(path, { texts, ...at }, { signal })
      else await api.patch(`${path}/${item.id}`, { texts, ...at, version: base.version }, { signal })
    } catch (error) {
      if (isVersionConflict(error)) onSaved()
      throw error
    }
    draft.forget()
    say(item === undefined ? t.placed : t.changed)
    onSaved()
    onClose()
  })
  const conflict = item !== undefined && draft.dirty && item.version !== base.version
  const onPage = item?.texts[locale]
  return (
    <Form
      onSubmit={() => void save.run()}
      error={isVersionConflict(save.error) ? undefined : save.error}
      busy={save.busy}
      onProblem={({ field }) => setLocale(field.split('.')[1] ?? locale)}
    >
      {conflict && (
        <div class="notice warn" role="alert">
          <p class="strong">{t.conflict}</p>
          <p>
            <span class="strong">{onPage?.title}</span>
            <br />
            {onPage?.body}
          </p>
          <div class="actions">
            <button
              type="button"
              class="button small"
              onClick={() => draft.rebase({ ...value, version: saved.version }, saved)}
            >
              {t.mine}
            </button>
            <button type="button" class="button quiet small" onClick={draft.forget}>
              {t.theirs}
            </button>
          </div>
        </div>
      )}
      <LanguageTabs
        chosen={chosen}
        available={LOCALES}
        current={locale}
        onChoose={setLocale}
        onAdd={(added) => change((seen) => ({ ...seen, texts: { ...seen.texts, [added]: NO_WORDS } }))}
      >
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
      </LanguageTabs>
      <DateTimeField
        name="at"
        label={t.at}
        hint={t.atHint}
        optional
        value={value.at ?? undefined}
        onChange={(at) => change({ at: at ?? null })}
      />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={save.busy || conflict}>
          {save.busy ? kit.working : item === undefined ? t.place : kit.save}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            draft.forget()
            onClose()
          }}
        >
          {kit.cancel}
        </button>
      </div>
    </Form>
  )
}
