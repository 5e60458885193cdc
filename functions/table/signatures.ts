import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../domain/audit.ts'
import { type Changed, hasLeftCount, type Signature, type SignatureKey } from '../domain/signature.ts'
import { exportTable } from './exports.ts'
import { keys, listKeys, SHARD_NUMBERS } from './keys.ts'
import { countOf, type Item, inList, pagesOf } from './query.ts'
import { type Listed, readListed, type TellLeftOut } from './readable.ts'
import { attempt } from './refusals.ts'
import {
  accepting,
  bouncing,
  correcting,
  creditedTo,
  proving,
  removing,
  type SignatureChange,
  withdrawing,
} from './signature-changes.ts'
import { dueAttributes, readSignature, signatureItem } from './signature-item.ts'
import { audited, IF_NEW } from './writes.ts'

export type SignatureTable = ReturnType<typeof signatureTable>

/** Signatures in the table. Every write is conditional; none of these functions decides anything. */
export function signatureTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const exports = exportTable(client, TableName)
  const key = ({ petition, person }: SignatureKey) => keys.signature(petition, person)

  const tried = (write: () => Promise<unknown>): Promise<Changed> => attempt(write, readSignature)

  const update = (of: SignatureKey, change: SignatureChange): Promise<Changed> =>
    tried(() => client.send(new UpdateCommand(conditional(of, change))))

  /** A change and its audit entry, together or not at all. */
  const changedAndTold = (of: SignatureKey, change: SignatureChange, audit: AuditEntry): Promise<Changed> =>
    tried(() =>
      client.send(
        new TransactWriteCommand({
          TransactItems: [{ Update: conditional(of, change) }, ...audited(TableName, audit)],
        }),
      ),
    )

  const conditional = (of: SignatureKey, change: SignatureChange) => ({
    TableName,
    Key: key(of),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...change,
  })

  /**
   * A change by which a signature leaves, and then files: those that may hold it are written anew, without it. Where a
   * crash came between the two, the same change, tried again, does what is left.
   */
  async function leaving(of: SignatureKey, change: Promise<Changed>): Promise<Changed> {
    const changed = await change
    const { Item = {} } = await client.send(new GetCommand({ TableName, Key: key(of), ConsistentRead: true }))
    if (hasLeftCount(Item)) {
      const stood = { petitions: new Set([of.petition]), lists: NONE, campaigns: NONE }
      await exports.renewHolding(stood, 'left')
    }
    return changed
  }

  /** The first of a list, in its order. A partner's are looked for behind those of others, as far as it takes. */
  async function heldIn(listKey: string, limit: number, partner: string | undefined) {
    const all = inList(TableName, listKey)
    const found: Item[] = []
    for await (const page of pagesOf(
      client,
      partner === undefined ? { ...all, Limit: limit } : creditedIn(all, partner),
    )) {
      found.push(...page)
      if (found.length >= limit) break
    }
    return found.slice(0, limit)
  }

  return {
    /** One write: stores a signature where none stands. */
    create: (signature: Signature): Promise<Changed> =>
      tried(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: signatureItem(signature),
            ...IF_NEW,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Puts a new request in the place of the one that was seen, if that still stands there. */
    replace: (signature: Signature, seen: Signature): Promise<Changed> =>
      tried(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: signatureItem(signature),
            ConditionExpression: '#state = :state AND nonce = :nonce',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': seen.state, ':nonce': seen.nonce },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Marks one more mail as due, if none was asked for since the signature was seen. */
    askForMail: (seen: Signature, due: NonNullable<Signature['mailDue']>, now: Date): Promise<Changed> =>
      update(seen, {
        UpdateExpression: 'SET mailDue = :mail, dueShard = :shard, dueAt = :at, askedAt = :now',
        ConditionExpression: '#state = :state AND askedAt = :seen AND attribute_not_exists(mailDue)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...renamed(dueAttributes(seen.person, due)),
          ':now': now.toISOString(),
          ':seen': seen.askedAt,
          ':state': seen.state,
        },
      }),

    /**
     * Pending → confirmed, for the request whose nonce is given, while it lasts. With `requestedBy`,
     * only if it was requested by then. Suspicious ones are not touched, nor those that follow lists.
     */
    confirm: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date): Promise<Changed> =>
      update(of, proving(of, { transition: 'confirm', nonce, now, requestedBy })),

    /** Pending and suspicious → held; likewise. */
    hold: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date): Promise<Changed> =>
      update(of, proving(of, { transition: 'hold', nonce, now, requestedBy })),

    /** Held → confirmed, by a manager's word, with its audit entry. With `partner`, only one that is credited to it. */
    accept: (of: SignatureKey, now: Date, audit: AuditEntry, partner?: string): Promise<Changed> =>
      changedAndTold(of, creditedTo(partner, accepting(of, now)), audit),

    /** Pending, confirmed or held → removed, by a manager's word, with its audit entry; likewise. */
    remove: (of: SignatureKey, audit: AuditEntry, partner?: string): Promise<Changed> =>
      leaving(of, changedAndTold(of, creditedTo(partner, removing(of)), audit)),

    /** Pending, confirmed or held → removed, by the word of the mailbox owner on the request of that nonce. */
    disown: (of: SignatureKey, nonce: string): Promise<Changed> =>
      leaving(of, update(of, removing(of, nonce))),

    /** Pending, confirmed or held → withdrawn, at the signer's wish. */
    withdraw: (of: SignatureKey, now: Date): Promise<Changed> =>
      leaving(of, update(of, withdrawing(of, now))),

    /** Pending → expired: its confirmation mail bounced for good. With `requestedBy`, only if it was requested by then. */
    bounce: (of: SignatureKey, requestedBy?: Date): Promise<Changed> => update(of, bouncing(requestedBy)),

    /** Other names of the signer, at their wish, while the signature stands: pending, confirmed or held. */
    correctName: (of: SignatureKey, names: Pick<Signature, 'givenName' | 'familyName'>): Promise<Changed> =>
      update(of, correcting(names)),

    /** One signature, or undefined. `current` reads what was written a moment ago (twice the price). */
    read: async (of: SignatureKey, current = false): Promise<Signature | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: key(of), ConsistentRead: current }))
      return Item === undefined ? undefined : readSignature(Item)
    },

    /** How many signatures of a petition are held. With `partner`, of those credited to it. */
    countHeld: async (petition: string, partner?: string): Promise<number> => {
      const shards = SHARD_NUMBERS.map((shard) => {
        const all = inList(TableName, listKeys.held(petition, shard))
        return countOf(client, partner === undefined ? all : creditedIn(all, partner))
      })
      return (await Promise.all(shards)).reduce((sum, count) => sum + count, 0)
    },

    /** The held signatures of a petition, oldest first, at most `limit` of each shard. With `partner`, those credited to it. */
    held: async (petition: string, limit: number, partner?: string): Promise<Listed<Signature>> => {
      const shards = SHARD_NUMBERS.map((shard) => heldIn(listKeys.held(petition, shard), limit, partner))
      const found = (await Promise.all(shards)).flat()
      const { items, unreadable } = readListed(`held of ${petition}`, found, readSignature, tell)
      items.sort((a, b) => (a.confirmedAt ?? '').localeCompare(b.confirmedAt ?? ''))
      return { items, unreadable }
    },
  }
}

/** Of a list, those that are credited to a partner. */
const creditedIn = (list: ReturnType<typeof inList>, partner: string) => ({
  ...list,
  FilterExpression: 'partner = :partner',
  ExpressionAttributeValues: { ...list.ExpressionAttributeValues, ':partner': partner },
})

const NONE: ReadonlySet<string> = new Set()

function renamed(due: { mailDue: string; dueShard: string; dueAt: string }): Record<string, string> {
  return { ':mail': due.mailDue, ':shard': due.dueShard, ':at': due.dueAt }
}
