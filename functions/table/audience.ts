import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type Audience, listsOf } from '../domain/campaign.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { ListId } from '../domain/list.ts'
import { LOCALES } from '../domain/locale.ts'
import type { Follower, Standing } from '../domain/recipient.ts'
import type { Suppression } from '../domain/suppression.ts'
import { batchGet } from './batches.ts'
import { Iso, ListPart } from './consent-parts.ts'
import { type Key, keys, listKeys, TABLE_SHAPE } from './keys.ts'
import { type Item, pagesOf } from './query.ts'
import { readable } from './readable.ts'
import { readSignature } from './signature-item.ts'
import { readSubscription } from './subscription-items.ts'
import { readSuppression } from './suppressions.ts'

/** Followers that are read at once, of each list: what is known of a page of people is one batch get. */
const PAGE = 100

const FollowItem = v.object({
  listSort: v.string(),
  list: ListPart,
  locale: v.picklist(LOCALES),
  since: Iso,
})
type FollowItem = v.InferOutput<typeof FollowItem>

/** Some of an audience's followers, in the order of their keys, and how many cannot be read. */
export type FollowerPage = { followers: Follower[]; upTo: string; unreadable: number }

export type AudienceTable = ReturnType<typeof audienceTable>

/** Who follows the lists of a campaign, in the table. */
export function audienceTable(client: DynamoDBDocumentClient, TableName: string) {
  /** The followers of a list in one shard, one by one in the order of their keys. */
  async function* followersOf(list: ListId, shard: number, from: string | undefined) {
    const pages = pagesOf(client, {
      TableName,
      IndexName: TABLE_SHAPE.indexes.lists.name,
      KeyConditionExpression: from === undefined ? 'listKey = :key' : 'listKey = :key AND listSort >= :from',
      ExpressionAttributeNames: { '#list': 'list' },
      ExpressionAttributeValues: {
        ':key': listKeys.subscribers(list, shard),
        ...(from === undefined ? {} : { ':from': from }),
      },
      ProjectionExpression: 'listSort, #list, locale, since',
      Limit: PAGE,
    })
    for await (const page of pages) yield* page
  }

  /** What stands under these keys, as of now. Throws where it cannot be read. */
  async function standing(wanted: readonly Key[]) {
    const itemAt = await batchGet(client, TableName, wanted)
    return <Item>(key: Key, read: (item: unknown) => Item): Item[] => {
      const item = itemAt(key)
      return item === undefined ? [] : [read(item)]
    }
  }

  /** What is known of a page of people; who cannot be read is left out. */
  async function known(
    people: ReadonlyMap<string, FollowItem[]>,
    petitions: readonly string[],
  ): Promise<Follower[]> {
    const signaturesOf = (person: string) => petitions.map((petition) => keys.signature(petition, person))
    const at = await standing(
      [...people.keys()].flatMap((person) => [keys.suppression(person), ...signaturesOf(person)]),
    )
    return [...people].flatMap(([person, follows]) =>
      readable(() => ({
        person,
        follows,
        ...suppressionOf(at(keys.suppression(person), readSuppression)),
        signatures: signaturesOf(person).flatMap((key) => at(key, readSignature)),
      })),
    )
  }

  return {
    /**
     * Who follows any of an audience's lists, in one shard, each once, in the order of their keys, from the first whose
     * key begins with `from`. The lists lie sorted by person, so they are merged as they are read: memory does not
     * grow with them. An index shows what was written a moment ago late.
     */
    pages: async function* (audience: Audience, shard: number, from?: string): AsyncGenerator<FollowerPage> {
      const petitions = audience.countries.length === 0 ? [] : audience.petitions
      let people = new Map<string, FollowItem[]>()
      let unreadable = 0
      let upTo = ''
      const page = async (): Promise<FollowerPage> => {
        const followers = await known(people, petitions)
        const read = { followers, upTo, unreadable: unreadable + people.size - followers.length }
        people = new Map()
        unreadable = 0
        return read
      }
      for await (const item of merged(listsOf(audience).map((list) => followersOf(list, shard, from)))) {
        const person = String(item['listSort'])
        if (people.size === PAGE && person !== upTo) yield await page()
        upTo = person
        const follow = readable(() => v.parse(FollowItem, item))
        if (follow.length === 0) unreadable += 1
        else people.set(person, [...(people.get(person) ?? []), ...follow])
      }
      if (upTo !== '') yield await page()
    },

    /**
     * What stands of these recipients now, as it was written a moment ago: their subscriptions to the delivery's lists,
     * whether they are suppressed, and their signatures of the petitions that `signed` names. Undefined for one whose
     * items cannot be read.
     */
    standing: async (
      of: readonly Pick<Delivery, 'person' | 'lists'>[],
      signed: (lists: readonly ListId[]) => readonly string[],
    ): Promise<(Standing | undefined)[]> => {
      const wanted = of.map(({ person, lists }) => ({
        suppression: keys.suppression(person),
        subscriptions: lists.map((list) => keys.subscription(person, list)),
        signatures: signed(lists).map((petition) => keys.signature(petition, person)),
      }))
      const at = await standing(
        wanted.flatMap((one) => [one.suppression, ...one.subscriptions, ...one.signatures]),
      )
      return wanted.map(
        ({ suppression, subscriptions, signatures }) =>
          readable(() => ({
            subscriptions: subscriptions.flatMap((key) => at(key, readSubscription)),
            ...suppressionOf(at(suppression, readSuppression)),
            signatures: signatures.flatMap((key) => at(key, readSignature)),
          }))[0],
      )
    },
  }
}

const suppressionOf = ([suppression]: Suppression[]) => (suppression === undefined ? {} : { suppression })

/** Lists that are sorted by person, as one that is; of one person, the first list comes first. */
async function* merged(lists: readonly AsyncGenerator<Item>[]): AsyncGenerator<Item> {
  const heads = await Promise.all(lists.map((list) => list.next()))
  for (;;) {
    const sorts = heads.map(({ done, value }) => (done === true ? undefined : String(value['listSort'])))
    const first = sorts.reduce(
      (least, sort) => (sort !== undefined && (least === undefined || sort < least) ? sort : least),
      undefined,
    )
    if (first === undefined) return
    const at = sorts.indexOf(first)
    const [list, head] = [lists[at], heads[at]]
    if (list === undefined || head === undefined || head.done === true) return
    yield head.value
    heads[at] = await list.next()
  }
}
