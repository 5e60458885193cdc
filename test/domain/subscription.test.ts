import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import { ASK_AGAIN_MS, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'
import {
  isPending,
  mayActivate,
  repeatedSubscription,
  requestId,
  WITHDRAWN_LIFE_MS,
} from '../../functions/domain/subscription.ts'
import { EXAMPLE_TIME as NOW, subscriptionRequestOf } from '../support/examples.ts'

const later = (ms: number) => new Date(NOW.getTime() + ms)
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

const slug = fc.stringMatching(/^[a-z0-9-]{3,20}$/)
const list: fc.Arbitrary<ListId> = fc.oneof(slug.map(topicList), slug.map(updatesList))
const lists = fc.uniqueArray(list, { minLength: 1, maxLength: 6 })

describe('the name of a request', () => {
  it('is the same for the same lists in any order and number, and fits a link', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), (some, numbers) => {
        const shuffled = some
          .map((one) => ({ one, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const id = requestId(some, hashOf)
        expect(requestId([...shuffled, ...some], hashOf)).toBe(id)
        expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
      }),
    )
  })

  it('is another for other lists', () => {
    fc.assert(
      fc.property(lists, lists, (some, others) => {
        fc.pre([...some].sort().join() !== [...others].sort().join())
        expect(requestId(some, hashOf)).not.toBe(requestId(others, hashOf))
      }),
    )
  })
})

describe('a request that is repeated', () => {
  const waiting = subscriptionRequestOf(['kinderhandel'], 'noor@example.org', NOW)
  const standing = (changes = {}) => {
    const { mailDue: _, ...rest } = waiting
    return { ...rest, ...changes }
  }

  it('asks for its mail once more, ten minutes after the last asking', () => {
    expect(repeatedSubscription(standing(), [], later(ASK_AGAIN_MS - 1))).toBe('nothing')
    expect(repeatedSubscription(standing(), [], later(ASK_AGAIN_MS))).toBe('ask-again')
    const asked = standing({ askedAt: later(ASK_AGAIN_MS).toISOString() })
    expect(repeatedSubscription(asked, [], later(2 * ASK_AGAIN_MS - 1))).toBe('nothing')
  })

  it('asks for its mail at once for whoever has left since: that mail said that they follow it, and had no button', () => {
    const list = topicList('kinderhandel')
    const left = { list, endedAt: later(2).toISOString() }
    expect(repeatedSubscription(standing(), [left], later(3))).toBe('ask-again')
    // The mark of a mail that went stays for a while.
    expect(repeatedSubscription(waiting, [left], later(3))).toBe('ask-again')
    const before = { list, endedAt: NOW.toISOString() }
    const another = { list: topicList('onderwijs'), endedAt: later(2).toISOString() }
    expect(repeatedSubscription(standing(), [before, another, { list }], later(3))).toBe('nothing')
  })

  it('does nothing while its mail is still due, however long that takes', () => {
    expect(repeatedSubscription(waiting, [], later(ASK_AGAIN_MS))).toBe('nothing')
    expect(repeatedSubscription(waiting, [], later(UNCONFIRMED_LIFE_MS - 1))).toBe('nothing')
  })

  it('starts anew once it was confirmed or has expired, whether or not the table has removed it', () => {
    expect(repeatedSubscription(standing({ state: 'confirmed' }), [], later(1))).toBe('start-anew')
    expect(repeatedSubscription(standing(), [], later(UNCONFIRMED_LIFE_MS))).toBe('start-anew')
    expect(repeatedSubscription(waiting, [], later(UNCONFIRMED_LIFE_MS))).toBe('start-anew')
  })

  it('waits for its button until its very end', () => {
    expect(isPending(standing(), later(UNCONFIRMED_LIFE_MS - 1))).toBe(true)
    expect(isPending(standing(), later(UNCONFIRMED_LIFE_MS))).toBe(false)
    expect(isPending(standing({ state: 'confirmed' }), NOW)).toBe(false)
  })
})

describe('a consent that is confirmed', () => {
  const left = { state: 'unsubscribed' as const, endedAt: NOW.toISOString() }

  it('makes a follower of whoever follows not, unless they have left since', () => {
    expect(mayActivate(undefined, NOW)).toBe(true)
    expect(mayActivate({ state: 'active' }, later(1))).toBe(false)
    expect(mayActivate(left, later(-1))).toBe(false)
    expect(mayActivate(left, NOW)).toBe(true)
    expect(mayActivate(left, later(1))).toBe(true)
  })

  it('is kept 24 months after it was withdrawn', () => {
    expect(WITHDRAWN_LIFE_MS).toBe(730 * 24 * 60 * 60 * 1000)
  })
})
