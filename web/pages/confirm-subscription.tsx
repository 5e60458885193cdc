import type { FollowedList } from '../../functions/domain/followed-list.ts'
import { FollowedLists } from '../components/followed-lists.tsx'
import { Layout } from '../components/layout.tsx'
import { confirmPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ConfirmSubscriptionPageProps = { site: Site; token: string; lists: readonly FollowedList[] }

/** What is about to be followed, and one button. Opening the page changes nothing (DESIGN, promise 3). */
export function ConfirmSubscriptionPage({ site, token, lists }: ConfirmSubscriptionPageProps) {
  const t = texts(site.locale).confirmSubscription
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <section class="panel" aria-labelledby="lists">
        <h2 id="lists">{t.lists}</h2>
        <FollowedLists site={site} lists={lists} />
      </section>
      <form method="post" action={confirmPath(site.locale, token)}>
        <button type="submit" class="button large">
          {t.button}
        </button>
      </form>
      <p class="afterwards">{t.wrong}</p>
    </Layout>
  )
}
