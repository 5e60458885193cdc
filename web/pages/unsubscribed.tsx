import type { FollowedList } from '../../functions/domain/followed-list.ts'
import { FollowedLists } from '../components/followed-lists.tsx'
import { Layout } from '../components/layout.tsx'
import { preferencesPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type UnsubscribedPageProps = {
  site: Site
  /** What was left; absent: everything. */
  lists?: readonly FollowedList[]
  preferencesToken: string
}

/** Left, now or before: the answer is the same. */
export function UnsubscribedPage({ site, lists, preferencesToken }: UnsubscribedPageProps) {
  const t = texts(site.locale).unsubscribe
  return (
    <Layout site={site} title={t.doneTitle}>
      <div class="opening">
        <h1>{t.doneTitle}</h1>
        <p class="lead">{lists === undefined ? t.doneAll : t.done}</p>
        {lists !== undefined && <FollowedLists site={site} lists={lists} />}
      </div>
      <p>{t.doneUnderWay}</p>
      <p>{t.signatures}</p>
      <p>{t.changedMind}</p>
      <p>
        <a class="button quiet" href={preferencesPath(site.locale, preferencesToken)}>
          {t.preferences}
        </a>
      </p>
    </Layout>
  )
}
