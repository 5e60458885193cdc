import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type MailShare, type MailSlot, NO_MAIL_YET } from '../domain/mail-share.ts'
import type { Signature, SignatureKey } from '../domain/signature.ts'
import { type Key, keys } from './keys.ts'
import { readSignature } from './signature-item.ts'

const ShareItem = v.object({
  slots: v.array(
    v.object({ at: v.string(), purpose: v.string(), run: v.string(), repeats: v.exactOptional(v.number()) }),
  ),
  version: v.number(),
})
const RunItem = v.object({ went: v.array(v.string()) })

const SHARE_LIFE_SECONDS = 2 * 24 * 3600
const RUN_LIFE_SECONDS = 2 * 24 * 3600
/** DynamoDB's limit for BatchGetItem. */
const BATCH_KEYS = 100

/** What a sender must know of one waiting signature before it may mail. */
export type WaitingMail = {
  signature: Signature
  share: MailShare
  suppressed: boolean
}

/** A waiting item that cannot be read: known by its key only. */
export type Unreadable = { key: SignatureKey; unreadable: true }

export type MailShareTable = ReturnType<typeof mailShareTable>

/** What was mailed to whom lately, in the table: slots by person, and the record of each run. */
export function mailShareTable(client: DynamoDBDocumentClient, TableName: string) {
  async function readAll(wanted: readonly Key[]): Promise<Map<string, Record<string, unknown>>> {
    const found = new Map<string, Record<string, unknown>>()
    const unique = new Map(wanted.map((key) => [`${key.pk} ${key.sk}`, key]))
    let left: Key[] = [...unique.values()]
    while (left.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys: left.slice(0, BATCH_KEYS), ConsistentRead: true } },
        }),
      )
      for (const item of Responses?.[TableName] ?? [])
        found.set(`${String(item['pk'])} ${String(item['sk'])}`, item)
      const unprocessed = (UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[]
      left = [...unprocessed, ...left.slice(BATCH_KEYS)]
    }
    return found
  }

  return {
    /**
     * The signatures that still wait for a mail among `of`, with what is known of their persons. Reads
     * what was written a moment ago. Those that are gone or wait no longer are left out.
     */
    waiting: async (of: readonly SignatureKey[]): Promise<(WaitingMail | Unreadable)[]> => {
      const items = await readAll(
        of.flatMap((one) => [
          keys.signature(one.petition, one.person),
          keys.mailShare(one.person),
          keys.suppression(one.person),
        ]),
      )
      const at = (key: Key) => items.get(`${key.pk} ${key.sk}`)
      return of.flatMap((one): (WaitingMail | Unreadable)[] => {
        const item = at(keys.signature(one.petition, one.person))
        if (item?.['mailDue'] === undefined) return []
        try {
          const share = at(keys.mailShare(one.person))
          return [
            {
              signature: readSignature(item),
              share: share === undefined ? NO_MAIL_YET : v.parse(ShareItem, share),
              suppressed: at(keys.suppression(one.person))?.['scope'] === 'all',
            },
          ]
        } catch {
          return [{ key: one, unreadable: true }]
        }
      })
    },

    /** Which mails each of these runs recorded as gone; a run that recorded nothing is absent. */
    runs: async (of: readonly string[]): Promise<Map<string, ReadonlySet<string>>> => {
      const items = await readAll(of.map((run) => keys.run(run)))
      return new Map(
        of.flatMap((run) => {
          const item = items.get(`${keys.run(run).pk} ${keys.run(run).sk}`)
          return item === undefined ? [] : [[run, new Set(v.parse(RunItem, item).went)] as const]
        }),
      )
    },

    /** Reserves a slot by storing the new slots over the version that was read; false where another came first. */
    reserve: (person: string, slots: readonly MailSlot[], seen: MailShare, now: Date): Promise<boolean> =>
      conditionHeld(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: {
              ...keys.mailShare(person),
              slots,
              version: seen.version + 1,
              expiresAt: Math.floor(now.getTime() / 1000) + SHARE_LIFE_SECONDS,
            },
            ConditionExpression: seen.version === 0 ? 'attribute_not_exists(pk)' : 'version = :seen',
            ...(seen.version === 0 ? {} : { ExpressionAttributeValues: { ':seen': seen.version } }),
          }),
        ),
      ),

    /** Gives a reserved slot back, where the mail surely did not go; false where the slots have changed since. */
    release: (person: string, before: MailShare): Promise<boolean> =>
      conditionHeld(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: keys.mailShare(person),
            UpdateExpression: 'SET slots = :slots, version = :next',
            ConditionExpression: 'version = :reserved',
            ExpressionAttributeValues: {
              ':slots': before.slots,
              ':reserved': before.version + 1,
              ':next': before.version + 2,
            },
          }),
        ),
      ),

    /** Records, in one write for a whole run, which mails went. */
    recordRun: async (run: string, went: readonly string[], now: Date): Promise<void> => {
      await client.send(
        new PutCommand({
          TableName,
          Item: {
            ...keys.run(run),
            went,
            expiresAt: Math.floor(now.getTime() / 1000) + RUN_LIFE_SECONDS,
          },
        }),
      )
    },

    /** No mail at all to this person any more, until an admin lifts it. */
    suppress: async (person: string, because: 'not-me', now: Date): Promise<void> => {
      await client.send(
        new PutCommand({
          TableName,
          Item: { ...keys.suppression(person), scope: 'all', because, at: now.toISOString() },
        }),
      )
    },
  }
}

async function conditionHeld(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
