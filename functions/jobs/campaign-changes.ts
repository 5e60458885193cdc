import type { AuditEntry } from '../domain/audit.ts'
import type { Campaign, CampaignRefusal } from '../domain/campaign.ts'
import type { Result } from '../domain/result.ts'
import type { CampaignTable } from '../table/campaigns.ts'

/** A manager who edits meanwhile is met once or twice, not more. */
const MOST_ROUNDS = 10

export type CampaignChanges = {
  campaigns: Pick<CampaignTable, 'read' | 'replace'>
  newId: () => string
  now: () => Date
}

/**
 * Makes a transition of the sender's own, of the campaign as it stands then, with its audit entry. Answers what stands
 * there afterwards where it was made; undefined where it may not be made any more.
 */
export async function changeCampaign(
  { campaigns, newId, now }: CampaignChanges,
  id: string,
  action: AuditEntry['action'],
  transition: (campaign: Campaign, now: Date) => Result<Campaign, CampaignRefusal>,
): Promise<Campaign | undefined> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const seen = await campaigns.read(id, true)
    const at = now()
    const made = seen === undefined ? undefined : transition(seen, at)
    if (seen === undefined || made?.ok !== true) return undefined
    const campaign = { ...made.value, version: seen.version + 1, updatedAt: at.toISOString() }
    const audit = { id: newId(), at: at.toISOString(), actor: 'sender', action, subject: id }
    if (await campaigns.replace(campaign, seen.version, audit)) return campaign
  }
  throw new Error('A campaign changed too often while its sender changed it.')
}
