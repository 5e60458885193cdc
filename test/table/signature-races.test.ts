import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const someone = () => exampleSignature({ person: examplePerson(++number) })
const NONCE = exampleSignature().nonce

describe('races over one signature', () => {
  it('100 concurrent requests make one item; the others are shown it', async () => {
    const { person } = someone()
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        signatures.create(exampleSignature({ person, nonce: String(i).padStart(22, 'n') })),
      ),
    )
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    const stored = await signatures.read({ petition: exampleSignature().petition, person }, true)
    for (const result of results) if (!result.done) expect(result.existing).toEqual(stored)
  })

  it('50 presses of the button confirm once', async () => {
    const signature = someone()
    await signatures.create(signature)
    const results = await Promise.all(
      Array.from({ length: 50 }, () => signatures.confirm(signature, NONCE, NOW)),
    )
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    for (const result of results) if (!result.done) expect(result.existing?.state).toBe('confirmed')
  })

  it('confirming against withdrawing: never confirmed after it was withdrawn, whoever comes first', async () => {
    for (let round = 0; round < 30; round++) {
      const signature = someone()
      await signatures.create(signature)
      const [confirmed, withdrawn] = await Promise.all(
        round % 2 === 0
          ? [signatures.confirm(signature, NONCE, NOW), signatures.withdraw(signature, NOW)]
          : [signatures.withdraw(signature, NOW), signatures.confirm(signature, NONCE, NOW)].reverse(),
      )
      expect(withdrawn?.done).toBe(true)
      expect((await signatures.read(signature, true))?.state).toBe('withdrawn')
      if (confirmed?.done === false) expect(confirmed.existing?.state).toBe('withdrawn')
    }
  })

  it('accepting against removing: one of them does it, and removed is the last word', async () => {
    for (let round = 0; round < 20; round++) {
      const signature = someone()
      await signatures.create({ ...signature, suspicion: ['honeypot'] })
      await signatures.hold(signature, NONCE, NOW)
      const [, removed] = await Promise.all([
        signatures.accept(signature, NOW, exampleAudit()),
        signatures.disown(signature, NONCE),
      ])
      expect(removed.done).toBe(true)
      expect((await signatures.read(signature, true))?.state).toBe('removed')
    }
  })

  it('a new request against the press of an old button: the old one confirms nothing', async () => {
    for (let round = 0; round < 20; round++) {
      const old = someone()
      await signatures.create(old)
      await signatures.withdraw(old, NOW)
      const seen = await signatures.read(old, true)
      if (seen === undefined) throw new Error('No signature')
      const wanted = { ...old, nonce: 'm'.repeat(22) }
      const [, pressed] = await Promise.all([
        signatures.replace(wanted, seen),
        signatures.confirm(old, NONCE, NOW),
      ])
      expect(pressed.done).toBe(false)
      expect(await signatures.read(old, true)).toEqual(wanted)
    }
  })

  it('clearing the due mark against a new asking: the asking is never lost', async () => {
    for (let round = 0; round < 20; round++) {
      const seen = someone()
      await signatures.create(seen)
      const { mailDue: _, ...bare } = seen
      const due = { mail: 'confirm' as const, at: new Date(NOW.getTime() + 999).toISOString() }
      const later = new Date(NOW.getTime() + 700_000)
      await Promise.all([
        markCleared(table, seen),
        (async () => {
          while (!(await signatures.askForMail(bare, due, later)).done);
        })(),
        markCleared(table, seen),
      ])
      expect((await signatures.read(seen, true))?.mailDue).toEqual(due)
    }
  })
})
