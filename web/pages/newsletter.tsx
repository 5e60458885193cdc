import { ErrorSummary } from '../components/error-summary.tsx'
import { Layout } from '../components/layout.tsx'
import {
  NEWSLETTER_FIELDS,
  NewsletterForm,
  type NewsletterFormState,
} from '../components/newsletter-form.tsx'
import type { TopicChoice } from '../components/topic-choices.tsx'
import { homePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NewsletterPageProps = { site: Site; topics: readonly TopicChoice[]; form: NewsletterFormState }

/** The topics that can be followed, and the form to do so. */
export function NewsletterPage({ site, topics, form }: NewsletterPageProps) {
  const words = texts(site.locale)
  const t = words.newsletter
  return (
    <Layout site={site} title={t.title} description={t.lead} invalid={form.errors.length > 0}>
      <ErrorSummary site={site} errors={form.errors} fields={topics.length > 0 ? NEWSLETTER_FIELDS : []} />
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      {topics.length > 0 ? (
        <section class="panel" aria-label={t.toForm}>
          <NewsletterForm site={site} topics={topics} form={form} />
        </section>
      ) : (
        <>
          <p>{t.none}</p>
          <p>
            <a class="button quiet" href={homePath(site.locale)}>
              {words.errorPage.home}
            </a>
          </p>
        </>
      )}
    </Layout>
  )
}
