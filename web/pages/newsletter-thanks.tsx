import { Layout } from '../components/layout.tsx'
import { homePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NewsletterThanksPageProps = { site: Site }

/** After confirming to follow: what comes, how to leave, and the petitions. */
export function NewsletterThanksPage({ site }: NewsletterThanksPageProps) {
  const t = texts(site.locale).newsletterThanks
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <p>{t.leave}</p>
      <section class="panel" aria-labelledby="petitions">
        <h2 id="petitions">{t.petitionsTitle}</h2>
        <p>{t.petitionsLead}</p>
        <p>
          <a class="button" href={homePath(site.locale)}>
            {t.petitions}
          </a>
        </p>
      </section>
    </Layout>
  )
}
