import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type DueItem, type DueMail, dueMailOf, pressedPurpose } from '../domain/due-mail.ts'
import { type MailShare, NO_MAIL_YET } from '../domain/mail-share.ts'
import { batchGet } from './batches.ts'
import {
  dueShardKey,
  type Key,
  keys,
  personOfKey,
  SHARD_NUMBERS,
  signatureOfKey,
  TABLE_SHAPE,
} from './keys.ts'
import { readShare } from './mail-shares.ts'
import { hasWon } from './refusals.ts'
import { readMyDataRequest, readSubscriptionRequest, subscriptionRequestOfKey } from './request-items.ts'
import { readSignature } from './signature-item.ts'
import { readSuppression } from './suppressions.ts'

/** Names an item that waits for a mail, whatever kind it is. */
export type DueKey = Key

/** A waiting mail, with what a sender must know of its person before it may go. */
export type WaitingMail = {
  key: DueKey
  item: DueItem
  mail: DueMail
  share: MailShare
  /** This person gets no mail at all. */
  suppressed: boolean
}

/** A waiting item that cannot be read: known by its key only. */
export type Unreadable = { key: DueKey; unreadable: true }

export type DueMailTable = ReturnType<typeof dueMailTable>

/** What waits for a mail, in the table: signatures, and requests to follow lists or to see one's data. */
export function dueMailTable(client: DynamoDBDocumentClient, TableName: string) {
  /** Which of the mails that the persons of these keys had lately were answered with a press of their button. */
  async function pressedBy(
    of: readonly Key[],
    itemAt: (key: Key) => unknown,
  ): Promise<(person: string) => ReadonlySet<string>> {
    const about = of.flatMap((key) => mailedItems(personOf(key), itemAt(keys.mailShare(personOf(key)))))
    const aboutAt = await batchGet(client, TableName, about)
    const pressed = about.flatMap((key) => pressOf(key, aboutAt(key)) ?? [])
    return (person) => new Set(pressed.flatMap((press) => (press.person === person ? press.purpose : [])))
  }

  return {
    /** What has waited longest for a mail that is due by `now`: at most `limit` of each shard. */
    due: async (now: Date, limit: number): Promise<{ key: DueKey; dueAt: string }[]> => {
      const pages = await Promise.all(
        SHARD_NUMBERS.map((shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: TABLE_SHAPE.indexes.mailDue.name,
              KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
              ExpressionAttributeValues: { ':shard': dueShardKey(shard), ':now': now.toISOString() },
              Limit: limit,
            }),
          ),
        ),
      )
      return pages
        .flatMap((page) => page.Items ?? [])
        .map(({ pk, sk, dueAt }) => ({ key: { pk: String(pk), sk: String(sk) }, dueAt: String(dueAt) }))
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    },

    /** Whether any mail has been due since before then. An index shows changes late, and 16 shards cost 8 read units. */
    isAnyDue: async (before: Date): Promise<boolean> => {
      const found = await Promise.all(
        SHARD_NUMBERS.map((shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: TABLE_SHAPE.indexes.mailDue.name,
              KeyConditionExpression: 'dueShard = :shard AND dueAt < :before',
              ExpressionAttributeValues: { ':shard': dueShardKey(shard), ':before': before.toISOString() },
              Limit: 1,
              Select: 'COUNT',
            }),
          ),
        ),
      )
      return found.some(({ Count = 0 }) => Count > 0)
    },

    /**
     * Those that still wait among `of`, each with what is known of its person. Reads what was written a
     * moment ago. What is gone or waits no longer is left out.
     */
    waiting: async (of: readonly DueKey[], now: Date): Promise<(WaitingMail | Unreadable)[]> => {
      const itemAt = await batchGet(
        client,
        TableName,
        of.flatMap((key) => [key, keys.mailShare(personOf(key)), keys.suppression(personOf(key))]),
      )
      const pressed = await pressedBy(
        of.filter((key) => key.sk === MY_DATA_SK),
        itemAt,
      )
      return of.flatMap((key): (WaitingMail | Unreadable)[] => {
        const stored = itemAt(key)
        if (stored?.['mailDue'] === undefined) return []
        try {
          const item = readDueItem(key, stored)
          const mail = dueMailOf(item, now)
          if (mail === undefined) return []
          const share = readShare(itemAt(keys.mailShare(personOf(key))))
          const suppression = itemAt(keys.suppression(personOf(key)))
          const suppressed = suppression !== undefined && readSuppression(suppression).scope === 'all'
          const answered = item.kind === 'my-data' ? { answered: pressed(mail.person) } : {}
          return [{ key, item, mail: { ...mail, ...answered }, share, suppressed }]
        } catch {
          return [{ key, unreadable: true }]
        }
      })
    },

    /** Takes the due mark away; false where it is no longer the one that was seen. */
    clear: (key: DueKey, seen: Pick<DueMail, 'askedAt' | 'due'>): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: key,
            UpdateExpression: 'REMOVE mailDue, dueShard, dueAt',
            ConditionExpression: 'dueAt = :seen AND askedAt = :asked',
            ExpressionAttributeValues: { ':seen': seen.due.at, ':asked': seen.askedAt },
          }),
        ),
      ),

    /** Moves the due mark to another time; false where there is none. */
    move: (key: DueKey, until: Date): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: key,
            UpdateExpression: 'SET dueAt = :until',
            ConditionExpression: 'attribute_exists(mailDue)',
            ExpressionAttributeValues: { ':until': until.toISOString() },
          }),
        ),
      ),
  }
}

const personOf = (key: DueKey): string => personOfKey(key) ?? ''

const MY_DATA_SK = keys.myDataRequest('').sk

/** The items that the mails of a person's slots were to confirm; of slots that cannot be read, none. */
function mailedItems(person: string, stored: unknown): Key[] {
  const { slots } = shareIfReadable(stored)
  return slots.flatMap(({ purpose }) => {
    const [mail, about = ''] = purpose.split('#')
    if (mail === 'confirm') return keys.signature(about, person)
    return mail === 'confirm-subscription' ? keys.subscriptionRequest(person, about) : []
  })
}

function shareIfReadable(stored: unknown): MailShare {
  try {
    return readShare(stored)
  } catch {
    return NO_MAIL_YET
  }
}

function pressOf(key: Key, stored: unknown): { person: string; purpose: string } | undefined {
  if (stored === undefined) return undefined
  try {
    const item = readDueItem(key, stored)
    const purpose = item.kind === 'my-data' ? undefined : pressedPurpose(item)
    return purpose === undefined ? undefined : { person: personOf(key), purpose }
  } catch {
    return undefined
  }
}

/** Reads a waiting item by its key. Throws where it is none that is mailed. */
function readDueItem(key: DueKey, stored: unknown): DueItem {
  if (signatureOfKey(key) !== undefined) return { kind: 'signature', signature: readSignature(stored) }
  if (subscriptionRequestOfKey(key) !== undefined)
    return { kind: 'subscription', request: readSubscriptionRequest(stored) }
  if (key.sk === keys.myDataRequest(personOf(key)).sk)
    return { kind: 'my-data', request: readMyDataRequest(stored) }
  throw new Error('A waiting item is of no kind that is mailed.')
}
