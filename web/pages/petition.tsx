import type { Locale } from '../../functions/domain/locale.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Layout } from '../components/layout.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { findingOf } from '../components/petition-finding.ts'
import { Progress } from '../components/progress.tsx'
import { type SignForm, SignFormSection, signFields } from '../components/sign-form.tsx'
import type { TopicChoice } from '../components/topic-choices.tsx'
import { homePath, langOn, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type { SignForm } from '../components/sign-form.tsx'

export type PetitionView = {
  slug: string
  /** The language of the petition's own texts, which may differ from the page's. */
  locale: Locale
  /** Every language that its texts are written in. */
  locales: readonly Locale[]
  state: 'open' | 'closed' | 'archived'
  title: string
  summary: string
  /** Plain text; blank lines separate paragraphs. */
  body: string
  addressee: string
  /** What those who share it begin with; absent: the usual words. */
  shareText?: string
  /** What became of it, in plain paragraphs. */
  outcome?: string
  /** What the picture shows, for whoever does not see it. */
  imageAlt?: string
  image?: { path: string; width: number; height: number; type: string }
  consentText: string
  consentVersion: number
  count: number
  offline: number
  goal: number
  /** What the count is shown against: see domain/milestones.ts. */
  nextMilestone: number
  asks: { city: boolean; postalCode: boolean }
  /** The topics that its form offers to follow. */
  topics: readonly TopicChoice[]
  /** The consent to mail about this petition only. */
  updates?: { text: string; version: number; locale: Locale }
  closesAt?: string
  closedAt?: string
  donateUrl?: string
  /** What the form passes on about the way that the reader came. */
  source?: string
  partner?: string
}

export type PetitionPageProps = { site: Site; petition: PetitionView; form: SignForm }

/** The petition: what it asks of whom, how far it is, and the form or what became of it. */
export function PetitionPage({ site, petition, form }: PetitionPageProps) {
  const t = texts(site.locale).petition
  const open = petition.state === 'open'
  const lang = langOn(site, petition.locale)
  const invalid = form.errors.length > 0
  return (
    <Layout
      site={site}
      title={petition.title}
      description={petition.summary}
      invalid={invalid}
      script={open}
      wide
      finding={findingOf(site, petition)}
    >
      <ErrorSummary site={site} errors={form.errors} fields={signFields(petition)} />
      <article class="petition">
        <header class="opening">
          <p class="kicker">{t.kicker}</p>
          <h1 lang={lang}>{petition.title}</h1>
          <p class="lead" lang={lang}>
            {petition.summary}
          </p>
          <p class="addressee">
            {t.to} <strong lang={lang}>{petition.addressee}</strong>
          </p>
        </header>
        <div class="beside">
          <Progress
            site={site}
            count={petition.count}
            goal={petition.goal}
            offline={petition.offline}
            {...(open ? { live: petition.slug } : {})}
          />
          {open && (
            <a class="button jump" href="#sign">
              {t.jumpToForm}
            </a>
          )}
        </div>
        <div class="body" lang={lang}>
          <Paragraphs text={petition.body} />
        </div>
        <div class="action">
          {open ? (
            <SignFormSection site={site} petition={petition} form={form} />
          ) : (
            <Closed site={site} petition={petition} />
          )}
        </div>
      </article>
    </Layout>
  )
}

function Closed({ site, petition }: { site: Site; petition: PetitionView }) {
  const t = texts(site.locale)
  return (
    <section class="closed" aria-labelledby="closed-title">
      <h2 id="closed-title">{petition.state === 'closed' ? t.petition.closed : t.petition.archived}</h2>
      {petition.closedAt !== undefined && <p>{t.petition.closedOn(petition.closedAt)}</p>}
      <p>{t.petition.closedThanks(petition.count + petition.offline)}</p>
      {petition.state === 'closed' && <p>{t.petition.closedGrace}</p>}
      <p>
        <a class="button quiet" href={homePath(site.locale)}>
          {t.petition.otherPetitions}
        </a>
      </p>
      {petition.donateUrl !== undefined && (
        <p>
          {t.petition.donateLead} <a href={petition.donateUrl}>{t.donate}</a>
        </p>
      )}
    </section>
  )
}
