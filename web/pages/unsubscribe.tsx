import type { FollowedList } from '../../functions/domain/followed-list.ts'
import { FollowedLists } from '../components/followed-lists.tsx'
import { Layout } from '../components/layout.tsx'
import { type Site, unsubscribePath } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type UnsubscribePageProps = {
  site: Site
  token: string
  /** What is left; absent: everything. */
  list?: FollowedList
  /** The link that leaves everything, where this one is about one list. */
  everything?: { token: string }
}

/** One large button to leave. Opening the page changes nothing; shows no name and no address. */
export function UnsubscribePage({ site, token, list, everything }: UnsubscribePageProps) {
  const t = texts(site.locale).unsubscribe
  const title = list === undefined ? t.titleAll : t.title
  return (
    <Layout site={site} title={title}>
      <div class="opening">
        <h1>{title}</h1>
        <p class="lead">{list === undefined ? t.leadAll : t.lead}</p>
        {list !== undefined && <FollowedLists site={site} lists={[list]} />}
      </div>
      <form method="post" action={unsubscribePath(site.locale, token)}>
        <button type="submit" class="button large">
          {list === undefined ? t.buttonAll : t.button}
        </button>
      </form>
      {everything !== undefined && (
        <section class="panel" aria-labelledby="everything">
          <h2 id="everything">{t.everythingTitle}</h2>
          <p>{t.everything}</p>
          <form class="lone" method="post" action={unsubscribePath(site.locale, everything.token)}>
            <button type="submit" class="button quiet">
              {t.buttonAll}
            </button>
          </form>
        </section>
      )}
      <p class="afterwards">{t.signatures}</p>
    </Layout>
  )
}
