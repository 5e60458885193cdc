import { amsterdamDay } from './day.ts'
import type { DeliveryCounts } from './delivery-cells.ts'
import type { Fate } from './feedback.ts'
import { OTHER_PROVIDER } from './mail-provider.ts'
import type { SignatureState } from './signature.ts'

/** What confirmed signatures are counted by. The day is that of confirmation, in Europe/Amsterdam. */
export const DIMENSIONS = ['day', 'country', 'source', 'partner', 'locale'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One cell of the full cross. An absent partner is the empty string. */
export type Cell = Record<Dimension, string>

/** Where an attempt to sign stands; `unknown` is one whose stored state cannot be read. */
export const STAGES = [
  'pending',
  'confirmed',
  'held',
  'withdrawn',
  'removed',
  'expired',
  'unknown',
] as const satisfies readonly (SignatureState | 'unknown')[]
export type Stage = (typeof STAGES)[number]

/**
 * The attempts submitted on one day (Europe/Amsterdam) from addresses of one provider: where they stand now,
 * and what became of their first mails.
 */
export type FunnelRow = Record<Stage | Fate, number> & { day: string; provider: string }

/** What stands for a value that cannot be read, in any dimension. */
export const UNKNOWN = 'unknown'
/** What sources past the first MAX_SOURCES of a petition count as. */
export const OTHER = 'other'
/** Distinct sources of one petition that have cells of their own. */
export const MAX_SOURCES = 500

/** What counting reads of one stored version of a signature: every field as found, none trusted. */
export type Version = Partial<
  Record<'state' | 'requestedAt' | 'confirmedAt' | 'provider' | Exclude<Dimension, 'day'>, string>
>

/** One change of a signature in the table: absent before an insert, absent after a removal. */
export type Change = { petition: string; before?: Version; after?: Version }

/**
 * A figure that counting keeps. `changes` says how many changes moved a figure that reconciliation can
 * recount: it only grows, so that two equal readings mean that nothing moved in between. `hour` is one of UTC
 * (`2026-11-28T13`) within a day of Europe/Amsterdam. `delivery` is a cell of a
 * campaign's recipients. `probes` are the seen probes of a recount.
 */
export type Figure =
  | { kind: 'total'; petition: string }
  | { kind: 'cell'; petition: string; cell: Cell }
  | { kind: 'hour'; petition: string; day: string; hour: string }
  | { kind: 'stage'; petition: string; day: string; provider: string; stage: Stage }
  | { kind: 'fate'; petition: string; day: string; provider: string; fate: Fate }
  | { kind: 'changes'; petition: string }
  | { kind: 'delivery'; campaign: string; cell: keyof DeliveryCounts }
  | { kind: 'probes'; recount: string }

/** How much a figure changes. */
export type Entry = { figure: Figure; add: number }

/** The name a source is counted under: itself, or `other` past the first MAX_SOURCES. */
export type SourceName = (petition: string, source: string) => string

// No value that counts as readable holds a `#`, so that cells can be named by joining their values.
const READABLE: Readonly<Record<Exclude<Dimension, 'day'>, RegExp>> = {
  country: /^[A-Z]{2}$/,
  source: /^[a-z0-9._-]{0,40}$/,
  partner: /^[A-Za-z0-9._-]{0,80}$/,
  locale: /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/,
}

/**
 * What a change does to the figures. Figures are sums of what each stored version contributes, so a
 * change adds what the new version gives and takes what the old one gave:
 * - a confirmed version gives one to the total, to its cell, on the day on which it was confirmed, and to that hour;
 * - every attempt gives one to its stage, on the day on which it was submitted, under the provider of its
 *   address;
 * - an attempt that ended, because a new request took its place or the item was removed, keeps its
 *   last stage for good, and a pending one has then expired;
 * - the removal of an item changes nothing else: what was confirmed stays counted (retention).
 * Whatever changes otherwise (mail marks, names) gives no entries.
 */
export function fold(change: Change, sourceName: SourceName): Entry[] {
  const { petition, before, after } = change
  const entries: Entry[] = []
  const add = (version: Version, sign: 1 | -1): void => {
    const cell = cellOf(version)
    if (cell === undefined) return
    const named = { ...cell, source: sourceName(petition, cell.source) }
    entries.push({ figure: { kind: 'total', petition }, add: sign })
    entries.push({ figure: { kind: 'cell', petition, cell: named }, add: sign })
    const at = { day: cell.day, hour: hourOf(version.confirmedAt) }
    entries.push({ figure: { kind: 'hour', petition, ...at }, add: sign })
  }
  const stand = (version: Version, stage: Stage, sign: 1 | -1): void => {
    const [day, provider] = [dayOf(version.requestedAt), readProvider(version.provider)]
    entries.push({ figure: { kind: 'stage', petition, day, provider, stage }, add: sign })
  }

  if (before !== undefined && after !== undefined) add(before, -1)
  if (after !== undefined) add(after, 1)

  if (before !== undefined) stand(before, stageOf(before), -1)
  if (before !== undefined && (after === undefined || isNewAttempt(before, after)))
    stand(before, lastStage(before), 1)
  if (after !== undefined) stand(after, stageOf(after), 1)
  const moved = net(entries)
  return moved.some(({ figure }) => isRecountable(figure))
    ? [...moved, { figure: { kind: 'changes', petition }, add: 1 }]
    : moved
}

/** Whether a figure can be recounted from the items: those that only proven signatures enter. */
export function isRecountable(figure: Figure): boolean {
  if (figure.kind === 'stage') return figure.stage === 'confirmed' || figure.stage === 'held'
  return figure.kind === 'total' || figure.kind === 'cell' || figure.kind === 'hour'
}

/** The cell that a version counts in, its source as typed; undefined for all but confirmed ones. */
export function cellOf(version: Version): Cell | undefined {
  if (version.state !== 'confirmed') return undefined
  const read = (dimension: Exclude<Dimension, 'day'>, absent: string): string => {
    const value = version[dimension] ?? absent
    return READABLE[dimension].test(value) ? value : UNKNOWN
  }
  return {
    day: dayOf(version.confirmedAt),
    // Country and locale are always asked for: absent ones match no pattern.
    country: read('country', ''),
    source: read('source', ''),
    partner: read('partner', ''),
    locale: read('locale', ''),
  }
}

/** The provider that something counts under: what is absent or no domain's name counts as `other`. */
export function readProvider(provider: string | undefined): string {
  return provider !== undefined && /^[a-z0-9.-]{1,60}$/.test(provider) ? provider : OTHER_PROVIDER
}

/** Where an attempt stands. */
function stageOf(version: Version): Stage {
  return STAGES.find((stage) => stage === version.state) ?? UNKNOWN
}

/** The day in Europe/Amsterdam of an ISO instant, or `unknown` for anything else. */
function dayOf(instant: string | undefined): string {
  return isReadable(instant) ? amsterdamDay(instant) : UNKNOWN
}

/** The hour of UTC of an ISO instant, as `2026-11-28T13`, or `unknown` for anything else. */
function hourOf(instant: string | undefined): string {
  return isReadable(instant) ? new Date(instant).toISOString().slice(0, 'YYYY-MM-DDTHH'.length) : UNKNOWN
}

function isReadable(instant: string | undefined): instant is string {
  return instant !== undefined && /^\d{4}-\d\d-\d\dT/.test(instant) && !Number.isNaN(Date.parse(instant))
}

/** Whether something that counts could not be read in a change's new version: worth an alarm. */
export function isUnreadable({ after }: Change): boolean {
  if (after === undefined) return false
  if (stageOf(after) === UNKNOWN || dayOf(after.requestedAt) === UNKNOWN) return true
  const cell = cellOf(after)
  // A supporter may bring the source `unknown`; that one is read well.
  return cell !== undefined && DIMENSIONS.some((d) => cell[d] === UNKNOWN && version(after, d) !== UNKNOWN)
}

/** Whether a source takes one of the MAX_SOURCES places: the reserved names and none at all do not. */
export function takesPlace(source: string): boolean {
  return source !== '' && source !== OTHER && source !== UNKNOWN
}

/** Attempts submitted: the sum of where they stand, so the two can never differ. */
export function submitted(stages: Record<Stage, number>): number {
  return STAGES.filter((stage) => stage !== UNKNOWN).reduce((sum, stage) => sum + stages[stage], 0)
}

/** Entries on one figure taken together, in order of first mention; those that come to nothing left out. */
export function net(entries: Iterable<Entry>): Entry[] {
  const sums = new Map<string, Entry>()
  for (const { figure, add } of entries) {
    const id = figureId(figure)
    sums.set(id, { figure, add: (sums.get(id)?.add ?? 0) + add })
  }
  return [...sums.values()].filter(({ add }) => add !== 0)
}

/** A name for a figure, equal for equal figures. */
export function figureId(figure: Figure): string {
  switch (figure.kind) {
    case 'total':
      return `total#${figure.petition}`
    case 'cell':
      return `cell#${figure.petition}#${DIMENSIONS.map((d) => figure.cell[d]).join('#')}`
    case 'hour':
      return `hour#${figure.petition}#${figure.hour}`
    case 'stage':
      return `stage#${figure.petition}#${figure.day}#${figure.provider}#${figure.stage}`
    case 'fate':
      return `fate#${figure.petition}#${figure.day}#${figure.provider}#${figure.fate}`
    case 'changes':
      return `changes#${figure.petition}`
    case 'delivery':
      return `delivery#${figure.campaign}#${figure.cell}`
    case 'probes':
      return `probes#${figure.recount}`
  }
}

const version = (of: Version, dimension: Dimension): string | undefined =>
  dimension === 'day' ? undefined : of[dimension]

/** A new request on an item that stood there: it may follow only attempts that count no more. */
function isNewAttempt(before: Version, after: Version): boolean {
  if (before.state === 'confirmed' || before.state === 'held') return false
  const ended = before.state === 'withdrawn' || before.state === 'expired' || before.state === 'removed'
  return before.requestedAt !== after.requestedAt || (ended && after.state === 'pending')
}

function lastStage(before: Version): Stage {
  return before.state === 'pending' ? 'expired' : stageOf(before)
}
