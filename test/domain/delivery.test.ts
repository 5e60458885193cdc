import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  attention,
  DELIVERY_STATES,
  DELIVERY_TRANSITIONS,
  type DeliveryState,
  type Reported,
  stateAfterReport,
} from '../../functions/domain/delivery.ts'

const REPORTS = [
  'send',
  'transient-bounce',
  'delivery',
  'permanent-bounce',
  'complaint',
  'reject',
  'delivery-delay',
] as const
type Report = (typeof REPORTS)[number]
const UNREPORTED = ['waiting', 'claimed', 'unknown'] as const

const settled = (state: DeliveryState, reports: readonly Report[]): Reported =>
  reports.reduce<Reported>((now, report) => stateAfterReport(now, report) ?? now, { state })

describe('what SES reports of a delivery', () => {
  it.each<[Report, DeliveryState]>([
    ['send', 'sent'],
    ['delivery', 'delivered'],
    ['permanent-bounce', 'bounced'],
    ['transient-bounce', 'bounced'],
    ['complaint', 'complained'],
    ['reject', 'skipped'],
  ])('%s settles what a crash left open: %s', (report, state) => {
    for (const open of UNREPORTED) expect(stateAfterReport({ state: open }, report)?.state).toBe(state)
  })

  it('says that a rejected mail was, and of nothing else why', () => {
    expect(settled('sent', ['reject'])).toEqual({ state: 'skipped', reason: 'rejected' })
    expect(settled('sent', ['permanent-bounce'])).toEqual({ state: 'bounced' })
  })

  it('takes an automatic answer for no bounce: what was delivered stays so, whichever report comes first', () => {
    expect(settled('sent', ['transient-bounce'])).toEqual({ state: 'bounced', transient: true })
    expect(settled('sent', ['transient-bounce', 'delivery'])).toEqual({ state: 'delivered' })
    expect(settled('sent', ['delivery', 'transient-bounce'])).toEqual({ state: 'delivered' })
    expect(settled('sent', ['transient-bounce', 'permanent-bounce'])).toEqual({ state: 'bounced' })
  })

  it('says nothing by a delay', () => {
    for (const state of DELIVERY_STATES) expect(stateAfterReport({ state }, 'delivery-delay')).toBeUndefined()
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
          expect(settled(state, shuffled)).toEqual(settled(state, told))
        },
      ),
    )
  })

  it('never makes anybody wait for a mail again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DELIVERY_STATES),
        fc.array(fc.constantFrom(...REPORTS.slice(0, -1)), { minLength: 1 }),
        (state, told) => {
          const { state: end } = settled(state, told)
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

  it('sends what waits, gives up what it or an older sender claimed, and leaves all else alone', () => {
    const claimed = (fence: number) => ({ state: 'claimed' as const, claim: { fence, at: '' } })
    expect(attention({ state: 'waiting' }, 4, undefined)).toBe('send')
    expect(attention(claimed(3), 4, undefined)).toBe('lose')
    expect(attention({ state: 'claimed' }, 1, undefined)).toBe('lose')
    expect(attention(claimed(4), 4, undefined)).toBe('lose')
    expect(attention(claimed(5), 4, undefined)).toBe('nothing')
    for (const state of DELIVERY_STATES.filter((one) => one !== 'waiting' && one !== 'claimed'))
      expect(attention({ ...claimed(3), state }, 4, undefined)).toBe('nothing')
  })

  it('sends again only what is unknown since before a manager’s word', () => {
    const unknown = { state: 'unknown' as const, claim: { fence: 3, at: '2026-11-21T12:00:00.000Z' } }
    expect(attention(unknown, 4, '2026-11-21T12:00:00.001Z')).toBe('send-again')
    expect(attention(unknown, 4, '2026-11-21T12:00:00.000Z')).toBe('nothing')
    for (const state of DELIVERY_STATES.filter((one) => !['waiting', 'claimed', 'unknown'].includes(one)))
      expect(attention({ ...unknown, state }, 4, '2026-11-22T00:00:00.000Z')).toBe('nothing')
  })
})
