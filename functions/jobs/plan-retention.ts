import { updatesList } from '../domain/list.ts'
import {
  overdue,
  pastRetentionSince,
  type RetentionPlan,
  type RetiringPetition,
} from '../domain/retention.ts'
import type { CountTable } from '../table/counts.ts'
import type { PetitionTable } from '../table/petitions.ts'
import type { RetentionTable } from '../table/retention.ts'

type Counting = {
  retention: Pick<RetentionTable, 'countSignatures' | 'countSubscriptions'>
  petitions: Pick<PetitionTable, 'all'>
}

/**
 * What retention would do now, without looking through the table: from counts and lists, so that a request
 * may wait for it. Unconfirmed are the signatures alone, of days that lie wholly past their time.
 */
export async function planRetention(
  deps: Counting & { counts: Pick<CountTable, 'funnel'> },
  now: Date,
): Promise<RetentionPlan> {
  let unconfirmed = 0
  for await (const { slug, state } of deps.petitions.all())
    if (state !== 'draft') unconfirmed += overdue(await deps.counts.funnel(slug), now)
  return { unconfirmed, petitions: await retiringPetitions(deps, now) }
}

/** The petitions past retention of which anything is left, or that are not marked yet. */
export async function retiringPetitions(deps: Counting, now: Date): Promise<RetiringPetition[]> {
  const found: RetiringPetition[] = []
  for await (const petition of deps.petitions.all()) {
    const closed = pastRetentionSince(petition, now)
    if (closed === undefined) continue
    const { slug, retiredAt } = petition
    const [signatures, subscriptions] = await Promise.all([
      deps.retention.countSignatures(slug),
      deps.retention.countSubscriptions(updatesList(slug)),
    ])
    if (retiredAt === undefined || signatures + subscriptions > 0)
      found.push({ slug, signatures, subscriptions, since: closed.toISOString() })
  }
  return found
}
