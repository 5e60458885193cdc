import type { FollowedList } from '../../functions/domain/followed-list.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import { FollowedLists } from '../components/followed-lists.tsx'
import { Layout } from '../components/layout.tsx'
import { confirmPath, langOn, type Site, type ThanksTold } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ConfirmPageProps = {
  site: Site
  token: string
  petition: { title: string; locale: Locale; addressee: string }
  givenName: string
  familyName: string
  showName: boolean
  consentText: string
  /** The language of the consent text, where it is not the petition's. */
  consentLocale?: Locale
  /** What the same press makes one follow; there may be nothing. */
  follows: readonly FollowedList[]
  /** What the page after the press is told. */
  told: ThanksTold
}

/** What is about to be confirmed, and one button. Opening the page changes nothing (DESIGN, promise 3). */
export function ConfirmPage({ site, token, petition, follows, told, ...signature }: ConfirmPageProps) {
  const t = texts(site.locale).confirm
  const lang = langOn(site, petition.locale)
  return (
    <Layout site={site} title={t.title}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{follows.length === 0 ? t.lead : t.leadFollowing}</p>
        <p>
          <strong lang={lang}>{petition.title}</strong>
        </p>
      </div>
      {follows.length > 0 && (
        <section class="panel" aria-labelledby="follows">
          <h2 id="follows">{t.follows}</h2>
          <FollowedLists site={site} lists={follows} />
        </section>
      )}
      <form method="post" action={confirmPath(site.locale, token)}>
        {Object.entries(told).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="button large">
          {follows.length === 0 ? t.button : t.buttonFollowing}
        </button>
      </form>
      <dl class="facts">
        <dt>{t.to}</dt>
        <dd lang={lang}>{petition.addressee}</dd>
        <dt>{t.name}</dt>
        <dd dir="auto">{`${signature.givenName} ${signature.familyName}`}</dd>
        <dt>{t.publicName}</dt>
        <dd>{signature.showName ? t.nameShown : t.nameHidden}</dd>
        <dt>{t.consent}</dt>
        <dd lang={langOn(site, signature.consentLocale ?? petition.locale)}>{signature.consentText}</dd>
      </dl>
      <p class="afterwards">{t.wrong}</p>
    </Layout>
  )
}
