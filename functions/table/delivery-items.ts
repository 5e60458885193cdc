import * as v from 'valibot'
import { DELIVERY_LIFE_MS, DELIVERY_STATES, type Delivery, SKIP_REASONS } from '../domain/delivery.ts'
import { LOCALES } from '../domain/locale.ts'
import { Iso, ListPart } from './consent-parts.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { deliveryOfKey, keys } from './keys.ts'

const DeliveryItem = v.object({
  pk: v.string(),
  sk: v.string(),
  state: v.picklist(DELIVERY_STATES),
  lists: v.array(ListPart),
  locale: v.picklist(LOCALES),
  at: Iso,
  reason: v.exactOptional(v.picklist(SKIP_REASONS)),
  transient: v.exactOptional(v.literal(true)),
  claim: v.exactOptional(v.object({ fence: v.number(), at: Iso })),
  unsubscribedAt: v.exactOptional(Iso),
})

/** Reads a stored delivery. Throws where the item is not one. */
export function readDelivery(item: unknown): Delivery {
  const { pk, sk, ...rest } = v.parse(DeliveryItem, item)
  const of = deliveryOfKey({ pk, sk })
  if (of === undefined) throw new Error('The item is no delivery.')
  return { ...of, ...rest }
}

/** The item of a delivery that begins to wait: kept 90 days from then. */
export function deliveryItem({ campaign, person, ...rest }: Delivery): Record<string, unknown> {
  const expiresAt = epochSeconds(rest.at, DELIVERY_LIFE_MS)
  return { ...keys.delivery(campaign, person), ...rest, expiresAt }
}
