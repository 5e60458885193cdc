/**
 * Records what SES reports of mails: who gets no more mail, whose signature cannot be confirmed, the funnel, and what
 * became of a campaign's mails.
 *
 *   SES ─▶ SNS ─▶ queue ─▶ batch ─┬▶ effects on the person ─▶ the report itself, last
 *                                 ├▶ sets of mail numbers, by run ─▶ stream ─▶ count-signatures
 *                                 └▶ a campaign's deliveries, where they move ─▶ stream ─▶ count-signatures
 *
 * Replay-safe, in any order, because
 * - suppressions only widen, a manager's word outlives the reports from before it, and leaving a list or ending
 *   a pending signature twice is leaving or ending it once;
 * - a report is kept only when all that it leads to is done, under a key that the same report has again: a crash
 *   before that repeats the effects, a repetition after it is passed over, so that somebody who follows a list
 *   anew after a complaint is not thrown out by its copy;
 * - a bounce for a while is kept first and then judged, each time, among all that stand: of several at once, the
 *   last sees them all (domain/feedback.ts);
 * - a late bounce ends no signature that was requested after its mail was sent;
 * - the funnel's sets hold each mail once (domain/fates.ts);
 * - a delivery only ever moves forward, from the state that was seen (domain/delivery.ts). A `Send` settles what a
 *   crash of the sender left unknown; what the sender wrote first is not written again.
 * One report that fails keeps nothing from the others: it alone comes again. What cannot be read never will be,
 * so it is acknowledged and kept nowhere, as it may hold addresses; `feedback-unreadable` alarms.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import * as v from 'valibot'
import { parseEmailAddress } from '../domain/email-address.ts'
import { fateMark } from '../domain/fates.ts'
import {
  effectsOf,
  type Fate,
  type Feedback,
  type FeedbackEffect,
  fateOf,
  type MailReport,
} from '../domain/feedback.ts'
import { mailProvider } from '../domain/mail-provider.ts'
import { readSesEvent } from '../mail/ses-events.ts'
import type { DeliveryReportTable } from '../table/delivery-reports.ts'
import type { FeedbackTable, RunFates } from '../table/feedback.ts'
import type { SignatureTable } from '../table/signatures.ts'
import type { SubscriptionTable } from '../table/subscriptions.ts'
import type { SuppressionTable } from '../table/suppressions.ts'
import { deliveriesIn, settleDelivery } from './settle-deliveries.ts'

export type FeedbackDependencies = {
  feedback: FeedbackTable
  deliveries: DeliveryReportTable
  suppressions: Pick<SuppressionTable, 'read' | 'suppress'>
  subscriptions: Pick<SubscriptionTable, 'leaveAll'>
  signatures: Pick<SignatureTable, 'bounce'>
  /** The person key of a canonical address. */
  personKey: (canonicalAddress: string) => string
  now: () => Date
  log: Pick<Logger, 'error' | 'warn'>
}

/** What Lambda wants back for a queue: the messages that are to come again. */
export type QueueAnswer = { batchItemFailures: { itemIdentifier: string }[] }

const QueueEvent = v.object({
  Records: v.array(v.object({ eventSource: v.literal('aws:sqs'), messageId: v.string(), body: v.string() })),
})
const TopicEvent = v.object({
  Records: v.array(
    v.object({
      EventSource: v.literal('aws:sns'),
      Sns: v.object({ MessageId: v.string(), Message: v.string() }),
    }),
  ),
})

/** A report with the message that brought it. */
type Brought = { id: string; report: MailReport }
/** What one report says of one person. */
type Concern = { id: string; feedback: Feedback; mailedAt: string }

/** People, runs or deliveries at once. */
const AT_ONCE = 25
/** Deliveries that are read with one request. */
const READ_AT_ONCE = 100

/**
 * Records a batch from the queue, and answers which messages failed; or an event straight from the topic, and
 * throws where it failed.
 */
export async function recordFeedback(deps: FeedbackDependencies, event: unknown): Promise<QueueAnswer> {
  const queued = v.safeParse(QueueEvent, event)
  const messages = queued.success
    ? queued.output.Records.map(({ messageId, body }) => ({ id: messageId, text: body }))
    : v.parse(TopicEvent, event).Records.map(({ Sns }) => ({ id: Sns.MessageId, text: Sns.Message }))
  const failed = await recordMessages(deps, messages)
  if (!queued.success && failed.size > 0) throw new Error('SES feedback could not be recorded.')
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) }
}

async function recordMessages(
  deps: FeedbackDependencies,
  messages: readonly { id: string; text: string }[],
): Promise<Set<string>> {
  const brought = messages.flatMap(({ id, text }): Brought[] => {
    const read = readSesEvent(text)
    if (read.kind === 'unreadable') unreadable(deps)
    return read.kind === 'report' ? [{ id, report: read.report }] : []
  })
  const failed = new Set<string>()
  const attempt = async (ids: readonly string[], work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      for (const id of ids) failed.add(id)
      const fault = error instanceof Error ? error.name : 'unknown'
      deps.log.warn('A report of SES could not be recorded and comes again.', {
        code: 'feedback-failed',
        fault,
      })
    }
  }
  await forEach(fatesIn(brought), ({ ids, ...fates }) =>
    attempt(ids, () => deps.feedback.addFates(fates, deps.now())),
  )
  for (const some of inGroups(deliveriesIn(brought), READ_AT_ONCE))
    await attempt(
      some.flatMap(({ ids }) => ids),
      async () => {
        const stands = await deps.deliveries.read(some.map(({ of }) => of))
        await forEach(some, (told) =>
          attempt(told.ids, () => settleDelivery(deps.deliveries, told, stands(told.of))),
        )
      },
    )
  await forEach(byPerson(deps, brought), async (concerns) => {
    // One after the other: each is judged beside those before it.
    for (const concern of concerns) await attempt([concern.id], () => recordOne(deps, concern))
  })
  return failed
}

async function recordOne(deps: FeedbackDependencies, { feedback, mailedAt }: Concern): Promise<void> {
  const { person } = feedback
  const isJudgedWithOthers = feedback.kind === 'transient-bounce'
  if (isJudgedWithOthers) await deps.feedback.record(feedback)
  const [history, suppression] = await Promise.all([
    deps.feedback.read(person, deps.now()),
    deps.suppressions.read(person),
  ])
  for (const effect of effectsOf(feedback, history, suppression?.liftedAt))
    await apply(deps, effect, feedback, mailedAt)
  if (!isJudgedWithOthers) await deps.feedback.record(feedback)
}

async function apply(
  deps: FeedbackDependencies,
  effect: FeedbackEffect,
  { person, at }: Feedback,
  mailedAt: string,
): Promise<void> {
  switch (effect.do) {
    case 'suppress':
      await deps.suppressions.suppress(person, effect.scope, effect.because, deps.now(), new Date(at))
      return
    case 'leave-everything':
      await deps.subscriptions.leaveAll(person, 'complaint', deps.now())
      return
    case 'bounce-signature':
      await deps.signatures.bounce({ petition: effect.petition, person }, new Date(mailedAt))
  }
}

type Gathered = Omit<RunFates, 'marks'> & { marks: Map<Fate, Set<string>>; ids: string[] }

/** What the reports add to the funnel's sets: one update for each item, whatever its number of mails. */
function fatesIn(brought: readonly Brought[]): Gathered[] {
  const items = new Map<string, Gathered>()
  for (const { id, report } of brought) {
    const fate = fateOf(report.kind)
    if (report.counts === undefined || fate === undefined) continue
    const { number, ...of } = report.counts
    const key = `${of.run} ${of.petition} ${of.day}`
    const item: Gathered = items.get(key) ?? { ...of, ids: [], marks: new Map() }
    const marks = item.marks.get(fate) ?? new Set<string>()
    for (const recipient of report.recipients) marks.add(fateMark(number, mailProvider(recipient)))
    item.marks.set(fate, marks)
    item.ids.push(id)
    items.set(key, item)
  }
  return [...items.values()]
}

/** The reports that are kept, by the person whom they concern, in the order in which they came. */
function byPerson(deps: FeedbackDependencies, brought: readonly Brought[]): Concern[][] {
  const people = new Map<string, Concern[]>()
  for (const { id, report } of brought) {
    const { kind, recipients, mailedAt, counts: _, delivery: __, ...facts } = report
    if (kind === 'send' || kind === 'delivery') continue
    for (const recipient of recipients) {
      const address = parseEmailAddress(recipient)
      if (!address.ok) {
        unreadable(deps)
        continue
      }
      const person = deps.personKey(address.value.canonical)
      const concerns = people.get(person) ?? []
      concerns.push({ id, mailedAt, feedback: { ...facts, kind, person } })
      people.set(person, concerns)
    }
  }
  return [...people.values()]
}

function unreadable({ log }: FeedbackDependencies): void {
  log.error('SES reported something that cannot be read.', { code: 'feedback-unreadable' })
}

async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (const some of inGroups(items, AT_ONCE)) await Promise.all(some.map(work))
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  )
}
