import type { TestOutcome, TestRequest } from '../domain/campaign-sender.ts'
import { sampleRecipient } from '../mail/campaign/composer.ts'
import type { SesMailer } from '../mail/ses.ts'
import type { CampaignSending } from './campaign-sending.ts'

/** Mails a campaign as it is now to one address. What SES reports of it concerns no delivery. */
export async function sendTest(
  {
    campaigns,
    compose,
    mailer,
  }: Pick<CampaignSending, 'campaigns' | 'compose'> & {
    mailer: Pick<SesMailer, 'send'>
  },
  { campaign: id, to, locale, name }: TestRequest,
): Promise<TestOutcome> {
  const campaign = await campaigns.read(id, true)
  if (campaign === undefined) return { sent: false, code: 'campaign-unknown' }
  const mails = await compose(campaign)
  if (!mails.ok) return { sent: false, code: mails.code }
  const content = await mails.value.mailFor(sampleRecipient(campaign, { email: to, locale, name }))
  const outcome = await mailer.send({ ...content, tags: { mail: 'campaign', campaign: id } })
  return outcome.sent ? { sent: true } : { sent: false, code: outcome.code }
}
