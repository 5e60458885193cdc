import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditTable } from '../../functions/table/audit.ts'
import { type TopicTable, topicTable } from '../../functions/table/topics.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, exampleTopic } from '../support/examples.ts'

let table: TestTable
let topics: TopicTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  topics = topicTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const some = () => exampleTopic({ topic: `onderwerp-${String(++number).padStart(4, '0')}` })
const entry = (subject: string) => exampleAudit({ action: 'topic-changed', subject })
const audited = async (subject: string) =>
  (await auditTable(table.client, table.tableName).list('2026-11', 1000)).items.filter(
    (one) => one.subject === subject,
  )

describe('a topic in the table', () => {
  it('comes back as it was', async () => {
    const { consents } = exampleTopic()
    const topic = { ...some(), pastConsents: Object.values(consents), open: false }
    expect(await topics.create(topic, entry(topic.topic))).toBe(true)
    expect(await topics.read(topic.topic, true)).toEqual(topic)
    const bare = { ...some(), texts: {}, consents: {} }
    expect(await topics.create(bare)).toBe(true)
    expect(await topics.read(bare.topic)).toEqual(bare)
  })

  it('is created once, and replaced only over the version that was seen, each with one audit entry', async () => {
    const topic = some()
    const writes = (write: (organisation: string) => Promise<boolean>) =>
      Promise.all(Array.from({ length: 20 }, (_, i) => write(`Stichting ${i}`)))
    const named = (name: string, version: number) => ({
      ...topic,
      organisation: { ...topic.organisation, name },
      version,
    })
    const created = await writes((name) => topics.create(named(name, 1), entry(topic.topic)))
    expect(created.filter(Boolean)).toHaveLength(1)
    const replaced = await writes((name) => topics.replace(named(name, 2), 1, entry(topic.topic)))
    expect(replaced.filter(Boolean)).toHaveLength(1)
    expect(await audited(topic.topic)).toHaveLength(2)
    expect(await topics.read(topic.topic, true)).toEqual(named(`Stichting ${replaced.indexOf(true)}`, 2))
    const absent = some()
    expect(await topics.replace(absent, 1, entry(absent.topic))).toBe(false)
    expect(await topics.read(absent.topic, true)).toBeUndefined()
  })

  it.each(['', 'x', 'a'.repeat(3000), '\0', 'A B'])(
    'is unknown under a name that can be none (%#)',
    async (name) => {
      expect(await topics.read(name)).toBeUndefined()
    },
  )

  it('is listed by name, page by page, each once; all of them at once; an odd place to start is the start', async () => {
    const made = Array.from({ length: 105 }, some)
    await Promise.all(made.map((topic) => topics.create(topic)))
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await topics.list(40, after)
      expect(page.items.length).toBeLessThanOrEqual(40)
      found.push(...page.items.map(({ topic }) => topic))
      after = page.next
    } while (after !== undefined)
    expect(found).toEqual([...new Set(found)].sort())
    expect(found).toEqual(expect.arrayContaining(made.map(({ topic }) => topic)))
    expect((await topics.all()).map(({ topic }) => topic)).toEqual(found)
    expect((await topics.list(1, 'x'.repeat(2000))).items[0]?.topic).toBe(found[0])
  })
})
