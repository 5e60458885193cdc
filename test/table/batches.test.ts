import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchDelete, batchGet, batchPut } from '../../functions/table/batches.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'

let table: TestTable
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())

/** More than any batch of DynamoDB takes. */
const KEYS = Array.from({ length: 230 }, (_, i) => ({ pk: `BATCH#${i}`, sk: 'ITEM' }))

describe('more items than one batch takes', () => {
  it('are all written, all read, and those that are to go are all gone', async () => {
    const { client, tableName } = table
    const there = async () => {
      // Asking for one twice is no fault, though DynamoDB finds it one.
      const itemAt = await batchGet(client, tableName, [...KEYS, ...KEYS.slice(0, 5)])
      return KEYS.flatMap((key) => itemAt(key)?.['number'] ?? [])
    }
    expect(await there()).toEqual([])
    const numbered = KEYS.map((key, number) => ({ ...key, number }))
    await batchPut(client, tableName, numbered)
    expect(await there()).toEqual(numbered.map(({ number }) => number))
    await batchDelete(client, tableName, KEYS.slice(0, 90))
    expect(await there()).toEqual(numbered.slice(90).map(({ number }) => number))
  })
})
