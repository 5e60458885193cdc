import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type MailShare, type MailSlot, NO_MAIL_YET } from '../domain/mail-share.ts'
import { batchGet } from './batches.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'
import { ifSeen } from './writes.ts'

const ShareItem = v.object({
  slots: v.array(
    v.object({
      at: v.string(),
      purpose: v.string(),
      run: v.string(),
      number: v.number(),
      repeats: v.exactOptional(v.number()),
    }),
  ),
  version: v.number(),
})
const RunItem = v.object({ went: v.array(v.number()) })

/** What was mailed to a person is kept this long, and so is what a run recorded: it decides about a day. */
export const MAIL_SHARE_LIFE_MS = 2 * 24 * 60 * 60 * 1000

const goneAt = (now: Date): number => epochSeconds(now, MAIL_SHARE_LIFE_MS)

export type MailShareTable = ReturnType<typeof mailShareTable>

/** Reads a person's stored share of mail, which nobody has who was mailed nothing. Throws where the item is none. */
export function readShare(item: unknown): MailShare {
  return item === undefined ? NO_MAIL_YET : v.parse(ShareItem, item)
}

/** What was mailed to whom lately, in the table: slots by person, and the record of each run. */
export function mailShareTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** The numbers of the mails that each of these runs recorded as gone; a run that recorded nothing is absent. */
    runs: async (of: readonly string[]): Promise<Map<string, ReadonlySet<number>>> => {
      const itemAt = await batchGet(
        client,
        TableName,
        of.map((run) => keys.run(run)),
      )
      return new Map(
        of.flatMap((run) => {
          const item = itemAt(keys.run(run))
          return item === undefined ? [] : [[run, new Set(v.parse(RunItem, item).went)] as const]
        }),
      )
    },

    /** Reserves a slot by storing the new slots over the version that was read; false where another came first. */
    reserve: (person: string, slots: readonly MailSlot[], seen: MailShare, now: Date): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: {
              ...keys.mailShare(person),
              slots,
              version: seen.version + 1,
              expiresAt: goneAt(now),
            },
            ...ifSeen(seen.version),
          }),
        ),
      ),

    /** Gives a reserved slot back, where the mail surely did not go; false where the slots have changed since. */
    release: (person: string, before: MailShare): Promise<boolean> =>
      hasWon(() =>
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

    /** Records, in one write for a whole run, which of its mails went. It names nobody. */
    recordRun: async (run: string, went: readonly number[], now: Date): Promise<void> => {
      await client.send(
        new PutCommand({
          TableName,
          Item: {
            ...keys.run(run),
            went,
            expiresAt: goneAt(now),
          },
        }),
      )
    },
  }
}
