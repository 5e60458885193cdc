import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DueMailTable, dueMailTable } from '../../functions/table/due-mails.ts'
import { type SignatureTable, signatureTable } from '../../functions/table/signatures.ts'
import { markCleared, signatureKey } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePerson, exampleSignature, EXAMPLE_TIME as NOW } from '../support/examples.ts'

type Capacity = {
  CapacityUnits?: number
  Table?: { CapacityUnits?: number }
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>
}

let table: TestTable
let signatures: SignatureTable
let dueMails: DueMailTable
let number = 0
let used: Capacity[] = []
beforeAll(async () => {
  table = await startTable()
  // Every write asks the table what it cost.
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const input = args.input as { ReturnConsumedCapacity?: string }
        input.ReturnConsumedCapacity = 'INDEXES'
        const result = await next(args)
        const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Capacity }
        if (ConsumedCapacity !== undefined && !/Get|Query/.test(commandName)) used.push(ConsumedCapacity)
        return result
      },
    { step: 'initialize' },
  )
  signatures = signatureTable(table.client, table.tableName)
  dueMails = dueMailTable(table.client, table.tableName)
})
afterAll(() => table.stop())

async function cost(
  doing: () => Promise<{ done: boolean }>,
): Promise<{ all: number; indexes: Record<string, number> }> {
  used = []
  expect((await doing()).done).toBe(true)
  const all = used.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
  const indexes: Record<string, number> = {}
  for (const { GlobalSecondaryIndexes = {} } of used)
    for (const [name, { CapacityUnits = 0 }] of Object.entries(GlobalSecondaryIndexes))
      indexes[name] = (indexes[name] ?? 0) + CapacityUnits
  return { all, indexes }
}

const someone = (changes: Parameters<typeof exampleSignature>[0] = {}) =>
  exampleSignature({
    person: examplePerson(++number),
    givenName: 'Willemijn Alexandra',
    familyName: 'van der Berg-Janssen',
    city: "'s-Hertogenbosch",
    postalCode: '5211 AB',
    email: 'willemijn.alexandra.van.der.berg@gemeente.amsterdam',
    partner: 'een-partnerorganisatie',
    source: 'nieuwsbrief-2026-11',
    ...changes,
  })
const NONCE = exampleSignature().nonce

describe('write units, as the table reports them (DESIGN §3)', () => {
  it('a request: the item and its due mark in the index', async () => {
    const { all, indexes } = await cost(() => signatures.create(someone()))
    expect(indexes).toEqual({ mailDue: 1 })
    expect(all).toBe(2)
  })

  it('a confirmation: the item, its due mark out of one index and itself into the other', async () => {
    const signature = someone()
    await signatures.create(signature)
    const { all, indexes } = await cost(() => signatures.confirm(signature, NONCE, NOW))
    expect(indexes).toEqual({ mailDue: 1, lists: 1 })
    expect(all).toBe(3)
  })

  it('a whole way from request to confirmation stays within what leaves two for mail and counting', async () => {
    const signature = someone()
    const request = await cost(() => signatures.create(signature))
    const press = await cost(() => signatures.confirm(signature, NONCE, NOW))
    expect(request.all + press.all).toBeLessThanOrEqual(5)
  })

  it.each<[string, number, (s: ReturnType<typeof someone>) => Promise<{ done: boolean }>]>([
    ['clearing the due mark', 2, async (s) => ({ done: await markCleared(table, s) })],
    // The index key changes, so the old entry goes and a new one comes.
    [
      'postponing it',
      3,
      async (s) => ({ done: await dueMails.move(signatureKey(s), new Date(NOW.getTime() + 900_000)) }),
    ],
    // It leaves one index and enters the list of those that ended.
    ['withdrawing an unconfirmed one', 3, (s) => signatures.withdraw(s, NOW)],
    ['disowning an unconfirmed one', 3, (s) => signatures.disown(s, NONCE)],
    ['the bounce of its mail', 2, (s) => signatures.bounce(s)],
  ])('%s: at most %i', async (_, most, change) => {
    const signature = someone()
    await signatures.create(signature)
    expect((await cost(() => change(signature))).all).toBeLessThanOrEqual(most)
  })

  it('no item takes more than one unit: it stays under 1 KB with long values', async () => {
    const { all } = await cost(() =>
      signatures.create(
        someone({ mailDue: { mail: 'confirm', at: NOW.toISOString() }, suspicion: ['honeypot', 'velocity'] }),
      ),
    )
    expect(all).toBe(2)
  })
})
