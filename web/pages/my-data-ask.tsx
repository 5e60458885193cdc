import { ErrorSummary } from '../components/error-summary.tsx'
import { EmailField, type FormState } from '../components/field.tsx'
import { Layout } from '../components/layout.tsx'
import { myDataPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type MyDataAskPageProps = { site: Site; form: FormState; sent: boolean }

/** Asks for an address, to mail a link to one's own data. Says the same whatever is kept of it. */
export function MyDataAskPage({ site, form, sent }: MyDataAskPageProps) {
  const words = texts(site.locale)
  const t = words.myDataAsk
  return (
    <Layout site={site} title={t.title} description={t.lead} invalid={form.errors.length > 0}>
      <ErrorSummary site={site} errors={form.errors} fields={['email']} />
      {sent && (
        <section class="notice" role="status" aria-labelledby="sent-title">
          <h2 id="sent-title">{t.sentTitle}</h2>
          <p>{t.sent}</p>
          <p>{t.sentHelp}</p>
        </section>
      )}
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <section class="panel" aria-label={t.submit}>
        <p>{t.how}</p>
        <form method="post" action={myDataPath(site.locale)} novalidate>
          <EmailField site={site} form={form} label={words.petition.email} />
          <button type="submit" class="button">
            {t.submit}
          </button>
        </form>
      </section>
      <p>
        {t.question} <a href={`mailto:${site.privacyContact}`}>{site.privacyContact}</a>.
      </p>
    </Layout>
  )
}
