import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AUDIT_LIFE_MS, type AuditEntry } from '../../functions/domain/audit.ts'
import { type AuditTable, auditTable } from '../../functions/table/audit.ts'
import { keys, listKeys } from '../../functions/table/keys.ts'
import { type PetitionTable, petitionTable } from '../../functions/table/petitions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePetition, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let petitions: PetitionTable
let audits: AuditTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  petitions = petitionTable(table.client, table.tableName)
  audits = auditTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const slug = () => `petitie-${String(++number).padStart(4, '0')}`
const entry = (subject: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `id-${++number}`,
  at: NOW.toISOString(),
  actor: 'person-1',
  action: 'petition-created',
  subject,
  ...more,
})
const audited = async (subject: string) =>
  (await audits.list('2026-11', 1000)).items.filter((one) => one.subject === subject)

describe('a petition in the table', () => {
  it('comes back as it was', async () => {
    const petition = examplePetition({
      slug: slug(),
      closesAt: NOW.toISOString(),
      closedAt: NOW.toISOString(),
      donateUrl: 'https://example.org/doneer',
      partners: ['partner-a'],
      milestones: [100, 2000],
      image: 'an-image',
      embedOrigins: ['https://example.org'],
      pastConsents: Object.values(examplePetition().consents),
    })
    expect(await petitions.create(petition, entry(petition.slug))).toBe(true)
    expect(await petitions.read(petition.slug, true)).toEqual(petition)
    const bare = examplePetition({ slug: slug(), texts: {}, consents: {}, state: 'draft' })
    expect(await petitions.create(bare)).toBe(true)
    expect(await petitions.read(bare.slug)).toEqual(bare)
  })

  it('is read as one without milestones, sites for its form and picture where it was written before there were any', async () => {
    const { milestones: _, embedOrigins: __, ...old } = examplePetition({ slug: slug() })
    const Item = { ...keys.petition(old.slug), ...old }
    await table.client.send(new PutCommand({ TableName: table.tableName, Item }))
    expect(await petitions.read(old.slug, true)).toEqual({ ...old, milestones: [], embedOrigins: [] })
  })

  it('is created once: of 30 at once one is stored, with one audit entry', async () => {
    const petition = examplePetition({ slug: slug() })
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        petitions.create({ ...petition, goal: i + 1 }, entry(petition.slug)),
      ),
    )
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await audited(petition.slug)).toHaveLength(1)
    expect((await petitions.read(petition.slug, true))?.goal).toBe(results.indexOf(true) + 1)
  })

  it('is replaced only over the version that was seen: of 30 at once one wins, with its audit entry', async () => {
    const petition = examplePetition({ slug: slug() })
    await petitions.create(petition)
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        petitions.replace(
          { ...petition, goal: i + 1, version: 2 },
          1,
          entry(petition.slug, { action: 'petition-changed' }),
        ),
      ),
    )
    expect(results.filter(Boolean)).toHaveLength(1)
    expect(await petitions.read(petition.slug, true)).toMatchObject({
      version: 2,
      goal: results.indexOf(true) + 1,
    })
    expect(await audited(petition.slug)).toHaveLength(1)
    expect(await petitions.replace({ ...petition, version: 2 }, 1, entry(petition.slug))).toBe(false)
  })

  it('is told to try again where another write is under way on AWS (a transaction conflict)', async () => {
    const petition = examplePetition({ slug: slug() })
    await petitions.create(petition)
    const { client } = table
    client.middlewareStack.add(
      () => async () => {
        throw new TransactionCanceledException({
          message: 'Transaction cancelled',
          $metadata: {},
          CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
        })
      },
      { step: 'initialize', name: 'conflict' },
    )
    try {
      expect(await petitions.replace({ ...petition, version: 2 }, 1, entry(petition.slug))).toBe(false)
    } finally {
      client.middlewareStack.remove('conflict')
    }
  })

  it('cannot be replaced where none stands', async () => {
    const petition = examplePetition({ slug: slug() })
    expect(await petitions.replace(petition, 1, entry(petition.slug))).toBe(false)
    expect(await petitions.read(petition.slug)).toBeUndefined()
    expect(await audited(petition.slug)).toEqual([])
  })

  it.each(['', 'x', 'a'.repeat(3000), '\0', 'A B'])(
    'is unknown under a name that can be none (%#)',
    async (name) => {
      expect(await petitions.read(name)).toBeUndefined()
    },
  )

  it('is listed by slug, page by page, each once; an odd place to start from is the start', async () => {
    const made = Array.from({ length: 25 }, () => slug())
    await Promise.all(made.map((one) => petitions.create(examplePetition({ slug: one }))))
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await petitions.list(10, after)
      expect(page.items.length).toBeLessThanOrEqual(10)
      found.push(...page.items.map((petition) => petition.slug))
      after = page.next
    } while (after !== undefined)
    expect(found).toEqual([...new Set(found)].sort())
    expect(found).toEqual(expect.arrayContaining(made))
    const all: string[] = []
    for await (const petition of petitions.all()) all.push(petition.slug)
    expect(all).toEqual(found)
    for (const odd of ['', 'x'.repeat(2000)])
      expect((await petitions.list(1, odd)).items[0]?.slug).toBe(found[0])
  })

  it('that cannot be read is counted on one page, and told of; where nobody is told it is a fault', async () => {
    const own = await startTable()
    try {
      const made = Array.from({ length: 12 }, (_, i) => examplePetition({ slug: slug(), goal: i % 2 }))
      const tell = vi.fn()
      const lists = petitionTable(own.client, own.tableName, tell)
      await Promise.all(made.map((one) => lists.create(one)))
      const stuck = [
        'a-stuk',
        `${made[2]?.slug}-stuk`,
        `${made[3]?.slug}-stuk`,
        `${made[8]?.slug}-stuk`,
        'z-stuk',
      ]
      for (const listSort of [...stuck, 'z Z'])
        await own.client.send(
          new PutCommand({
            TableName: own.tableName,
            Item: { ...keys.petition(listSort), listKey: listKeys.petitions, listSort },
          }),
        )
      for (const limit of [1, 2, 3, 50]) {
        const found: string[] = []
        let unreadable = 0
        let after: string | undefined
        do {
          const page = await lists.list(limit, after, ({ goal }) => goal === 1)
          found.push(...page.items.map((one) => one.slug))
          unreadable += page.unreadable
          after = page.next
        } while (after !== undefined)
        expect(found).toEqual(made.filter(({ goal }) => goal === 1).map((one) => one.slug))
        expect(unreadable).toBe(6)
        expect(tell.mock.calls.reduce((sum, [, items]) => sum + items, 0)).toBe(6)
        tell.mockClear()
      }
      await expect(petitionTable(own.client, own.tableName).list(50)).rejects.toThrow()
    } finally {
      await own.stop()
    }
  })

  it('is listed to who sees only some as if there were no others: pages are full, and none is named to read on from', async () => {
    const made = Array.from({ length: 24 }, (_, i) => ({ slug: slug(), goal: i % 3 === 0 ? 77 : 78 }))
    await Promise.all(made.map((one) => petitions.create(examplePetition(one))))
    const found: string[] = []
    const ends: string[] = []
    let after: string | undefined
    do {
      const page = await petitions.list(3, after, ({ goal }) => goal === 77)
      found.push(...page.items.map((petition) => petition.slug))
      if (page.next !== undefined) {
        expect(page.items).toHaveLength(3)
        ends.push(page.next)
      }
      after = page.next
    } while (after !== undefined)
    const seen = made.filter(({ goal }) => goal === 77).map((one) => one.slug)
    expect(found).toEqual(seen.sort())
    expect(ends.length).toBeGreaterThan(1)
    expect(seen).toEqual(expect.arrayContaining(ends))
  })
})

describe('the audit log in the table', () => {
  it('lists a month, newest first, page by page', async () => {
    const month = '2025-03'
    const made = Array.from({ length: 25 }, (_, i) =>
      entry('lijst', { at: new Date(Date.parse(`${month}-01T00:00:00Z`) + i * 3_600_000).toISOString() }),
    )
    for (const one of made) await audits.write(one)
    const found: AuditEntry[] = []
    let before: string | undefined
    do {
      const page = await audits.list(month, 10, before)
      found.push(...page.items)
      before = page.next
    } while (before !== undefined)
    expect(found).toEqual(made.reverse())
    expect((await audits.list('2025-04', 10)).items).toEqual([])
  })

  it('keeps entries for 24 months', async () => {
    const one = entry('bewaard')
    await audits.write(one)
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.tableName, Key: keys.audit('2026-11', `${one.at}#${one.id}`) }),
    )
    expect(Item?.['expiresAt']).toBe(Math.floor((NOW.getTime() + AUDIT_LIFE_MS) / 1000))
    expect(AUDIT_LIFE_MS / 86_400_000).toBeGreaterThanOrEqual(730)
  })
})
