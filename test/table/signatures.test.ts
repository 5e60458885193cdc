import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Signature, type SignatureState, TRANSITIONS } from '../../functions/domain/signature.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { dueShardKey, keys, listKeys, SHARDS, shardOf } from '../../functions/table/keys.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { type SignatureTable, signatureTable } from '../../functions/table/signatures.ts'
import { markCleared } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, examplePerson, exampleSignature, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let signatures: SignatureTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  signatures = signatureTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const STATES: SignatureState[] = ['pending', 'confirmed', 'held', 'withdrawn', 'removed', 'expired']
const later = (ms: number) => new Date(NOW.getTime() + ms)
const NONCE = 'n'.repeat(22)

/** A stored signature of a person of its own, in a state; pending ones wait for their mail. */
async function standing(
  state: SignatureState = 'pending',
  changes: Partial<Signature> = {},
): Promise<Signature> {
  const { mailDue, expiresAt, ...rest } = exampleSignature({ person: examplePerson(++number), state })
  const proven = state === 'confirmed' || state === 'held' ? { confirmedAt: NOW.toISOString() } : {}
  const waiting = state === 'pending' && mailDue && expiresAt ? { mailDue, expiresAt } : {}
  const marked = state === 'held' ? { suspicion: ['honeypot' as const] } : {}
  const signature = { ...rest, ...proven, ...waiting, ...marked, ...changes }
  expect(await signatures.create(signature)).toEqual({ done: true })
  return signature
}
const item = async (of: Signature) =>
  (
    await table.client.send(
      new GetCommand({
        TableName: table.tableName,
        Key: keys.signature(of.petition, of.person),
        ConsistentRead: true,
      }),
    )
  ).Item

describe('a stored signature', () => {
  it('comes back as it was, whole or bare', async () => {
    const whole = await standing('pending', {
      city: 'Utrecht',
      postalCode: '3511 AB',
      partner: 'partner-a',
      suspicion: ['honeypot', 'velocity'],
      showName: true,
    })
    const bare = await standing('withdrawn')
    expect(await signatures.read(whole, true)).toEqual(whole)
    expect(await signatures.read(bare, true)).toEqual(bare)
    expect(await signatures.read({ petition: 'andere', person: bare.person })).toBeUndefined()
  })

  it('has a time to live only while it is unconfirmed', async () => {
    const signature = await standing()
    expect(await item(signature)).toMatchObject({ expiresAt: Date.parse(signature.expiresAt ?? '') / 1000 })
    await signatures.confirm(signature, NONCE, NOW)
    expect(await item(signature)).not.toHaveProperty('expiresAt')
  })
})

describe('named changes and the states they may start from', () => {
  const changes: Record<
    string,
    {
      from: readonly string[]
      to: SignatureState
      run: (s: Signature) => ReturnType<SignatureTable['confirm']>
    }
  > = {
    confirm: { ...TRANSITIONS.confirm, run: (s) => signatures.confirm(s, NONCE, later(1)) },
    accept: { ...TRANSITIONS.accept, run: (s) => signatures.accept(s, later(1), exampleAudit()) },
    withdraw: { ...TRANSITIONS.withdraw, run: (s) => signatures.withdraw(s, later(1)) },
    remove: { ...TRANSITIONS.remove, run: (s) => signatures.remove(s, exampleAudit()) },
    disown: { ...TRANSITIONS.remove, run: (s) => signatures.disown(s, NONCE) },
    bounce: { ...TRANSITIONS.bounce, run: (s) => signatures.bounce(s) },
  }
  for (const [name, { from, to, run }] of Object.entries(changes))
    it.each(STATES)(`${name} a signature that is %s`, async (state) => {
      const signature = await standing(state)
      const before = await item(signature)
      const result = await run(signature)
      if (from.includes(state)) {
        expect(result).toEqual({ done: true })
        expect((await signatures.read(signature, true))?.state).toBe(to)
      } else {
        expect(result).toEqual({ done: false, existing: signature })
        expect(await item(signature)).toEqual(before)
      }
    })

  it.each(STATES)('hold a marked signature that is %s', async (state) => {
    const signature = await standing(state, { suspicion: ['velocity'] })
    const result = await signatures.hold(signature, NONCE, NOW)
    expect(result.done).toBe(state === 'pending')
    if (state === 'pending') expect((await signatures.read(signature, true))?.state).toBe('held')
    else expect((await signatures.read(signature, true))?.state).toBe(state)
  })

  it('find nothing where nothing stands', async () => {
    const nobody = exampleSignature({ person: examplePerson(++number) })
    for (const result of [
      await signatures.confirm(nobody, NONCE, NOW),
      await signatures.hold(nobody, NONCE, NOW),
      await signatures.accept(nobody, NOW, exampleAudit()),
      await signatures.withdraw(nobody, NOW),
      await signatures.remove(nobody, exampleAudit()),
      await signatures.disown(nobody, NONCE),
      await signatures.bounce(nobody),
      await signatures.askForMail(nobody, { mail: 'confirm', at: NOW.toISOString() }, NOW),
      await signatures.replace(nobody, nobody),
    ])
      expect(result).toEqual({ done: false, existing: undefined })
    expect(await item(nobody)).toBeUndefined()
  })
})

describe('confirming', () => {
  it('keeps the time of it in the signature and in the receipt, and ends the wait for mail', async () => {
    const signature = await standing()
    await signatures.confirm(signature, NONCE, later(5))
    const at = later(5).toISOString()
    const { mailDue: _, expiresAt: __, ...rest } = signature
    expect(await signatures.read(signature, true)).toEqual({
      ...rest,
      state: 'confirmed',
      confirmedAt: at,
      consent: { ...signature.consent, confirmedAt: at },
    })
  })

  it('is for the request whose nonce is given, and for no other', async () => {
    const signature = await standing()
    expect((await signatures.confirm(signature, 'x'.repeat(22), NOW)).done).toBe(false)
    expect((await signatures.hold(signature, 'x'.repeat(22), NOW)).done).toBe(false)
    expect((await signatures.read(signature, true))?.state).toBe('pending')
  })

  it('never confirms what is suspicious, nor holds what is not', async () => {
    const [marked, clean] = [await standing('pending', { suspicion: ['honeypot'] }), await standing()]
    expect((await signatures.confirm(marked, NONCE, NOW)).done).toBe(false)
    expect((await signatures.hold(clean, NONCE, NOW)).done).toBe(false)
  })

  it('is refused for an expired item that is still present, to the second', async () => {
    const signature = await standing()
    const end = Date.parse(signature.expiresAt ?? '')
    for (const change of ['confirm', 'hold'] as const) {
      const one = await standing('pending', change === 'hold' ? { suspicion: ['velocity'] } : {})
      expect((await signatures[change](one, NONCE, new Date(end))).done).toBe(false)
      expect((await signatures[change](one, NONCE, new Date(end - 1))).done).toBe(true)
    }
  })

  it('after closing is for what was requested by then', async () => {
    const signature = await standing()
    expect((await signatures.confirm(signature, NONCE, NOW, later(-1))).done).toBe(false)
    expect((await signatures.confirm(signature, NONCE, NOW, later(0))).done).toBe(true)
  })
})

describe('leaving', () => {
  const leave = {
    withdraw: (of: Signature) => signatures.withdraw(of, later(5)),
    remove: (of: Signature) => signatures.remove(of, exampleAudit()),
    disown: (of: Signature) => signatures.disown(of, NONCE),
    bounce: (of: Signature) => signatures.bounce(of),
  }

  it('by withdrawing keeps the receipt, with its time', async () => {
    const signature = await standing('confirmed')
    await signatures.withdraw(signature, later(5))
    expect(await signatures.read(signature, true)).toMatchObject({
      state: 'withdrawn',
      consent: { withdrawnAt: later(5).toISOString() },
    })
  })

  it.each(['withdraw', 'remove', 'disown', 'bounce'] as const)(
    'by %s takes what was typed along, and what was to be followed',
    async (way) => {
      const signature = await standing('pending', {
        city: 'Utrecht',
        postalCode: '3511 AB',
        showName: true,
        follows: [{ list: 'topic_kinderhandel', consent: exampleSignature().consent }],
      })
      await leave[way](signature)
      const left = await item(signature)
      expect(left).toMatchObject({ givenName: '', familyName: '', email: '', showName: false })
      expect(left).not.toHaveProperty('follows')
      expect(JSON.stringify(left)).not.toMatch(/Noor|Berg|example\.org|Utrecht|3511|kinderhandel/)
    },
  )

  it('by disowning is for the request of that nonce only', async () => {
    const signature = await standing()
    expect((await signatures.disown(signature, 'x'.repeat(22))).done).toBe(false)
    expect((await signatures.disown(signature, NONCE)).done).toBe(true)
  })

  it.each(['withdraw', 'remove', 'disown'] as const)(
    'by %s waits for no mail, lives on for good, and stands in the list of those that ended',
    async (way) => {
      for (const state of ['pending', 'confirmed', 'held'] as const) {
        const signature = await standing(state)
        await leave[way](signature)
        const left = await item(signature)
        for (const gone of ['mailDue', 'dueShard', 'dueAt', 'expiresAt'])
          expect(left).not.toHaveProperty(gone)
        const { petition, person } = signature
        const listKey = listKeys.ended(petition, shardOf(person))
        expect(left).toMatchObject({ listKey, listSort: `${signature.confirmedAt ?? ''}#${person}` })
        // What is stored anew from what was read stands in the same place.
        const read = await signatures.read(signature, true)
        expect(read && signatureItem(read)).toEqual(left)
      }
    },
  )

  it('by a bounce waits for no mail, stands in no list, and is purged when it would have been', async () => {
    const signature = await standing('pending')
    await signatures.bounce(signature)
    const left = await item(signature)
    for (const gone of ['mailDue', 'dueShard', 'dueAt', 'listKey', 'listSort'])
      expect(left).not.toHaveProperty(gone)
    expect(left).toMatchObject({ expiresAt: Date.parse(signature.expiresAt ?? '') / 1000 })
  })
})

describe("a manager's word", () => {
  it.each(['accept', 'remove'] as const)(
    'to %s is stored with its audit entry, together or not at all',
    async (word) => {
      const [held, gone] = [await standing('held'), await standing('withdrawn')]
      const say = (of: Signature, subject: string) => {
        const audit = exampleAudit({ subject })
        return word === 'accept' ? signatures.accept(of, NOW, audit) : signatures.remove(of, audit)
      }
      expect((await say(held, `${word}-said`)).done).toBe(true)
      expect((await say(gone, `${word}-refused`)).done).toBe(false)
      const { items } = await auditTable(table.client, table.tableName).list('2026-11', 1000)
      const subjects = items.map(({ subject }) => subject)
      expect(subjects).toContain(`${word}-said`)
      expect(subjects).not.toContain(`${word}-refused`)
    },
  )
})

describe('a new request in the place of an old one', () => {
  it.each(STATES)('replaces what was seen (%s), if that still stands there', async (state) => {
    const seen = await standing(state)
    const wanted = exampleSignature({ person: seen.person, nonce: 'm'.repeat(22), givenName: 'Sam' })
    expect(await signatures.replace(wanted, { ...seen, nonce: 'x'.repeat(22) })).toEqual({
      done: false,
      existing: seen,
    })
    const other = state === 'pending' ? 'withdrawn' : 'pending'
    expect((await signatures.replace(wanted, { ...seen, state: other })).done).toBe(false)
    expect(await signatures.replace(wanted, seen)).toEqual({ done: true })
    expect(await signatures.read(seen, true)).toEqual(wanted)
  })
})

describe('the due mark', () => {
  const due = { mail: 'confirm' as const, at: later(120_000).toISOString() }

  it('is set once more, if no mail was asked for since', async () => {
    const { mailDue: _, ...seen } = await standing('pending', { mailDue: { ...due } })
    await markCleared(table, { ...seen, mailDue: due })
    const results = await Promise.all(
      Array.from({ length: 20 }, () => signatures.askForMail(seen, due, later(1))),
    )
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    expect(await signatures.read(seen, true)).toEqual({
      ...seen,
      mailDue: due,
      askedAt: later(1).toISOString(),
    })
  })

  it('is not set where one stands, nor where the state has changed', async () => {
    const waiting = await standing()
    expect((await signatures.askForMail(waiting, due, NOW)).done).toBe(false)
    const confirmed = await standing('confirmed')
    expect((await signatures.askForMail({ ...confirmed, state: 'pending' }, due, NOW)).done).toBe(false)
    expect((await signatures.askForMail(confirmed, { ...due, mail: 'already-signed' }, NOW)).done).toBe(true)
  })
})

describe('the lists', () => {
  it('of held ones hold those of the petition, oldest first, until a word is said', async () => {
    const petition = 'verdacht'
    const held: Signature[] = []
    for (let i = 0; i < 30; i++)
      held.push(await standing('held', { petition, confirmedAt: later(i * 1000).toISOString() }))
    await standing('held', { petition: 'andere' })
    expect((await signatures.held(petition, 25)).items).toEqual(held)
    for (const signature of held.slice(1)) await signatures.accept(signature, NOW, exampleAudit())
    expect((await signatures.held(petition, 25)).items).toEqual(held.slice(0, 1))
  })
})

describe('keys', () => {
  it('of 10,000 signatures on one petition are spread: no key of table or index takes more than a fraction', () => {
    const shards = new Map<number, number>()
    const partitions = new Set<string>()
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    let seed = 7
    for (let i = 0; i < 10_000; i++) {
      let person = ''
      for (let n = 0; n < 43; n++) {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
        person += letters.charAt((seed >>> 16) % 64)
      }
      partitions.add(keys.signature('geen-kind-te-koop', person).pk)
      shards.set(shardOf(person), (shards.get(shardOf(person)) ?? 0) + 1)
    }
    expect(partitions.size).toBe(10_000)
    expect(shards.size).toBe(SHARDS)
    for (const count of shards.values()) expect(count / 10_000).toBeLessThan(1.3 / SHARDS)
  })

  it('of an index follow from the state alone', async () => {
    const { petition, person } = await standing('pending')
    const signature = { petition, person }
    const shard = shardOf(person)
    const stored = () => item({ ...exampleSignature(), ...signature })
    expect(await stored()).toMatchObject({ dueShard: dueShardKey(shard) })
    expect(await stored()).not.toHaveProperty('listKey')
    await signatures.confirm(signature, NONCE, NOW)
    expect(await stored()).toMatchObject({ listKey: listKeys.signed(petition, shard) })
    expect(await stored()).not.toHaveProperty('dueShard')
  })
})
