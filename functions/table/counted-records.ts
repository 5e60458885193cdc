import * as v from 'valibot'
import type { DeliveryChange } from '../domain/campaign-figures.ts'
import { padSequence } from '../domain/counting-batch.ts'
import type { Change } from '../domain/counts.ts'
import type { FatesChange } from '../domain/fates.ts'
import { deliveryOfKey, fatesOfKey, recountOfProbe, signatureOfKey } from './keys.ts'

/**
 * What counting reads of a stream record: a signature's change, what became of a run's mails, a change of a campaign's
 * delivery, a probe of a recount, `other` for what counts nothing, `unreadable` for a change that cannot be told, of a
 * petition or a campaign if that is known.
 */
export type CountedRecord = { sequence: string } & Read
type Read =
  | { kind: 'change'; change: Change }
  | { kind: 'fates'; change: FatesChange }
  | { kind: 'delivery'; change: DeliveryChange }
  | { kind: 'probe'; recount: string }
  | { kind: 'other' }
  | { kind: 'unreadable'; petition?: string; campaign?: string }

// A value of the wrong type is one that cannot be read, not a reason to refuse the record.
const Text = v.fallback(
  v.optional(
    v.pipe(
      v.object({ S: v.string() }),
      v.transform(({ S }) => S),
    ),
  ),
  undefined,
)
const Image = v.object({
  state: Text,
  requestedAt: Text,
  confirmedAt: Text,
  country: Text,
  source: Text,
  partner: Text,
  locale: Text,
  provider: Text,
})
const Mails = v.fallback(
  v.pipe(
    v.object({ SS: v.array(v.string()) }),
    v.transform(({ SS }) => SS),
  ),
  [],
)
const FatesImage = v.object({ sent: Mails, delivered: Mails, bounced: Mails, complained: Mails })
const FatesGrown = v.object({
  dynamodb: v.object({ OldImage: v.optional(FatesImage), NewImage: FatesImage }),
})
const DeliveryImage = v.object({ state: Text, reason: Text, unsubscribedAt: Text })
const DeliveryChanged = v.variant('eventName', [
  // One that is missing counts too, as one that cannot be read: what follows is taken from its cell.
  v.object({
    eventName: v.literal('INSERT'),
    dynamodb: v.object({ NewImage: v.optional(DeliveryImage, {}) }),
  }),
  v.object({
    eventName: v.literal('MODIFY'),
    dynamodb: v.object({ OldImage: DeliveryImage, NewImage: DeliveryImage }),
  }),
])
const Sequence = v.object({ dynamodb: v.object({ SequenceNumber: v.string() }) })
const Keys = v.object({ dynamodb: v.object({ Keys: v.object({ pk: Text, sk: Text }) }) })
const Inserting = v.object({ eventName: v.literal('INSERT') })
const Removing = v.object({ eventName: v.literal('REMOVE') })
const Inserted = v.object({ eventName: v.literal('INSERT'), dynamodb: v.object({ NewImage: Image }) })
const Modified = v.object({
  eventName: v.literal('MODIFY'),
  dynamodb: v.object({ OldImage: Image, NewImage: Image }),
})
const Removed = v.object({ eventName: v.literal('REMOVE'), dynamodb: v.object({ OldImage: Image }) })
const Changed = v.variant('eventName', [Inserted, Modified, Removed])

/**
 * Reads a record of the table's stream. Names and addresses are never looked at, so that a signature
 * which is damaged elsewhere still counts. Throws only where the sequence number is missing, without
 * which nothing can be counted once.
 */
export function readCountedRecord(record: unknown): CountedRecord {
  const sequence = padSequence(v.parse(Sequence, record).dynamodb.SequenceNumber)
  return { sequence, ...readChange(record) }
}

function readChange(record: unknown): Read {
  const found = v.safeParse(Keys, record)
  const { pk, sk } = found.success ? found.output.dynamodb.Keys : {}
  if (pk === undefined || sk === undefined) return { kind: 'unreadable' }

  const recount = recountOfProbe({ pk, sk })
  if (recount !== undefined)
    // Probes are written once; their expiry says nothing.
    return v.is(Inserting, record) ? { kind: 'probe', recount } : { kind: 'other' }

  const fates = fatesOfKey({ pk, sk })
  if (fates !== undefined) return readFates(record, fates)
  const campaign = deliveryOfKey({ pk, sk })?.campaign
  if (campaign !== undefined) return readDelivery(record, campaign)
  const petition = signatureOfKey({ pk, sk })?.petition
  return petition === undefined ? { kind: 'other' } : readSignature(record, petition)
}

function readFates(record: unknown, of: Pick<FatesChange, 'petition' | 'day'>): Read {
  // What became of mails stays counted when its time is over.
  if (v.is(Removing, record)) return { kind: 'other' }
  const grown = v.safeParse(FatesGrown, record)
  if (!grown.success) return { kind: 'unreadable' }
  const { OldImage: before = {}, NewImage: after } = grown.output.dynamodb
  return { kind: 'fates', change: { ...of, before, after } }
}

function readDelivery(record: unknown, campaign: string): Read {
  // Figures stay when records go.
  if (v.is(Removing, record)) return { kind: 'other' }
  const changed = v.safeParse(DeliveryChanged, record)
  if (!changed.success) return { kind: 'unreadable', campaign }
  const { OldImage, NewImage } = { OldImage: undefined, ...changed.output.dynamodb }
  const before = OldImage === undefined ? {} : { before: present(OldImage) }
  return { kind: 'delivery', change: { campaign, ...before, after: present(NewImage) } }
}

function readSignature(record: unknown, petition: string): Read {
  if (!/^[^#]{1,100}$/.test(petition)) return { kind: 'unreadable' }
  const changed = v.safeParse(Changed, record)
  if (!changed.success) return { kind: 'unreadable', petition }
  const { OldImage, NewImage } = { OldImage: undefined, NewImage: undefined, ...changed.output.dynamodb }
  const change: Change = {
    petition,
    ...(OldImage === undefined ? {} : { before: present(OldImage) }),
    ...(NewImage === undefined ? {} : { after: present(NewImage) }),
  }
  return { kind: 'change', change }
}

type Present<Image> = { [name in keyof Image]?: string }

function present<Image extends Record<string, string | undefined>>(image: Image): Present<Image> {
  return Object.fromEntries(
    Object.entries(image).filter(([, value]) => value !== undefined),
  ) as Present<Image>
}
