import { describe, expect, it } from 'vitest'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { type Follower, memberOf, recipientOf, type Standing } from '../../functions/domain/recipient.ts'

const BEGAN = '2026-11-21T12:00:00.000Z'
const BEFORE = '2026-11-21T11:59:59.999Z'
const AFTER = '2026-11-21T12:00:00.001Z'
const [TOPIC, PETITION] = [topicList('kinderhandel'), updatesList('geen-kind-te-koop')]

const follower = (changes: Partial<Follower> = {}): Follower => ({
  person: 'p',
  follows: [
    { list: TOPIC, locale: 'nl', since: BEFORE },
    { list: PETITION, locale: 'en', since: BEGAN },
  ],
  signatures: [],
  ...changes,
})
const ALL = { locales: [], countries: [] }

describe('who is in an audience', () => {
  it('is who followed one of its lists when it began, by those, in the language of the first', () => {
    expect(memberOf(follower(), ALL, BEGAN)).toEqual({ person: 'p', lists: [TOPIC, PETITION], locale: 'nl' })
    const follows = [
      { list: TOPIC, locale: 'nl', since: AFTER },
      { list: PETITION, locale: 'en', since: BEFORE },
    ] as const
    expect(memberOf(follower({ follows }), ALL, BEGAN)).toEqual({
      person: 'p',
      lists: [PETITION],
      locale: 'en',
    })
    expect(memberOf(follower({ follows: follows.slice(0, 1) }), ALL, BEGAN)).toBeUndefined()
    // Before it begins, who follows now.
    expect(memberOf(follower({ follows: follows.slice(0, 1) }), ALL, undefined)).toBeDefined()
  })

  it.each([
    ['bulk', false],
    ['all', false],
    ['none', true],
  ] as const)('of those with the suppression %s: %s', (scope, isIn) => {
    expect(memberOf(follower({ suppression: { scope } }), ALL, BEGAN) !== undefined).toBe(isIn)
  })

  it('has one of its languages, where it names some', () => {
    expect(memberOf(follower(), { ...ALL, locales: ['nl'] }, BEGAN)).toBeDefined()
    // One person is in one language’s campaign, not in each.
    expect(memberOf(follower(), { ...ALL, locales: ['en'] }, BEGAN)).toBeUndefined()
  })

  it('gave one of its countries where they signed, where it names some', () => {
    const from = (state: 'confirmed' | 'held' | 'withdrawn' | 'pending', country: string) =>
      memberOf(follower({ signatures: [{ state, country }] }), { ...ALL, countries: ['BE', 'NL'] }, BEGAN)
    expect(from('confirmed', 'NL')).toBeDefined()
    expect(from('held', 'BE')).toBeDefined()
    expect(from('confirmed', 'DE')).toBeUndefined()
    expect(from('withdrawn', 'NL')).toBeUndefined()
    expect(from('pending', 'NL')).toBeUndefined()
    expect(memberOf(follower(), { ...ALL, countries: ['NL'] }, BEGAN)).toBeUndefined()
  })
})

describe('where a mail goes when its turn comes', () => {
  const subscription = (changes: Partial<Standing['subscriptions'][number]> = {}) => ({
    person: 'p',
    list: TOPIC,
    state: 'active' as const,
    email: 'noor@example.org',
    locale: 'nl' as const,
    since: BEFORE,
    ...changes,
  })
  const { email: _, ...left } = subscription({ state: 'unsubscribed' })
  const standing = (changes: Partial<Standing> = {}): Standing => ({
    subscriptions: [subscription()],
    signatures: [],
    ...changes,
  })
  const of = { person: 'p' }

  it('is where and how the first list says that they still follow', () => {
    const other = subscription({ list: PETITION, email: 'nieuw@example.org', locale: 'en' })
    expect(recipientOf(of, standing({ subscriptions: [subscription(), other] }))).toEqual({
      person: 'p',
      email: 'noor@example.org',
      locale: 'nl',
      lists: [TOPIC, PETITION],
    })
    expect(recipientOf(of, standing({ subscriptions: [left, other] }))).toEqual({
      person: 'p',
      email: 'nieuw@example.org',
      locale: 'en',
      lists: [PETITION],
    })
  })

  it('is nowhere for who has left, is suppressed or was erased', () => {
    expect(recipientOf(of, standing({ subscriptions: [left, { ...left, list: PETITION }] }))).toBe('left')
    expect(recipientOf(of, standing({ suppression: { scope: 'bulk' } }))).toBe('suppressed')
    expect(recipientOf(of, standing({ suppression: { scope: 'all' } }))).toBe('suppressed')
    expect(recipientOf(of, standing({ suppression: { scope: 'none' } }))).toMatchObject({ person: 'p' })
    // A suppression outlives an erasure.
    expect(recipientOf(of, standing({ subscriptions: [], suppression: { scope: 'all' } }))).toBe('erased')
  })

  it('names them as they signed, while that stands', () => {
    const named = (state: 'confirmed' | 'held' | 'withdrawn') =>
      recipientOf(of, standing({ signatures: [{ state, givenName: 'Noor' }] }))
    expect(named('confirmed')).toMatchObject({ name: 'Noor' })
    expect(named('held')).toMatchObject({ name: 'Noor' })
    expect(named('withdrawn')).not.toHaveProperty('name')
  })
})
