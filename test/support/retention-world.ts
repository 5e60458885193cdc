import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { receiptOf } from '../../functions/domain/consent.ts'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import { type Petition, RETENTION_MS } from '../../functions/domain/petition.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { applyRetention } from '../../functions/jobs/apply-retention.ts'
import { keys } from '../../functions/table/keys.ts'
import { namedImages } from '../../functions/table/named-images.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { retentionTable } from '../../functions/table/retention.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import type { TestTable } from './dynamodb.ts'
import { exampleAudit, examplePetition, signatureOf, subscriptionRequestOf } from './examples.ts'

/** The petition past its time, and one that has a second to go. */
export const PAST = 'lang-gesloten'
export const ALMOST = 'bijna-een-jaar'
/** When the one that is past its time closed, to the millisecond. */
export const CLOSED = new Date('2025-11-20T12:00:00.000Z')
export const NOW = new Date(CLOSED.getTime() + RETENTION_MS)

const SECOND = 1_000
const DAY = 24 * 60 * 60 * SECOND
const SIGNED = new Date(CLOSED.getTime() - DAY)

type Parts = Pick<TestTable, 'client' | 'tableName'>

/** Retention on this table, at a time that stands still, with what it logs. */
export function retentionOn({ client, tableName }: Parts, now: Date = NOW) {
  const logged: { level: 'info' | 'error'; code: string; [field: string]: unknown }[] = []
  const log =
    (level: 'info' | 'error') =>
    (_: unknown, ...fields: unknown[]) => {
      logged.push({ level, ...(fields[0] as { code: string }) })
    }
  const apply = applyRetention({
    retention: retentionTable(client, tableName),
    petitions: petitionTable(client, tableName),
    namedImages: namedImages(client, tableName),
    newId: () => 'an-id',
    now: () => now,
    log: { info: log('info'), error: log('error') },
  })
  return {
    logged,
    /** One call with as much time as Lambda gives, or what is told of it. */
    call: (event: unknown = {}, getRemainingTimeInMillis = () => 15 * 60 * SECOND) =>
      apply(event, { getRemainingTimeInMillis }),
  }
}

/** Every item of the table, in one order. */
export async function wholeTable({ client, tableName }: Parts): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey: from, ConsistentRead: true }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from !== undefined)
  const name = (item: Record<string, unknown>) => `${item['pk']} ${item['sk']}`
  return items.sort((a, b) => (name(a) < name(b) ? -1 : 1))
}

/** Every item of the table as a text, attributes in one order: equal for equal tables. */
export async function tableText(parts: Parts): Promise<string> {
  const inOrder = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return (await wholeTable(parts)).map((item) => JSON.stringify(item, inOrder)).join('\n')
}

/** Puts petitions, signers and followers into a table: the same ones each time. */
export function supporters({ client, tableName }: Parts) {
  const signatures = signatureTable(client, tableName)
  const subscriptions = subscriptionTable(client, tableName)
  let number = 0

  const stored = async (petition: string, name: string, at = SIGNED, changes: Partial<Signature> = {}) => {
    number += 1
    const signature = signatureOf(petition, `${name}@example.org`, at, {
      givenName: name,
      familyName: `van ${name}`,
      nonce: String(number).padStart(22, 'n'),
      ...changes,
    })
    await signatures.create(signature)
    return signature
  }

  const follow = (signature: Signature, list: ListId, at = SIGNED) => {
    const text = { version: 1, locale: 'nl', text: 'Ja.', hash: 'h', since: at.toISOString() } as const
    const consent = receiptOf(text, list.startsWith('topic') ? 'newsletter' : 'updates', 'page', at)
    return subscriptions.activate(signature, [{ list, consent }], at)
  }

  return {
    petition: async (slug: string, changes: Partial<Petition>): Promise<void> => {
      await petitionTable(client, tableName).create(
        examplePetition({ slug, ...changes }),
        exampleAudit({ id: slug, at: CLOSED.toISOString(), action: 'petition-created', subject: slug }),
      )
    },
    pending: stored,
    confirmed: async (petition: string, name: string, at = SIGNED) => {
      const signature = await stored(petition, name, at)
      await signatures.confirm(signature, signature.nonce, at)
      return signature
    },
    held: async (petition: string, name: string, at = SIGNED) => {
      const signature = await stored(petition, name, at, { suspicion: ['honeypot'] })
      await signatures.hold(signature, signature.nonce, at)
      return signature
    },
    follow,
    leave: (signature: Signature, list: ListId, at: Date) =>
      subscriptions.leave(signature.person, list, 'link', at),
    withdraw: (signature: Signature, at: Date) => signatures.withdraw(signature, at),
    remove: (signature: Signature) => signatures.disown(signature, signature.nonce),
  }
}

/** Who signed or followed the petition past its time, and nothing else: nothing may be left of them. */
export const FORGOTTEN = [
  ...Array.from({ length: 30 }, (_, i) => `signer${i}`),
  'held-one',
  'withdrew',
  'removed-one',
  'follower',
  'left-updates',
  'came-back',
  'unsigned-follower',
]
/** Who is kept for something else: another petition, a topic, or that they want no mail. */
export const KEPT = ['signed-both', 'almost', 'reader', 'suppressed']

/** A table with a petition past its time, one almost, and all that may lie in it. */
export async function populate(parts: Parts): Promise<void> {
  const { client, tableName } = parts
  const people = supporters(parts)
  const updates = updatesList(PAST)
  const after = (ms: number) => new Date(SIGNED.getTime() + ms)
  await people.petition(PAST, { state: 'archived', closedAt: CLOSED.toISOString() })
  await people.petition(ALMOST, { closesAt: new Date(CLOSED.getTime() + SECOND).toISOString() })
  await people.petition('nog-open', {})

  for (let i = 0; i < 30; i++) await people.confirmed(PAST, `signer${i}`)
  await people.held(PAST, 'held-one')
  await people.withdraw(await people.confirmed(PAST, 'withdrew'), after(SECOND))
  await people.remove(await people.confirmed(PAST, 'removed-one'))
  await people.follow(await people.confirmed(PAST, 'follower'), updates)
  const left = await people.confirmed(PAST, 'left-updates')
  await people.follow(left, updates)
  await people.leave(left, updates, new Date(CLOSED.getTime() + DAY))
  const back = await people.confirmed(PAST, 'came-back')
  await people.follow(back, updates)
  await people.leave(back, updates, after(SECOND))
  await people.follow(back, updates, after(2 * SECOND))
  await people.follow(signatureOf(PAST, 'unsigned-follower@example.org', SIGNED), updates)

  const both = await people.confirmed(PAST, 'signed-both')
  await people.confirmed(ALMOST, 'signed-both')
  await people.follow(both, updates)
  await people.follow(both, updatesList(ALMOST))
  await people.confirmed(ALMOST, 'almost')
  await people.follow(await people.confirmed(PAST, 'reader'), topicList('kinderhandel'))
  const { person } = await people.confirmed(PAST, 'suppressed')
  await suppressionTable(client, tableName).suppress(person, 'all', 'not-me', SIGNED)

  const LIFE = 14 * DAY
  await people.pending('nog-open', 'too-late', new Date(NOW.getTime() - LIFE))
  await people.pending('nog-open', 'in-time', new Date(NOW.getTime() - LIFE + SECOND))
  const requests = subscriptionTable(client, tableName)
  for (const [name, at] of [
    ['asked-too-late', NOW.getTime() - LIFE],
    ['asked-in-time', NOW.getTime() - LIFE + SECOND],
  ] as const)
    await requests.createRequest(
      subscriptionRequestOf(['kinderhandel'], `${name}@example.org`, new Date(at), { nonce: name }),
    )
  const expiresAt = NOW.getTime() / SECOND
  for (const [run, at] of [
    ['old-run', expiresAt],
    ['young-run', expiresAt + 1],
  ] as const)
    await client.send(
      new PutCommand({ TableName: tableName, Item: { ...keys.run(run), went: [1], expiresAt: at } }),
    )
}
