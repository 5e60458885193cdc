import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELIVERY_STATES, SKIP_REASONS } from '../../functions/domain/delivery.ts'
import { FEEDBACK_KINDS } from '../../functions/domain/feedback.ts'
import { isSameAddress, type Person, whyNoMail } from '../../web/console/people/person.ts'

const at = '2026-11-21T12:00:00.000Z'
const person = (changes: Partial<Person> = {}): Person => ({
  id: 'p',
  signatures: [],
  subscriptions: [{ list: 'topic_x', state: 'active', since: at }],
  mails: [],
  deliveries: [],
  feedback: [],
  mailBlocked: 'none',
  unreadable: 0,
  ...changes,
})
const whys = (changes: Partial<Person>) => whyNoMail(person(changes)).map(({ why }) => why)

describe('why somebody got no mail', () => {
  it('is what stops mail first, then what became of it, then what they would have to follow', () => {
    const suppression = { scope: 'all', because: 'bounce', at }
    expect(
      whyNoMail(
        person({
          mailBlocked: 'suppressed-all',
          suppression,
          feedback: [{ at, kind: 'permanent-bounce' }],
          subscriptions: [
            { list: 'topic_x', state: 'unsubscribed', since: at, endedAt: at, endedBy: 'link' },
          ],
        }),
      ),
    ).toEqual([
      { why: 'suppressed-all', at, detail: 'bounce' },
      { why: 'bounced', at, detail: 'permanent-bounce' },
      { why: 'left', at, detail: 'link' },
    ])
    expect(whys({ mailBlocked: 'share-used' })).toEqual(['share-used'])
    expect(whys({ subscriptions: [] })).toEqual(['follows-nothing'])
    expect(whys({ subscriptions: [{ list: 'topic_x', state: 'pending', since: at }] })).toEqual([
      'unconfirmed',
    ])
    expect(
      whys({ deliveries: [{ campaign: 'c', name: 'c', state: 'skipped', reason: 'left', at }] }),
    ).toEqual(['skipped'])
  })

  it('looks at the latest of each, and tells apart that all went from that nothing was sent', () => {
    const later = '2026-11-22T12:00:00.000Z'
    const delivery = { campaign: 'c', name: 'c', state: 'skipped', at }
    expect(
      whyNoMail(
        person({ deliveries: [delivery, { ...delivery, campaign: 'd', state: 'delivered', at: later }] }),
      ),
    ).toEqual([{ why: 'sent', at: later }])
    expect(
      whyNoMail(
        person({
          feedback: [
            { at, kind: 'transient-bounce' },
            { at: later, kind: 'transient-bounce' },
          ],
        }),
      ),
    ).toEqual([{ why: 'bounced', at: later, detail: 'transient-bounce' }])
    expect(whys({})).toEqual(['nothing-sent'])
  })

  it('is never without an answer', () => {
    const dated = <Kind extends string>(...kinds: readonly Kind[]) =>
      fc.array(fc.record({ at: fc.constant(at), kind: fc.constantFrom(...kinds) }), { maxLength: 3 })
    fc.assert(
      fc.property(
        fc.record({
          mailBlocked: fc.constantFrom('suppressed-all', 'suppressed-bulk', 'share-used', 'waiting', 'none'),
          mails: dated('confirm'),
          feedback: dated(...FEEDBACK_KINDS),
          subscriptions: fc.array(
            fc.record({
              list: fc.constant('topic_x'),
              state: fc.constantFrom('active', 'pending', 'unsubscribed'),
              since: fc.constant(at),
            }),
            { maxLength: 3 },
          ),
          deliveries: fc.array(
            fc.record({
              campaign: fc.constant('c'),
              name: fc.constant('c'),
              state: fc.constantFrom(...DELIVERY_STATES),
              reason: fc.constantFrom(...SKIP_REASONS),
              at: fc.constant(at),
            }),
            { maxLength: 3 },
          ),
        }),
        (changes) => {
          const reasons = whys(changes)
          expect(reasons.length).toBeGreaterThan(0)
          expect(new Set(reasons).size).toBe(reasons.length)
        },
      ),
    )
  })

  it('knows an address again by what is meant, and none by nothing', () => {
    expect(isSameAddress(' Noor@Example.org', 'noor@example.org ')).toBe(true)
    expect(isSameAddress('noor@example.org', 'moor@example.org')).toBe(false)
    expect(isSameAddress('', '')).toBe(false)
  })
})
