import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Change,
  type Entry,
  figureId,
  fold,
  isUnreadable,
  net,
  STAGES,
  submitted,
  type Version,
} from '../../functions/domain/counts.ts'
import { fateMark, foldFates } from '../../functions/domain/fates.ts'
import { byHour } from '../../functions/domain/hours.ts'
import {
  type Attempt,
  acts,
  figuresIn,
  play,
  playReports,
  reports,
  truth,
} from '../support/counting-model.ts'

const asTyped = (_: string, source: string): string => source
const foldAll = (changes: readonly Change[]): Entry[] =>
  net(changes.flatMap((change) => fold(change, asTyped)))

describe('folding changes into figures', () => {
  it('gives exactly what is true of the people, whatever they did', () => {
    fc.assert(
      fc.property(acts(0, 120), (list) => {
        const { changes, attempts } = play(list)
        const entries = foldAll(changes)
        for (const petition of ['petition-0', 'petition-1'])
          expect(figuresIn(entries, petition)).toEqual(truth(attempts, petition))
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same in any order, so that shards need none among themselves', () => {
    const shuffled = acts(1, 60).chain((list) => {
      const { changes } = play(list)
      return fc.tuple(
        fc.constant(changes),
        fc.shuffledSubarray(changes, { minLength: changes.length, maxLength: changes.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([changes, mixed]) => {
        expect(byId(foldAll(mixed))).toEqual(byId(foldAll(changes)))
      }),
    )
  })

  it('keeps pending + confirmed + held + withdrawn + removed + expired = submitted', () => {
    fc.assert(
      fc.property(acts(0, 100), (list) => {
        const { changes, attempts } = play(list)
        const days = new Map<string, Record<(typeof STAGES)[number], number>>()
        for (const { figure, add } of foldAll(changes)) {
          if (figure.kind !== 'stage') continue
          const day = days.get(figure.day) ?? zeroes()
          day[figure.stage] += add
          days.set(figure.day, day)
        }
        for (const [day, stages] of days) {
          const made = attempts.filter((attempt: Attempt) => attempt.day === day).length
          expect(submitted(stages)).toBe(made)
          for (const stage of STAGES) expect(stages[stage]).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  const at = '2026-11-20T23:30:00.000Z'
  const pending: Version = { state: 'pending', requestedAt: at, country: 'NL', source: '', locale: 'nl' }
  const confirmed: Version = { ...pending, state: 'confirmed', confirmedAt: '2026-11-21T10:00:00.000Z' }
  const petition = 'open-schools'
  const summary = (change: Omit<Change, 'petition'>): Record<string, number> =>
    Object.fromEntries(
      fold({ petition, ...change }, asTyped).map(({ figure, add }) => [figureId(figure), add]),
    )

  it('counts a confirmation on the day it was confirmed, in Amsterdam', () => {
    // Submitted at 00:30 on the 21st, Amsterdam time.
    expect(summary({ before: pending, after: confirmed })).toEqual({
      'total#open-schools': 1,
      'cell#open-schools#2026-11-21#NL###nl': 1,
      'hour#open-schools#2026-11-21T10': 1,
      'stage#open-schools#2026-11-21#other#pending': -1,
      'stage#open-schools#2026-11-21#other#confirmed': 1,
      'changes#open-schools': 1,
    })
  })

  it('tells the hour that comes twice in October apart, and keeps both in their one day', () => {
    // 02:30 in summer time, and an hour later 02:30 again.
    const both = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'].flatMap((confirmedAt) =>
      fold({ petition, before: pending, after: { ...confirmed, confirmedAt } }, asTyped),
    )
    const counted = Object.fromEntries(net(both).map(({ figure, add }) => [figureId(figure), add]))
    expect(counted).toMatchObject({
      'cell#open-schools#2026-10-25#NL###nl': 2,
      'hour#open-schools#2026-10-25T00': 1,
      'hour#open-schools#2026-10-25T01': 1,
    })
  })

  it('gives days of 23 and 25 hours, and hours that sum to their days and to the total, in any range', () => {
    // From the day before the clocks go to the day after, in March and in October.
    for (const [first, day, length] of [
      ['2026-03-27T23:00:00Z', '2026-03-29', 23],
      ['2026-10-23T22:00:00Z', '2026-10-25', 25],
    ] as const) {
      const minutes = fc.array(fc.nat(73 * 60 - 1), { maxLength: 60 })
      fc.assert(
        fc.property(minutes, (list) => {
          const signed = list.map((minute) => new Date(Date.parse(first) + minute * 60_000).toISOString())
          const entries = net(
            signed.flatMap((confirmedAt) =>
              fold({ petition, after: { ...confirmed, confirmedAt } }, asTyped),
            ),
          )
          const hours = new Map<string, { count: number }>()
          for (const { figure, add } of entries)
            if (figure.kind === 'hour') hours.set(figure.hour, { count: add })
          const all = byHour(hours)
          expect(all.total).toBe(list.length)
          expect(all.rows.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
          for (const { figure, add } of entries)
            if (figure.kind === 'cell')
              expect(byHour(hours, figure.cell.day, figure.cell.day).total).toBe(add)
        }),
      )
      const each = Array.from({ length: 80 }, (_, i) => new Date(Date.parse(first) + i * 3_600_000))
      const full = new Map(each.map((at) => [at.toISOString().slice(0, 13), { count: 1 }]))
      expect(byHour(full, day, day).rows).toHaveLength(length)
    }
    const unknown = new Map([['unknown', { count: 2 }]])
    expect(byHour(unknown)).toEqual({ total: 2, rows: [{ hour: 'unknown', count: 2 }] })
    expect(byHour(unknown, '2026-01-01')).toEqual({ total: 0, rows: [] })
  })

  it('takes a leaving signature from the day on which it was confirmed', () => {
    const left = summary({ before: confirmed, after: { ...confirmed, state: 'withdrawn' } })
    expect(left['cell#open-schools#2026-11-21#NL###nl']).toBe(-1)
    expect(left['total#open-schools']).toBe(-1)
  })

  it('changes only `expired` when an item is removed', () => {
    expect(summary({ before: pending })).toEqual({
      'stage#open-schools#2026-11-21#other#pending': -1,
      'stage#open-schools#2026-11-21#other#expired': 1,
    })
    for (const state of ['confirmed', 'held', 'withdrawn', 'removed', 'expired'])
      expect(summary({ before: { ...confirmed, state } })).toEqual({})
  })

  it('keeps attempts of one provider together, also once they are moved to another', () => {
    const gmail = { ...pending, provider: 'gmail.com' }
    expect(summary({ before: gmail, after: { ...gmail, state: 'expired' } })).toEqual({
      'stage#open-schools#2026-11-21#gmail.com#pending': -1,
      'stage#open-schools#2026-11-21#gmail.com#expired': 1,
    })
    expect(summary({ before: gmail, after: pending })).toEqual({
      'stage#open-schools#2026-11-21#gmail.com#pending': -1,
      'stage#open-schools#2026-11-21#other#pending': 1,
    })
    for (const provider of ['', 'a b', 'x#y', 'GMAIL', 'x'.repeat(61)])
      expect(summary({ after: { ...pending, provider } })).toEqual({
        'stage#open-schools#2026-11-21#other#pending': 1,
      })
  })

  it('gives nothing for a change that does not concern counting', () => {
    expect(summary({ before: confirmed, after: { ...confirmed } })).toEqual({})
  })

  it('counts a confirmed signature whatever else of it cannot be read, as `unknown` there', () => {
    const damaged: Version = { state: 'confirmed', country: 'nl#', source: 'A B', partner: '#', locale: '' }
    const change = { petition, before: pending, after: damaged }
    expect(summary(change)).toMatchObject({
      'total#open-schools': 1,
      'cell#open-schools#unknown#unknown#unknown#unknown#unknown': 1,
      'hour#open-schools#unknown': 1,
    })
    expect(isUnreadable(change)).toBe(true)
  })

  it('counts nothing public for an unreadable state, and takes it out of `unknown` once it is mended', () => {
    const damaged: Version = { ...pending, state: 'confirmd' }
    const lost = summary({ before: pending, after: damaged })
    expect(lost).toEqual({
      'stage#open-schools#2026-11-21#other#pending': -1,
      'stage#open-schools#2026-11-21#other#unknown': 1,
    })
    expect(isUnreadable({ petition, before: pending, after: damaged })).toBe(true)
    const mended = summary({ before: damaged, after: confirmed })
    expect(mended).toMatchObject({
      'total#open-schools': 1,
      'stage#open-schools#2026-11-21#other#unknown': -1,
    })
  })

  it('says by a figure that only grows whether a recountable one moved, even there and back', () => {
    const changes = (list: readonly Change[]): number =>
      foldAll(list).find(({ figure }) => figure.kind === 'changes')?.add ?? 0
    const there = { petition, before: pending, after: confirmed }
    expect(changes([there, { petition, before: confirmed, after: pending }])).toBe(2)
    expect(changes([{ petition, before: confirmed, after: { ...confirmed, country: 'BE' } }])).toBe(1)
    expect(changes([{ petition, before: pending, after: { ...pending, state: 'held' } }])).toBe(1)
    expect(
      changes([
        { petition, after: pending },
        { petition, before: pending },
      ]),
    ).toBe(0)
  })

  it('does not take a supporter whose source is called `unknown` for a fault', () => {
    expect(isUnreadable({ petition, after: { ...confirmed, source: 'unknown' } })).toBe(false)
  })

  it('counts whatever a stored version holds without failing, and the sums still telescope', () => {
    const text = fc.option(fc.oneof(fc.string(), fc.constantFrom('confirmed', 'pending', at)), {
      nil: undefined,
    })
    const anything = fc
      .record({
        state: text,
        requestedAt: text,
        confirmedAt: text,
        country: text,
        source: text,
        partner: text,
        locale: text,
      })
      .map(
        (version): Version =>
          Object.fromEntries(Object.entries(version).filter(([, value]) => value !== undefined)),
      )
    fc.assert(
      fc.property(fc.array(anything, { minLength: 1 }), (versions) => {
        const changes = versions.map(
          (after, i): Change =>
            i === 0 ? { petition, after } : { petition, before: versions[i - 1] as Version, after },
        )
        const isConfirmed = versions.at(-1)?.state === 'confirmed' ? 1 : 0
        const totals = foldAll(changes).filter(({ figure }) => figure.kind === 'total')
        expect(totals.reduce((sum, { add }) => sum + add, 0)).toBe(isConfirmed)
      }),
    )
  })
})

describe('folding what became of mails', () => {
  const fold = (list: Parameters<typeof playReports>[0]) => net(playReports(list).flatMap(foldFates))

  it('counts each mail and fate once, however often and in whatever order it is reported', () => {
    const twice = reports(40).chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length })),
    )
    fc.assert(
      fc.property(twice, ([list, mixed]) => {
        for (const petition of ['petition-0', 'petition-1']) {
          expect(figuresIn(fold(list), petition).mails).toEqual(truth([], petition, list).mails)
          expect(figuresIn(fold(mixed), petition).mails).toEqual(truth([], petition, mixed).mails)
        }
      }),
    )
  })

  it('moves nothing that reconciliation can recount', () => {
    fc.assert(
      fc.property(reports(20), (list) => {
        expect(fold(list).every(({ figure }) => figure.kind === 'fate')).toBe(true)
      }),
    )
  })

  it('counts an unreadable day or provider where it can be seen, and takes nothing back', () => {
    const after = { sent: ['1.gmail.com', '2.', '3', '4.A B'], bounced: [] }
    const change = { petition: 'p', day: 'gisteren', before: {}, after }
    const ids = Object.fromEntries(
      net(foldFates(change)).map(({ figure, add }) => [figureId(figure), add] as const),
    )
    expect(ids).toEqual({ 'fate#p#unknown#gmail.com#sent': 1, 'fate#p#unknown#other#sent': 3 })
    expect(foldFates({ ...change, before: after, after: {} })).toEqual([])
    expect(fateMark('7', 'gmail.com')).toBe('7.gmail.com')
  })
})

const byId = (entries: readonly Entry[]): Record<string, number> =>
  Object.fromEntries(entries.map(({ figure, add }) => [figureId(figure), add]))

function zeroes(): Record<(typeof STAGES)[number], number> {
  return { pending: 0, confirmed: 0, held: 0, withdrawn: 0, removed: 0, expired: 0, unknown: 0 }
}
