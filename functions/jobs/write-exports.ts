/**
 * Writes the files that managers asked for. Woken by whoever asks for one and by the clock, each minute:
 *
 *   each export, oldest first ─▶ past its time? drop its file, forget it
 *   ─▶ take it (one run has it) ─▶ page after page ─▶ rows of CSV ─▶ part after part ─▶ save how far it is
 *   ─▶ finish the file ─▶ ready
 *
 * Replay-safe: it may end anywhere and be called at any time, also twice at once.
 * - A run has an export to itself by a lease in its item, and every change of that is conditional on the version that
 *   the run saw: one that has lost it can save nothing more, and ends.
 * - What is saved is where to read on after the last part; whoever comes next reads on there, writes the part that was
 *   under way once more under the same number, and comes to the same bytes.
 * - The file comes to be in one step, of the very parts that were saved. Only then is the export ready, and only a
 *   ready one has a link.
 * - After every other fault it begins anew, in a new file. After some it fails, and says so.
 *
 * Memory is flat: a page of people, and the part that is being filled.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import { csvHead, csvRow } from '../domain/csv.ts'
import {
  begin,
  cleared,
  type Export,
  type ExportFailure,
  fail,
  failureOf,
  finish,
  handOver,
  isGone,
  isLate,
  isLeftOver,
  isOpen,
  save,
  take,
} from '../domain/export.ts'
import { exportAudit } from '../domain/export-audit.ts'
import type { ExportFiles } from '../domain/export-files.ts'
import type { ExportTable } from '../table/exports.ts'
import { type ExportRows, exportRows, type RowSources } from './export-rows.ts'

export type WriteExportsDependencies = RowSources & {
  exports: ExportTable
  files: ExportFiles
  /** A part is written once it has so many bytes. S3 wants 5 MiB in all but the last. */
  partBytes: number
  newId: () => string
  now: () => Date
  log: Pick<Logger, 'info' | 'error' | 'warn'>
}

type Context = { getRemainingTimeInMillis: () => number }

/** A page is not begun with less time left than a slow one takes, and the part that it fills. */
const RESERVE_MS = 45_000

/** A run that lost its export to another, or to an erasure: there is nothing more that it may do. */
class ExportLost extends Error {
  override name = 'ExportLost'
}

export function writeExports(deps: WriteExportsDependencies) {
  return async (_event: unknown, context: Context): Promise<void> => {
    const hasTime = () => context.getRemainingTimeInMillis() >= RESERVE_MS
    for (const listed of await deps.exports.all()) {
      if (!hasTime()) return
      await look(deps, listed, hasTime)
    }
  }
}

/** Does what there is to do with one export. A fault with one keeps no other from being written. */
async function look(deps: WriteExportsDependencies, listed: Export, hasTime: () => boolean): Promise<void> {
  const { exports, files, now, log } = deps
  const { id } = listed
  try {
    if (isGone(listed, now())) {
      if (listed.file !== undefined) await files.drop(listed.file)
      return await exports.remove(id)
    }
    if (!isOpen(listed) && !isLeftOver(listed)) return
    // The list shows it as it was a moment ago.
    const seen = await exports.read(id)
    if (seen === undefined) return
    if (isLate(seen, now())) log.error('An export is late.', { code: 'export-late', export: id })
    if (isLeftOver(seen)) return await dropFile(deps, seen)
    const taken = take(seen, now())
    if (!taken.ok)
      return taken.code === 'export-tired' ? await giveUp(deps, seen, failureOf(seen)) : undefined
    if (await exports.replace(taken.value)) await work(deps, taken.value, hasTime)
  } catch (error) {
    if (error instanceof ExportLost) return
    log.warn('An export met a fault.', { code: 'export-fault', export: id, fault: faultOf(error) })
  }
}

/** Writes an export that this run has taken. */
async function work(deps: WriteExportsDependencies, taken: Export, hasTime: () => boolean): Promise<void> {
  const run = { last: taken }
  try {
    const source = await exportRows(deps, taken)
    if (source === undefined) return await giveUp(deps, taken, 'subject-gone')
    if (taken.progress === undefined) await beginFile(deps, run, source)
    if (await writeParts(deps, run, source, hasTime)) await finishFile(deps, run.last)
    else await change(deps, run, handOver(run.last, 'time'))
  } catch (error) {
    // The next run, in a minute, need not wait for the end of this one's lease.
    if (!(error instanceof ExportLost))
      await deps.exports.replace(handOver(run.last, 'fault')).catch(() => {})
    throw error
  }
}

/** The version of an export that this run wrote last. */
type Run = { last: Export }

async function change({ exports }: WriteExportsDependencies, run: Run, next: Export): Promise<void> {
  if (!(await exports.replace(next))) throw new ExportLost()
  run.last = next
}

async function beginFile(deps: WriteExportsDependencies, run: Run, source: ExportRows): Promise<void> {
  const { files, newId, now } = deps
  if (run.last.file !== undefined) await files.drop(run.last.file)
  const expected = run.last.expected ?? (await source.count?.())
  const name = `${run.last.id}-${newId()}.csv`
  const upload = await files.begin(name)
  const begun = begin(run.last, { name, upload }, now())
  await change(deps, run, expected === undefined ? begun : { ...begun, expected })
}

/** Writes part after part; false where time ran out before the last. */
async function writeParts(
  deps: WriteExportsDependencies,
  run: Run,
  { columns, page }: ExportRows,
  hasTime: () => boolean,
): Promise<boolean> {
  const { delimiter, progress, file } = run.last
  if (file === undefined || progress === undefined)
    throw new Error('An export is written that was not begun.')
  let { at } = progress
  let part = newPart(progress.parts.length === 0 ? csvHead(columns, delimiter) : '')
  while (at !== undefined) {
    if (!hasTime()) return false
    const { rows, omitted, unreadable, next } = await page(at)
    if (unreadable > 0)
      deps.log.error('An export leaves out who cannot be read.', {
        code: 'export-unreadable',
        export: run.last.id,
        unreadable,
      })
    at = next
    part.chunks.push(Buffer.from(rows.map((row) => csvRow(row, delimiter)).join('')))
    part.bytes += part.chunks.at(-1)?.byteLength ?? 0
    part.rows += rows.length
    part.omitted += omitted
    if (part.bytes < deps.partBytes && at !== undefined) continue
    const number = (run.last.progress?.parts.length ?? 0) + 1
    const tag = await deps.files.part(file, number, Buffer.concat(part.chunks))
    await change(deps, run, save(run.last, { tag, rows: part.rows, omitted: part.omitted, at }, deps.now()))
    part = newPart('')
  }
  return true
}

function newPart(head: string) {
  const chunk = Buffer.from(head)
  return { chunks: [chunk], bytes: chunk.byteLength, rows: 0, omitted: 0 }
}

async function finishFile(deps: WriteExportsDependencies, written: Export): Promise<void> {
  const { file, progress } = written
  if (file === undefined || progress === undefined)
    throw new Error('An export is finished that was not begun.')
  await deps.files.finish(file, progress.parts)
  const ready = finish(written, deps.now())
  // Where somebody in it was erased meanwhile, its next run drops the file.
  if (!(await deps.exports.replace(ready, exportAudit(ready, 'export-ready', deps)))) throw new ExportLost()
  const { id, rows, omitted } = ready
  deps.log.info('An export is ready.', {
    code: 'export-ready',
    export: id,
    kind: ready.of.kind,
    rows,
    omitted,
  })
}

async function giveUp(deps: WriteExportsDependencies, seen: Export, failure: ExportFailure): Promise<void> {
  const failed = fail(seen, failure, deps.now())
  if (!(await deps.exports.replace(failed, exportAudit(failed, 'export-failed', deps)))) return
  deps.log.error('An export failed.', { code: 'export-failed', export: failed.id, failure })
  if (isLeftOver(failed)) await dropFile(deps, failed)
}

/** Where this does not come to its end, the next run does it. */
async function dropFile({ exports, files }: WriteExportsDependencies, failed: Export): Promise<void> {
  if (failed.file !== undefined) await files.drop(failed.file)
  await exports.replace(cleared(failed))
}

const faultOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
