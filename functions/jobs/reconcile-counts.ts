/**
 * Recounts confirmed signatures from the items, shows any drift of the stored figures, and mends it
 * when that is safe.
 *
 *   changes counted so far ─▶ read the stored figures ─▶ probes, until the index shows them ─▶ recount
 *           ─▶ probes, until the consumer has counted them ─▶ changes counted the same? mend
 *
 * Why that is sound. A change that happened before the recount ended lies before some of the last
 * probes in its shard, so it has been counted by the last reading. Equal readings mean that nothing was
 * counted between them. So every change up to the end of the recount was already in the stored figures,
 * and none happened between reading those and the end of the recount. They all lie before the first
 * probes, so the index showed them to the recount. Stored figures and recount thus speak of the same
 * changes, and what is left between them is drift, which later changes do not alter: adding commutes.
 * Two reconciliations at once are told apart by a condition. `probesFor` says how sure "some probe in
 * its shard" is; the index is taken to follow each of the table's partitions in order, as its probes
 * are read. (Two equal recounts around one reading would not do: a signature that came and left
 * meanwhile shows in neither, and may show in the reading.)
 *
 * Only what proven signatures enter can be recounted: the total, the cells, the hours, and the stages confirmed
 * and held. Pending, withdrawn, removed and expired attempts leave no list to recount from; attempts
 * submitted are the sum of the stages, so that a mended stage keeps that sum true.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import { backoffMs } from '../domain/backoff.ts'
import { nextCommit } from '../domain/counting-batch.ts'
import { type Entry, net, STAGES } from '../domain/counts.ts'
import { changedTallies, linkTally, MOST_LINKS, type Tallied } from '../domain/own-link.ts'
import { correction, probesFor, type Reconciliation, totalOf } from '../domain/reconciliation.ts'
import { countItemId } from '../table/count-items.ts'
import type { CountTable } from '../table/counts.ts'
import { MEND_ITEMS, type MendingTable } from '../table/mending.ts'
import type { OwnLinkTable } from '../table/own-links.ts'
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
const PROBE_PATIENCE_MS = 20_000
const POLL_MS = 250
const MEND_TRIES = 8
/** Petitions read at once. */
const PAGE = 50

/**
 * Reconciles one petition. Takes a few seconds, at most PROBE_PATIENCE_MS longer than reading all its
 * proven signatures; where the consumer lags or signatures come in, nothing changes and
 * `settled` is false.
 */
export async function reconcile(deps: ReconcileDependencies, petition: string): Promise<Reconciliation> {
  const deadline = deps.now().getTime() + PROBE_PATIENCE_MS
  const probes = probeRun(deps, deadline)
  const mends = await deps.mending.mends(petition)
  const changes = await deps.counts.changes(petition)
  const stored = await storedFigures(deps, petition)
  const isListed = await probes.untilListed()
  const counted = await named(deps, petition, await deps.recounts.recount(petition))
  const isCounted = isListed && (await probes.untilCounted())
  const isCalm = isCounted && (await deps.counts.changes(petition)) === changes

  const differing = correction(counted, stored)
  const settled = isCalm && (differing.length === 0 || (await mend(deps, petition, mends, differing)))
  return report(counted, stored, settled)
}

/**
 * Reconciles every petition that is open or closed, not retired, and whose figures differ from its items at
 * first sight; the others need no probes. Differences are logged as `count-drift`, which alarms. As it reads every
 * signature anyway, it also keeps what people's own links brought; a run that was broken off leaves the rest to the next.
 */
export async function reconcileAll(
  deps: ReconcileDependencies & {
    petitions: Pick<PetitionTable, 'list'>
    ownLinks: Pick<OwnLinkTable, 'counts' | 'write'>
    log: Pick<Logger, 'error' | 'warn'>
  },
): Promise<void> {
  for await (const slug of countedPetitions(deps.petitions)) {
    const stored = await storedFigures(deps, slug)
    const brought = linkTally()
    const counted = await named(deps, slug, await deps.recounts.recount(slug, brought.add))
    await keepBrought(deps, slug, brought.read())
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

/** Writes what people's own links to a petition brought, where that changed. */
async function keepBrought(
  deps: Pick<ReconcileDependencies, 'now'> & {
    ownLinks: Pick<OwnLinkTable, 'counts' | 'write'>
    log: Pick<Logger, 'warn'>
  },
  petition: string,
  brought: Tallied,
): Promise<void> {
  if (!brought.complete)
    deps.log.warn('More own links brought signatures than are counted.', {
      code: 'own-links-left-out',
      petition,
      counted: MOST_LINKS,
    })
  const changed = changedTallies(await deps.ownLinks.counts(petition), brought)
  if (changed.length > 0) await deps.ownLinks.write(petition, changed, deps.now())
}

async function* countedPetitions(petitions: Pick<PetitionTable, 'list'>): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const page = await petitions.list(PAGE, after)
    for (const { slug, state, retiredAt } of page.items)
      if (retiredAt === undefined && (state === 'open' || state === 'closed')) yield slug
    after = page.next
  } while (after !== undefined)
}

/** The probes of one reconciliation. Both functions write new ones and give up at the deadline. */
function probeRun(deps: ReconcileDependencies, deadline: number) {
  const recount = deps.newRecount()
  let written = 0
  const isLate = async (): Promise<boolean> => {
    if (deps.now().getTime() >= deadline) return true
    await deps.wait(POLL_MS)
    return false
  }

  /** Waits until all probes are counted, and enough of them; gives the numbers of those written here. */
  async function untilCounted(): Promise<number[] | undefined> {
    const from = written
    let wanted = probesFor(1)
    for (;;) {
      if (written - from < wanted) {
        const next = written
        written = from + wanted
        await deps.probes.write(recount, next, written, deps.now())
      }
      const seen = await deps.probes.seen(recount)
      wanted = Math.max(wanted, probesFor(seen.shards))
      if (seen.probes >= written && written - from >= wanted)
        return Array.from({ length: written - from }, (_, i) => from + i)
      if (seen.probes < written && (await isLate())) return undefined
    }
  }

  return {
    /** Until the consumer has counted everything that was written to the table before this call. */
    untilCounted: async (): Promise<boolean> => (await untilCounted()) !== undefined,

    /** Until the index shows everything that was written to the table before this call. */
    untilListed: async (): Promise<boolean> => {
      // The consumer says how many shards there are, hence how many probes are enough.
      let unlisted = await untilCounted()
      while (unlisted !== undefined) {
        unlisted = await deps.probes.unlisted(recount, unlisted)
        if (unlisted.length === 0) return true
        if (await isLate()) return false
      }
      return false
    },
  }
}

/** The stored figures that can be recounted, as they stand. */
async function storedFigures(
  deps: Pick<ReconcileDependencies, 'counts'>,
  petition: string,
): Promise<Entry[]> {
  const total = await deps.counts.total(petition, true)
  const cells = await deps.counts.cells(petition, true)
  const hours = await deps.counts.hours(petition, true)
  const rows = await deps.counts.funnel(petition, true)
  return [
    { figure: { kind: 'total', petition }, add: total },
    ...cells.map(({ count, ...cell }): Entry => ({ figure: { kind: 'cell', petition, cell }, add: count })),
    ...[...hours].map(
      ([hour, { day, count }]): Entry => ({ figure: { kind: 'hour', petition, day, hour }, add: count }),
    ),
    ...rows.flatMap(({ day, provider, ...amounts }) =>
      STAGES.map(
        (stage): Entry => ({
          figure: { kind: 'stage', petition, day, provider, stage },
          add: amounts[stage],
        }),
      ),
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
    const part = nextCommit([head, ...tail], MEND_ITEMS, countItemId)
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
