import * as v from 'valibot'
import { padSequence } from '../domain/counting-batch.ts'
import type { Change, Version } from '../domain/counts.ts'
import { recountOfProbe, signatureOfKey } from './keys.ts'

/**
 * What counting reads of a stream record: a signature's change, a probe of a recount, `other` for
 * what counts nothing, `unreadable` for what might have.
 */
export type CountedRecord = { sequence: string } & (
  | { kind: 'change'; change: Change }
  | { kind: 'probe'; recount: string }
  | { kind: 'other' | 'unreadable' }
)

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
const Image = v.fallback(
  v.object({
    state: Text,
    requestedAt: Text,
    confirmedAt: Text,
    country: Text,
    source: Text,
    partner: Text,
    locale: Text,
  }),
  {},
)
const Sequence = v.object({ dynamodb: v.object({ SequenceNumber: v.string() }) })
const Keys = v.object({ dynamodb: v.object({ Keys: v.object({ pk: Text, sk: Text }) }) })
const Body = v.object({
  eventName: v.picklist(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: v.object({ OldImage: Image, NewImage: Image }),
})

/**
 * Reads a record of the table's stream. Names and addresses are never looked at, so that a signature
 * which is damaged elsewhere still counts. Throws only where the sequence number is missing, without
 * which nothing can be counted once.
 */
export function readCountedRecord(record: unknown): CountedRecord {
  const sequence = padSequence(v.parse(Sequence, record).dynamodb.SequenceNumber)
  const found = v.safeParse(Keys, record)
  const { pk, sk } = found.success ? found.output.dynamodb.Keys : {}
  const body = v.safeParse(Body, record)
  if (pk === undefined || sk === undefined || !body.success) return { sequence, kind: 'unreadable' }
  const { eventName, dynamodb } = body.output

  const recount = recountOfProbe({ pk, sk })
  // Probes are written once; their expiry says nothing.
  if (recount !== undefined)
    return eventName === 'INSERT' ? { sequence, kind: 'probe', recount } : { sequence, kind: 'other' }

  const petition = signatureOfKey({ pk, sk })?.petition
  if (petition === undefined) return { sequence, kind: 'other' }
  if (!/^[^#]{1,100}$/.test(petition)) return { sequence, kind: 'unreadable' }
  const change: Change = {
    petition,
    ...(eventName === 'INSERT' ? {} : { before: present(dynamodb.OldImage) }),
    ...(eventName === 'REMOVE' ? {} : { after: present(dynamodb.NewImage) }),
  }
  return { sequence, kind: 'change', change }
}

function present(image: { [K in keyof Version]?: string | undefined }): Version {
  return Object.fromEntries(Object.entries(image).filter(([, value]) => value !== undefined))
}
