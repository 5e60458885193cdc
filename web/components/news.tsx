import type { ShownUpdate } from '../../functions/domain/petition-update.ts'
import { langOn, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import { Paragraphs } from './paragraphs.tsx'

/** Those shown at once; the others are a press away. */
const NEWEST = 3

/** What happened with a petition, the newest first. */
export function News({ site, news }: { site: Site; news: readonly ShownUpdate[] }) {
  if (news.length === 0) return null
  const t = texts(site.locale).petition
  const older = news.slice(NEWEST)
  return (
    <section class="news" aria-labelledby="news">
      <h2 id="news">{t.news}</h2>
      {news.slice(0, NEWEST).map((item) => (
        <Item site={site} item={item} />
      ))}
      {older.length > 0 && (
        <details>
          <summary>{t.olderNews(older.length)}</summary>
          {older.map((item) => (
            <Item site={site} item={item} />
          ))}
        </details>
      )}
    </section>
  )
}

function Item({ site, item }: { site: Site; item: ShownUpdate }) {
  const lang = langOn(site, item.locale)
  return (
    <article id={`news-${item.id}`}>
      <p class="date">
        <time datetime={item.at}>{formats(site.locale).date(item.at)}</time>
      </p>
      <h3 lang={lang}>{item.title}</h3>
      <div lang={lang}>
        <Paragraphs text={item.body} />
      </div>
    </article>
  )
}
