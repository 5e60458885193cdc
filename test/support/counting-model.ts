import fc from 'fast-check'
import type { Cell, Change, Entry, Stage, Version } from '../../functions/domain/counts.ts'
import { amsterdamDay } from '../../functions/domain/day.ts'
import type { Fates, FatesChange } from '../../functions/domain/fates.ts'
import type { Fate } from '../../functions/domain/feedback.ts'

/** People who sign, confirm and leave, and their mails, and what is true of them: told without any counting code. */

export type Act = {
  person: number
  petition: number
  does:
    | 'sign'
    | 'confirm'
    | 'hold'
    | 'accept'
    | 'withdraw'
    | 'remove'
    | 'bounce'
    | 'erase'
    | 'ttl'
    | 'mail-mark'
    | 'time-passes'
  country: string
  source: string
  partner: string
  locale: string
  provider: string
  minutes: number
}

export type PersonChange = Change & { person: string }

export type Attempt = {
  petition: string
  day: string
  provider: string
  stage: Stage
  cell?: Cell
  hour?: string
}

/** What SES reports of one mail of a run; the same again says nothing new. */
export type MailReport = {
  run: string
  number: number
  petition: string
  day: string
  provider: string
  fate: Fate
}

export type RunChange = FatesChange & { run: string }

export const acts = (minLength: number, maxLength: number, people = 8): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      person: fc.nat(people - 1),
      petition: fc.nat(1),
      does: fc.oneof(
        { weight: 4, arbitrary: fc.constant('sign' as const) },
        { weight: 4, arbitrary: fc.constant('confirm' as const) },
        {
          weight: 6,
          arbitrary: fc.constantFrom(
            'hold' as const,
            'accept' as const,
            'withdraw' as const,
            'remove' as const,
            'bounce' as const,
            'erase' as const,
            'ttl' as const,
            'mail-mark' as const,
            'time-passes' as const,
          ),
        },
      ),
      country: fc.constantFrom('NL', 'BE', 'DE'),
      source: fc.constantFrom('', 'mail', 'poster-2', 'other', 'unknown'),
      partner: fc.constantFrom('', 'partner-a'),
      locale: fc.constantFrom('nl', 'en'),
      provider: fc.constantFrom('', 'gmail.com', 'ziggo.nl'),
      minutes: fc.nat(900),
    }),
    { minLength, maxLength, size: 'max' },
  )

const LIFE_MS = 14 * 86_400_000

type Item = Version & { expiresAt?: number; attempt: Attempt }

/** Plays acts; those that are not legal at their moment do nothing. */
export function play(list: readonly Act[]): { changes: PersonChange[]; attempts: Attempt[] } {
  // Just before the clocks go forward in Amsterdam, so that days are not all of 24 hours.
  let now = Date.parse('2026-03-28T20:00:00Z')
  const items = new Map<string, Item>()
  const attempts: Attempt[] = []
  const changes: PersonChange[] = []

  for (const act of list) {
    now += act.minutes * 60_000 + 1
    if (act.does === 'time-passes') now += LIFE_MS
    const petition = `petition-${act.petition}`
    const person = `person-${act.person}`
    const key = `${petition} ${person}`
    // What is erased is withdrawn where it stands, and then deleted.
    for (const does of act.does === 'erase' ? (['withdraw-any', 'delete'] as const) : [act.does]) {
      const item = items.get(key)
      const next = after({ ...act, does }, item, now)
      if (next === 'unchanged') continue
      if (next === 'gone') items.delete(key)
      else items.set(key, next)
      changes.push(changeOf(petition, person, item, next))
      if (next !== 'gone' && !attempts.includes(next.attempt)) attempts.push(next.attempt)
    }
  }
  return { changes, attempts }
}

function changeOf(
  petition: string,
  person: string,
  item: Item | undefined,
  next: Item | 'gone',
): PersonChange {
  return {
    petition,
    person,
    ...(item === undefined ? {} : { before: versionOf(item) }),
    ...(next === 'gone' ? {} : { after: versionOf(next) }),
  }
}

type Step = Omit<Act, 'does'> & { does: Exclude<Act['does'], 'erase'> | 'withdraw-any' | 'delete' }

function after(act: Step, item: Item | undefined, now: number): Item | 'gone' | 'unchanged' {
  const at = new Date(now).toISOString()
  if (act.does === 'sign') return signed(act, item, now)
  if (item === undefined || act.does === 'time-passes') return 'unchanged'
  if (act.does === 'mail-mark') return { ...item }
  if (act.does === 'delete') return 'gone'
  if (act.does === 'ttl' || act.does === 'bounce') return expired(act.does, item, now)
  if (act.does === 'withdraw-any')
    return MOVES.withdraw.from.includes(item.state ?? '') ? become(item, 'withdrawn', {}) : 'unchanged'
  const isTimedOut = item.state === 'pending' && (item.expiresAt ?? 0) <= now
  const { from, to } = MOVES[act.does]
  if (isTimedOut || !from.includes(item.state ?? '')) return 'unchanged'
  return become(item, to, to === 'confirmed' || to === 'held' ? { confirmedAt: at } : {})
}

/** By its time, or by the bounce of its mail: then the item stays until its time. */
function expired(by: 'ttl' | 'bounce', item: Item, now: number): Item | 'gone' | 'unchanged' {
  const isOver = by === 'bounce' ? item.state === 'pending' : (item.expiresAt ?? now + 1) <= now
  if (!isOver) return 'unchanged'
  item.attempt.stage = 'expired'
  return by === 'ttl' ? 'gone' : { ...item, state: 'expired' }
}

const MOVES: Record<'confirm' | 'hold' | 'accept' | 'withdraw' | 'remove', { from: string[]; to: Stage }> = {
  confirm: { from: ['pending'], to: 'confirmed' },
  hold: { from: ['pending'], to: 'held' },
  accept: { from: ['held'], to: 'confirmed' },
  withdraw: { from: ['pending', 'confirmed', 'held'], to: 'withdrawn' },
  remove: { from: ['pending', 'confirmed', 'held'], to: 'removed' },
}

function signed(act: Step, item: Item | undefined, now: number): Item | 'unchanged' {
  const isTimedOut = item?.state === 'pending' && (item.expiresAt ?? 0) <= now
  const hasEnded = item?.state === 'withdrawn' || item?.state === 'expired' || isTimedOut
  if (item !== undefined && !hasEnded) return 'unchanged'
  if (item !== undefined && isTimedOut) item.attempt.stage = 'expired'
  const { country, source, partner, locale, provider } = act
  const at = new Date(now).toISOString()
  return {
    state: 'pending',
    requestedAt: at,
    country,
    source,
    ...(partner === '' ? {} : { partner }),
    locale,
    ...(provider === '' ? {} : { provider }),
    expiresAt: now + LIFE_MS,
    attempt: {
      petition: `petition-${act.petition}`,
      day: amsterdamDay(at),
      provider: provider === '' ? 'other' : provider,
      stage: 'pending',
    },
  }
}

function become(item: Item, state: Stage, more: Version): Item {
  const { expiresAt: _, ...kept } = item
  const next = { ...kept, ...more, state }
  kept.attempt.stage = state
  delete kept.attempt.cell
  delete kept.attempt.hour
  if (state === 'confirmed') {
    kept.attempt.cell = cell(next)
    kept.attempt.hour = next.confirmedAt?.slice(0, 13) ?? ''
  }
  return next
}

function cell(of: Version): Cell {
  const { country = '', source = '', partner = '', locale = '', confirmedAt = '' } = of
  return { day: amsterdamDay(confirmedAt), country, source, partner, locale }
}

function versionOf({ attempt: _attempt, expiresAt: _expiresAt, ...version }: Item): Version {
  return version
}

/** How many of these have each key, as a plain object, so that a test shows what differs. */
function tally(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of [...keys].sort()) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

export const reports = (maxLength: number): fc.Arbitrary<MailReport[]> =>
  fc.array(
    fc.record({
      run: fc.constantFrom('run-a', 'run-b', 'run-c'),
      number: fc.nat(4),
      petition: fc.constantFrom('petition-0', 'petition-1'),
      day: fc.constantFrom('2026-03-28', '2026-03-29'),
      provider: fc.constantFrom('other', 'gmail.com'),
      fate: fc.constantFrom<Fate[]>('sent', 'delivered', 'bounced', 'complained'),
    }),
    { maxLength, size: 'max' },
  )

/** The changes that reports leave in the stream: sets that grow; a report that says nothing new leaves none. */
export function playReports(list: readonly MailReport[]): RunChange[] {
  const items = new Map<string, Fates>()
  return list.flatMap(({ run, number, petition, day, provider, fate }): RunChange[] => {
    const key = `${run} ${petition} ${day}`
    const before = items.get(key) ?? {}
    const mark = `${number}.${provider}`
    if (before[fate]?.includes(mark)) return []
    const after = { ...before, [fate]: [...(before[fate] ?? []), mark] }
    items.set(key, after)
    return [{ run, petition, day, before, after }]
  })
}

/** What should be stored of a petition. */
export function truth(attempts: readonly Attempt[], petition: string, reported: readonly MailReport[] = []) {
  const own = attempts.filter((attempt) => attempt.petition === petition)
  return {
    total: own.filter(({ stage }) => stage === 'confirmed').length,
    cells: tally(own.flatMap(({ cell: of }) => (of === undefined ? [] : [cellName(of)]))),
    hours: tally(own.flatMap(({ hour }) => hour ?? [])),
    stages: tally(own.map(({ day, provider, stage }) => `${day} ${provider} ${stage}`)),
    mails: tally(mailNames(reported.filter((report) => report.petition === petition))),
  }
}

/** Figures of a petition in the same words; those of nothing left out. */
export function figuresIn(entries: Iterable<Entry>, petition: string): ReturnType<typeof truth> {
  const found: ReturnType<typeof truth> = { total: 0, cells: {}, hours: {}, stages: {}, mails: {} }
  for (const { figure, add } of entries) {
    if (!('petition' in figure) || figure.petition !== petition || add === 0) continue
    if (figure.kind === 'total') found.total += add
    if (figure.kind === 'cell') found.cells[cellName(figure.cell)] = add
    if (figure.kind === 'hour') found.hours[figure.hour] = add
    if (figure.kind === 'stage') found.stages[`${figure.day} ${figure.provider} ${figure.stage}`] = add
    if (figure.kind === 'fate') found.mails[`${figure.day} ${figure.provider} ${figure.fate}`] = add
  }
  return found
}

/** Each mail and fate once, by day, provider and fate. */
function mailNames(reported: readonly MailReport[]): string[] {
  const distinct = new Map(
    reported.map((one) => [JSON.stringify([one.run, one.number, one.day, one.provider, one.fate]), one]),
  )
  return [...distinct.values()].map(({ day, provider, fate }) => `${day} ${provider} ${fate}`)
}

export const cellName = ({ day, country, source, partner, locale }: Cell): string =>
  [day, country, source, partner, locale].join('|')
