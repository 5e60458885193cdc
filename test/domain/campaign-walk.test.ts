import { describe, expect, it } from 'vitest'
import {
  isHeld,
  LEASE_MS,
  RENEW_MS,
  type ShardWalk,
  walked,
  walkFrom,
} from '../../functions/domain/campaign-walk.ts'

const WORD = { before: '2026-11-21T12:00:00.000Z' }

describe('the walk of a shard', () => {
  it('begins with gathering, and goes on where it was, by a later sender too', () => {
    expect(walkFrom(undefined, 3, {}, 7)).toEqual({ shard: 3, phase: 'gathering', fence: 7 })
    const stored: ShardWalk = { shard: 3, phase: 'sending', from: 'abcdefgh', fence: 6 }
    expect(walkFrom(stored, 3, {}, 7)).toEqual({ ...stored, fence: 7 })
  })

  it('starts anew at a manager’s word to send again, once, and gathers nobody', () => {
    const done: ShardWalk = { shard: 3, phase: 'done', fence: 6 }
    const anew = walkFrom(done, 3, { resending: WORD }, 7)
    expect(anew).toEqual({ shard: 3, phase: 'sending', resending: WORD.before, fence: 7 })
    const later = walked(anew, 'abcdefghijkl')
    expect(walkFrom(later, 3, { resending: WORD }, 8)).toEqual({ ...later, fence: 8 })
    const again = { before: '2026-11-22T12:00:00.000Z' }
    expect(walkFrom(walked(later, undefined, 'done'), 3, { resending: again }, 9)).toEqual({
      shard: 3,
      phase: 'sending',
      resending: again.before,
      fence: 9,
    })
  })

  it('names nobody: a place is the first characters of a key, and none is kept for the next phase', () => {
    const walk: ShardWalk = { shard: 3, phase: 'gathering', fence: 7 }
    const key = 'k'.repeat(43)
    expect(walked(walk, key)).toEqual({ ...walk, from: 'kkkkkkkk' })
    expect(walked(walked(walk, key), undefined, 'sending')).toEqual({ ...walk, phase: 'sending' })
    expect(walked(walked(walk, key), undefined)).toEqual({ ...walk, from: 'kkkkkkkk' })
  })
})

describe('a lease', () => {
  it('is held until shortly before its end, and renewed several times before that', () => {
    const now = new Date('2026-11-21T12:00:00.000Z')
    const lease = { fence: 1, until: new Date(now.getTime() + LEASE_MS).toISOString() }
    const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
    expect(isHeld(lease, now)).toBe(true)
    expect(isHeld(lease, later(LEASE_MS - 1))).toBe(false)
    expect(isHeld(lease, later(3 * RENEW_MS))).toBe(true)
  })
})
