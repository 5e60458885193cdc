import type { JSX } from 'hono/jsx/jsx-runtime'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import type { ShownUpdate } from '../../functions/domain/petition-update.ts'
import type { Assets } from '../../functions/http/assets.ts'
import type { PetitionCard } from '../../web/components/petition-cards.tsx'
import { CheckEmailPage } from '../../web/pages/check-email.tsx'
import { ConfirmPage } from '../../web/pages/confirm.tsx'
import { ErrorPage } from '../../web/pages/error.tsx'
import { HomePage } from '../../web/pages/home.tsx'
import { type LinkKind, LinkPage } from '../../web/pages/link.tsx'
import { NotMePage } from '../../web/pages/not-me.tsx'
import { NotMeDonePage } from '../../web/pages/not-me-done.tsx'
import { OwnLinkPage } from '../../web/pages/own-link.tsx'
import { PetitionPage, type SignForm } from '../../web/pages/petition.tsx'
import { PosterPage } from '../../web/pages/poster.tsx'
import { PrivacyPage } from '../../web/pages/privacy.tsx'
import { ThanksPage } from '../../web/pages/thanks.tsx'
import type { PetitionView } from '../../web/petition-view.ts'
import type { Site } from '../../web/site.ts'
import { themedPath } from '../../web/theme.ts'
import '../support/every-language.ts'
import { followingPages, followsIn, topicsIn } from './following-pages.tsx'
import { myDataPages } from './my-data-pages.tsx'

export const TOKEN = 'AbCdEf0123456789'

/** Example texts, written for the purpose. */
const TEXTS = {
  nl: {
    title: 'Laat geen kind in Nederland onverzekerd opgroeien',
    summary: 'Duizenden kinderen krijgen geen zorg omdat hun ouders geen papieren hebben. Dat moet anders.',
    body: 'Elk kind heeft recht op zorg. Dat staat in het Kinderrechtenverdrag, en Nederland heeft dat ondertekend.\n\nToch lopen kinderen rond met pijn, omdat hun ouders bang zijn voor de rekening. Een arts mag hen niet weigeren, maar dat weet bijna niemand.\n\nWij vragen de staatssecretaris om ieder kind dat hier woont te verzekeren. Niet straks, maar nu.',
    addressee: 'de staatssecretaris van Volksgezondheid',
    consentText:
      'Ik teken deze petitie en vind het goed dat Stem voor Kinderen mijn naam en land aan de staatssecretaris geeft en mijn gegevens hiervoor bewaart.',
  },
  en: {
    title: 'Let no child in the Netherlands grow up uninsured',
    summary: 'Thousands of children get no care because their parents have no papers. That has to change.',
    body: 'Every child has a right to health care. The Convention on the Rights of the Child says so, and the Netherlands signed it.\n\nStill, children walk around in pain because their parents fear the bill. No doctor may refuse them, but hardly anyone knows.\n\nWe ask the State Secretary to insure every child who lives here. Not one day, but now.',
    addressee: 'the State Secretary for Public Health',
    consentText:
      'I sign this petition and agree that Stem voor Kinderen gives my name and country to the State Secretary and keeps my data for this purpose.',
  },
  de: {
    title: 'Kein Kind in den Niederlanden darf ohne Krankenversicherung aufwachsen',
    summary:
      'Tausende Kinder werden nicht behandelt, weil ihre Eltern keine Aufenthaltserlaubnis haben. Das muss sich ändern.',
    body: 'Jedes Kind hat ein Recht auf Gesundheitsversorgung. So steht es in der Kinderrechtskonvention, und die Niederlande haben sie unterschrieben.\n\nTrotzdem laufen Kinder mit Schmerzen herum, weil ihre Eltern die Rechnung fürchten.',
    addressee: 'die Staatssekretärin für Gesundheit und Krankenversicherungsangelegenheiten',
    consentText:
      'Ich unterschreibe diese Petition und bin einverstanden, dass Stem voor Kinderen der Staatssekretärin meinen Namen und mein Land gibt und meine Daten dafür aufbewahrt.',
  },
  th: {
    title: 'อย่าให้เด็กคนใดในเนเธอร์แลนด์เติบโตโดยไม่มีประกันสุขภาพ',
    summary: 'เด็กหลายพันคนไม่ได้รับการรักษาเพราะพ่อแม่ไม่มีเอกสาร เรื่องนี้ต้องเปลี่ยน',
    body: 'เด็กทุกคนมีสิทธิได้รับการดูแลสุขภาพ อนุสัญญาว่าด้วยสิทธิเด็กระบุไว้ และเนเธอร์แลนด์ได้ลงนามแล้ว\n\nถึงอย่างนั้นยังมีเด็กที่ต้องทนเจ็บเพราะพ่อแม่กลัวค่ารักษา',
    addressee: 'รัฐมนตรีช่วยว่าการกระทรวงสาธารณสุข',
    consentText:
      'ฉันลงชื่อในแคมเปญนี้และยินยอมให้ Stem voor Kinderen มอบชื่อและประเทศของฉันแก่รัฐมนตรีช่วยว่าการ และเก็บข้อมูลของฉันเพื่อการนี้',
  },
} as const satisfies Partial<Record<Locale, Record<string, string>>>

/** The languages that the example petition is written in: in the others it is shown in Dutch. */
const shownIn = (locale: Locale): keyof typeof TEXTS =>
  locale in TEXTS ? (locale as keyof typeof TEXTS) : 'nl'

/** Those that pages are looked at in: the usual one, one of long words, and one without spaces. */
export const LOOKED_AT = ['nl', 'de', 'th'] as const

export function siteFor(locale: Locale, assets: Site['assets'], path?: string): Site {
  return {
    locale,
    publicUrl: 'https://petities.example.org',
    organisation: 'Stem voor Kinderen',
    privacyContact: 'privacy@example.org',
    assets,
    alternates: path === undefined ? {} : Object.fromEntries(LOCALES.map((one) => [one, `/${one}${path}`])),
  }
}

export function petitionIn(locale: Locale, changes: Partial<PetitionView> = {}): PetitionView {
  return {
    slug: 'zorg-voor-elk-kind',
    locale: shownIn(locale),
    locales: ['nl', 'en', 'de', 'th'],
    state: 'open',
    ...TEXTS[shownIn(locale)],
    consentVersion: 1,
    count: 12_345,
    offline: 512,
    goal: 20_000,
    nextMilestone: 20_000,
    asks: { city: true, postalCode: true },
    topics: [],
    donateUrl: 'https://doneren.example.org/',
    ...changes,
  }
}

export const FRESH: SignForm = { values: {}, errors: [] }

export const WRONG: SignForm = {
  values: {
    givenName: 'Fatima',
    familyName: '',
    email: 'fatima@',
    country: 'BE',
    showName: 'on',
    city: 'Gent',
  },
  errors: [
    { field: 'familyName', code: 'name-missing' },
    { field: 'email', code: 'email-malformed' },
    { field: 'consent', code: 'consent-missing' },
    { field: 'ageConfirmed', code: 'age-missing' },
    { field: 'partner', code: 'partner-unknown' },
  ],
}

export const WRONG_TO_FOLLOW: SignForm = {
  values: { ...WRONG.values, updates: 'on' },
  chosen: ['veilige-opvang'],
  errors: [
    { field: 'newsletter', code: 'topic-unknown' },
    { field: 'ageConfirmed', code: 'age-missing' },
  ],
}

/** What makes a petition one whose form offers to follow its updates and two topics. */
export function followable(locale: Locale): Pick<PetitionView, 'topics' | 'updates'> {
  const [, updates] = followsIn(locale)
  return { topics: topicsIn(locale), updates: { text: updates?.consentText ?? '', version: 3, locale: 'nl' } }
}

const LINK_KINDS: readonly LinkKind[] = ['expired', 'unknown', 'petition-closed', 'already-confirmed', 'gone']
/** A language that is not the page's own. */
const otherThan = (locale: Locale) => (locale === 'nl' ? 'en' : 'nl')

/** Every page in every state that changes what it shows, in one language, by a name for the test. */
export function everyPage(
  locale: Locale,
  assets: Pick<Assets, 'style' | 'petitionScript' | 'icon'>,
): Record<string, JSX.Element> {
  const at = (path?: string) => siteFor(locale, assets, path)
  const petition = petitionIn(locale)
  const foreign = petitionIn(otherThan(locale))
  const petitionSite = at(`/petitions/${petition.slug}`)
  const checkSite = at(`/petitions/${petition.slug}/check-your-email`)
  const closedAt = '2026-11-01T17:00:00.000Z'
  const signature = {
    givenName: 'Fatima',
    familyName: 'van der Berg',
    consentText: petition.consentText,
    follows: [],
    told: {},
  }
  return {
    home: <HomePage site={at('')} petitions={cards(locale)} topics={[]} />,
    'home-newsletter': <HomePage site={at('')} petitions={cards(locale)} topics={topicsIn(locale)} />,
    'home-searched': <HomePage site={at('')} petitions={cards(locale)} topics={[]} searched="zorg" />,
    'home-not-found': <HomePage site={at('')} petitions={[]} topics={[]} searched="zorg" />,
    'home-empty': <HomePage site={at('')} petitions={[]} topics={[]} />,
    poster: (
      <PosterPage
        site={at()}
        petition={petition}
        address={`https://petities.example.org/${locale}/petitions/x`}
      />
    ),
    petition: <PetitionPage site={petitionSite} petition={petition} form={FRESH} />,
    'petition-first': (
      <PetitionPage
        site={petitionSite}
        petition={petitionIn(locale, {
          count: 1,
          offline: 0,
          asks: { city: false, postalCode: false },
          closesAt: '2026-12-01T17:00:00.000Z',
          source: 'nieuwsbrief',
          partner: 'stem-zuid',
        })}
        form={FRESH}
      />
    ),
    'petition-goal': (
      <PetitionPage site={petitionSite} petition={petitionIn(locale, { count: 20_001 })} form={FRESH} />
    ),
    'petition-around': (
      <PetitionPage
        site={petitionSite}
        petition={petitionIn(locale, {
          count: 4_321,
          nextMilestone: 5_000,
          image: { ...PICTURE, type: 'image/png' },
          imageAlt: petition.title,
        })}
        form={FRESH}
        news={newsIn(locale)}
        signers={['Fatima van der Berg', 'فاطمة الزهراء', 'Đặng Thị Hương', 'Kwame O’Neill']}
        related={cards(locale).slice(1, 3)}
      />
    ),
    'petition-themed': (
      <PetitionPage
        site={{
          ...petitionSite,
          assets: { ...assets, style: themedPath(assets.style, '#c8102e', '#00205b') },
          logo: PICTURE,
        }}
        petition={petition}
        form={WRONG}
        related={cards(locale)}
      />
    ),
    'petition-foreign': <PetitionPage site={petitionSite} petition={foreign} form={FRESH} />,
    'petition-errors': <PetitionPage site={petitionSite} petition={petition} form={WRONG} />,
    'petition-following': (
      <PetitionPage site={petitionSite} petition={petitionIn(locale, followable(locale))} form={FRESH} />
    ),
    'petition-following-errors': (
      <PetitionPage
        site={petitionSite}
        petition={petitionIn(locale, followable(otherThan(locale)))}
        form={WRONG_TO_FOLLOW}
      />
    ),
    'petition-closed': (
      <PetitionPage
        site={petitionSite}
        petition={petitionIn(locale, { state: 'closed', closedAt })}
        form={FRESH}
      />
    ),
    'petition-archived': (
      <PetitionPage
        site={petitionSite}
        petition={petitionIn(locale, { state: 'archived', closedAt, outcome: petition.body })}
        news={newsIn(locale)}
        form={FRESH}
      />
    ),
    'check-email': <CheckEmailPage site={checkSite} petition={petition} resend={{ sent: false }} />,
    'check-email-typo': (
      <CheckEmailPage site={checkSite} petition={petition} resend={{ sent: false }} almost="gmail.com" />
    ),
    'check-email-sent': <CheckEmailPage site={checkSite} petition={petition} resend={{ sent: true }} />,
    'check-email-error': (
      <CheckEmailPage
        site={checkSite}
        petition={petition}
        resend={{ sent: false, error: 'email-malformed', email: 'fatima@' }}
      />
    ),
    thanks: (
      <ThanksPage
        site={at(`/petitions/${petition.slug}/thanks`)}
        petition={petition}
        donateUrl="https://doneren.example.org/"
        next={cards(locale).slice(1, 3)}
        news
      />
    ),
    'thanks-following': (
      <ThanksPage
        site={at(`/petitions/${petition.slug}/thanks`)}
        petition={petition}
        told={{ partner: 'stem-zuid', followed: 'newsletter' }}
        next={[]}
        news={false}
      />
    ),
    'thanks-closed': (
      <ThanksPage
        site={at(`/petitions/${petition.slug}/thanks`)}
        petition={petitionIn(locale, { state: 'closed', closedAt })}
        next={cards(locale).slice(0, 1)}
        news={false}
      />
    ),
    'own-link': (
      <OwnLinkPage site={at()} petition={petition} credit={{ via: 'AbCdEfGhIjKlMnOp' }} brought={15} />
    ),
    confirm: <ConfirmPage site={at()} token={TOKEN} petition={petition} {...signature} showName={false} />,
    'confirm-shown': <ConfirmPage site={at()} token={TOKEN} petition={foreign} {...signature} showName />,
    'confirm-following': (
      <ConfirmPage
        site={at()}
        token={TOKEN}
        petition={petition}
        {...signature}
        showName
        follows={followsIn(locale)}
      />
    ),
    ...Object.fromEntries(
      LINK_KINDS.map((kind) => [`link-${kind}`, <LinkPage site={at()} kind={kind} petition={petition} />]),
    ),
    'link-without-petition': <LinkPage site={at()} kind="unknown" />,
    'not-me': <NotMePage site={at()} token={TOKEN} petition={petition} />,
    'not-me-done': <NotMeDonePage site={at()} signed />,
    ...followingPages(locale, at, TOKEN),
    ...myDataPages(at, TOKEN),
    privacy: <PrivacyPage site={at('/privacy')} />,
    'error-404': <ErrorPage site={at()} status={404} />,
    'error-413': <ErrorPage site={at()} status={413} />,
    'error-500': <ErrorPage site={at()} status={500} />,
  }
}

const PICTURE = { path: '/images/example.png', width: 1200, height: 675 }

function newsIn(locale: Locale): ShownUpdate[] {
  const { title, summary, body } = TEXTS[shownIn(locale)]
  return [1, 2, 3, 4].map((day) => ({
    id: `${day}`,
    at: `2026-11-0${5 - day}T09:00:00.000Z`,
    locale: day === 2 ? otherThan(locale) : shownIn(locale),
    title: day === 2 ? TEXTS[otherThan(locale)].title : title,
    body: day === 1 ? body : summary,
  }))
}

function cards(locale: Locale): PetitionCard[] {
  const card = (slug: string, changes: Partial<PetitionCard>): PetitionCard => ({
    ...petitionIn(locale),
    slug,
    ...changes,
  })
  return [
    card('zorg-voor-elk-kind', {}),
    card('school-dichtbij', { ...TEXTS[otherThan(locale)], locale: otherThan(locale), count: 0, offline: 0 }),
    card('veilig-naar-huis', { count: 1, goal: 100, nextMilestone: 100, offline: 1, image: PICTURE }),
    card('spelen-mag', { state: 'closed', count: 30_120, goal: 25_000, nextMilestone: 25_000, offline: 0 }),
  ]
}
