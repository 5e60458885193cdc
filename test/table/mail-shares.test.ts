import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailSlot, NO_MAIL_YET } from '../../functions/domain/mail-share.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { type MailShareTable, mailShareTable } from '../../functions/table/mail-shares.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { signatureKey } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePerson, exampleSignature, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let shares: MailShareTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  shares = mailShareTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const slot = (run: string): MailSlot => ({
  at: NOW.toISOString(),
  purpose: 'confirm#geen-kind-te-koop',
  run,
  number: 3,
})
async function waitingPerson() {
  const signature = exampleSignature({ person: examplePerson(++number) })
  await signatureTable(table.client, table.tableName).create(signature)
  return signature
}
const shareOf = async (of: { petition: string; person: string }) => {
  const [found] = await dueMailTable(table.client, table.tableName).waiting([signatureKey(of)], NOW)
  if (found === undefined || !('share' in found)) throw new Error('It does not wait.')
  return found
}

describe('reserving a slot', () => {
  it('lets one of 50 senders through, the first time and each time after', async () => {
    const signature = await waitingPerson()
    for (let version = 0; version < 3; version++) {
      const { share } = await shareOf(signature)
      expect(share.version).toBe(version)
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          shares.reserve(signature.person, [slot(`run-${i}`)], share, NOW),
        ),
      )
      expect(results.filter(Boolean)).toHaveLength(1)
      expect((await shareOf(signature)).share).toEqual({
        slots: [slot(`run-${results.indexOf(true)}`)],
        version: version + 1,
      })
    }
  })

  it('is given back to what stood there before, unless it has changed since', async () => {
    const signature = await waitingPerson()
    await shares.reserve(signature.person, [slot('een')], NO_MAIL_YET, NOW)
    const before = (await shareOf(signature)).share
    await shares.reserve(signature.person, [slot('een'), slot('twee')], before, NOW)
    expect(await shares.release(signature.person, before)).toBe(true)
    expect((await shareOf(signature)).share.slots).toEqual([slot('een')])
    expect(await shares.release(signature.person, before)).toBe(false)
    // Whoever read before it was given back comes too late.
    expect(await shares.reserve(signature.person, [], { ...before, version: before.version + 1 }, NOW)).toBe(
      false,
    )
  })
})

describe('the record of a run', () => {
  it('says by number which mails went, and names nobody; a run that recorded nothing is absent', async () => {
    await shares.recordRun('run-a', [0, 4], NOW)
    await shares.recordRun('run-b', [], NOW)
    const runs = await shares.runs(['run-a', 'run-b', 'run-c'])
    expect(runs).toEqual(
      new Map([
        ['run-a', new Set([0, 4])],
        ['run-b', new Set()],
      ]),
    )
    expect(await shares.runs([])).toEqual(new Map())
  })
})
