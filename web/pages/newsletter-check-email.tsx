import { Layout } from '../components/layout.tsx'
import { newsletterPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NewsletterCheckEmailPageProps = { site: Site }

/** What to do after asking to follow. Says the same to everyone, whatever stands under the address. */
export function NewsletterCheckEmailPage({ site }: NewsletterCheckEmailPageProps) {
  const { checkEmail: help, newsletterCheckEmail: t } = texts(site.locale)
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>{t.validity}</p>
      </div>
      <section aria-labelledby="not-found">
        <h2 id="not-found">{help.notFound}</h2>
        <ul>
          <li>{help.helpWait}</li>
          <li>{help.helpSpam}</li>
          <li>{help.helpSearch(site.organisation)}</li>
          <li>{t.helpAddress}</li>
          <li>{t.helpAgain}</li>
        </ul>
      </section>
      <p>
        <a href={newsletterPath(site.locale)}>{t.again}</a>
      </p>
    </Layout>
  )
}
