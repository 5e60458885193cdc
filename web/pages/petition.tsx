import type { ShownUpdate } from '../../functions/domain/petition-update.ts'
import { Alliance, type Ally, partnerNameIn } from '../components/alliance.tsx'
import { Closed } from '../components/closed.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Layout } from '../components/layout.tsx'
import { News } from '../components/news.tsx'
import { Paragraphs } from '../components/paragraphs.tsx'
import { type PetitionCard, PetitionCards } from '../components/petition-cards.tsx'
import { findingOf } from '../components/petition-finding.ts'
import { PetitionPicture } from '../components/petition-picture.tsx'
import { Progress } from '../components/progress.tsx'
import { Share } from '../components/share.tsx'
import { type SignForm, SignFormSection, signFields } from '../components/sign-form.tsx'
import { Signers } from '../components/signers.tsx'
import type { PetitionView } from '../petition-view.ts'
import { langOn, partnerOf, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type { SignForm } from '../components/sign-form.tsx'

export type PetitionPageProps = {
  site: Site
  petition: PetitionView
  form: SignForm
  /** What happened with it, the newest first. */
  news?: readonly ShownUpdate[]
  /** Names of recent signers who wanted theirs shown. */
  signers?: readonly string[]
  /** Other petitions to sign. */
  related?: readonly PetitionCard[]
  /** With whom it is. */
  allies?: readonly Ally[]
}

/** The petition: what it asks of whom, how far it is, the form or what became of it, its news, and where to go next. */
export function PetitionPage({ site, petition, form, allies = [], ...around }: PetitionPageProps) {
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
      script
      wide
      finding={findingOf(site, petition)}
    >
      <ErrorSummary site={site} errors={form.errors} fields={signFields(petition)} />
      <article class="petition">
        <header class="opening">
          <p class="kicker">{t.kickers[petition.state]}</p>
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
            next={petition.nextMilestone}
            over={!open}
            offline={petition.offline}
            {...(open ? { live: petition.slug } : {})}
          />
        </div>
        <div class="story">
          {petition.image !== undefined && (
            <PetitionPicture picture={petition.image} alt={petition.imageAlt ?? ''} lang={lang} />
          )}
          {petition.outcome !== undefined && (
            <section class="notice outcome" aria-labelledby="outcome">
              <h2 id="outcome">{t.outcome}</h2>
              <div lang={lang}>
                <Paragraphs text={petition.outcome} />
              </div>
            </section>
          )}
          <div class="body" lang={lang}>
            <Paragraphs text={petition.body} />
          </div>
          <News site={site} news={around.news ?? []} />
          <Alliance site={site} allies={allies} via={petition.partner} />
        </div>
        {open && (
          <p class="jump">
            <a class="button" href="#sign">
              {t.jumpToForm}
            </a>
          </p>
        )}
        <div class="action">
          {open ? (
            <SignFormSection
              site={site}
              petition={petition}
              form={form}
              partnerName={partnerNameIn(petition, allies)}
            />
          ) : (
            <Closed site={site} petition={petition} />
          )}
          <Signers site={site} names={around.signers ?? []} />
        </div>
        <section class="sharing" aria-labelledby="share">
          <h2 id="share">{texts(site.locale).thanks.share}</h2>
          <Share
            site={site}
            url={`${site.publicUrl}${petitionPath(site.locale, petition.slug, partnerOf(petition))}`}
            title={petition.title}
            message={open ? (petition.shareText ?? petition.title) : petition.title}
          />
        </section>
      </article>
      <Related site={site} petitions={around.related ?? []} />
    </Layout>
  )
}

function Related({ site, petitions }: { site: Site; petitions: readonly PetitionCard[] }) {
  if (petitions.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">{texts(site.locale).petition.related}</h2>
      <PetitionCards site={site} petitions={petitions} />
    </section>
  )
}
