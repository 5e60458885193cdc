import { describe, expect, it } from 'vitest'
import type { Topic } from '../../functions/domain/topic.ts'
import { topicCache } from '../../functions/domain/topic-cache.ts'
import { testClock } from '../support/clock.ts'
import { exampleTopic } from '../support/examples.ts'

/** A cache over topics that a test may change behind its back. */
function world(...topics: Topic[]) {
  const clock = testClock()
  const table = { topics, lists: 0, reads: 0, fault: false }
  const cache = topicCache(
    {
      all: async () => {
        table.lists += 1
        if (table.fault) throw new Error('table')
        return [...table.topics]
      },
      read: async (topic) => {
        table.reads += 1
        return table.topics.find((one) => one.topic === topic)
      },
    },
    clock.now,
  )
  return { cache, clock, table }
}

const second = (topic: Topic): Topic => {
  const { nl } = topic.consents
  if (nl === undefined) throw new Error('No Dutch consent')
  return {
    ...topic,
    consents: { ...topic.consents, nl: { ...nl, version: 2, text: 'Anders.' } },
    pastConsents: [nl],
  }
}

describe('remembered topics', () => {
  it('are read once in five seconds, however many ask at once', async () => {
    const { cache, clock, table } = world(exampleTopic())
    await Promise.all(Array.from({ length: 100 }, () => cache.all()))
    clock.advance(4_999)
    expect(await cache.read('kinderhandel')).toEqual(exampleTopic())
    expect(table).toMatchObject({ lists: 1, reads: 0 })
    clock.advance(1)
    await cache.all()
    expect(table.lists).toBe(2)
  })

  it('are read anew once one was changed here, and where reading failed', async () => {
    const { cache, table } = world(exampleTopic())
    await cache.all()
    cache.forget()
    table.fault = true
    await expect(cache.all()).rejects.toThrow('table')
    table.fault = false
    expect(await cache.all()).toHaveLength(1)
    expect(table.lists).toBe(3)
  })

  it('know of a topic that another function has just made', async () => {
    const { cache, table } = world()
    await cache.all()
    table.topics = [exampleTopic()]
    expect(await cache.all()).toEqual([])
    expect(await cache.read('kinderhandel')).toEqual(exampleTopic())
    expect((await cache.shown('kinderhandel', 'nl'))?.consent.version).toBe(1)
    expect(await cache.read('geen')).toBeUndefined()
  })
})

describe('the consent text that was shown of a topic', () => {
  it('is the current one, or the version that is named, in the reader’s language', async () => {
    const { cache } = world(second(exampleTopic()))
    expect((await cache.shown('kinderhandel', 'nl'))?.consent).toMatchObject({ version: 2, text: 'Anders.' })
    expect((await cache.shown('kinderhandel', 'nl', 1))?.consent).toEqual(exampleTopic().consents.nl)
    expect((await cache.shown('kinderhandel', 'en'))?.consent).toEqual(exampleTopic().consents.en)
    expect(await cache.shown('kinderhandel', 'nl', 3)).toBeUndefined()
  })

  it('is the new one where another function showed it, which this one has not heard of', async () => {
    const { cache, table } = world(exampleTopic())
    await cache.all()
    table.topics = [second(exampleTopic())]
    expect((await cache.shown('kinderhandel', 'nl', 2))?.consent.text).toBe('Anders.')
    expect(table.reads).toBe(1)
  })

  it('is none of a topic that takes no followers; one that has just opened does', async () => {
    const { cache, table } = world(exampleTopic({ open: false }))
    expect(await cache.shown('kinderhandel', 'nl')).toBeUndefined()
    table.topics = [exampleTopic()]
    expect(await cache.shown('kinderhandel', 'nl')).toBeDefined()
  })
})
