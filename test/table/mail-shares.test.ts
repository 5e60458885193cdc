import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailSlot, NO_MAIL_YET } from '../../functions/domain/mail-share.ts'
import { keys } from '../../functions/table/keys.ts'
import { type MailShareTable, mailShareTable } from '../../functions/table/mail-shares.ts'
import { type SignatureTable, signatureTable } from '../../functions/table/signatures.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePerson, exampleSignature, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let shares: MailShareTable
let signatures: SignatureTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  shares = mailShareTable(table.client, table.tableName)
  signatures = signatureTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const slot = (run: string): MailSlot => ({ at: NOW.toISOString(), purpose: 'confirm#geen-kind-te-koop', run })
async function waitingPerson() {
  const signature = exampleSignature({ person: examplePerson(++number) })
  await signatures.create(signature)
  return signature
}
const shareOf = async (of: { petition: string; person: string }) => {
  const [found] = await shares.waiting([of])
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

describe('what waits for mail', () => {
  it('is read as it was written a moment ago; what waits no longer is left out', async () => {
    const [waits, cleared, confirmed] = [await waitingPerson(), await waitingPerson(), await waitingPerson()]
    await signatures.clearDue(cleared)
    await signatures.confirm(confirmed, confirmed.nonce, NOW)
    const nobody = { petition: 'geen-kind-te-koop', person: examplePerson(++number) }
    expect(await shares.waiting([cleared, waits, nobody, confirmed])).toEqual([
      { signature: waits, share: NO_MAIL_YET, suppressed: false },
    ])
    expect(await shares.waiting([])).toEqual([])
  })

  it('is read in whatever number, each in its place', async () => {
    const all = await Promise.all(Array.from({ length: 130 }, () => waitingPerson()))
    const found = await shares.waiting(all)
    expect(found.map((one) => ('signature' in one ? one.signature.person : ''))).toEqual(
      all.map(({ person }) => person),
    )
  })

  it('is suppressed by a word for all mail, and not by one for bulk mail', async () => {
    const [all, bulk] = [await waitingPerson(), await waitingPerson()]
    const suppressions = suppressionTable(table.client, table.tableName)
    await suppressions.suppress(all.person, 'all', 'not-me', NOW)
    await suppressions.suppress(bulk.person, 'bulk', 'complaint', NOW)
    expect((await shareOf(all)).suppressed).toBe(true)
    expect((await shareOf(bulk)).suppressed).toBe(false)
  })

  it('is told by its key where it cannot be read, and holds up nothing else', async () => {
    const [good, bad] = [await waitingPerson(), await waitingPerson()]
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...keys.signature(bad.petition, bad.person), state: 'nonsense', mailDue: 'confirm' },
      }),
    )
    expect(await shares.waiting([bad, good])).toEqual([
      { key: bad, unreadable: true },
      { signature: good, share: NO_MAIL_YET, suppressed: false },
    ])
  })
})

describe('the record of a run', () => {
  it('says which mails went; a run that recorded nothing is absent', async () => {
    await shares.recordRun('run-a', ['p1#confirm', 'p2#confirm'], NOW)
    await shares.recordRun('run-b', [], NOW)
    const runs = await shares.runs(['run-a', 'run-b', 'run-c'])
    expect([...runs.keys()]).toEqual(['run-a', 'run-b'])
    expect([...(runs.get('run-a') ?? [])]).toEqual(['p1#confirm', 'p2#confirm'])
    expect(await shares.runs([])).toEqual(new Map())
  })
})
