import { useLayoutEffect, useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { useFormats } from '../kit/format.ts'
import { LeftOut } from '../kit/left-out.tsx'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { hasDraft } from '../kit/use-draft.ts'
import type { Paged } from '../kit/use-pages.ts'
import { useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { NewsForm, type NewsItem } from '../petitions/news-form.tsx'
import { type Petition, petitionPath } from '../petitions/petition.ts'
import { PetitionPage } from '../petitions/petition-page.tsx'
import { newsTexts } from '../texts/news.ts'
import type { ViewProps } from '../view-props.ts'

/** Dated news on a petition's page. */
export default function PetitionNews({ params: { slug = '' } }: ViewProps) {
  return (
    <PetitionPage slug={slug} part="news">
      {(petition) => <News petition={petition} />}
    </PetitionPage>
  )
}

/** The id of the button that opens an item, or a new one. */
const openerOf = (id = 'new'): string => `write-news-${id}`

function News({ petition }: { petition: Petition }) {
  const t = useTexts(newsTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const { dateTime } = useFormats()
  const { slug, state } = petition
  const path = `${petitionPath(slug)}/updates`
  const news = useResource<Paged<NewsItem>>(path)
  const [open, setOpen] = useState<string | undefined>(() =>
    hasDraft(`news.${slug}.new`) ? 'new' : undefined,
  )
  const [doomed, setDoomed] = useState<NewsItem>()
  /** The id of what takes the focus next: the form's heading as it opens, and what opened it once it closes. */
  const [focus, setFocus] = useState<string>()
  useLayoutEffect(() => {
    if (focus === undefined) return
    document.getElementById(focus)?.focus()
    setFocus(undefined)
  }, [focus])
  const write = (what: string) => {
    setOpen(what)
    setFocus('news-writing')
  }
  const remove = useAction(async (signal, { id }: NewsItem) => {
    await api.remove(`${path}/${id}`, { signal })
    setDoomed(undefined)
    say(t.removed)
    news.reload()
  })
  const wordsOf = ({ texts }: NewsItem) => {
    const locale = texts[language] === undefined ? (Object.keys(texts)[0] ?? language) : language
    return { locale, ...(texts[locale] ?? { title: '', body: '' }) }
  }
  const form = (item?: NewsItem) => (
    <NewsForm
      slug={slug}
      languages={Object.keys(petition.texts)}
      item={item}
      onSaved={news.reload}
      onClose={() => {
        setOpen(undefined)
        setFocus(openerOf(item?.id))
      }}
    />
  )
  return (
    <>
      <p class="intro">
        {t.intro} {state === 'draft' && t.draftNote}
      </p>
      {open === 'new' ? (
        <section class="card">
          <h2 id="news-writing" tabIndex={-1}>
            {t.newItem}
          </h2>
          {form()}
        </section>
      ) : (
        <div class="actions">
          <button type="button" id={openerOf()} class="button" onClick={() => write('new')}>
            {t.add}
          </button>
        </div>
      )}
      <Loaded resource={news}>
        {({ items, unreadable = 0 }) =>
          items.length + unreadable === 0 ? (
            <Empty title={t.none}>
              <p>{t.noneText}</p>
            </Empty>
          ) : (
            <>
              <LeftOut of={{ unreadable }} />
              <ul class="news">
                {items.map((item) => {
                  const { title, body, locale } = wordsOf(item)
                  return (
                    <li key={item.id}>
                      {open === item.id ? (
                        <section class="card">
                          <h2 id="news-writing" tabIndex={-1}>
                            {t.change}
                          </h2>
                          {form(item)}
                        </section>
                      ) : (
                        <>
                          <p class="hint">
                            {dateTime(item.at)}{' '}
                            {Date.parse(item.at) > Date.now() && <Badge tone="busy">{t.planned}</Badge>}
                          </p>
                          <h2 lang={locale}>{title}</h2>
                          <p lang={locale} class="clipped">
                            {body}
                          </p>
                          <div class="actions">
                            <button
                              type="button"
                              id={openerOf(item.id)}
                              class="button quiet small"
                              onClick={() => write(item.id)}
                            >
                              {t.edit}
                              <span class="unseen"> {title}</span>
                            </button>
                            <button
                              type="button"
                              class="button quiet small"
                              onClick={() => {
                                remove.clear()
                                setDoomed(item)
                              }}
                            >
                              {t.remove}
                              <span class="unseen"> {title}</span>
                            </button>
                          </div>
                        </>
                      )}
                    </li>
                  )
                })}
              </ul>
            </>
          )
        }
      </Loaded>
      <Confirm
        open={doomed !== undefined}
        title={t.removeTitle}
        label={t.remove}
        danger
        busy={remove.busy}
        error={remove.error}
        onConfirm={() => {
          if (doomed !== undefined) void remove.run(doomed)
        }}
        onClose={() => setDoomed(undefined)}
      >
        <p class="strong">{doomed === undefined ? '' : wordsOf(doomed).title}</p>
        <p>{t.removeText}</p>
      </Confirm>
    </>
  )
}
