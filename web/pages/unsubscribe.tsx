import type { FollowedList } from '../../functions/domain/followed-list.ts'
import { FollowedLists } from '../components/followed-lists.tsx'
import { Layout } from '../components/layout.tsx'
import { type Site, unsubscribePath } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type UnsubscribePageProps = {
  site: Site
  token: string
  /** What is left; absent: everything. */
  lists?: readonly FollowedList[]
  /** The link that leaves everything, where this one is about some lists. */
  everything?: { token: string }
}

/** One large button to leave. Opening the page changes nothing; shows no name and no address. */
export function UnsubscribePage({ site, token, lists, everything }: UnsubscribePageProps) {
  const t = texts(site.locale).unsubscribe
  const title = lists === undefined ? t.titleAll : t.title
  return (
    <Layout site={site} title={title}>
      <div class="opening">
        <h1>{title}</h1>
        <p class="lead">{lists === undefined ? t.leadAll : t.lead}</p>
        {lists !== undefined && <FollowedLists site={site} lists={lists} />}
      </div>
      <form method="post" action={unsubscribePath(site.locale, token)}>
        <button type="submit" class="button large">
          {lists === undefined ? t.buttonAll : t.button}
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
