import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomNonce, textHash } from '../../functions/crypto.ts'
import {
  BROUGHT_STEP,
  changedTallies,
  isLinkCode,
  isLinkKey,
  linkCode,
  linkTally,
  shownBrought,
} from '../../functions/domain/own-link.ts'

const code = fc.integer({ min: 0, max: 7 }).map((n) => String(n).repeat(16))
const signature = fc.record({
  state: fc.constantFrom('confirmed', 'held', 'withdrawn', ''),
  via: fc.oneof(code, fc.constant(''), fc.string()),
})
const tallied = (signatures: readonly { state: string; via: string }[], most?: number) => {
  const tally = linkTally(most)
  for (const one of signatures) tally.add(one)
  return tally.read()
}

describe('what may be told of what a link brought', () => {
  it('is never more than it brought, less than a step short of it, and one of the steps', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        const shown = shownBrought(count)
        expect(shown).toBeLessThanOrEqual(count)
        expect(count - shown).toBeLessThan(BROUGHT_STEP)
        expect(shown % BROUGHT_STEP).toBe(0)
      }),
    )
  })

  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [19, 15],
  ])('%i is told as %i', (count, shown) => {
    expect(shownBrought(count)).toBe(shown)
  })

  it('is the same whether or not any one of four friends signed', () => {
    expect(new Set([0, 1, 2, 3, 4].map(shownBrought)).size).toBe(1)
  })
})

describe('a link’s code', () => {
  it('is that of its key alone, has its form, and does not hold it', () => {
    const [key, other] = [randomNonce(), randomNonce()]
    expect(isLinkKey(key)).toBe(true)
    expect(isLinkCode(linkCode(key, textHash))).toBe(true)
    expect(linkCode(key, textHash)).toBe(linkCode(key, textHash))
    expect(linkCode(key, textHash)).not.toBe(linkCode(other, textHash))
    expect(key.includes(linkCode(key, textHash))).toBe(false)
    expect([isLinkCode(key), isLinkKey(linkCode(key, textHash))]).toEqual([false, false])
  })
})

describe('what links brought', () => {
  it('is the number of confirmed signatures by each, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(signature), (signatures) => {
        const { counts, complete } = tallied(signatures)
        expect(complete).toBe(true)
        for (const [via, count] of counts)
          expect(signatures.filter((one) => one.state === 'confirmed' && one.via === via)).toHaveLength(count)
        const named = signatures.filter(({ state, via }) => state === 'confirmed' && isLinkCode(via))
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(named.length)
        expect(new Map([...tallied([...signatures].reverse()).counts].sort())).toEqual(
          new Map([...counts].sort()),
        )
      }),
    )
  })

  it('takes no more links than fit; those it takes are counted wholly', () => {
    fc.assert(
      fc.property(fc.array(signature), fc.nat(4), (signatures, most) => {
        const [some, all] = [tallied(signatures, most), tallied(signatures)]
        expect(some.counts.size).toBe(Math.min(most, all.counts.size))
        expect(some.complete).toBe(all.counts.size <= most)
        for (const [via, count] of some.counts) expect(all.counts.get(via)).toBe(count)
      }),
    )
  })

  it('is written where it changed and nowhere else, and nothing is left to write then', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(code, fc.nat(3))),
        fc.array(signature),
        fc.nat(8),
        (before, signatures, most) => {
          const [stored, found] = [new Map(before), tallied(signatures, most)]
          const changed = changedTallies(stored, found)
          for (const [via, count] of changed) expect(stored.get(via)).not.toBe(count)
          const after = new Map([...stored, ...changed])
          expect(changedTallies(after, found)).toEqual([])
          for (const [via, count] of found.counts) expect(after.get(via)).toBe(count)
          for (const [via, count] of stored)
            if (!found.counts.has(via)) expect(after.get(via)).toBe(found.complete ? 0 : count)
        },
      ),
    )
  })
})
