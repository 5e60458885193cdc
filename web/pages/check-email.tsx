import { CheckEmail, type CheckEmailProps } from '../components/check-email.tsx'
import { Layout } from '../components/layout.tsx'
import { checkEmailPath, petitionPath } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type CheckEmailPageProps = Omit<CheckEmailProps, 'paths'>

/** The page after signing: what to do now. */
export function CheckEmailPage(props: CheckEmailPageProps) {
  const { site, petition, resend } = props
  const { locale } = site
  return (
    <Layout site={site} title={texts(locale).checkEmail.title} invalid={resend.error !== undefined}>
      <CheckEmail
        {...props}
        paths={{ resend: checkEmailPath(locale, petition.slug), form: petitionPath(locale, petition.slug) }}
      />
    </Layout>
  )
}
