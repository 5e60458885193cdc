/**
 * Recounts confirmed signatures from the items, shows any drift of the stored figures, and mends it
 * when that is safe.
 *
 *   recount ─▶ probes, until the consumer has counted them ─▶ read the stored figures
 *           ─▶ probes, until the index shows them ─▶ recount again ─▶ equal? mend
 *
 * Why that is sound. A change before the first probes lies before some probe in its shard, so it is
 * in the stored figures that are read. A change after the first recount and up to that reading lies
 * before the second probes, so the second recount has it and the first has not, and nothing is
 * mended. A change after that reading either shows in the second recount, and nothing is mended, or
 * is in neither. So equal recounts and the stored figures speak of the same changes, and what is left
 * between them is drift, which later changes do not alter: adding commutes. Two reconciliations at
 * once are told apart by a condition. `probesFor` says how sure "some probe in its shard" is; the
 * index is taken to follow each of the table's partitions in order, as its probes are read.
 *
 * Only what proven signatures enter can be recounted: the total, the cells, and the stages confirmed
 * and held. Pending, withdrawn, removed and expired attempts leave no list to recount from; attempts
 * submitted are the sum of the stages, so that a mended stage keeps that sum true.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import { backoffMs } from '../domain/backoff.ts'
import { nextCommit } from '../domain/counting-batch.ts'
import { type Entry, net, STAGES } from '../domain/counts.ts'
import { correction, probesFor, type Reconciliation, totalOf } from '../domain/reconciliation.ts'
import { countItemId } from '../table/count-items.ts'
import { COMMIT_ITEMS } from '../table/counting.ts'
import type { CountTable } from '../table/counts.ts'
import type { MendingTable } from '../table/mending.ts'
import type { PetitionTable } from '../table/petitions.ts'
import type { ProbeTable } from '../table/probes.ts'
import type { RecountTable } from '../table/recount.ts'

export type ReconcileDependencies = {
  counts: CountTable
  recounts: RecountTable
  probes: ProbeTable
  mending: MendingTable
  wait: (milliseconds: number) => Promise<unknown>
  /** A number from 0 up to 1, for jitter. */
  random: () => number
  now: () => Date
  /** A new name for a recount, not used before and without `#`. */
  newRecount: () => string
}

/** How long a reconciliation waits for its probes, both times together. */
export const PROBE_PATIENCE_MS = 20_000
const POLL_MS = 250
const MEND_TRIES = 8
/** Petitions read at once. */
const PAGE = 50

/**
 * Reconciles one petition. Takes a few seconds, at most PROBE_PATIENCE_MS longer than reading all its
 * proven signatures twice; where the consumer lags or signatures come in, nothing changes and
 * `settled` is false.
 */
export async function reconcile(deps: ReconcileDependencies, petition: string): Promise<Reconciliation> {
  const deadline = deps.now().getTime() + PROBE_PATIENCE_MS
  const recount = deps.newRecount()
  const first = await deps.recounts.recount(petition)
  const probes = await untilCounted(deps, recount, deadline)
  const mends = await deps.mending.mends(petition)
  const stored = await storedFigures(deps, petition)
  const listed = probes !== undefined && (await untilListed(deps, recount, probes, deadline))
  const second = await deps.recounts.recount(petition)
  const counted = await named(deps, petition, second.figures)

  const differing = correction(counted, stored)
  const calm = listed && first.checksum === second.checksum
  const settled = calm && (differing.length === 0 || (await mend(deps, petition, mends, differing)))
  return report(counted, stored, settled)
}

/**
 * Reconciles every petition that is open or closed and whose figures differ from its items at first
 * sight; the others need no probes. Differences are logged as `count-drift`, which alarms.
 */
export async function reconcileAll(
  deps: ReconcileDependencies & {
    petitions: Pick<PetitionTable, 'list'>
    log: Pick<Logger, 'error' | 'warn'>
  },
): Promise<void> {
  for await (const slug of countedPetitions(deps.petitions)) {
    const stored = await storedFigures(deps, slug)
    const counted = await named(deps, slug, (await deps.recounts.recount(slug)).figures)
    if (correction(counted, stored).length === 0) continue
    const found = await reconcile(deps, slug)
    if (!found.settled)
      deps.log.warn('Counts could not be reconciled now.', {
        code: 'count-unsettled',
        petition: slug,
        ...found,
      })
    else if (found.differing > 0)
      deps.log.error('Counts had drifted and are mended.', { code: 'count-drift', petition: slug, ...found })
  }
}

async function* countedPetitions(petitions: Pick<PetitionTable, 'list'>): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const page = await petitions.list(PAGE, after)
    for (const { slug, state } of page.items) if (state === 'open' || state === 'closed') yield slug
    after = page.next
  } while (after !== undefined)
}

/** Waits until enough probes were counted; gives how many that took, or undefined past the deadline. */
async function untilCounted(
  deps: ReconcileDependencies,
  recount: string,
  deadline: number,
): Promise<number | undefined> {
  let written = 0
  let wanted = probesFor(1)
  for (;;) {
    if (written < wanted) await deps.probes.write(recount, written, wanted, deps.now())
    written = wanted
    const seen = await deps.probes.seen(recount)
    if (seen.probes >= written) {
      wanted = probesFor(seen.shards)
      if (wanted <= written) return written
    } else {
      if (deps.now().getTime() >= deadline) return undefined
      await deps.wait(POLL_MS)
    }
  }
}

/** Writes as many probes again and waits until the index shows them all; false past the deadline. */
async function untilListed(
  deps: ReconcileDependencies,
  recount: string,
  probes: number,
  deadline: number,
): Promise<boolean> {
  await deps.probes.write(recount, probes, 2 * probes, deps.now())
  let unlisted = Array.from({ length: probes }, (_, i) => probes + i)
  for (;;) {
    unlisted = await deps.probes.unlisted(recount, unlisted)
    if (unlisted.length === 0) return true
    if (deps.now().getTime() >= deadline) return false
    await deps.wait(POLL_MS)
  }
}

/** The stored figures that can be recounted, as they stand. */
async function storedFigures(
  deps: Pick<ReconcileDependencies, 'counts'>,
  petition: string,
): Promise<Entry[]> {
  const total = await deps.counts.total(petition, true)
  const cells = await deps.counts.cells(petition, true)
  const days = await deps.counts.stages(petition, true)
  return [
    { figure: { kind: 'total', petition }, add: total },
    ...cells.map(({ count, ...cell }): Entry => ({ figure: { kind: 'cell', petition, cell }, add: count })),
    ...days.flatMap(({ day, ...stages }) =>
      STAGES.map((stage): Entry => ({ figure: { kind: 'stage', petition, day, stage }, add: stages[stage] })),
    ),
  ]
}

/** Figures with the names that their sources are counted under. */
async function named(
  deps: Pick<ReconcileDependencies, 'counts'>,
  petition: string,
  figures: readonly Entry[],
): Promise<Entry[]> {
  const sources = figures.flatMap(({ figure }) => (figure.kind === 'cell' ? [figure.cell.source] : []))
  const names = await deps.counts.nameSources(petition, sources)
  return net(
    figures.map(({ figure, add }): Entry => {
      if (figure.kind !== 'cell') return { figure, add }
      const source = names.get(figure.cell.source) ?? figure.cell.source
      return { figure: { ...figure, cell: { ...figure.cell, source } }, add }
    }),
  )
}

/**
 * Mends in as many transactions as it takes. A crash or another reconciliation in between leaves the
 * rest to the next run, which measures anew. True where all is mended.
 */
async function mend(
  deps: ReconcileDependencies,
  petition: string,
  seen: number,
  entries: readonly Entry[],
): Promise<boolean> {
  let rest = entries.map((entry, i) => ({ sequence: String(i), entries: [entry] }))
  let mends = seen
  let tries = 0
  for (;;) {
    const [head, ...tail] = rest
    if (head === undefined) return true
    const part = nextCommit([head, ...tail], COMMIT_ITEMS, countItemId)
    const outcome = await deps.mending.mend(petition, mends, part.entries)
    if (outcome === 'moved') return false
    if (outcome === 'committed') {
      rest = [...part.rest]
      mends += 1
      continue
    }
    tries += 1
    if (tries >= MEND_TRIES) return false
    await deps.wait(backoffMs(tries, deps.random()))
  }
}

function report(counted: readonly Entry[], stored: readonly Entry[], settled: boolean): Reconciliation {
  const [now, kept] = [totalOf(counted), totalOf(stored)]
  return {
    counted: now,
    stored: kept,
    drift: kept - now,
    differing: correction(counted, stored).length,
    settled,
  }
}
