import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readList, topicList, updatesList } from '../../functions/domain/list.ts'

const slug = fc.stringMatching(/^[a-z0-9-]{3,80}$/)

describe('the name of a list', () => {
  it('says what it is about', () => {
    fc.assert(
      fc.property(slug, (name) => {
        expect(readList(topicList(name))).toEqual({ id: `topic_${name}`, kind: 'topic', name })
        expect(readList(updatesList(name))).toEqual({ id: `updates_${name}`, kind: 'updates', name })
      }),
    )
  })

  it.each([
    '',
    'topic_',
    'topic_a',
    'topic',
    'all',
    'other_kinderhandel',
    'topic_A B',
    'xtopic_abc',
    'topic_a_b',
  ])('is none: %j', (text) => {
    expect(readList(text)).toBeUndefined()
  })
})
