import { describe, expect, it } from 'vitest'
import type { Petition } from '../../functions/domain/petition.ts'
import { petitionCache } from '../../functions/domain/petition-cache.ts'
import { testClock } from '../support/clock.ts'
import { examplePetition } from '../support/examples.ts'

function world(answer: (slug: string) => Promise<Petition | undefined>) {
  const clock = testClock()
  let reads = 0
  const cache = petitionCache((slug) => {
    reads += 1
    return answer(slug)
  }, clock.now)
  return { clock, cache, reads: () => reads }
}

describe('a remembered petition', () => {
  it('is read once in five seconds, however many ask at once', async () => {
    const { cache, clock, reads } = world(async (slug) => examplePetition({ slug }))
    await Promise.all(Array.from({ length: 100 }, () => cache.read('a')))
    clock.advance(4_999)
    expect((await cache.read('a'))?.slug).toBe('a')
    expect(reads()).toBe(1)
    clock.advance(1)
    await cache.read('a')
    expect(reads()).toBe(2)
  })

  it('is read anew once it was changed here', async () => {
    const { cache, reads } = world(async (slug) => examplePetition({ slug }))
    await cache.read('a')
    cache.forget('a')
    await cache.read('a')
    expect(reads()).toBe(2)
  })

  it('is not remembered where there is none, nor where reading failed', async () => {
    let fault = false
    const { cache, reads } = world(() =>
      fault ? Promise.reject(new Error('table')) : Promise.resolve(undefined),
    )
    await cache.read('a')
    fault = true
    await expect(cache.read('a')).rejects.toThrow('table')
    fault = false
    await cache.read('a')
    expect(reads()).toBe(3)
  })
})
