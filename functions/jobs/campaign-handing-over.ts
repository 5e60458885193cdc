import type { Logger } from '@aws-lambda-powertools/logger'
import { type Campaign, type Pause, petitionOf } from '../domain/campaign.ts'
import type { Claim, Delivery } from '../domain/delivery.ts'
import { type ListId, readList } from '../domain/list.ts'
import { readPlaceholders } from '../domain/placeholders.ts'
import { recipientOf, type Standing } from '../domain/recipient.ts'
import type { CampaignMails } from '../mail/campaign/composer.ts'
import type { Pacer, Turn } from '../mail/pacer.ts'
import type { SendOutcome, SesMailer } from '../mail/ses.ts'
import type { DeliveryTable } from '../table/deliveries.ts'

export type HandingOver = {
  deliveries: Pick<DeliveryTable, 'change' | 'forget'>
  mailer: Pick<SesMailer, 'send'>
  now: () => Date
  log: Logger
}

/**
 * What came of a delivery's turn: it is settled; it surely did not go and must have another turn, for the mail could
 * not be made (`unmade`) or for another reason; SES refused it, with this code; or the whole campaign must pause.
 */
export type Handed = 'settled' | 'sent' | 'again' | 'unmade' | { refused: string } | Omit<Pause, 'at'>

/** The mail of one campaign, and who hands it over. */
export type HandOver = {
  campaign: Campaign
  mails: Pick<CampaignMails, 'mailFor'>
  /** The petitions whose signers it greets by name, of those who follow these lists. */
  signed: (lists: readonly ListId[]) => readonly string[]
  fence: number
  pacer: Pick<Pacer, 'throttled' | 'unanswered' | 'answered'>
  /** Whether a mail may be taken up right now. */
  mayClaim: () => boolean
}

/**
 * Hands a delivery whose turn has come to SES, by what stands of its recipient now: looks whether it still is to be
 * sent, claims it, sends it and records what came of it.
 *
 * Nobody gets it twice: only one claim of a waiting delivery succeeds, and the claim comes before the call. Who dies
 * between the two leaves a claim, which the next sender finds and calls unknown: it may have gone.
 */
export async function handOver(
  deps: HandingOver,
  { campaign, mails, fence, pacer, mayClaim }: HandOver,
  delivery: Delivery,
  standing: Standing | undefined,
  turn: Turn,
): Promise<Handed> {
  const { deliveries, mailer, now, log } = deps
  const recipient = standing === undefined ? 'failed' : recipientOf(delivery, standing)
  if (typeof recipient === 'string') {
    turn.unused()
    await skip(deps, delivery, recipient)
    return 'settled'
  }
  const content = await mails.mailFor(recipient).catch(() => undefined)
  if (content === undefined) {
    turn.unused()
    return 'unmade'
  }
  const tags = { mail: 'campaign', campaign: campaign.id, delivery: delivery.person }
  // Nothing is claimed while it waits: whoever dies leaves those alone in doubt that were at SES just then.
  await turn.go()
  if (!mayClaim()) {
    turn.unused()
    return 'again'
  }
  const claim: Claim = { fence, at: now().toISOString() }
  const isAgain = delivery.state === 'unknown'
  const isClaimed = await deliveries.change(delivery, isAgain ? 'reclaim' : 'claim', now(), {
    ...(isAgain && delivery.claim !== undefined ? { seen: delivery.claim } : {}),
    claim,
  })
  if (!isClaimed) {
    turn.unused()
    return 'settled'
  }
  // What throws was not handed over: a mail that cannot be put into MIME.
  const outcome = await mailer.send({ ...content, tags }).catch(() => undefined)
  turn.done()
  if (outcome === undefined) {
    await skip(deps, delivery, 'failed', claim)
    return 'settled'
  }
  if (!outcome.sent)
    log.warn('SES did not take a mail.', {
      code: `campaign-mail-${outcome.because}`,
      ses: outcome.code,
      campaign: campaign.id,
    })
  return record(deps, pacer, delivery, claim, outcome)
}

/** Writes down what SES answered. */
async function record(
  { deliveries, now }: HandingOver,
  pacer: HandOver['pacer'],
  delivery: Delivery,
  seen: Claim,
  outcome: SendOutcome,
): Promise<Handed> {
  if (outcome.sent) {
    pacer.answered()
    await deliveries.change(delivery, 'took', now(), { seen })
    return 'sent'
  }
  const { because, code } = outcome
  if (because === 'unknown') {
    pacer.unanswered()
    await deliveries.change(delivery, 'lose', now(), { seen })
    return 'settled'
  }
  if (because === 'unreachable') pacer.unanswered()
  else pacer.answered()
  if (because === 'refused') {
    await deliveries.change(delivery, 'drop', now(), { seen, reason: 'refused' })
    return { refused: code }
  }
  if (because === 'throttled') pacer.throttled()
  // One that is sent again may have gone before: it is as unknown as it was.
  const { claim } = delivery
  if (delivery.state === 'unknown')
    await deliveries.change(delivery, 'lose', now(), { seen, ...(claim === undefined ? {} : { claim }) })
  else await deliveries.change(delivery, 'release', now(), { seen })
  if (because === 'quota-used') return { because: 'quota' }
  return because === 'account-fault' ? { because: 'account', code } : 'again'
}

/** Skips one that waits; one that is unknown stays so, as it may have gone. Of who was erased nothing stays. */
export async function skip(
  { deliveries, now, log }: Pick<HandingOver, 'deliveries' | 'now' | 'log'>,
  delivery: Delivery,
  reason: 'left' | 'suppressed' | 'erased' | 'failed',
  seen?: Claim,
): Promise<void> {
  if (reason === 'failed')
    log.error('A mail cannot be made.', { code: 'campaign-mail-failed', campaign: delivery.campaign })
  if (seen !== undefined) await deliveries.change(delivery, 'drop', now(), { seen, reason })
  else if (delivery.state === 'waiting') await deliveries.change(delivery, 'skip', now(), { reason })
  if (reason === 'erased') await deliveries.forget(delivery)
}

/** The petitions whose signers a campaign greets by the name that they signed with, of those who follow these lists. */
export function signedBy(campaign: Campaign): (lists: readonly ListId[]) => string[] {
  const isNamed = Object.values(campaign.content).some(({ subject, preheader, body }) =>
    [subject, preheader, body].some((text) =>
      readPlaceholders(text).some((part) => typeof part === 'object' && part.word === 'name'),
    ),
  )
  if (!isNamed) return () => []
  const about = petitionOf(campaign)
  return (lists) => {
    const followed = lists.flatMap((id) => {
      const list = readList(id)
      return list?.kind === 'updates' ? [list.name] : []
    })
    return [...new Set([...(about === undefined ? [] : [about]), ...followed])]
  }
}
