import { Layout } from '../components/layout.tsx'
import { myDataPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type PrivacyPageProps = { site: Site }

/** Who keeps what, why, how long, and whom to ask (GDPR art. 13, in plain words). */
export function PrivacyPage({ site }: PrivacyPageProps) {
  const t = texts(site.locale).privacy
  const contact = <a href={`mailto:${site.privacyContact}`}>{site.privacyContact}</a>
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(site.organisation)}</p>
      </div>
      {t.sections.map((section) => (
        <section>
          <h2>{section.title}</h2>
          <ul>
            {section.items.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t.rightsTitle}</h2>
        <p>
          {t.rights} <a href={myDataPath(site.locale)}>{t.rightsPage}</a>.
        </p>
        <p>
          {t.rightsQuestion} {contact}.
        </p>
        <p>{t.rightsUnder16}</p>
        <p>
          {t.complaint}{' '}
          <a href={t.authorityUrl} lang={site.locale === 'nl' ? undefined : 'nl'}>
            {t.authority}
          </a>
          .
        </p>
      </section>
    </Layout>
  )
}
