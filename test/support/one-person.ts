import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import { mac, personKey, randomNonce, textHash } from '../../functions/crypto.ts'
import type { DueItem } from '../../functions/domain/due-mail.ts'
import { parseEmailAddress } from '../../functions/domain/email-address.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { type Follow, type ListId, topicList } from '../../functions/domain/list.ts'
import { confirmByLink } from '../../functions/http/confirm.ts'
import { confirmSubscriptionByLink } from '../../functions/http/confirm-subscription.ts'
import type { Dependencies } from '../../functions/http/dependencies.ts'
import { askForMyData } from '../../functions/http/my-data.ts'
import { denyByLink } from '../../functions/http/not-me.ts'
import { sign } from '../../functions/http/sign.ts'
import { subscribe } from '../../functions/http/subscribe.ts'
import { type SenderDependencies, sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { followerTable } from '../../functions/table/followers.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { myDataRequestTable } from '../../functions/table/my-data-requests.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { retentionTable } from '../../functions/table/retention.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import type { TestTable } from './dynamodb.ts'
import { EXAMPLE_TIME, exampleAudit, exampleFollow, examplePetition, exampleTopic } from './examples.ts'

/** An item as it lies in the table, with what a test looks at. */
export type Stored = Record<string, unknown> & { pk: string; sk: string; state?: string; nonce?: string }

/** What somebody can do, or what can be done to them, on one petition and some topics. */
export type Act =
  | { does: 'sign'; topics: string[]; honeypot: boolean }
  | { does: 'subscribe'; topics: string[] }
  /** A link that was ever made, the `nth` from the newest. */
  | { does: 'press' | 'not-me'; nth: number }
  /** What is imported was agreed to the day before everything else. */
  | { does: 'leave' | 'import'; topic: string }
  | { does: 'leave-all' | 'erase' | 'send' | 'withdraw' | 'bounce' | 'my-data' | 'accept' | 'purge' }

const links = { current: 'k1', keys: { k1: 'a key of links for tests' } }
const DAY_MS = 86_400_000

export const isSignature = ({ sk }: Stored): boolean => sk.startsWith('SIGNATURE#')
export const isSubscription = ({ sk }: Stored): boolean => sk.startsWith('SUBSCRIPTION#')

/** Everything of one person, in functions as they are deployed: requests, senders and retention, by one clock. */
export function onePerson(
  client: DynamoDBDocumentClient,
  { client: raw, tableName }: TestTable,
  petition: string,
  now: () => Date,
) {
  const address = parseEmailAddress(`noor@${petition}.example.org`)
  if (!address.ok) throw new Error(address.code)
  const email = address.value
  const person = personKey('a secret for tests', email.canonical)
  const subscriptions = subscriptionTable(client, tableName)
  const signatures = signatureTable(client, tableName)
  const people = peopleTable(client, tableName)
  const retention = retentionTable(client, tableName)
  const open = examplePetition({ slug: petition })
  const deps = {
    personKey: (canonical: string) => personKey('a secret for tests', canonical),
    newNonce: randomNonce,
    textHash,
    now,
    links,
    mac,
    stores: {
      subscriptions,
      signatures,
      followers: followerTable(client, tableName, subscriptions.ofPerson),
      suppressions: suppressionTable(client, tableName),
      myDataRequests: myDataRequestTable(client, tableName),
      petitions: { read: async () => open },
    } as unknown as Dependencies['stores'],
    petition: async () => open,
    topics: {
      shown: async (name: string) => {
        const topic = exampleTopic({ topic: name })
        const consent = topic.consents.nl
        return consent === undefined ? undefined : { topic, consent }
      },
    },
  }

  const mailed: string[] = []
  const log = {
    error: () => {
      throw new Error('A mail was set aside.')
    },
  }
  const sender: SenderDependencies = {
    dueMails: dueMailTable(client, tableName),
    shares: mailShareTable(client, tableName),
    mailer: {
      ratePerSecond: async () => 100,
      send: async ({ subject }) => {
        mailed.push(subject)
        return { sent: true, messageId: randomNonce() }
      },
    },
    compose: async (item) => ({ ...EMPTY_MAIL, subject: askingOf(item) }),
    turn: async () => undefined,
    wait: async () => undefined,
    random: () => 0.5,
    newRun: randomNonce,
    now,
    log: log as unknown as SenderDependencies['log'],
  }

  const items = async (): Promise<Stored[]> => {
    const { Items = [] } = await raw.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `PERSON#${person}` },
        ConsistentRead: true,
      }),
    )
    return Items as Stored[]
  }
  const send = async (): Promise<void> => {
    const due = (await items()).filter(({ mailDue }) => mailDue !== undefined)
    await sendWaitingMail(
      sender,
      due.map(({ pk, sk }) => ({ pk, sk })),
    )
  }
  const press = (made: Stored): Promise<{ ok: boolean }> =>
    isSignature(made)
      ? confirmByLink(deps, seal('confirm-signature', made))
      : confirmSubscriptionByLink(deps, seal('confirm-subscription', made))
  const seal = (purpose: LinkPurpose, { sk, nonce = '' }: Stored): string =>
    sealLink({ purpose, about: sk.slice(sk.indexOf('#') + 1), person, nonce }, links, mac)

  /** Does one thing; `made` are the requests that ever stood there, whose links lie in a mailbox. */
  async function act(what: Act, made: readonly Stored[]): Promise<void> {
    const of = { petition, person }
    switch (what.does) {
      case 'sign': {
        const { topics, honeypot } = what
        const names = {
          givenName: 'Noor',
          familyName: 'Berg',
          country: 'NL',
          source: 'direct',
          showName: false,
        }
        const newsletter = topics.map((topic) => ({ topic }))
        const from = { locale: 'nl', channel: 'page', velocity: false } as const
        return sign(deps, open, { ...names, email, newsletter, honeypot }, from)
      }
      case 'subscribe':
        return subscribe(deps, { person, email: email.typed, locale: 'nl' }, followsOf(what.topics))
      case 'press':
      case 'not-me': {
        const one = made[made.length - 1 - (what.nth % Math.max(1, made.length))]
        if (one !== undefined)
          await (what.does === 'press' ? press(one) : denyByLink(deps, seal('not-me', one)))
        return
      }
      case 'leave':
        await subscriptions.leave(person, topicList(what.topic), 'link', now())
        return
      case 'leave-all':
        await subscriptions.leaveAll(person, 'link', now())
        return
      case 'import': {
        const agreed = new Date(EXAMPLE_TIME.getTime() - DAY_MS)
        await subscriptions.activate(
          { person, email: email.typed, locale: 'nl' },
          followsOf([what.topic]),
          agreed,
        )
        return
      }
      case 'withdraw':
        await signatures.withdraw(of, now())
        return
      case 'bounce':
        await signatures.bounce(of, now())
        return
      case 'accept':
        await signatures.accept(of, now(), exampleAudit())
        return
      case 'erase':
        return people.erase(person, now())
      case 'my-data':
        return askForMyData(deps, email, 'nl')
      case 'send':
        return send()
      case 'purge':
        for (const { pk, sk } of await items()) await retention.purge({ pk, sk }, now())
    }
  }
  return { act, press, send, items, mailed }
}

const EMPTY_MAIL = { from: { name: '', address: '' }, to: '', text: '', html: '', language: 'nl' } as const
const followsOf = (topics: readonly string[]): Follow[] =>
  topics.map((name) => exampleFollow(topicList(name)))

/** Names one asking for a mail: what for, and when. */
function askingOf(item: DueItem): string {
  if (item.kind === 'signature') return `SIGNATURE#${item.signature.petition} ${item.signature.askedAt}`
  return `${item.kind === 'my-data' ? 'MY-DATA' : `REQUEST#${item.request.id}`} ${item.request.askedAt}`
}

const LISTED: Record<string, string> = {
  confirmed: 'SIGNED',
  held: 'HELD',
  withdrawn: 'ENDED',
  removed: 'ENDED',
}
const listed = (item: Stored | undefined): string | undefined => item?.['listKey']?.toString().split('#')[0]

/** Expects that no item of a person is half of what it says it is. */
export function expectWhole(items: readonly Stored[], lists: readonly ListId[]): void {
  for (const list of lists) {
    const one = items.find(({ sk }) => sk === `SUBSCRIPTION#${list}`)
    const receipts = items.filter((item) => item.sk.startsWith(`RECEIPT#${list}#`))
    const standing = receipts.filter(({ withdrawnAt }) => withdrawnAt === undefined)
    const isActive = one?.state === 'active'
    expect(standing.map(({ confirmedAt }) => confirmedAt)).toEqual(isActive ? [one?.['since']] : [])
    expect(receipts.length > 0).toBe(one !== undefined)
    expect(listed(one)).toBe(one === undefined ? undefined : isActive ? 'SUBSCRIBERS' : 'LEFT')
    expect([one?.['email'] !== undefined, one?.['expiresAt'] !== undefined]).toEqual([
      isActive,
      one !== undefined && !isActive,
    ])
  }
  for (const item of items.filter(isSignature)) {
    const { state = '' } = item
    expect(listed(item)).toBe(LISTED[state])
    expect(item['expiresAt'] !== undefined).toBe(['pending', 'expired'].includes(state))
    expect(item['email'] === '').toBe(['withdrawn', 'removed', 'expired'].includes(state))
    if (state !== 'pending') expect(item['follows']).toBeUndefined()
  }
  // Half a due mark would be a mail that nobody ever looks for.
  for (const { mailDue, dueShard, dueAt } of items)
    expect(new Set([mailDue, dueShard, dueAt].map((part) => part === undefined)).size).toBe(1)
}
