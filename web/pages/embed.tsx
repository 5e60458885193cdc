import { type Ally, partnerNameIn } from '../components/alliance.tsx'
import { CheckEmail, type CheckEmailProps } from '../components/check-email.tsx'
import { Closed } from '../components/closed.tsx'
import { EmbedFrame } from '../components/embed-frame.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Progress } from '../components/progress.tsx'
import { type SignForm, SignFormSection, signFields } from '../components/sign-form.tsx'
import type { PetitionView } from '../petition-view.ts'
import {
  type Credit,
  creditOf,
  embedCheckEmailPath,
  embedPath,
  embedSignaturesPath,
  langOn,
  type Site,
} from '../site.ts'
import { texts } from '../texts/texts.ts'
import { errorWords } from './error.tsx'

type Framed = {
  site: Site
  /** Origins of the pages that may show it. */
  framedBy: readonly string[]
}

export type EmbedPageProps = Framed & { petition: PetitionView; form: SignForm; allies: readonly Ally[] }

/** A petition's form on a partner's page: what is asked of whom, how far it is, and the form or what became of it. */
export function EmbedPage({ site, framedBy, petition, form, allies }: EmbedPageProps) {
  const t = texts(site.locale).petition
  const open = petition.state === 'open'
  const lang = langOn(site, petition.locale)
  return (
    <EmbedFrame
      site={site}
      title={petition.title}
      invalid={form.errors.length > 0}
      petition={petition.slug}
      credit={creditOf(petition)}
      framedBy={framedBy}
    >
      <ErrorSummary site={site} errors={form.errors} fields={signFields(petition)} />
      <div class="head">
        <h1 lang={lang}>{petition.title}</h1>
        <p class="addressee">
          {t.to} <strong lang={lang}>{petition.addressee}</strong>
        </p>
      </div>
      <Progress
        site={site}
        count={petition.count}
        goal={petition.goal}
        next={petition.nextMilestone}
        over={!open}
        offline={petition.offline}
        {...(open ? { live: petition.slug } : {})}
      />
      {open ? (
        <SignFormSection
          site={site}
          petition={petition}
          form={form}
          action={embedSignaturesPath(site.locale, petition.slug, creditOf(petition))}
          partnerName={partnerNameIn(petition, allies)}
        />
      ) : (
        <Closed site={site} petition={petition} />
      )}
    </EmbedFrame>
  )
}

export type EmbedCheckEmailPageProps = Framed & Omit<CheckEmailProps, 'paths'> & { credit: Credit }

/** The page after signing in a frame, in that frame. */
export function EmbedCheckEmailPage({ framedBy, credit, ...props }: EmbedCheckEmailPageProps) {
  const { site, petition, resend } = props
  const { locale } = site
  return (
    <EmbedFrame
      site={site}
      title={texts(locale).checkEmail.title}
      invalid={resend.error !== undefined}
      petition={petition.slug}
      credit={credit}
      framedBy={framedBy}
    >
      <CheckEmail
        {...props}
        paths={{
          resend: embedCheckEmailPath(locale, petition.slug, credit),
          form: embedPath(locale, petition.slug, credit),
        }}
      />
    </EmbedFrame>
  )
}

/** Something could not be done, in a frame. */
export function EmbedErrorPage({ site, framedBy, status }: Framed & { status: number }) {
  const words = errorWords(texts(site.locale).errorPage, status)
  return (
    <EmbedFrame site={site} title={words.title} framedBy={framedBy}>
      <div class="head">
        <h1>{words.title}</h1>
        <p>{words.text}</p>
      </div>
    </EmbedFrame>
  )
}
