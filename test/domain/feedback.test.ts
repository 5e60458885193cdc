import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  effectsOf,
  type Feedback,
  type FeedbackKind,
  fateOf,
  type MailReport,
} from '../../functions/domain/feedback.ts'
import { isWider, type SuppressionScope } from '../../functions/domain/suppression.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-01-01T00:00:00.000Z')
const on = (day: number): string => new Date(START + day * DAY_MS).toISOString()

function report(kind: FeedbackKind, message: string, day: number, more: Partial<Feedback> = {}): Feedback {
  return { person: 'p', message, kind, at: on(day), ...more }
}
const transient = (message: string, day: number) => report('transient-bounce', message, day)
const effects = (one: Feedback, history: readonly Feedback[] = [], liftedAt?: string) =>
  effectsOf(one, history, liftedAt)

it.each<[MailReport['kind'], string | undefined]>([
  ['send', 'sent'],
  ['delivery', 'delivered'],
  ['permanent-bounce', 'bounced'],
  ['transient-bounce', 'bounced'],
  ['complaint', 'complained'],
  ['reject', undefined],
  ['delivery-delay', undefined],
])('in the funnel a report of %s is %s', (kind, fate) => {
  expect(fateOf(kind)).toBe(fate)
})

describe('what a report leads to', () => {
  const petition = 'open-schools'

  it('is no mail at all after a permanent bounce, and the end of the signature that was to be confirmed', () => {
    const all = { do: 'suppress', scope: 'all', because: 'bounce' }
    expect(effects(report('permanent-bounce', 'm', 0))).toEqual([all])
    expect(effects(report('permanent-bounce', 'm', 0, { mail: 'confirm', petition }))).toEqual([
      all,
      { do: 'bounce-signature', petition },
    ])
    for (const mail of ['already-signed', 'confirm-subscription', 'my-data'])
      expect(effects(report('permanent-bounce', 'm', 0, { mail, petition }))).toEqual([all])
    expect(effects(report('permanent-bounce', 'm', 0, { mail: 'confirm' }))).toEqual([all])
  })

  it('is no newsletters and no lists after a complaint', () => {
    expect(effects(report('complaint', 'm', 0, { mail: 'confirm', petition }))).toEqual([
      { do: 'suppress', scope: 'bulk', because: 'complaint' },
      { do: 'leave-everything' },
    ])
  })

  it('is nothing after a rejection or a delay', () => {
    expect(effects(report('reject', 'm', 0))).toEqual([])
    expect(effects(report('delivery-delay', 'm', 0))).toEqual([])
  })

  it.each(['complaint', 'permanent-bounce'] as const)('is nothing more once a %s stands', (kind) => {
    const one = report(kind, 'm', 0, { mail: 'confirm', petition })
    expect(effects(one, [one])).toEqual([])
    expect(effects(one, [report(kind, 'another', 0)])).not.toEqual([])
    // The identity told of it before the configuration set did, without the tags.
    expect(effects(one, [report(kind, 'm', 0)])).not.toEqual([])
    expect(effects(one, [report('delivery-delay', 'm', 0)])).not.toEqual([])
  })

  it.each(['complaint', 'permanent-bounce'] as const)(
    'is nothing after a manager’s word, of a %s',
    (kind) => {
      const one = report(kind, 'm', 1, { mail: 'confirm', petition })
      expect(effects(one, [], on(1))).toEqual([])
      expect(effects(one, [], on(0.5))).not.toEqual([])
    },
  )
})

describe('the third transient bounce', () => {
  const bulk = [{ do: 'suppress', scope: 'bulk', because: 'transient-bounces' }]

  it('is taken for one for good, the first and second are not', () => {
    expect(effects(transient('a', 0))).toEqual([])
    expect(effects(transient('b', 1), [transient('a', 0)])).toEqual([])
    expect(effects(transient('c', 2), [transient('a', 0), transient('b', 1)])).toEqual(bulk)
  })

  it('counts within 90 days', () => {
    const two = [transient('a', 0), transient('b', 50)]
    expect(effects(transient('c', 90), two)).toEqual(bulk)
    expect(effects(transient('c', 90.001), two)).toEqual([])
    // Late: it lies between the others.
    expect(effects(transient('c', 10), two)).toEqual(bulk)
  })

  it('counts mails, not reports', () => {
    const twice = [transient('a', 0), transient('a', 1), transient('b', 1)]
    expect(effects(transient('b', 2), twice)).toEqual([])
    expect(effects(transient('c', 3), twice)).toEqual(bulk)
  })

  it('does not count those from before a manager’s word', () => {
    const two = [transient('a', 0), transient('b', 1)]
    expect(effects(transient('c', 2), two, on(1))).toEqual([])
    expect(effects(transient('c', 2), two, on(0))).toEqual([])
    expect(effects(transient('c', 2), two, on(-1))).toEqual(bulk)
    expect(effects(transient('e', 4), [...two, transient('c', 2), transient('d', 3)], on(1))).toEqual(bulk)
  })

  it('counts nothing but transient bounces', () => {
    expect(effects(transient('c', 2), [report('reject', 'a', 0), report('delivery-delay', 'b', 1)])).toEqual(
      [],
    )
  })
})

/** What the table promises: suppressions only widen, reports from before a manager's word change nothing. */
function play(reports: readonly Feedback[], liftedAt: string | undefined) {
  const state = { scope: 'none' as SuppressionScope, follows: true, signature: 'pending' }
  const history: Feedback[] = []
  for (const one of reports) {
    if (one.kind === 'transient-bounce') history.push(one)
    for (const effect of effectsOf(one, history, liftedAt)) {
      if (effect.do === 'leave-everything') state.follows = false
      else if (effect.do === 'bounce-signature') state.signature = 'expired'
      else if (isWider(effect.scope, state.scope) && (liftedAt === undefined || one.at > liftedAt))
        state.scope = effect.scope
    }
    if (one.kind !== 'transient-bounce') history.push(one)
  }
  return state
}

describe('a set of reports', () => {
  const some = fc.array(
    fc.record({
      person: fc.constant('p'),
      message: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      kind: fc.oneof(
        { weight: 4, arbitrary: fc.constant<FeedbackKind>('transient-bounce') },
        {
          weight: 3,
          arbitrary: fc.constantFrom<FeedbackKind[]>(
            'permanent-bounce',
            'complaint',
            'reject',
            'delivery-delay',
          ),
        },
      ),
      at: fc.integer({ min: 0, max: 130 }).map(on),
      mail: fc.constantFrom('confirm', 'my-data'),
      petition: fc.constant('open-schools'),
    }),
    { maxLength: 12, size: 'max' },
  )

  it('leads to the same end in any order, however often each comes', () => {
    const mixed = some.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list, ...list, ...list], { minLength: list.length * 3 }),
        fc.option(fc.integer({ min: 0, max: 130 }).map(on), { nil: undefined }),
      ),
    )
    let suppressed = 0
    fc.assert(
      fc.property(mixed, ([list, copies, liftedAt]) => {
        const end = play(list, liftedAt)
        if (end.scope === 'bulk') suppressed += 1
        expect(play(copies, liftedAt)).toEqual(end)
      }),
      { numRuns: 500 },
    )
    // Or the test would say nothing.
    expect(suppressed).toBeGreaterThan(20)
  })
})
