import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { langOn, notMePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NotMePageProps = { site: Site; token: string; petition: { title: string; locale: Locale } }

/** "This wasn't me": what the button does, and the button. Shows no name and no address. */
export function NotMePage({ site, token, petition }: NotMePageProps) {
  const t = texts(site.locale).notMe
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <strong lang={langOn(site, petition.locale)}>{petition.title}</strong>
        </p>
      </div>
      <p>{t.what}</p>
      <ul>
        <li>{t.removes}</li>
        <li>{t.stops}</li>
      </ul>
      <form method="post" action={notMePath(site.locale, token)}>
        <button type="submit" class="button large">
          {t.button}
        </button>
      </form>
      <p class="afterwards">{t.nothing}</p>
    </Layout>
  )
}
