import { DELIVERY_STATES, type DeliveryState, SKIP_REASONS, type SkipReason } from './delivery.ts'

/** Where a delivery counts: by its state, skipped ones by reason. Each counts in exactly one cell. */
export type DeliveryCell = Exclude<DeliveryState, 'skipped'> | `skipped-${SkipReason}`

export const DELIVERY_CELLS: readonly DeliveryCell[] = [
  ...DELIVERY_STATES.filter((state) => state !== 'skipped'),
  ...SKIP_REASONS.map((reason) => `skipped-${reason}` as const),
]

/** What is counted of a campaign. `unsubscribed` stands beside the cells: who left may be in any of them. */
export type DeliveryCounts = Record<DeliveryCell | 'unsubscribed', number>

export const NO_DELIVERIES = Object.fromEntries(
  [...DELIVERY_CELLS, 'unsubscribed'].map((cell) => [cell, 0]),
) as DeliveryCounts

/** A version of a delivery, as counting reads it: every field as found, none trusted. */
export type DeliveryVersion = Partial<Record<'state' | 'reason' | 'unsubscribedAt', string>>

/** The cell that a delivery counts in. Where its state cannot be read, nobody can tell what became of it. */
export function deliveryCell({ state, reason }: DeliveryVersion): DeliveryCell {
  if (state === 'skipped') return `skipped-${SKIP_REASONS.find((one) => one === reason) ?? 'failed'}`
  return DELIVERY_CELLS.find((cell) => cell === state) ?? 'unknown'
}
