import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DELIVERY_STATES,
  DELIVERY_TRANSITIONS,
  type DeliveryReport,
  type DeliveryState,
  isLost,
  stateAfterReport,
} from '../../functions/domain/delivery.ts'

const REPORTS: readonly DeliveryReport[] = ['send', 'delivery', 'bounce', 'complaint', 'reject']
const UNREPORTED = ['waiting', 'claimed', 'unknown'] as const

const settled = (state: DeliveryState, reports: readonly DeliveryReport[]): DeliveryState =>
  reports.reduce((now, report) => stateAfterReport(now, report)?.state ?? now, state)

describe('what SES reports of a delivery', () => {
  it.each<[DeliveryReport, DeliveryState]>([
    ['send', 'sent'],
    ['delivery', 'delivered'],
    ['bounce', 'bounced'],
    ['complaint', 'complained'],
    ['reject', 'skipped'],
  ])('%s settles what a crash left open: %s', (report, state) => {
    for (const open of UNREPORTED) expect(stateAfterReport(open, report)?.state).toBe(state)
  })

  it('says that a rejected mail was, and of nothing else why', () => {
    expect(stateAfterReport('sent', 'reject')).toEqual({ state: 'skipped', reason: 'rejected' })
    expect(stateAfterReport('sent', 'bounce')).toEqual({ state: 'bounced' })
  })

  it('comes to the same in any order, however often', () => {
    const reports = fc.array(fc.constantFrom(...REPORTS), { maxLength: 8 })
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERY_STATES),
        reports,
        fc.infiniteStream(fc.nat()),
        (state, told, random) => {
          const shuffled = told
            .flatMap((report) => [report, report])
            .map((report) => ({ report, by: random.next().value ?? 0 }))
            .sort((a, b) => a.by - b.by)
            .map(({ report }) => report)
          expect(settled(state, shuffled)).toBe(settled(state, told))
        },
      ),
    )
  })

  it('never makes anybody wait for a mail again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERY_STATES),
        fc.array(fc.constantFrom(...REPORTS), { minLength: 1 }),
        (state, told) => {
          const end = settled(state, told)
          expect(UNREPORTED).not.toContain(end)
        },
      ),
    )
  })
})

describe('the sender’s own moves', () => {
  it('hands over only what waits, and what is unknown at a manager’s word', () => {
    const toClaimed = Object.entries(DELIVERY_TRANSITIONS).filter(([, { to }]) => to === 'claimed')
    expect(toClaimed.map(([name, { from }]) => [name, from])).toEqual([
      ['claim', ['waiting']],
      ['reclaim', ['unknown']],
    ])
  })

  it('never takes back what SES has or may have', () => {
    const toWaiting = Object.values(DELIVERY_TRANSITIONS).filter(({ to }) => to === 'waiting')
    expect(toWaiting.map(({ from }) => from)).toEqual([['claimed']])
  })

  it('changes nothing that SES has reported', () => {
    const froms = Object.values(DELIVERY_TRANSITIONS).flatMap(({ from }) => from as readonly DeliveryState[])
    for (const state of ['sent', 'delivered', 'bounced', 'complained', 'skipped'] as const)
      expect(froms).not.toContain(state)
  })

  it('gives up what an older sender claimed, not its own', () => {
    const claimed = (fence: number) => ({ state: 'claimed' as const, claim: { fence, at: '' } })
    expect(isLost(claimed(3), 4)).toBe(true)
    expect(isLost(claimed(4), 4)).toBe(false)
    expect(isLost({ state: 'claimed' }, 1)).toBe(true)
    expect(isLost({ ...claimed(3), state: 'unknown' }, 4)).toBe(false)
  })
})
