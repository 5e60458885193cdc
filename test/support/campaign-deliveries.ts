import fc from 'fast-check'
import type { DeliveryChange } from '../../functions/domain/campaign-figures.ts'
import { type DeliveryState, SKIP_REASONS, type SkipReason } from '../../functions/domain/delivery.ts'
import {
  type DeliveryCounts,
  type DeliveryVersion,
  NO_DELIVERIES,
} from '../../functions/domain/delivery-cells.ts'

/** Deliveries of campaigns and what happens to them, and what is true of them: told without any counting code. */

export type RecipientChange = DeliveryChange & { person: string }

type Does = Exclude<DeliveryState, 'skipped'> | SkipReason | 'leave' | 'mark' | 'gone'
export type RecipientAct = { campaign: number; person: number; does: Does }

const DOES: readonly Does[] = [
  ...(['waiting', 'claimed', 'unknown', 'sent', 'delivered', 'bounced', 'complained'] as const),
  ...SKIP_REASONS,
  ...(['leave', 'mark', 'gone'] as const),
]

export const recipientActs = (most: number): fc.Arbitrary<RecipientAct[]> =>
  fc.array(fc.record({ campaign: fc.nat(1), person: fc.nat(9), does: fc.constantFrom(...DOES) }), {
    minLength: 1,
    maxLength: most,
    size: 'max',
  })

/** Plays acts: any state may follow any, since counting believes what it sees. What is gone does not come back. */
export function playDeliveries(list: readonly RecipientAct[]): {
  changes: RecipientChange[]
  figures: (campaign: string) => DeliveryCounts
} {
  const items = new Map<string, DeliveryVersion>()
  const gone = new Set<string>()
  const changes: RecipientChange[] = []
  const figures = new Map<string, DeliveryVersion>()
  for (const { does, ...of } of list) {
    const campaign = `campaign-${of.campaign}`
    const person = `person-${of.person}`
    const key = `${campaign} ${person}`
    const before = items.get(key)
    if (gone.has(key) || (before === undefined && does === 'gone')) continue
    const after = does === 'gone' ? undefined : next(before ?? { state: 'waiting' }, does)
    changes.push({
      campaign,
      person,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    })
    if (after === undefined) gone.add(key)
    else items.set(key, after)
    if (after !== undefined) figures.set(key, after)
  }
  return { changes, figures: (campaign) => recount([...figures], campaign) }
}

function next(item: DeliveryVersion, does: Exclude<Does, 'gone'>): DeliveryVersion {
  const { reason: _, ...rest } = item
  if (does === 'mark') return { ...item }
  if (does === 'leave') return { ...item, unsubscribedAt: '2026-11-22T09:00:00.000Z' }
  const isReason = SKIP_REASONS.some((reason) => reason === does)
  return isReason ? { ...rest, state: 'skipped', reason: does } : { ...rest, state: does }
}

function recount(of: readonly [string, DeliveryVersion][], campaign: string): DeliveryCounts {
  const counts = { ...NO_DELIVERIES }
  for (const [key, { state, reason, unsubscribedAt }] of of) {
    if (!key.startsWith(`${campaign} `)) continue
    counts[(state === 'skipped' ? `skipped-${reason}` : state) as keyof DeliveryCounts] += 1
    if (unsubscribedAt !== undefined) counts.unsubscribed += 1
  }
  return counts
}
