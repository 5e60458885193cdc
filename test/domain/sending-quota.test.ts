import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { campaignQuota, campaignRate, isFreed } from '../../functions/domain/sending-quota.ts'

describe('what campaigns may take of an account', () => {
  it('is 80 % of its rate and of its 24 hours', () => {
    expect(campaignRate({ rate: 200, sent24Hours: 0 })).toBe(160)
    expect(campaignQuota({ rate: 1, max24Hours: 50_000, sent24Hours: 1_000 }, 500)).toBe(38_500)
    expect(campaignQuota({ rate: 1, max24Hours: 200, sent24Hours: 161 }, 0)).toBe(-1)
    expect(campaignQuota({ rate: 1, sent24Hours: 1e9 }, 0)).toBe(Infinity)
  })

  it('is worth going on with once a minute’s mail is free, or a tenth of it all', () => {
    const large = { rate: 100, max24Hours: 50_000 }
    expect(isFreed({ ...large, sent24Hours: 40_000 - 4_799 }, 0)).toBe(true)
    expect(isFreed({ ...large, sent24Hours: 40_000 - 3_999 }, 0)).toBe(false)
    expect(isFreed({ ...large, sent24Hours: 40_000 - 4_799 }, 1_000)).toBe(false)
    const fast = { rate: 10, max24Hours: 50_000 }
    expect(isFreed({ ...fast, sent24Hours: 40_000 - 480 }, 0)).toBe(true)
    expect(isFreed({ ...fast, sent24Hours: 40_000 - 479 }, 0)).toBe(false)
    const sandbox = { rate: 1, max24Hours: 200 }
    expect(isFreed({ ...sandbox, sent24Hours: 160 - 16 }, 0)).toBe(true)
    expect(isFreed({ ...sandbox, sent24Hours: 160 - 15 }, 0)).toBe(false)
    expect(isFreed({ rate: 1, sent24Hours: 5 }, 0)).toBe(true)
  })

  it('is never worth going on with while nothing may be sent', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(100_000), fc.nat(100_000), fc.nat(1_000), (rate, max, sent, since) => {
        const quota = { rate, max24Hours: max, sent24Hours: sent }
        if (isFreed(quota, since)) expect(campaignQuota(quota, since)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
