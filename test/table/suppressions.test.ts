import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../functions/domain/audit.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { keys } from '../../functions/table/keys.ts'
import { type SuppressionTable, suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, examplePerson, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let suppressions: SuppressionTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  suppressions = suppressionTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const somebody = () => examplePerson(++number)
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const audit = (changes: Partial<AuditEntry> = {}) => exampleAudit({ action: 'suppression-set', ...changes })
const scopeOf = async (person: string) => (await suppressions.read(person))?.scope
const stored = async (person: string) =>
  (await table.client.send(new GetCommand({ TableName: table.tableName, Key: keys.suppression(person) })))
    .Item

describe('what was reported', () => {
  it('only ever widens what is suppressed', async () => {
    const person = somebody()
    expect(await suppressions.suppress(person, 'bulk', 'complaint', at(0))).toBe(true)
    expect(await suppressions.suppress(person, 'bulk', 'transient-bounces', at(1))).toBe(false)
    expect(await suppressions.suppress(person, 'all', 'bounce', at(2))).toBe(true)
    expect(await suppressions.suppress(person, 'bulk', 'complaint', at(3))).toBe(false)
    expect(await suppressions.suppress(person, 'all', 'not-me', at(4))).toBe(false)
    expect(await suppressions.read(person)).toEqual({
      person,
      scope: 'all',
      because: 'bounce',
      at: at(2).toISOString(),
    })
  })

  it('ends as the widest, in whatever order 40 reports come', async () => {
    const person = somebody()
    const reports = Array.from({ length: 40 }, (_, i) => (i % 7 === 0 ? 'all' : 'bulk') as 'all' | 'bulk')
    const changed = await Promise.all(
      reports.map((scope) => suppressions.suppress(person, scope, 'complaint', NOW)),
    )
    expect(await scopeOf(person)).toBe('all')
    expect(changed.filter(Boolean).length).toBeLessThanOrEqual(2)
  })

  it('changes nothing where a manager lifted it since; what happens afterwards does', async () => {
    const person = somebody()
    await suppressions.suppress(person, 'all', 'bounce', at(0))
    expect(await suppressions.lift(person, at(10), audit())).toBe(true)
    expect(await scopeOf(person)).toBe('none')
    // Late, and out of order: it happened before the lifting.
    expect(await suppressions.suppress(person, 'all', 'bounce', at(20), at(9))).toBe(false)
    expect(await scopeOf(person)).toBe('none')
    expect(await suppressions.suppress(person, 'bulk', 'complaint', at(30), at(25))).toBe(true)
    // The lifting still stands between now and what was before it.
    expect(await suppressions.suppress(person, 'all', 'bounce', at(40), at(9))).toBe(false)
    expect(await scopeOf(person)).toBe('bulk')
    expect(await suppressions.suppress(person, 'all', 'not-me', at(50))).toBe(true)
  })

  it('says nothing of whom nothing was reported', async () => {
    expect(await suppressions.read(somebody())).toBeUndefined()
  })
})

describe("a manager's word", () => {
  it('may narrow, and a late report from before does not undo that', async () => {
    const person = somebody()
    await suppressions.suppress(person, 'all', 'bounce', at(0))
    await suppressions.set(person, 'bulk', at(5), audit())
    expect(await suppressions.read(person)).toEqual({
      person,
      scope: 'bulk',
      because: 'manager',
      at: at(5).toISOString(),
      liftedAt: at(5).toISOString(),
    })
    expect(await suppressions.suppress(person, 'all', 'bounce', at(6), at(1))).toBe(false)
    expect(await suppressions.suppress(person, 'all', 'bounce', at(7))).toBe(true)
  })

  it('leaves its entry in the audit log; lifting what does not stand leaves none', async () => {
    const person = somebody()
    const [set, lifted, again] = ['set', 'lifted', 'again'].map((id) => audit({ id: `${id}-${number}` }))
    await suppressions.set(person, 'all', at(0), set as AuditEntry)
    expect(await suppressions.lift(person, at(1), lifted as AuditEntry)).toBe(true)
    expect(await suppressions.lift(person, at(2), again as AuditEntry)).toBe(false)
    expect(await suppressions.lift(somebody(), at(2), again as AuditEntry)).toBe(false)
    const log = await auditTable(table.client, table.tableName).list(NOW.toISOString().slice(0, 7), 100)
    const ids = log.items.map(({ id }) => id)
    expect(ids).toContain(set?.id)
    expect(ids).toContain(lifted?.id)
    expect(ids).not.toContain(again?.id)
    // What was lifted at first stays the time of the lifting.
    expect(await suppressions.read(person)).toMatchObject({ scope: 'none', at: at(1).toISOString() })
  })
})

describe('the list of the suppressed', () => {
  it('shows everybody once, newest first, over pages of any size; the lifted are not there', async () => {
    const own = await startTable()
    const those = suppressionTable(own.client, own.tableName)
    // Some at the same instant, as from an import.
    const people = Array.from({ length: 45 }, (_, i) => ({ person: somebody(), at: at(Math.floor(i / 9)) }))
    await Promise.all(people.map((one) => those.suppress(one.person, 'all', 'imported', one.at)))
    await those.lift(people[7]?.person ?? '', at(90), audit())
    const expected = people.filter((_, i) => i !== 7).map(({ person }) => person)
    for (const size of [7, 44, 45, 100]) {
      const pages = []
      let next: string | undefined
      do {
        const page = await those.list(size, next)
        expect(page.items.length).toBeLessThanOrEqual(size)
        pages.push(...page.items)
        next = page.next
      } while (next !== undefined)
      expect(pages.map(({ person }) => person).sort()).toEqual([...expected].sort())
      const times = pages.map((one) => one.at)
      expect(times).toEqual([...times].sort().reverse())
    }
    await own.stop()
  })

  it('starts anew from a page that is none', async () => {
    await suppressions.suppress(somebody(), 'all', 'bounce', NOW)
    for (const from of ['', 'x'.repeat(5000), '#'])
      expect((await suppressions.list(3, from)).items.length).toBeGreaterThan(0)
  })
})

it('keeps nothing but a key, a scope, a reason and times', async () => {
  const person = somebody()
  await suppressions.set(person, 'all', NOW, audit())
  const item = (await stored(person)) ?? {}
  expect(Object.keys(item).sort()).toEqual(
    ['pk', 'sk', 'scope', 'because', 'at', 'liftedAt', 'listKey', 'listSort'].sort(),
  )
})
