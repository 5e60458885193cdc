import { afterAll, beforeAll, expect, it } from 'vitest'
import { DELIVERY_LIFE_MS } from '../../functions/domain/delivery.ts'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { sweepPage } from '../../infra/local/event-sources/time-to-live.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleDelivery } from '../support/examples.ts'
import { everyItem } from '../support/raw-search.ts'
import { retentionOn } from '../support/retention-world.ts'

const HOUR_MS = 3_600_000

let table: TestTable
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())

const kept = async () =>
  (await everyItem(table)).filter(({ pk }) => String(pk).startsWith('DELIVERY#')).map(({ sk }) => sk)

it.each<[string, () => Promise<unknown>]>([
  ['retention', () => retentionOn(table, new Date()).call()],
  ['time to live', () => sweepPage(table.client, table.tableName, undefined)],
])('lets deliveries go after 90 days by %s, and no figure with them', async (by, pass) => {
  const { client, tableName } = table
  const campaign = by.replaceAll(' ', '-')
  const before = (ms: number) => new Date(Date.now() - ms).toISOString()
  // A campaign that was cancelled leaves some waiting.
  for (const [state, at] of [
    ['waiting', before(DELIVERY_LIFE_MS + HOUR_MS)],
    ['delivered', before(DELIVERY_LIFE_MS + HOUR_MS)],
    ['sent', before(DELIVERY_LIFE_MS - HOUR_MS)],
  ] as const)
    await deliveryTable(client, tableName).add(exampleDelivery(`${by} ${state}`, { campaign, state, at }))
  const figures = { ...NO_DELIVERIES, waiting: 1, delivered: 1, sent: 1 }
  const count = async () => {
    await countStream(table)
    return figuresTable(client, tableName).read(campaign, true)
  }
  expect(await count()).toEqual(figures)
  await pass()
  expect((await kept()).filter((sk) => String(sk).startsWith(by))).toEqual([`${by} sent`])
  expect(await count()).toEqual(figures)
})
