import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEASE_MS } from '../../functions/domain/campaign-walk.ts'
import { campaignLeaseTable } from '../../functions/table/campaign-lease.ts'
import { campaignWalkTable } from '../../functions/table/campaign-walks.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'

let table: TestTable
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())

const NOW = new Date('2026-11-21T12:00:00.000Z')
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

describe('how far a campaign is', () => {
  it('is kept by shard, and an older sender cannot write over a later one', async () => {
    const walks = campaignWalkTable(table.client, table.tableName)
    expect(await walks.walks('c')).toEqual([])
    expect(await walks.saveWalk('c', { shard: 11, phase: 'gathering', fence: 4 })).toBe(true)
    expect(await walks.saveWalk('c', { shard: 11, phase: 'sending', from: 'abcdefgh', fence: 4 })).toBe(true)
    expect(await walks.saveWalk('c', { shard: 11, phase: 'done', fence: 3 })).toBe(false)
    expect(await walks.saveWalk('c', { shard: 2, phase: 'done', fence: 5 })).toBe(true)
    expect(await walks.saveWalk('other', { shard: 2, phase: 'done', fence: 5 })).toBe(true)
    await walks.savePace('c', { at: NOW.toISOString(), rate: 1, allowed: 2 })
    expect(await walks.walks('c')).toEqual([
      { shard: 2, phase: 'done', fence: 5 },
      { shard: 11, phase: 'sending', from: 'abcdefgh', fence: 4 },
    ])
  })

  it('and how fast it goes', async () => {
    const walks = campaignWalkTable(table.client, table.tableName)
    expect(await walks.pace('paced')).toBeUndefined()
    const pace = { at: NOW.toISOString(), rate: 12.5, allowed: 160 }
    await walks.savePace('paced', pace)
    expect(await walks.pace('paced')).toEqual(pace)
  })
})

describe('the lease', () => {
  it('is one sender’s, until it ends or is given back; each holder’s number is higher', async () => {
    const lease = campaignLeaseTable(table.client, table.tableName)
    expect(await lease.read()).toBeUndefined()
    const first = await lease.take(NOW)
    expect(first).toEqual({ fence: 1, until: later(LEASE_MS).toISOString() })
    if (first === undefined) return
    expect(await lease.take(later(LEASE_MS - 1))).toBeUndefined()
    const renewed = await lease.renew(first, later(LEASE_MS - 1))
    expect(renewed).toEqual({ fence: 1, until: later(2 * LEASE_MS - 1).toISOString() })
    expect(await lease.take(later(LEASE_MS))).toBeUndefined()
    const second = await lease.take(later(2 * LEASE_MS))
    expect(second?.fence).toBe(2)
    // Who held it before can neither hold it longer nor give it back.
    expect(await lease.renew(first, later(2 * LEASE_MS))).toBeUndefined()
    await lease.giveBack(first, later(2 * LEASE_MS))
    expect(await lease.take(later(2 * LEASE_MS))).toBeUndefined()
    if (second !== undefined) await lease.giveBack(second, later(2 * LEASE_MS + 1))
    const [one, other] = await Promise.all([
      lease.take(later(2 * LEASE_MS + 1)),
      lease.take(later(2 * LEASE_MS + 1)),
    ])
    expect([one, other].filter((taken) => taken !== undefined).map(({ fence }) => fence)).toEqual([3])
  })
})
