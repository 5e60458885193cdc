/**
 * Drops what may be kept no longer (STANDARDS 32). A pass starts once a day; woken each hour, it goes on
 * where the last call stopped.
 *
 *   segment after segment of the table ─▶ delete what is past its time, if it still is, and pictures that nothing names
 *   ─▶ each petition past retention ─▶ mark it retired ─▶ delete its signatures, its followers' receipts,
 *      then its followers
 *
 * Replay-safe: every step may be broken off anywhere and done again, by two calls at once too.
 * - How far a pass has come is a number of steps, moved by a condition. It names nobody.
 * - What is deleted leaves the index that it was found by, so nothing else need be remembered. A follower
 *   goes after their receipts, which are found through them.
 * - An index shows changes late, so every pass looks at each retired petition again: who moved from one
 *   list to another while it was read is met a day later.
 *
 * A picture goes where it was neither put up nor put to use lately and nothing names it. Whoever names one notes its use
 * first (table/images.ts), and it goes on the condition that nobody has: so none is lost that is named meanwhile.
 *
 * Counts stay exactly as they were: the fold takes nothing off for an item that goes (domain/counts.ts), a
 * withdrawal of a second before is counted from its own record, which the item's removal cannot overtake,
 * and reconciliation, which would find too few items, leaves retired petitions alone: a mend is refused by
 * the mark itself, also one that began before it.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import * as v from 'valibot'
import { updatesList } from '../domain/list.ts'
import type { Petition } from '../domain/petition.ts'
import {
  duePass,
  isBehind,
  isFinished,
  pastRetentionSince,
  RETENTION_SEGMENTS,
  type RetentionPass,
  type RetentionPlan,
  retire,
} from '../domain/retention.ts'
import type { PetitionTable } from '../table/petitions.ts'
import type { RetentionTable } from '../table/retention.ts'
import { retiringPetitions } from './plan-retention.ts'

export type RetentionDependencies = {
  retention: RetentionTable
  petitions: Pick<PetitionTable, 'all' | 'read' | 'replace'>
  /** The pictures that something names. */
  namedImages: () => Promise<ReadonlySet<string>>
  newId: () => string
  now: () => Date
  log: Pick<Logger, 'info' | 'error'>
}

/** `dryRun: true` changes nothing and answers what would be done. */
const RetentionEvent = v.object({ dryRun: v.optional(v.boolean(), false) })

type Context = { getRemainingTimeInMillis: () => number }

/** A page is not begun with less time left than a slow one takes. */
const PAGE_RESERVE_MS = 20_000
/** Deletes under way at once. */
const AT_ONCE = 25

/** What a call has done, for the log. */
type Done = {
  purged: number
  unconfirmed: number
  images: number
  retired: number
  signatures: number
  subscriptions: number
}

export function applyRetention(deps: RetentionDependencies) {
  return async (event: unknown, context: Context): Promise<RetentionPlan | undefined> => {
    if (v.parse(RetentionEvent, event).dryRun) return dryRun(deps)
    const done: Done = { purged: 0, unconfirmed: 0, images: 0, retired: 0, signatures: 0, subscriptions: 0 }
    const hasTime = () => context.getRemainingTimeInMillis() >= PAGE_RESERVE_MS
    const pass = await goOn(deps, done, hasTime)
    if (pass === undefined) return undefined
    deps.log.info('Retention was applied.', {
      code: 'retention-applied',
      ...done,
      steps: pass.done,
      finished: isFinished(pass),
    })
    if (isBehind(pass, deps.now()))
      deps.log.error('Retention does not get through.', { code: 'retention-behind', ...pass })
    return undefined
  }
}

/** Takes step after step of the due pass while there is time; answers how far it is, if one was due. */
async function goOn(
  deps: RetentionDependencies,
  done: Done,
  hasTime: () => boolean,
): Promise<RetentionPass | undefined> {
  let seen = await deps.retention.pass()
  let pass = duePass(seen, deps.now())
  while (pass !== undefined && !isFinished(pass) && hasTime()) {
    const isDone =
      pass.done < RETENTION_SEGMENTS
        ? await purgeSegment(deps, pass.done, done, hasTime)
        : await retirePetitions(deps, done, hasTime)
    if (!isDone) break
    const next: RetentionPass = { ...pass, done: pass.done + 1 }
    // Where another call has moved on, this one goes on from there.
    const saved = await deps.retention.savePass(next, seen)
    seen = saved ? next : await deps.retention.pass()
    pass = saved ? next : duePass(seen, deps.now())
  }
  return pass
}

/** Deletes what is past its time in one segment; false where time ran out before its end. */
async function purgeSegment(
  { retention, namedImages, now }: RetentionDependencies,
  segment: number,
  done: Done,
  hasTime: () => boolean,
): Promise<boolean> {
  let named: ReadonlySet<string> | undefined
  for await (const found of retention.expired(segment, now())) {
    for (const { key, image } of found) {
      if (image === undefined) continue
      named ??= await namedImages()
      if (!named.has(image) && (await retention.dropImage(key, now()))) done.images += 1
    }
    const page = found.filter(({ image }) => image === undefined)
    for (let first = 0; first < page.length; first += AT_ONCE) {
      if (!hasTime()) return false
      const some = page.slice(first, first + AT_ONCE)
      const gone = await Promise.all(some.map(({ key }) => retention.purge(key, now())))
      const purged = some.filter((_, i) => gone[i])
      done.purged += purged.length
      done.unconfirmed += purged.filter(({ isUnconfirmed }) => isUnconfirmed).length
    }
  }
  return true
}

/** Retires every petition that is past retention; false where time ran out. */
async function retirePetitions(
  deps: RetentionDependencies,
  done: Done,
  hasTime: () => boolean,
): Promise<boolean> {
  for await (const petition of deps.petitions.all()) {
    if (pastRetentionSince(petition, deps.now()) === undefined) continue
    if (petition.retiredAt === undefined && !(await mark(deps, petition.slug, done))) continue
    if (!(await dropPeople(deps, petition.slug, done, hasTime))) return false
  }
  return true
}

/** Marks a petition as retired, as it stands now; false where it may not be, or somebody else changes it. */
async function mark(deps: RetentionDependencies, slug: string, done: Done): Promise<boolean> {
  const seen = await deps.petitions.read(slug, true)
  if (seen === undefined) return false
  if (seen.retiredAt !== undefined) return true
  const at = deps.now()
  const retired = retire(seen, at)
  if (!retired.ok) return false
  const petition: Petition = { ...retired.value, version: seen.version + 1, updatedAt: at.toISOString() }
  const isMarked = await deps.petitions.replace(petition, seen.version, {
    id: deps.newId(),
    at: at.toISOString(),
    actor: 'retention',
    action: 'petition-retired',
    subject: slug,
  })
  if (isMarked) done.retired += 1
  return isMarked
}

/** Deletes the signers and followers of a retired petition; false where time ran out. */
async function dropPeople(
  { retention }: RetentionDependencies,
  slug: string,
  done: Done,
  hasTime: () => boolean,
): Promise<boolean> {
  for await (const signatures of retention.signatures(slug)) {
    if (signatures.length === 0) continue
    if (!hasTime()) return false
    await retention.drop(signatures)
    done.signatures += signatures.length
  }
  const list = updatesList(slug)
  for await (const subscriptions of retention.subscriptions(list)) {
    if (subscriptions.length === 0) continue
    if (!hasTime()) return false
    await retention.drop(await retention.receipts(subscriptions, list))
    await retention.drop(subscriptions)
    done.subscriptions += subscriptions.length
  }
  return true
}

/** The same walk, which only looks. */
async function dryRun(deps: RetentionDependencies): Promise<RetentionPlan> {
  const now = deps.now()
  let unconfirmed = 0
  for (let segment = 0; segment < RETENTION_SEGMENTS; segment++)
    for await (const page of deps.retention.expired(segment, now))
      unconfirmed += page.filter((item) => item.isUnconfirmed).length
  return { unconfirmed, petitions: await retiringPetitions(deps, now) }
}
