import { CheckEmail, type CheckEmailProps } from '../components/check-email.tsx'
import { Layout } from '../components/layout.tsx'
import { type Credit, checkEmailPath, petitionPath } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type CheckEmailPageProps = Omit<CheckEmailProps, 'paths'> & {
  /** How whoever signed came: signing again counts as that. */
  credit?: Credit
}

/** The page after signing: what to do now. */
export function CheckEmailPage(props: CheckEmailPageProps) {
  const { site, petition, resend, credit } = props
  const { locale } = site
  return (
    <Layout site={site} title={texts(locale).checkEmail.title} invalid={resend.error !== undefined} wide>
      <CheckEmail
        {...props}
        paths={{
          resend: checkEmailPath(locale, petition.slug, credit),
          form: petitionPath(locale, petition.slug, credit),
        }}
      />
    </Layout>
  )
}
