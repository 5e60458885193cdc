import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignState } from '../../functions/domain/campaign.ts'
import {
  campaignFigures,
  foldDelivery,
  isCountedUpTo,
  isUnreadableDelivery,
  tooManyReports,
  watched,
} from '../../functions/domain/campaign-figures.ts'
import { DELIVERY_STATES, SKIP_REASONS } from '../../functions/domain/delivery.ts'
import {
  DELIVERY_CELLS,
  type DeliveryCounts,
  type DeliveryVersion,
  deliveryCell,
  NO_DELIVERIES,
} from '../../functions/domain/delivery-cells.ts'

const NOW = new Date('2026-11-22T09:00:00.000Z')
const campaign = '20261122090000-spring00'
const STATES: readonly CampaignState[] = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled']
const counts = (of: Partial<DeliveryCounts>): DeliveryCounts => ({ ...NO_DELIVERIES, ...of })

const version: fc.Arbitrary<DeliveryVersion> = fc
  .record({
    state: fc.constantFrom(...DELIVERY_STATES),
    reason: fc.constantFrom(...SKIP_REASONS),
    hasLeft: fc.boolean(),
  })
  .map(({ state, reason, hasLeft }) => ({
    state,
    ...(state === 'skipped' ? { reason } : {}),
    ...(hasLeft ? { unsubscribedAt: NOW.toISOString() } : {}),
  }))
const anyCounts = fc.record(
  Object.fromEntries([...DELIVERY_CELLS, 'unsubscribed'].map((cell) => [cell, fc.nat(10_000)])),
) as unknown as fc.Arbitrary<DeliveryCounts>

describe('counting deliveries', () => {
  it('counts each in the one cell of its state, whatever it went through, and who left once', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 10 }), (history) => {
        const sums = counts({})
        let before: DeliveryVersion | undefined
        for (const after of history) {
          for (const { figure, add } of foldDelivery({ campaign, ...(before && { before }), after }))
            if (figure.kind === 'delivery') sums[figure.cell] += add
          before = after
        }
        const last = history.at(-1) as DeliveryVersion
        const { unsubscribed, ...cells } = sums
        expect(cells).toEqual({ ...dropLeft(NO_DELIVERIES), [deliveryCell(last)]: 1 })
        const left = history.filter(
          ({ unsubscribedAt }, i) =>
            unsubscribedAt !== undefined && history[i - 1]?.unsubscribedAt === undefined,
        )
        expect(unsubscribed).toBe(left.length)
      }),
    )
  })

  it('keeps figures when records go', () => {
    for (const state of DELIVERY_STATES)
      expect(foldDelivery({ campaign, before: { state, reason: 'left' } })).toEqual([])
  })

  it('counts a state that cannot be read as unknown, a reason as failed, and tells both', () => {
    for (const [after, cell] of [
      [{ state: 'posted?' }, 'unknown'],
      [{}, 'unknown'],
      [{ state: 'skipped', reason: 'rain' }, 'skipped-failed'],
      [{ state: 'skipped' }, 'skipped-failed'],
    ] as const) {
      expect(deliveryCell(after)).toBe(cell)
      expect(isUnreadableDelivery({ campaign, after })).toBe(true)
    }
    for (const state of DELIVERY_STATES)
      expect(isUnreadableDelivery({ campaign, after: { state, reason: 'left' } })).toBe(false)
    expect(isUnreadableDelivery({ campaign, before: {} })).toBe(false)
  })
})

describe('a campaign’s figures', () => {
  it('add up to the audience in every state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), anyCounts, (state, of) => {
        const { audience, waiting, sent, unknown, skipped, delivered, bounced, complained } = campaignFigures(
          { state },
          of,
          undefined,
          NOW,
        )
        const allSkipped = Object.values(skipped).reduce((sum, one) => sum + one, 0)
        expect(waiting + sent + unknown + allSkipped).toBe(audience)
        expect(audience).toBe(DELIVERY_CELLS.reduce((sum, cell) => sum + of[cell], 0))
        expect(delivered + bounced).toBeLessThanOrEqual(sent)
        expect(complained).toBeLessThanOrEqual(delivered)
      }),
    )
  })

  it('say what is being handed over: still to be sent while somebody may come by, unknown once nobody does', () => {
    const of = counts({ waiting: 3, claimed: 2, unknown: 1 })
    for (const state of ['sending', 'paused'] as const)
      expect(campaignFigures({ state }, of, undefined, NOW)).toMatchObject({ waiting: 5, unknown: 1 })
    expect(campaignFigures({ state: 'sent' }, of, undefined, NOW)).toMatchObject({ waiting: 3, unknown: 3 })
    expect(campaignFigures({ state: 'cancelled' }, of, undefined, NOW)).toMatchObject({
      waiting: 0,
      unknown: 3,
      skipped: { cancelled: 3 },
    })
  })

  it('tell the pace and the time left while it goes, and none where the sender is silent', () => {
    const pace = { at: NOW.toISOString(), rate: 10, allowed: 11 }
    const at = (ms: number) => new Date(NOW.getTime() + ms)
    const of = counts({ waiting: 95, sent: 5 })
    expect(campaignFigures({ state: 'sending' }, of, pace, at(14_999))).toMatchObject({
      rate: 10,
      secondsLeft: 10,
    })
    expect(campaignFigures({ state: 'sending' }, of, pace, at(15_000))).toMatchObject({ rate: 0 })
    expect(campaignFigures({ state: 'paused' }, of, pace, NOW)).toMatchObject({ rate: 0 })
    expect(campaignFigures({ state: 'paused' }, of, pace, NOW)).not.toHaveProperty('secondsLeft')
  })
})

describe('a campaign that pauses itself (STANDARDS 10)', () => {
  it.each([
    ['499 mails are too few to judge', counts({ bounced: 499 }), undefined],
    ['4.8 % of 500 bounce', counts({ delivered: 476, bounced: 24 }), undefined],
    ['5 % of 500 bounce', counts({ delivered: 475, bounced: 25 }), 'bounces'],
    ['one of 500 complains', counts({ delivered: 499, complained: 1 }), 'complaints'],
    ['one of 1,001 complains', counts({ delivered: 1000, complained: 1 }), undefined],
    ['one of 1,000 complains', counts({ delivered: 999, complained: 1 }), 'complaints'],
    ['both', counts({ sent: 400, bounced: 90, complained: 10 }), 'complaints'],
  ])('%s', (_, of, verdict) => {
    expect(tooManyReports(of, undefined)).toBe(verdict)
  })

  it('is judged anew from where a manager resumed it', () => {
    const bad = counts({ delivered: 500, bounced: 100 })
    expect(tooManyReports(bad, watched(bad))).toBeUndefined()
    const more = (bounced: number) => counts({ delivered: 1000 - bounced + 100, bounced: 100 + bounced })
    expect(tooManyReports(more(24), watched(bad))).toBeUndefined()
    expect(tooManyReports(more(40), watched(bad))).toBe('bounces')
  })
})

const dropLeft = ({ unsubscribed: _, ...cells }: DeliveryCounts) => cells

describe('complete figures', () => {
  it('hold what a sender has settled, and leave nothing to be sent', () => {
    expect(isCountedUpTo(3, counts({ sent: 2, 'skipped-left': 1 }))).toBe(true)
    expect(isCountedUpTo(4, counts({ sent: 2, 'skipped-left': 1 }))).toBe(false)
    expect(isCountedUpTo(1, counts({ sent: 2, claimed: 1 }))).toBe(false)
    expect(isCountedUpTo(1, counts({ sent: 2, waiting: 1 }))).toBe(false)
    expect(isCountedUpTo(0, counts({}))).toBe(true)
  })
})
