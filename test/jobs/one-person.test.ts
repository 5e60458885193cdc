import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { STAGES } from '../../functions/domain/counts.ts'
import { topicList } from '../../functions/domain/list.ts'
import { countTable } from '../../functions/table/counts.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { EXAMPLE_TIME } from '../support/examples.ts'
import {
  type Act,
  expectWhole,
  isSignature,
  isSubscription,
  onePerson,
  type Stored,
} from '../support/one-person.ts'

const MINUTE_MS = 60_000
const TOPICS = ['kinderhandel', 'onderwijs']
const LISTS = TOPICS.map(topicList)

let table: TestTable
let folder: string
let number = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
  table = await startTable({ path: join(folder, 'table') })
})
afterAll(async () => {
  await table.stop()
  await rm(folder, { recursive: true })
})

const does = <Does extends string>(...names: Does[]) => fc.constantFrom(...names)
const topic = fc.constantFrom(...TOPICS)
const nth = fc.nat(4)
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: does('sign'), topics: fc.subarray(TOPICS), honeypot: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: does('subscribe'), topics: fc.subarray(TOPICS, { minLength: 1 }) }),
  },
  { weight: 8, arbitrary: fc.record({ does: does('press'), nth }) },
  { weight: 1, arbitrary: fc.record({ does: does('not-me'), nth }) },
  { weight: 6, arbitrary: fc.record({ does: does('leave', 'leave', 'import'), topic }) },
  {
    weight: 10,
    arbitrary: fc.record({
      does: does('leave-all', 'erase', 'send', 'send', 'withdraw', 'bounce', 'my-data', 'accept', 'purge'),
    }),
  },
)
/** What happens at the same moment, and how long it is until the next. */
const bursts = fc.array(
  fc.record({
    together: fc.array(act, { minLength: 1, maxLength: 4 }),
    minutes: fc.constantFrom(0, 0, 1, 11, 11, 15 * 24 * 60),
  }),
  { minLength: 3, maxLength: 8, size: 'max' },
)

/** A client whose calls go in the order that the scheduler takes them in, until it is let go. */
function scheduled(scheduler: fc.Scheduler) {
  const state = { isOn: true }
  const client: DynamoDBDocumentClient = new Proxy(table.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return async (command: Parameters<typeof target.send>[0]) => {
        if (state.isOn) await scheduler.schedule(Promise.resolve(), command.constructor.name)
        return target.send(command)
      }
    },
  })
  return { client, letGo: () => Object.assign(state, { isOn: false }) }
}

/** What must be true after a burst of what was so before it. */
function expectWon(together: readonly Act[], before: readonly Stored[], after: readonly Stored[]): void {
  const has = (...names: Act['does'][]) => together.some((one) => names.includes(one.does))
  const active = after.filter((one) => isSubscription(one) && one.state === 'active')
  // Leaving wins over everything but a press or an import of the same moment.
  if (has('leave-all') && !has('press', 'import')) expect(active).toEqual([])
  if (has('erase') && !has('sign', 'subscribe', 'my-data', 'import', 'send'))
    expect(after.filter(({ sk }) => sk !== 'SUPPRESSION')).toEqual([])
  // What was asked for waits for one button, whatever stood there.
  const [first, second] = together
  if (second === undefined && (first?.does === 'sign' || first?.does === 'subscribe')) {
    const waiting = after.filter(({ state }) => state === 'pending')
    const asked = waiting.map((one) => ((one['follows'] ?? []) as { list: string }[]).map(({ list }) => list))
    const wanted = first.topics.map(topicList)
    if (wanted.length > 0)
      expect(asked.some((lists) => wanted.every((list) => lists.includes(list)))).toBe(true)
  }
  // An import brings nobody back.
  if (has('press', 'erase', 'purge')) return
  for (const { sk } of before.filter((one) => isSubscription(one) && one.state === 'unsubscribed'))
    expect(active.map((one) => one.sk)).not.toContain(sk)
}

/**
 * Everything that one person and others can do about them, at once and in any order of its reads and writes, on the
 * real table, sender and counting.
 */
it('leaves whole items, exact counts, no mail twice and none lost', async () => {
  let pressed = 0
  let mails = 0
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), bursts, async (scheduler, list) => {
      let time = EXAMPLE_TIME.getTime()
      const petition = `petitie-${++number}`
      const { client, letGo } = scheduled(scheduler)
      const world = onePerson(client, table, petition, () => new Date(++time))
      const { act, items } = world
      const made: Stored[] = []
      for (const { together, minutes } of list) {
        const before = await items()
        await scheduler.waitFor(Promise.all(together.map((one) => act(one, made))))
        const after = await items()
        expectWhole(after, LISTS)
        expectWon(together, before, after)
        for (const item of after)
          if (
            item.nonce !== undefined &&
            item.sk !== 'MY-DATA' &&
            made.every(({ nonce }) => nonce !== item.nonce)
          )
            made.push(item)
        time += minutes * MINUTE_MS
      }

      letGo()
      for (let round = 0; round < 4; round++) {
        await Promise.all([world.send(), world.send()])
        time += 11 * MINUTE_MS
      }
      mails += world.mailed.length
      pressed += await expectAnswered(world, time)
      await expectCounted(petition, await items())
    }),
    { numRuns: 30 },
  )
  // Or the test would say little.
  expect(Math.min(pressed, mails)).toBeGreaterThan(0)
})

/** Once all mail has gone: each went once, and every button that waits works. Says how many did. */
async function expectAnswered(
  { items, mailed, press }: ReturnType<typeof onePerson>,
  time: number,
): Promise<number> {
  expect(new Set(mailed).size).toBe(mailed.length)
  const end = await items()
  const isSilenced = mailed.length >= 3 || end.some(({ scope }) => scope === 'all')
  for (const { mailDue } of end) expect(mailDue).toBeUndefined()
  const waiting = end.filter(
    ({ sk, state, expiresAt }) =>
      (sk === 'MY-DATA' || state === 'pending') && Number(expiresAt) * 1000 > time,
  )
  if (!isSilenced) for (const { sk, askedAt } of waiting) expect(mailed).toContain(`${sk} ${askedAt}`)
  const buttons = waiting.filter(({ sk }) => sk !== 'MY-DATA')
  for (const item of buttons) {
    // As often as it is pressed, with all that its mail says.
    expect(await Promise.all([press(item), press(item)])).toMatchObject([{ ok: true }, { ok: true }])
    const now = await items()
    expectWhole(now, LISTS)
    for (const { list } of (item['follows'] ?? []) as { list: string }[])
      expect(now).toContainEqual(expect.objectContaining({ sk: `SUBSCRIPTION#${list}`, state: 'active' }))
  }
  return buttons.length
}

async function expectCounted(petition: string, items: readonly Stored[]): Promise<void> {
  await countStream(table)
  const counts = countTable(table.client, table.tableName)
  const rows = await counts.funnel(petition, true)
  const standing = (state: string) => items.filter((one) => isSignature(one) && one.state === state).length
  expect(await counts.total(petition, true)).toBe(standing('confirmed'))
  for (const stage of STAGES) {
    const sum = rows.reduce((all, row) => all + row[stage], 0)
    if (['pending', 'confirmed', 'held'].includes(stage)) expect(sum).toBe(standing(stage))
    else expect(sum).toBeGreaterThanOrEqual(standing(stage))
  }
}
