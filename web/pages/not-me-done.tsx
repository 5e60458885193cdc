import { Layout } from '../components/layout.tsx'
import type { Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NotMeDonePageProps = {
  site: Site
  /** Whether it was about a signature. */
  signed?: boolean
}

/** After "this wasn't me": what was done. */
export function NotMeDonePage({ site, signed = false }: NotMeDonePageProps) {
  const t = texts(site.locale).notMe
  return (
    <Layout site={site} title={t.doneTitle}>
      <div class="opening">
        <h1>{t.doneTitle}</h1>
        <p class="lead">{signed ? t.doneSigned : t.done}</p>
      </div>
      <p>{t.doneApology}</p>
      <p>
        {t.doneQuestion} <a href={`mailto:${site.privacyContact}`}>{site.privacyContact}</a>.
      </p>
    </Layout>
  )
}
