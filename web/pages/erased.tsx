import { Layout } from '../components/layout.tsx'
import { homePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ErasedPageProps = { site: Site }

/** After erasing everything. */
export function ErasedPage({ site }: ErasedPageProps) {
  const words = texts(site.locale)
  const t = words.myData
  return (
    <Layout site={site} title={t.erasedTitle}>
      <div class="opening">
        <h1>{t.erasedTitle}</h1>
        <p class="lead">{t.erased}</p>
      </div>
      <p>{t.erasedBackups}</p>
      <p>{t.eraseKept}</p>
      <p>{t.erasedAgain}</p>
      <p>
        <a class="button quiet" href={homePath(site.locale)}>
          {words.errorPage.home}
        </a>
      </p>
    </Layout>
  )
}
