import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { UNUSED_IMAGE_LIFE_MS } from '../domain/image.ts'
import type { ListId } from '../domain/list.ts'
import { RETENTION_SEGMENTS, type RetentionPass } from '../domain/retention.ts'
import { batchDelete } from './batches.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { type Key, keys, listKeys, SHARD_NUMBERS, TABLE_SHAPE } from './keys.ts'
import { allOf, beginningWith, countOf, type Item, inList, pagesOf } from './query.ts'
import { hasWon } from './refusals.ts'
import { IF_NEW } from './writes.ts'

/** People whose consents are looked for at once. */
const PEOPLE_AT_ONCE = 25
/** Items that are read before the caller may look at the clock again. */
const PAGE = 500

const Pass = v.object({ started: v.string(), done: v.number() })
const Keys = v.object({ pk: v.string(), sk: v.string() })
const Expired = v.object({ ...Keys.entries, state: v.optional(v.string()) })

/** Something past its time, and whether it is a request that nobody confirmed; or a picture that may go, if nothing names it. */
export type ExpiredItem = { key: Key; isUnconfirmed: boolean; image?: string }

export type RetentionTable = ReturnType<typeof retentionTable>

/** What retention looks for in the table, and how it deletes. A job's alone: it scans. */
export function retentionTable(client: DynamoDBDocumentClient, TableName: string) {
  const readKey = (item: Item): Key => v.parse(Keys, item)

  /** The keys in some lists of the index, page by page. */
  async function* inLists(lists: readonly string[]): AsyncGenerator<Key[]> {
    for (const list of lists) {
      const query = { ...inList(TableName, list), ProjectionExpression: 'pk, sk', Limit: PAGE }
      for await (const page of pagesOf(client, query)) yield page.map(readKey)
    }
  }

  async function countIn(lists: readonly string[]): Promise<number> {
    const counts = await Promise.all(lists.map((list) => countOf(client, inList(TableName, list))))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  async function receiptsOf({ pk }: Key, list: ListId): Promise<Key[]> {
    const first = { pk, sk: keys.receipt('', list, '').sk }
    const query = { ...beginningWith(TableName, first), ProjectionExpression: 'pk, sk' }
    return (await allOf(client, query)).map(readKey)
  }

  return {
    /** How far the last pass has come, or undefined where there was none yet. */
    pass: async (): Promise<RetentionPass | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.retention, ConsistentRead: true }),
      )
      return Item === undefined ? undefined : v.parse(Pass, Item)
    },

    /** Writes down how far a pass has come, if what was read still stands there; false where it does not. */
    savePass: (pass: RetentionPass, seen: RetentionPass | undefined): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { ...keys.retention, ...pass },
            ...(seen === undefined
              ? IF_NEW
              : {
                  ConditionExpression: 'started = :started AND done = :done',
                  ExpressionAttributeValues: { ':started': seen.started, ':done': seen.done },
                }),
          }),
        ),
      ),

    /** What is past its time in a segment of the table, page by page; a page may be empty. */
    expired: async function* (segment: number, now: Date): AsyncGenerator<ExpiredItem[]> {
      const pages = paginateScan(
        { client },
        {
          TableName,
          Segment: segment,
          TotalSegments: RETENTION_SEGMENTS,
          FilterExpression: `${PAST_ITS_TIME} OR (sk = :image AND ${UNUSED})`,
          ExpressionAttributeNames: { ...pastItsTime(now).ExpressionAttributeNames, '#state': 'state' },
          ExpressionAttributeValues: {
            ...pastItsTime(now).ExpressionAttributeValues,
            ':image': keys.image('').sk,
            ':unused': lastUse(now),
          },
          ProjectionExpression: 'pk, sk, #state',
        },
      )
      for await (const { Items = [] } of pages)
        yield Items.map((item) => {
          const { pk, sk, state } = v.parse(Expired, item)
          const isRequest = sk.startsWith(keys.signature('', '').sk) || sk.startsWith(REQUEST)
          const image = sk === keys.image('').sk ? { image: pk.slice(keys.image('').pk.length) } : {}
          return { key: { pk, sk }, isUnconfirmed: isRequest && state === 'pending', ...image }
        })
    },

    /** Deletes an item that is still past its time; false where it has gone, or was given a longer life. */
    purge: (key: Key, now: Date): Promise<boolean> => {
      const condition = { ConditionExpression: PAST_ITS_TIME, ...pastItsTime(now) }
      return hasWon(() => client.send(new DeleteCommand({ TableName, Key: key, ...condition })))
    },

    /** Deletes a picture that was not put up or to use lately; false where it was, since it was found. */
    dropImage: (key: Key, now: Date): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new DeleteCommand({
            TableName,
            Key: key,
            ConditionExpression: UNUSED,
            ExpressionAttributeValues: { ':unused': lastUse(now) },
          }),
        ),
      ),

    /** The signatures of a petition that are not purged by themselves, page by page. */
    signatures: (petition: string): AsyncGenerator<Key[]> => inLists(signatureLists(petition)),
    countSignatures: (petition: string): Promise<number> => countIn(signatureLists(petition)),

    /** Who follows a list or has left it, page by page. */
    subscriptions: (list: ListId): AsyncGenerator<Key[]> => inLists(subscriptionLists(list)),
    countSubscriptions: (list: ListId): Promise<number> => countIn(subscriptionLists(list)),

    /** The consents of these people to follow a list. */
    receipts: async (subscriptions: readonly Key[], list: ListId): Promise<Key[]> => {
      const found: Key[] = []
      for (let first = 0; first < subscriptions.length; first += PEOPLE_AT_ONCE) {
        const people = subscriptions.slice(first, first + PEOPLE_AT_ONCE)
        found.push(...(await Promise.all(people.map((key) => receiptsOf(key, list)))).flat())
      }
      return found
    },

    /** Deletes items, whatever stands there. */
    drop: (items: readonly Key[]): Promise<void> => batchDelete(client, TableName, items),
  }
}

const REQUEST = keys.subscriptionRequest('', '').sk

const UNUSED = 'usedAt <= :unused'
const lastUse = (now: Date): string => new Date(now.getTime() - UNUSED_IMAGE_LIFE_MS).toISOString()

const PAST_ITS_TIME = '#expiresAt <= :seconds'
const pastItsTime = (now: Date) => ({
  ExpressionAttributeNames: { '#expiresAt': TABLE_SHAPE.timeToLive },
  ExpressionAttributeValues: { ':seconds': epochSeconds(now) },
})

const signatureLists = (petition: string): string[] =>
  [listKeys.signed, listKeys.held, listKeys.ended].flatMap((list) =>
    SHARD_NUMBERS.map((shard) => list(petition, shard)),
  )

const subscriptionLists = (list: ListId): string[] =>
  [listKeys.subscribers, listKeys.left].flatMap((of) => SHARD_NUMBERS.map((shard) => of(list, shard)))
