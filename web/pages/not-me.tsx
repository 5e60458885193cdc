import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { langOn, notMePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type NotMePageProps = {
  site: Site
  token: string
  /** The petition that was signed, where the mail was about one. */
  petition?: { title: string; locale: Locale }
  /** What was asked for, where it was no signature. */
  what?: 'newsletter' | 'my-data'
}

/** "This wasn't me": what the button does, and the button. Shows no name and no address. */
export function NotMePage({ site, token, petition, what = 'newsletter' }: NotMePageProps) {
  const t = texts(site.locale).notMe
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{petition === undefined ? t[what] : t.signed}</p>
        {petition !== undefined && (
          <p>
            <strong lang={langOn(site, petition.locale)}>{petition.title}</strong>
          </p>
        )}
      </div>
      <p>{t.what}</p>
      <ul>
        <li>{petition === undefined ? t.removesRequest : t.removesSignature}</li>
        <li>{t.unsubscribes}</li>
        <li>{t.stops}</li>
      </ul>
      <form method="post" action={notMePath(site.locale, token)}>
        <button type="submit" class="button large">
          {petition === undefined ? t.button : t.buttonSigned}
        </button>
      </form>
      <p class="afterwards">{t.nothing}</p>
    </Layout>
  )
}
