import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DueItem, dueMailOf } from '../../functions/domain/due-mail.ts'
import { NO_MAIL_YET } from '../../functions/domain/mail-share.ts'
import { type DueKey, type DueMailTable, dueMailTable } from '../../functions/table/due-mails.ts'
import { keys } from '../../functions/table/keys.ts'
import { myDataRequestItem, subscriptionRequestItem } from '../../functions/table/request-items.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { type SignatureTable, signatureTable } from '../../functions/table/signatures.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import {
  examplePerson,
  exampleSignature,
  myDataRequestOf,
  EXAMPLE_TIME as NOW,
  subscriptionRequestOf,
} from '../support/examples.ts'

let table: TestTable
let dueMails: DueMailTable
let signatures: SignatureTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  dueMails = dueMailTable(table.client, table.tableName)
  signatures = signatureTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const later = (ms: number) => new Date(NOW.getTime() + ms)
const put = (Item: object) => table.client.send(new PutCommand({ TableName: table.tableName, Item }))

/** A stored item of each kind, of a person of its own, whose mail is due at an instant. */
const KINDS: Record<DueItem['kind'], (at: Date) => Promise<{ key: DueKey; item: DueItem }>> = {
  signature: async (at) => {
    const due = { mail: 'confirm' as const, at: at.toISOString() }
    const signature = exampleSignature({ person: examplePerson(++number), mailDue: due })
    await put(signatureItem(signature))
    return {
      key: keys.signature(signature.petition, signature.person),
      item: { kind: 'signature', signature },
    }
  },
  subscription: async (at) => {
    const mailDue = { mail: 'confirm-subscription' as const, at: at.toISOString() }
    const request = subscriptionRequestOf(['kinderhandel'], `s${++number}@example.org`, NOW, { mailDue })
    await put(subscriptionRequestItem(request))
    return {
      key: keys.subscriptionRequest(request.person, request.id),
      item: { kind: 'subscription', request },
    }
  },
  'my-data': async (at) => {
    const mailDue = { mail: 'my-data' as const, at: at.toISOString() }
    const request = myDataRequestOf(`m${++number}@example.org`, NOW, { mailDue })
    await put(myDataRequestItem(request))
    return { key: keys.myDataRequest(request.person), item: { kind: 'my-data', request } }
  },
}
const EACH_KIND = Object.entries(KINDS)

const waitingSignature = async () => (await KINDS.signature(later(120_000))).key
const waiting = async (key: DueKey) => {
  const [found] = await dueMails.waiting([key], NOW)
  return found !== undefined && 'mail' in found ? found : undefined
}

describe('the list of due mail', () => {
  it('holds what is due by now of every kind, longest waiting first, and nothing else', async () => {
    const minutes = [30, 40, 20]
    const own = await Promise.all(
      EACH_KIND.map(async ([, store], i) => (await store(later(-(minutes[i] ?? 0) * 60_000))).key),
    )
    const notYet = await KINDS.signature(later(1))
    const cleared = await KINDS.signature(later(-60_000))
    const { mail } = (await waiting(cleared.key)) ?? {}
    if (mail === undefined) throw new Error('It does not wait.')
    expect(await dueMails.clear(cleared.key, mail)).toBe(true)
    const found = (await dueMails.due(NOW, 10)).map(({ key }) => key)
    expect(found.filter((key) => own.some((one) => one.sk === key.sk && one.pk === key.pk))).toEqual([
      own[1],
      own[0],
      own[2],
    ])
    expect(found).not.toContainEqual(notYet.key)
    expect(found).not.toContainEqual(cleared.key)
  })

  it.each(EACH_KIND)(
    'lets a mark of a %s go when its mail went, unless it is another by then',
    async (_, store) => {
      const { key } = await store(later(-60_000))
      const seen = await waiting(key)
      if (seen === undefined) throw new Error('It does not wait.')
      expect(await dueMails.move(key, later(600_000))).toBe(true)
      expect(await dueMails.clear(key, seen.mail)).toBe(false)
      const moved = await waiting(key)
      expect(moved?.mail.due.at).toBe(later(600_000).toISOString())
      expect(
        await dueMails.clear(key, { ...seen.mail, ...moved?.mail, askedAt: later(1).toISOString() }),
      ).toBe(false)
      expect(await dueMails.clear(key, moved?.mail ?? seen.mail)).toBe(true)
      expect(await waiting(key)).toBeUndefined()
      expect(await dueMails.move(key, NOW)).toBe(false)
      expect((await dueMails.due(later(9_000_000), 100)).map((one) => one.key)).not.toContainEqual(key)
    },
  )

  it('finds nothing to change where nothing stands, and makes nothing', async () => {
    const key = keys.signature('geen-kind-te-koop', examplePerson(++number))
    expect(await dueMails.clear(key, { askedAt: NOW.toISOString(), due: { mail: 'confirm', at: '' } })).toBe(
      false,
    )
    expect(await dueMails.move(key, NOW)).toBe(false)
    expect(await signatures.read({ petition: 'geen-kind-te-koop', person: examplePerson(number) })).toBe(
      undefined,
    )
  })
})

describe('what waits for mail', () => {
  it.each(EACH_KIND)('is read whole: a %s', async (_, store) => {
    const { key, item } = await store(later(120_000))
    expect(await dueMails.waiting([key], NOW)).toMatchObject([
      { key, item, mail: dueMailOf(item, NOW), share: NO_MAIL_YET, suppressed: false },
    ])
  })

  it('is read as it was written a moment ago; what waits no longer is left out', async () => {
    const stays = await waitingSignature()
    const { item, key: cleared } = await KINDS.subscription(later(120_000))
    const mail = dueMailOf(item, NOW)
    if (mail === undefined) throw new Error('It does not wait.')
    await dueMails.clear(cleared, mail)
    const confirmed = exampleSignature({ person: examplePerson(++number) })
    await signatures.create(confirmed)
    await signatures.confirm(confirmed, confirmed.nonce, NOW)
    const nobody = keys.signature('geen-kind-te-koop', examplePerson(++number))
    const of = [cleared, stays, nobody, keys.signature(confirmed.petition, confirmed.person)]
    expect((await dueMails.waiting(of, NOW)).map(({ key }) => key)).toEqual([stays])
    expect(await dueMails.waiting([], NOW)).toEqual([])
  })

  it('is read in whatever number, each in its place', async () => {
    const all = await Promise.all(Array.from({ length: 130 }, () => waitingSignature()))
    const found = await dueMails.waiting(all, NOW)
    expect(found.map((one) => ('mail' in one ? one.key : undefined))).toEqual(all)
  })

  it.each(EACH_KIND)(
    'is suppressed by a word for all mail, not by one for bulk mail: a %s',
    async (_, store) => {
      const [all, bulk] = [await store(NOW), await store(NOW)]
      const suppressions = suppressionTable(table.client, table.tableName)
      const personOf = ({ item }: typeof all) => dueMailOf(item, NOW)?.person ?? ''
      await suppressions.suppress(personOf(all), 'all', 'not-me', NOW)
      await suppressions.suppress(personOf(bulk), 'bulk', 'complaint', NOW)
      expect((await waiting(all.key))?.suppressed).toBe(true)
      expect((await waiting(bulk.key))?.suppressed).toBe(false)
    },
  )

  it('is told by its key where it cannot be read, and holds up nothing else', async () => {
    const good = await waitingSignature()
    const person = examplePerson(++number)
    const broken = [
      keys.signature('geen-kind-te-koop', person),
      keys.subscriptionRequest(person, 'r'.repeat(22)),
      keys.myDataRequest(person),
      keys.suppression(person),
    ]
    for (const key of broken) await put({ ...key, mailDue: 'confirm', dueAt: NOW.toISOString() })
    const found = await dueMails.waiting([...broken, good], NOW)
    expect(found.slice(0, 4)).toEqual(broken.map((key) => ({ key, unreadable: true })))
    expect(found[4]).toMatchObject({ key: good, share: NO_MAIL_YET })
  })

  it('is told by its key where its person’s share or suppression cannot be read', async () => {
    const [one, other] = [await waitingSignature(), await waitingSignature()]
    await put({ pk: one.pk, sk: keys.mailShare('').sk, slots: 'none' })
    await put({ pk: other.pk, sk: keys.suppression('').sk, scope: 'nonsense' })
    expect(await dueMails.waiting([one, other], NOW)).toEqual([
      { key: one, unreadable: true },
      { key: other, unreadable: true },
    ])
  })
})
