import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { ListId } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import {
  isPending,
  type Leaving,
  type RequestChanged,
  type Subscription,
  type SubscriptionRequest,
  type SubscriptionRequestKey,
} from '../domain/subscription.ts'
import { keys } from './keys.ts'
import { allOf, beginningWith, type Item } from './query.ts'
import { attempt, hasWon, pastConflicts } from './refusals.ts'
import { readSubscriptionRequest, subscriptionRequestItem } from './request-items.ts'
import { dueAttributes } from './signature-item.ts'
import { confirming, leaving } from './subscription-changes.ts'
import { activationItems, type Following, readSubscription } from './subscription-items.ts'
import { IF_NEW, transact } from './writes.ts'

/** More writers than this never meet on one person's subscriptions: each round lost to another change. */
const MOST_ROUNDS = 20
/** TransactWriteItems takes 100 items, and a list costs two of them. */
const LISTS_AT_ONCE = 50

export type SubscriptionTable = ReturnType<typeof subscriptionTable>

/** Requests to follow lists, and who follows which, in the table. Every write is conditional. */
export function subscriptionTable(client: DynamoDBDocumentClient, TableName: string) {
  const requestKey = ({ person, id }: SubscriptionRequestKey) => keys.subscriptionRequest(person, id)

  const tried = (write: () => Promise<unknown>): Promise<RequestChanged> =>
    attempt(write, readSubscriptionRequest)

  async function readRequest(
    of: SubscriptionRequestKey,
    current = false,
  ): Promise<SubscriptionRequest | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: requestKey(of), ConsistentRead: current }),
    )
    return Item === undefined ? undefined : readSubscriptionRequest(Item)
  }

  /** The stored subscriptions of a person. Reads what was written a moment ago. */
  const itemsOf = (person: string): Promise<Item[]> =>
    allOf(client, beginningWith(TableName, keys.subscription(person, '' as ListId)))

  const ofPerson = async (person: string): Promise<Subscription[]> =>
    (await itemsOf(person)).map(readSubscription)

  async function leave(person: string, list: ListId, by: Leaving, now: Date): Promise<boolean> {
    const Key = keys.subscription(person, list)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      if (Item === undefined) return false
      const seen = readSubscription(Item)
      if (seen.state !== 'active') return false
      const [subscription, receipt] = leaving(TableName, seen, by, now)
      if (await transact(client, [subscription, receipt])) return true
      // Whoever wants to leave leaves, also where half of an erasure has taken the receipt already.
      const { Item: kept } = await client.send(
        new GetCommand({ TableName, Key: receipt.Update.Key, ConsistentRead: true }),
      )
      if (kept === undefined && (await hasWon(() => client.send(new UpdateCommand(subscription.Update)))))
        return true
    }
    throw new Error('A subscription changed too often while it was ended.')
  }

  return {
    /** One write: stores a request where none of these lists stands. */
    createRequest: (request: SubscriptionRequest): Promise<RequestChanged> =>
      tried(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: subscriptionRequestItem(request),
            ...IF_NEW,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Puts a new request in the place of the one that was seen, if that still stands there. */
    replaceRequest: (request: SubscriptionRequest, seen: SubscriptionRequest): Promise<RequestChanged> =>
      tried(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: subscriptionRequestItem(request),
            ConditionExpression: '#state = :state AND nonce = :nonce',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': seen.state, ':nonce': seen.nonce },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Marks one more mail as due, if none was asked for since the request was seen. */
    askForMail: (
      seen: SubscriptionRequest,
      due: NonNullable<SubscriptionRequest['mailDue']>,
      now: Date,
    ): Promise<RequestChanged> => {
      const { mailDue, dueShard, dueAt } = dueAttributes(seen.person, due)
      return tried(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: requestKey(seen),
            UpdateExpression: 'SET mailDue = :mail, dueShard = :shard, dueAt = :at, askedAt = :now',
            ConditionExpression: '#state = :state AND askedAt = :seen',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: {
              ':mail': mailDue,
              ':shard': dueShard,
              ':at': dueAt,
              ':now': now.toISOString(),
              ':seen': seen.askedAt,
              ':state': seen.state,
            },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      )
    },

    /** One request, or undefined. `current` reads what was written a moment ago (twice the price). */
    readRequest,

    /**
     * Pending → confirmed, for the request whose nonce is given, while it lasts; and in the same transaction
     * its lists become followed, but those that are already. The address moves to the subscriptions: the
     * confirmed request only answers a second press, until its link has run out.
     */
    confirmRequest: async (of: SubscriptionRequestKey, nonce: string, now: Date): Promise<RequestChanged> => {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const [request, standing] = await Promise.all([readRequest(of, true), ofPerson(of.person)])
        if (request === undefined || request.nonce !== nonce || !isPending(request, now))
          return { done: false, existing: request }
        const items = [
          confirming(TableName, request, now),
          ...activationItems(TableName, request, request.follows, standing, now),
        ]
        if (await transact(client, items)) return { done: true }
      }
      throw new Error('Subscriptions changed too often while a request was confirmed.')
    },

    /** Removes the request of that nonce with all that was typed, at the mailbox owner's word; no other one. */
    dropRequest: async (of: SubscriptionRequestKey, nonce: string): Promise<void> => {
      await tried(() =>
        client.send(
          new DeleteCommand({
            TableName,
            Key: requestKey(of),
            ConditionExpression: 'nonce = :nonce',
            ExpressionAttributeValues: { ':nonce': nonce },
          }),
        ),
      )
    },

    /**
     * Makes a person follow lists by a consent that was confirmed elsewhere; says which became followed. Who
     * follows one already, or has left it since the consent, is left as they are.
     */
    activate: async (
      of: { person: string; email: string; locale: Locale },
      follows: readonly Following[],
      confirmedAt: Date,
    ): Promise<ListId[]> => {
      if (follows.length > LISTS_AT_ONCE) throw new Error('More lists than one transaction takes.')
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const items = activationItems(TableName, of, follows, await ofPerson(of.person), confirmedAt)
        if (items.length === 0 || (await transact(client, items)))
          return items.flatMap(({ Put }) =>
            Put?.Item?.['state'] === 'active' ? [Put.Item['list'] as ListId] : [],
          )
      }
      throw new Error('Subscriptions changed too often while they were activated.')
    },

    /** All subscriptions of a person, those they left too. Reads what was written a moment ago. */
    ofPerson,

    /**
     * Active → unsubscribed: the address goes, and the receipt of its consent is dated. True where it
     * changed something; whoever follows the list no more, or never did, is left as they are.
     */
    leave,

    /**
     * Leaves every list that a person follows, or each of some; says which those were. One that cannot be read
     * keeps nobody in the others: it throws once those are left.
     */
    leaveAll: async (
      person: string,
      by: Leaving,
      now: Date,
      among?: readonly ListId[],
    ): Promise<ListId[]> => {
      const wanted = among && new Set<unknown>(among.map((list) => keys.subscription(person, list).sk))
      const left: ListId[] = []
      const faults: unknown[] = []
      for (const item of await itemsOf(person)) {
        if (wanted !== undefined && !wanted.has(item['sk'])) continue
        try {
          const { list } = readSubscription(item)
          if (await leave(person, list, by, now)) left.push(list)
        } catch (error) {
          faults.push(error)
        }
      }
      if (faults.length > 0) throw faults[0]
      return left
    },

    /** The language of the mails to a person, on every list that they follow. */
    setLocale: async (person: string, locale: Locale): Promise<void> => {
      for (const { list } of await ofPerson(person)) {
        const change = new UpdateCommand({
          TableName,
          Key: keys.subscription(person, list),
          UpdateExpression: 'SET locale = :locale',
          ConditionExpression: '#state = :active',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':locale': locale, ':active': 'active' },
        })
        await hasWon(() => pastConflicts(() => client.send(change)))
      }
    },
  }
}
