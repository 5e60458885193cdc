import * as v from 'valibot'
import { LOCALES } from '../domain/locale.ts'
import { OTHER_PROVIDER } from '../domain/mail-provider.ts'
import { SIGNATURE_STATES, type Signature, type SignatureState } from '../domain/signature.ts'
import { FollowPart, Iso, ReceiptPart } from './consent-parts.ts'
import { epochSeconds, isoOfSeconds } from './epoch-seconds.ts'
import { dueShardKey, keys, listKeys, shardOf, signatureOfKey } from './keys.ts'

/** A signature as it lies in the table. Petition and person are in its key. */
const SignatureItem = v.object({
  pk: v.string(),
  sk: v.string(),
  state: v.picklist(SIGNATURE_STATES),
  givenName: v.string(),
  familyName: v.string(),
  email: v.string(),
  country: v.string(),
  city: v.optional(v.string()),
  postalCode: v.optional(v.string()),
  showName: v.boolean(),
  locale: v.picklist(LOCALES),
  source: v.string(),
  partner: v.optional(v.string()),
  via: v.optional(v.string()),
  consent: ReceiptPart,
  follows: v.optional(v.array(FollowPart)),
  provider: v.optional(v.string(), OTHER_PROVIDER),
  /** Absent when nothing is suspicious: conditions ask for its absence. */
  suspicion: v.optional(v.array(v.picklist(['honeypot', 'velocity']))),
  nonce: v.string(),
  requestedAt: Iso,
  askedAt: Iso,
  mailDue: v.optional(v.picklist(['confirm', 'already-signed'])),
  dueShard: v.optional(v.string()),
  dueAt: v.optional(Iso),
  confirmedAt: v.optional(Iso),
  /** Epoch seconds: the table's time to live. */
  expiresAt: v.optional(v.number()),
  listKey: v.optional(v.string()),
  listSort: v.optional(v.string()),
})

export type SignatureItem = v.InferOutput<typeof SignatureItem>

/** Reads a stored signature. Throws where the item is not one: that is a fault, not a refusal. */
export function readSignature(item: unknown): Signature {
  const stored = v.parse(SignatureItem, item)
  const key = signatureOfKey(stored)
  if (key === undefined) throw new Error('The key of a signature item names no signature.')
  const {
    pk: _pk,
    sk: _sk,
    mailDue,
    dueShard: _s,
    dueAt,
    listKey: _l,
    listSort: _ls,
    expiresAt,
    ...rest
  } = stored
  return withoutUndefined({
    ...rest,
    ...key,
    suspicion: stored.suspicion ?? [],
    mailDue: mailDue === undefined || dueAt === undefined ? undefined : { mail: mailDue, at: dueAt },
    expiresAt: expiresAt === undefined ? undefined : isoOfSeconds(expiresAt),
  }) as Signature
}

/** The item that stores a signature. */
export function signatureItem(signature: Signature): SignatureItem {
  const { petition, person, mailDue, expiresAt, suspicion, ...rest } = signature
  return withoutUndefined({
    ...keys.signature(petition, person),
    ...rest,
    ...(suspicion.length === 0 ? {} : { suspicion }),
    ...(mailDue === undefined ? {} : dueAttributes(person, mailDue)),
    ...(expiresAt === undefined ? {} : { expiresAt: epochSeconds(expiresAt) }),
    ...listAttributes(signature),
  }) as SignatureItem
}

/** The attributes that put an item into the `mailDue` index. */
export function dueAttributes<Mail extends string>(
  person: string,
  due: { mail: Mail; at: string },
): { mailDue: Mail; dueShard: string; dueAt: string } {
  return { mailDue: due.mail, dueShard: dueShardKey(shardOf(person)), dueAt: due.at }
}

const LISTED: Partial<Record<SignatureState, (petition: string, shard: number) => string>> = {
  confirmed: listKeys.signed,
  held: listKeys.held,
  withdrawn: listKeys.ended,
  removed: listKeys.ended,
}

/** The attributes that put a signature into the `lists` index: proven ones, and those that ended since. */
export function listAttributes(signature: Pick<Signature, 'petition' | 'person' | 'state' | 'confirmedAt'>): {
  listKey?: string
  listSort?: string
} {
  const { petition, person, state, confirmedAt } = signature
  const listKey = LISTED[state]
  if (listKey === undefined) return {}
  return { listKey: listKey(petition, shardOf(person)), listSort: `${confirmedAt ?? ''}#${person}` }
}

/** An object without the keys whose value is undefined: DynamoDB stores none. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
