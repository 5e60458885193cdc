import { Layout } from '../components/layout.tsx'
import type { Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NotMeDonePageProps = { site: Site }

/** After "this wasn't me": what was done. */
export function NotMeDonePage({ site }: NotMeDonePageProps) {
  const t = texts(site.locale).notMe
  return (
    <Layout site={site} title={t.doneTitle}>
      <div class="opening">
        <h1>{t.doneTitle}</h1>
        <p class="lead">{t.done}</p>
      </div>
      <p>{t.doneApology}</p>
      <p>
        {t.doneQuestion} <a href={`mailto:${site.privacyContact}`}>{site.privacyContact}</a>.
      </p>
    </Layout>
  )
}
