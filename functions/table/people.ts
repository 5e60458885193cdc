import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ListId } from '../domain/list.ts'
import { nothingKept, type PersonRecord } from '../domain/person-record.ts'
import { TRANSITIONS } from '../domain/signature.ts'
import { batchGet } from './batches.ts'
import { campaignTable } from './campaigns.ts'
import { deliveryTable } from './deliveries.ts'
import { readDelivery } from './delivery-items.ts'
import { exportTable } from './exports.ts'
import { readFeedback } from './feedback-items.ts'
import { deliveryOfKey, type Key, keys, personItemOfKey, signatureOfKey } from './keys.ts'
import { readShare } from './mail-shares.ts'
import { allOf, inPartition } from './query.ts'
import { hasWon } from './refusals.ts'
import { readMyDataRequest, readSubscriptionRequest } from './request-items.ts'
import { erasing } from './signature-changes.ts'
import { readSignature } from './signature-item.ts'
import { readReceipt, readSubscription } from './subscription-items.ts'
import { readSuppression } from './suppressions.ts'

type Item = Record<string, unknown> & Key

/** Changes in the table at once; a person seldom has more items than this. */
const AT_ONCE = 25
/** Each round takes what has come about since the one before: a button pressed meanwhile, say. */
const MOST_ROUNDS = 10

/** Everything that is kept of one person: what lies under their key, and their deliveries of campaigns. */
export function peopleTable(client: DynamoDBDocumentClient, TableName: string) {
  const campaigns = campaignTable(client, TableName)
  const deliveries = deliveryTable(client, TableName)
  const exports = exportTable(client, TableName)

  /** Reads what was written a moment ago. */
  async function itemsOf(person: string, now: Date): Promise<Item[]> {
    const [own, delivered] = await Promise.all([
      allOf(client, inPartition(TableName, keys.suppression(person))),
      deliveriesTo(person, now),
    ])
    return [...(own as Item[]), ...delivered]
  }

  async function deliveriesTo(person: string, now: Date): Promise<Item[]> {
    const wanted = (await campaigns.keepingDeliveries(now)).map((campaign) => keys.delivery(campaign, person))
    const found = await batchGet(client, TableName, wanted)
    return wanted.map(found).filter((item) => item !== undefined) as Item[]
  }

  /**
   * Whatever else is wrong with the item: its state is enough for the count to follow. After a crash that nobody
   * repairs, it names nobody and stands where retention finds it.
   */
  const withdraw = (item: Item): Promise<boolean> => {
    const of = signatureOfKey(item)
    if (of === undefined) return Promise.resolve(false)
    const change = erasing(of, item['requestedAt'] as string | undefined)
    return hasWon(() =>
      client.send(new UpdateCommand({ TableName, Key: { pk: item.pk, sk: item.sk }, ...change })),
    )
  }

  /** Who is erased while they wait is skipped: the campaign's figures follow. */
  const skip = (item: Item, now: Date): Promise<boolean> => {
    const of = deliveryOfKey(item)
    if (of === undefined || item['state'] !== 'waiting') return Promise.resolve(false)
    return deliveries.change(of, 'skip', now, { reason: 'erased' })
  }

  /** Deletes an item, unless it has become one that must stay. */
  const remove = (item: Item): Promise<boolean> =>
    hasWon(() =>
      client.send(
        new DeleteCommand({ TableName, Key: { pk: item.pk, sk: item.sk }, ...whileErasable(item) }),
      ),
    )

  return {
    /** Everything that is kept of a person; undefined where that is nothing. What cannot be read hides nothing else. */
    read: async (person: string, now: Date): Promise<PersonRecord | undefined> => {
      const items = await itemsOf(person, now)
      return items.length === 0 ? undefined : recordOf(person, items)
    },

    /**
     * Erases what was kept of a person when this was called: signatures are withdrawn and waiting deliveries
     * skipped first, so that the counts follow, and then everything is deleted but what suppresses mail to them.
     * Exports that may hold them are taken back, before anything goes and once more when all has gone: so that what a
     * crash leaves is done again, and none is left that read them meanwhile.
     * A mail that is being handed to SES right now may still go, and counts as unknown. After a crash at any
     * point, calling it again does the rest; calling it once more does nothing. What is asked for while it
     * runs stays whole.
     */
    erase: async (person: string, now: Date): Promise<void> => {
      const stood = { petitions: new Set<string>(), lists: new Set<string>(), campaigns: new Set<string>() }
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const items = (await itemsOf(person, now)).filter((item) => isErasable(item, now))
        for (const item of items) addPlace(stood, item)
        await exports.renewHolding(stood, 'erased')
        if (items.length === 0) return
        const isKind = (kind: ReturnType<typeof personItemOfKey>) => (item: Item) =>
          personItemOfKey(item) === kind
        await forEach(items.filter(isKind('signature')), withdraw)
        await forEach(items.filter(isKind('delivery')), (item) => skip(item, now))
        // Last of all what the link stands on by which a person erases themselves: else they could not try again.
        const isLast = isKind('my-data-request')
        const others = items.filter((item) => !isLast(item))
        await forEach(others.length > 0 ? others : items, remove)
      }
      throw new Error('A person changed too often while they were erased.')
    },
  }
}

/** Notes of what an export would hold the person whom an item is about. */
function addPlace(
  { petitions, lists, campaigns }: { petitions: Set<string>; lists: Set<string>; campaigns: Set<string> },
  item: Item,
): void {
  const [petition, campaign, list] = [
    signatureOfKey(item)?.petition,
    deliveryOfKey(item)?.campaign,
    item.sk.startsWith(keys.subscription('', '' as ListId).sk) ? item.sk.split('#')[1] : undefined,
  ]
  if (petition !== undefined) petitions.add(petition)
  if (campaign !== undefined) campaigns.add(campaign)
  if (list !== undefined) lists.add(list)
}

/** Whether an item goes when its person is erased. */
function isErasable(item: Item, now: Date): boolean {
  const kind = personItemOfKey(item)
  if (kind === 'suppression') return item['scope'] !== 'bulk' && item['scope'] !== 'all'
  const since = kind === undefined ? undefined : REQUESTED[kind]
  if (since === undefined) return true
  try {
    return Date.parse(since(item)) <= now.getTime()
  } catch {
    return true
  }
}

/** When an item was asked for, of those that a stranger's request can make at any time. */
const REQUESTED: Partial<Record<string, (item: Item) => string>> = {
  signature: (item) => readSignature(item).requestedAt,
  request: (item) => readSubscriptionRequest(item).requestedAt,
  'my-data-request': (item) => readMyDataRequest(item).askedAt,
}

type Condition = { if: string; names: Record<string, string>; values: Record<string, unknown> }

/** A signature that neither counts nor may come to. */
const GONE: Condition = {
  if: '(attribute_not_exists(#state) OR NOT #state IN (:from0, :from1, :from2))',
  names: { '#state': 'state' },
  values: Object.fromEntries(TRANSITIONS.withdraw.from.map((state, i) => [`:from${i}`, state])),
}
/** A delivery that waits no more, whatever else is wrong with it. */
const WAITS_NOT: Condition = {
  if: '(attribute_not_exists(#state) OR NOT #state = :waiting)',
  names: { '#state': 'state' },
  values: { ':waiting': 'waiting' },
}
const SUPPRESSES_NOTHING: Condition = {
  if: '(attribute_not_exists(#scope) OR NOT #scope IN (:bulk, :all))',
  names: { '#scope': 'scope' },
  values: { ':bulk': 'bulk', ':all': 'all' },
}

/** The condition under which an item may be deleted; none for those that nobody waits for. */
function whileErasable(item: Item) {
  switch (personItemOfKey(item)) {
    case 'signature':
      return onlyIf(item, GONE)
    case 'suppression':
      return onlyIf(item, SUPPRESSES_NOTHING)
    case 'delivery':
      return onlyIf(item, WAITS_NOT)
    default:
      return onlyIf(item)
  }
}

/** A condition, and that no newer request has taken the place of the item that was seen. */
function onlyIf(item: Item, condition?: Condition) {
  const kind = personItemOfKey(item)
  const dated = kind === 'signature' ? 'requestedAt' : 'askedAt'
  const isRequest = kind !== undefined && REQUESTED[kind] !== undefined && item[dated] !== undefined
  const conditions = [condition?.if, isRequest ? `${dated} = :seen` : undefined].filter(
    (one) => one !== undefined,
  )
  if (conditions.length === 0) return {}
  return {
    ConditionExpression: conditions.join(' AND '),
    ...(condition === undefined ? {} : { ExpressionAttributeNames: condition.names }),
    ExpressionAttributeValues: {
      ...condition?.values,
      ...(isRequest ? { ':seen': item[dated] } : {}),
    },
  }
}

function recordOf(person: string, items: readonly Item[]): PersonRecord {
  const record = nothingKept(person)
  for (const item of items) {
    try {
      add(record, item)
    } catch {
      record.unreadable += 1
    }
  }
  return record
}

function add(record: PersonRecord, item: Item): void {
  switch (personItemOfKey(item)) {
    case 'signature':
      record.signatures.push(readSignature(item))
      return
    case 'subscription':
      record.subscriptions.push(readSubscription(item))
      return
    case 'receipt':
      record.receipts.push(readReceipt(item))
      return
    case 'request':
      record.requests.push(readSubscriptionRequest(item))
      return
    case 'my-data-request':
      record.myDataRequest = readMyDataRequest(item)
      return
    case 'mail-share':
      record.mails = readShare(item).slots
      return
    case 'feedback':
      record.feedback.push(readFeedback(item))
      return
    case 'suppression':
      record.suppression = readSuppression(item)
      return
    case 'delivery':
      record.deliveries.push(readDelivery(item))
      return
    default:
      throw new Error('An item of a person is of no kind that there is.')
  }
}

async function forEach(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map(act))
}
