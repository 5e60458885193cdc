import type { JSX } from 'hono/jsx/jsx-runtime'
import type { FollowedList } from '../../functions/domain/followed-list.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import type { NewsletterFormState } from '../../web/components/newsletter-form.tsx'
import type { TopicChoice } from '../../web/components/topic-choices.tsx'
import { ConfirmSubscriptionPage } from '../../web/pages/confirm-subscription.tsx'
import { LinkPage } from '../../web/pages/link.tsx'
import { NewsletterPage } from '../../web/pages/newsletter.tsx'
import { NewsletterCheckEmailPage } from '../../web/pages/newsletter-check-email.tsx'
import { NewsletterThanksPage } from '../../web/pages/newsletter-thanks.tsx'
import { NotMePage } from '../../web/pages/not-me.tsx'
import { NotMeDonePage } from '../../web/pages/not-me-done.tsx'
import { PreferencesPage } from '../../web/pages/preferences.tsx'
import { UnsubscribePage } from '../../web/pages/unsubscribe.tsx'
import { UnsubscribedPage } from '../../web/pages/unsubscribed.tsx'
import type { Site } from '../../web/site.ts'

const ADDRESS = 'Stem voor Kinderen, Postbus 12, 2500 AA Den Haag'

/** Example texts, written for the purpose. */
const TOPICS = {
  nl: [
    {
      topic: 'stop-kinderhandel',
      name: 'Stop kinderhandel',
      description: 'Eens per maand: wat we doen tegen kinderhandel, en hoe jij kunt helpen.',
      consentText: `Ja, mail mij nieuws over de strijd tegen kinderhandel. (${ADDRESS})`,
    },
    {
      topic: 'veilige-opvang',
      name: 'Veilige opvang voor kinderen op de vlucht',
      description: 'Een paar keer per jaar: verhalen en acties.',
      consentText: `Ja, mail mij nieuws over kinderen op de vlucht. (${ADDRESS})`,
    },
  ],
  en: [
    {
      topic: 'stop-kinderhandel',
      name: 'Stop child trafficking',
      description: 'Once a month: what we do against child trafficking, and how you can help.',
      consentText: `Yes, send me email about the fight against child trafficking. (${ADDRESS})`,
    },
    {
      topic: 'veilige-opvang',
      name: 'Safe shelter for children on the run',
      description: 'A few times a year: stories and things to do.',
      consentText: `Yes, send me email about children on the run. (${ADDRESS})`,
    },
  ],
} as const satisfies Partial<Record<Locale, unknown>>

/** The topics are written in two languages: in the others they are shown in Dutch. */
const topicsFor = (locale: Locale) => (locale === 'en' ? TOPICS.en : TOPICS.nl)
const shownIn = (locale: Locale) => (locale === 'en' ? 'en' : 'nl')

export const topicsIn = (locale: Locale): TopicChoice[] =>
  topicsFor(locale).map((topic, index) => ({ ...topic, locale: shownIn(locale), consentVersion: index + 1 }))

/** A topic, and the updates of a petition. */
export const followsIn = (locale: Locale): FollowedList[] => [
  {
    kind: 'topic',
    name: topicsFor(locale)[0].name,
    locale: shownIn(locale),
    consentText: topicsFor(locale)[0].consentText,
  },
  {
    kind: 'updates',
    name: 'Zorg voor elk kind',
    locale: 'nl',
    consentText: 'Ja, mail mij nieuws over deze petitie.',
    consentLocale: 'nl',
  },
]

const FRESH: NewsletterFormState = { values: {}, errors: [], chosen: [] }

const WRONG: NewsletterFormState = {
  values: { email: 'fatima@' },
  chosen: [],
  errors: [
    { field: 'topics', code: 'topics-missing' },
    { field: 'email', code: 'email-malformed' },
    { field: 'consent', code: 'consent-missing-newsletter' },
    { field: 'ageConfirmed', code: 'age-missing' },
  ],
}

const CLOSED_TOPIC: NewsletterFormState = {
  values: { email: 'fatima@example.org', consent: 'on', ageConfirmed: 'on' },
  chosen: ['veilige-opvang', 'gesloten-onderwerp'],
  errors: [{ field: 'topics', code: 'topic-unknown' }],
}

/** Every page about following by mail and leaving, in every state. */
export function followingPages(
  locale: Locale,
  at: (path?: string) => Site,
  token: string,
): Record<string, JSX.Element> {
  const topics = topicsIn(locale)
  const [topic, updates] = followsIn(locale).map(
    ({ consentText: _shownElsewhere, consentLocale: _itsLanguage, ...named }) => named,
  )
  const one = topic === undefined ? {} : { lists: [topic] }
  const foreign = topicsIn(locale === 'nl' ? 'en' : 'nl')
  const petitionUpdates = [
    { list: 'updates_zorg-voor-elk-kind', name: 'Zorg voor elk kind', locale: 'nl' as const },
    { list: 'updates_no-child-for-sale', name: 'No child for sale', locale: 'en' as const },
  ]
  const preferences = {
    site: at(),
    token,
    locale: 'nl' as const,
    topics: topics.map((choice, index) => ({ ...choice, following: index === 0 })),
    updates: petitionUpdates,
    canAdd: true,
  }
  return {
    newsletter: <NewsletterPage site={at('/newsletter')} topics={topics} form={FRESH} />,
    'newsletter-one': <NewsletterPage site={at('/newsletter')} topics={foreign.slice(1)} form={FRESH} />,
    'newsletter-only': <NewsletterPage site={at('/newsletter')} topics={topics.slice(0, 1)} form={FRESH} />,
    'newsletter-none': <NewsletterPage site={at('/newsletter')} topics={[]} form={FRESH} />,
    'newsletter-errors': <NewsletterPage site={at('/newsletter')} topics={topics} form={WRONG} />,
    'newsletter-closed-topic': (
      <NewsletterPage site={at('/newsletter')} topics={topics} form={CLOSED_TOPIC} />
    ),
    'newsletter-check-email': <NewsletterCheckEmailPage site={at('/newsletter/check-your-email')} />,
    'newsletter-thanks': <NewsletterThanksPage site={at('/newsletter/thanks')} />,
    'confirm-subscription': <ConfirmSubscriptionPage site={at()} token={token} lists={followsIn(locale)} />,
    unsubscribe: <UnsubscribePage site={at()} token={token} {...one} everything={{ token: `${token}9` }} />,
    'unsubscribe-updates': (
      <UnsubscribePage site={at()} token={token} {...(updates === undefined ? {} : { lists: [updates] })} />
    ),
    'unsubscribe-campaign': (
      <UnsubscribePage
        site={at()}
        token={token}
        lists={followsIn(locale)}
        everything={{ token: `${token}9` }}
      />
    ),
    'unsubscribe-all': <UnsubscribePage site={at()} token={token} />,
    unsubscribed: <UnsubscribedPage site={at()} preferencesToken={token} {...one} />,
    'unsubscribed-campaign': (
      <UnsubscribedPage site={at()} preferencesToken={token} lists={followsIn(locale)} />
    ),
    'unsubscribed-all': <UnsubscribedPage site={at()} preferencesToken={token} />,
    preferences: <PreferencesPage {...preferences} />,
    'preferences-saved': <PreferencesPage {...preferences} updates={[]} saved={{ asked: false }} />,
    'preferences-asked': <PreferencesPage {...preferences} saved={{ asked: true }} />,
    'preferences-nothing': (
      <PreferencesPage {...preferences} topics={[]} updates={[]} saved={{ asked: false }} canAdd={false} />
    ),
    'link-newsletter': <LinkPage site={at()} kind="expired" about="newsletter" />,
    'link-not-me': <LinkPage site={at()} kind="expired" about="not-me" />,
    'link-my-data': <LinkPage site={at()} kind="expired" about="my-data" />,
    'not-me-newsletter': <NotMePage site={at()} token={token} what="newsletter" />,
    'not-me-my-data': <NotMePage site={at()} token={token} what="my-data" />,
    'not-me-done-newsletter': <NotMeDonePage site={at()} />,
  }
}
