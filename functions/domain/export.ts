import type { Delimiter } from './csv.ts'
import type { ListId } from './list.ts'
import { accepted, type Result, refused } from './result.ts'

/**
 * A file that a manager asked for, and the work of writing it:
 *
 * ```
 * waiting ──take──▶ writing ──finish──▶ ready ──24 hours──▶ (gone)
 *    ▲                │ ▲ save, take    │
 *    │                │ └─┘             │
 *    ├────renew───────┴─────────────────┘   somebody who may be in it was erased, or left: it is written anew
 *    └── waiting, writing ──fail──▶ failed
 * ```
 *
 * Each change raises `version`, and is written only where the one before still stands: who lost the export to another
 * run, or to an erasure, can change nothing of it any more.
 */
export const EXPORT_STATES = ['waiting', 'writing', 'ready', 'failed'] as const
export type ExportState = (typeof EXPORT_STATES)[number]

/** What is in the file. `handover`: the signers who agreed that this recipient, by one of these names, gets theirs. */
export type ExportSubject =
  | { kind: 'signatures'; petition: string }
  | { kind: 'subscribers'; list: ListId }
  | { kind: 'deliveries'; campaign: string }
  | { kind: 'handover'; petition: string; recipient: string; names: string[] }

/**
 * Why there will be no file. `fault`: each try met one. `erasures`: people in it were erased faster than it could be
 * written. `subject-gone`: what it is about is no more.
 */
export const EXPORT_FAILURES = ['fault', 'erasures', 'subject-gone'] as const
export type ExportFailure = (typeof EXPORT_FAILURES)[number]

/** Where to read on: after this key, in this shard of a list. */
export type ExportPosition = { shard: number; after?: string }

export type Export = {
  id: string
  of: ExportSubject
  delimiter: Delimiter
  /** The subject of the token of who asked. */
  by: string
  /** The partner whose people alone are in it. */
  partner?: string
  state: ExportState
  rows: number
  /** Who was found and is not in it: see `ExportRows`. */
  omitted: number
  /** About how many rows it will have, where that is known. */
  expected?: number
  createdAt: string
  /** When the file that stands there now was begun: what has changed since may not be in it. */
  begunAt?: string
  /** When it became ready or failed. */
  endedAt?: string
  failure?: ExportFailure
  /** Runs that had it and met a fault, or ended without a word. */
  faults: number
  /** How often it was taken back, as somebody who may be in it was erased or left. */
  renewals: number
  /** Until when a run has it to itself; absent: nobody has. */
  until?: string
  /** Where it is written to, or lies. */
  file?: ExportFile
  /** Parts that are written, and where to read on (absent: all is read); absent before the first. */
  progress?: { parts: string[]; at?: ExportPosition }
  version: number
}

/** A file by its name, and what the writing of it is called where it is kept. */
export type ExportFile = { name: string; upload: string }

/** Files are kept this long from when they were asked for. */
export const EXPORT_LIFE_MS = 24 * 60 * 60 * 1000
/** A link to one works this long. */
export const EXPORT_LINK_LIFE_MS = 10 * 60 * 1000
/** A run has an export to itself this long from the last part that it wrote. */
const EXPORT_LEASE_MS = 2 * 60 * 1000
/** One that is open for longer than this is worth somebody's look. */
const LATE_MS = 30 * 60 * 1000
/** Runs that may end badly; after every other it begins anew, as what is wrong may lie in what was written. */
const MOST_FAULTS = 6
/** Erasures in the file of a day. */
const MOST_RENEWALS = 50
/**
 * For so many who left it is written anew. Where more leave in a day, so many sign that a large file would never be ready:
 * then it stays as it stands, and says since when.
 */
const MOST_LEAVINGS = 10
/** Exports of one manager that wait or are written. */
export const MOST_OPEN_EXPORTS = 5

export function isOpen({ state }: Pick<Export, 'state'>): boolean {
  return state === 'waiting' || state === 'writing'
}

/** When its file goes, and all that is kept of it but the audit entries. */
export function goneAt({ createdAt }: Pick<Export, 'createdAt'>): Date {
  return new Date(Date.parse(createdAt) + EXPORT_LIFE_MS)
}

export function isGone(one: Pick<Export, 'createdAt'>, now: Date): boolean {
  return now >= goneAt(one)
}

export function isLate(one: Pick<Export, 'createdAt' | 'state'>, now: Date): boolean {
  return isOpen(one) && now.getTime() - Date.parse(one.createdAt) >= LATE_MS
}

/** Waiting, or writing by nobody any more → writing, by one run. One whose run ended without a word had a fault. */
export function take(seen: Export, now: Date): Result<Export, 'export-not-free' | 'export-tired'> {
  const isHeld = seen.until !== undefined && Date.parse(seen.until) > now.getTime()
  if (!isOpen(seen) || isHeld) return refused('export-not-free')
  const free = seen.until === undefined ? seen : faulted(seen)
  if (free.faults >= MOST_FAULTS || free.renewals > MOST_RENEWALS) return refused('export-tired')
  return accepted(held({ ...free, state: 'writing' }, now))
}

function faulted(seen: Export): Export {
  const { progress, ...rest } = seen
  const faults = seen.faults + 1
  return { ...rest, faults, ...(progress === undefined || faults % 2 === 0 ? {} : { progress }) }
}

/** Writing: into a new file, from the first row. */
export function begin(seen: Export, file: ExportFile, now: Date): Export {
  const begunAt = now.toISOString()
  return held({ ...seen, file, begunAt, progress: { parts: [], at: { shard: 0 } }, rows: 0, omitted: 0 }, now)
}

/** What one more part holds, and where to read on; `at` absent: it was the last. */
export type WrittenPart = { tag: string; rows: number; omitted: number; at: ExportPosition | undefined }

/** Writing: one part more. */
export function save(seen: Export, { tag, rows, omitted, at }: WrittenPart, now: Date): Export {
  const progress = { parts: [...(seen.progress?.parts ?? []), tag], ...(at === undefined ? {} : { at }) }
  return held({ ...seen, progress, rows: seen.rows + rows, omitted: seen.omitted + omitted }, now)
}

/** Writing → writing, by whoever comes next: because of a fault, or as its run's time is up. */
export function handOver(seen: Export, because: 'fault' | 'time'): Export {
  const { until: _, ...rest } = because === 'fault' ? faulted(seen) : seen
  return next(rest)
}

/** Writing → ready: the file is there whole. */
export function finish(seen: Export, now: Date): Export {
  const { until: _, progress: __, ...rest } = seen
  return next({ ...rest, state: 'ready', endedAt: now.toISOString() })
}

/** Waiting or writing → failed. What was written of it is still to be dropped: see `isLeftOver`. */
export function fail(seen: Export, failure: ExportFailure, now: Date): Export {
  const { until: _, progress: __, ...rest } = seen
  return next({ ...rest, state: 'failed', failure, endedAt: now.toISOString() })
}

/** Why an export is given up that no run may take any more. */
export function failureOf({ renewals }: Pick<Export, 'renewals'>): ExportFailure {
  return renewals > MOST_RENEWALS ? 'erasures' : 'fault'
}

/** Failed, and what was written of it has been dropped. */
export function cleared(seen: Export): Export {
  const { file: _, ...rest } = seen
  return next(rest)
}

/** Whether something was written that nobody will need. */
export function isLeftOver({ state, file }: Pick<Export, 'state' | 'file'>): boolean {
  return state === 'failed' && file !== undefined
}

/** Why an export is taken back: somebody was erased, or their signature left. */
export type TakenBack = 'erased' | 'left'

/**
 * Writing or ready → waiting: it may hold somebody who was erased or left, so nobody gets it any more, and it is written
 * anew. Undefined where it holds nobody yet, or never will, or was written anew often enough for those who leave.
 */
export function renew(seen: Export, because: TakenBack): Export | undefined {
  if (seen.state !== 'writing' && seen.state !== 'ready') return undefined
  if (because === 'left' && seen.renewals >= MOST_LEAVINGS) return undefined
  const { until: _, progress: __, begunAt: ___, endedAt: ____, ...rest } = seen
  return next({ ...rest, state: 'waiting', rows: 0, omitted: 0, faults: 0, renewals: seen.renewals + 1 })
}

/** Where a person stood: what an export of any of these may hold of them. */
export type StoodIn = {
  petitions: ReadonlySet<string>
  lists: ReadonlySet<string>
  campaigns: ReadonlySet<string>
}

/** Whether an export may hold somebody who stands there. */
export function mayHold({ of }: Pick<Export, 'of'>, { petitions, lists, campaigns }: StoodIn): boolean {
  switch (of.kind) {
    case 'subscribers':
      return lists.has(of.list)
    case 'deliveries':
      return campaigns.has(of.campaign)
    default:
      return petitions.has(of.petition)
  }
}

const next = (one: Export): Export => ({ ...one, version: one.version + 1 })

const held = (one: Export, now: Date): Export =>
  next({ ...one, until: new Date(now.getTime() + EXPORT_LEASE_MS).toISOString() })
