import type { Locale } from '../../functions/domain/locale.ts'
import { langOn, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'
import { ErrorSummary } from './error-summary.tsx'
import { EMPTY_FORM, EmailField, type FormState } from './field.tsx'

export type CheckEmailProps = {
  site: Site
  petition: { slug: string; title: string; locale: Locale }
  /** `error` is the code of what is wrong with the address; `email` what was typed then. */
  resend: { sent: boolean; error?: string; email?: string }
  /** The well-known domain that the address almost has; says nothing of what stands under it. */
  almost?: string
  /** Where the mail is asked for again, and where the form is. */
  paths: { resend: string; form: string }
}

/** What to do after signing. Says the same to everyone, whatever stands under the address. */
export function CheckEmail({ site, petition, resend, almost, paths }: CheckEmailProps) {
  const t = texts(site.locale).checkEmail
  const form: FormState =
    resend.error === undefined
      ? EMPTY_FORM
      : { values: { email: resend.email ?? '' }, errors: [{ field: 'email', code: resend.error }] }
  return (
    <>
      <ErrorSummary site={site} errors={form.errors} fields={['email']} />
      {resend.sent && (
        <section class="notice" role="status" aria-labelledby="resent-title">
          <h2 id="resent-title">{t.resentTitle}</h2>
          <p>{t.resent}</p>
        </section>
      )}
      {almost !== undefined && (
        <section class="notice" aria-labelledby="typo-title">
          <h2 id="typo-title">{t.typoTitle}</h2>
          <p>{t.typo(almost)}</p>
          <p>
            <a href={`${paths.form}#sign`}>{t.typoAgain}</a>
          </p>
        </section>
      )}
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          {t.petition} <strong lang={langOn(site, petition.locale)}>{petition.title}</strong>
        </p>
        <p>{t.validity}</p>
      </div>
      <div class="columns">
        <section aria-labelledby="not-found">
          <h2 id="not-found">{t.notFound}</h2>
          <ul>
            <li>{t.helpWait}</li>
            <li>{t.helpSpam}</li>
            <li>{t.helpProviders}</li>
            <li>{t.helpSearch(site.organisation)}</li>
            <li>{t.helpAddress}</li>
            <li>{t.helpAgain}</li>
          </ul>
        </section>
        <section class="panel" aria-labelledby="resend-title">
          <h2 id="resend-title">{t.resendTitle}</h2>
          <p>{t.resendLead}</p>
          <form method="post" action={paths.resend} novalidate>
            <EmailField site={site} form={form} label={texts(site.locale).petition.email} />
            <button type="submit" class="button quiet">
              {t.resend}
            </button>
          </form>
        </section>
      </div>
      <p>
        <a href={paths.form}>{t.signAgain}</a>
      </p>
    </>
  )
}
