import type { AuditEntry } from '../domain/audit.ts'
import type { Campaign, CampaignRefusal } from '../domain/campaign.ts'
import type { Result } from '../domain/result.ts'
import type { CampaignTable } from '../table/campaigns.ts'

export type CampaignChanges = {
  campaigns: Pick<CampaignTable, 'replace'>
  newId: () => string
  now: () => Date
}

/**
 * Makes a transition of the sender's own, with its audit entry, of the campaign as it was seen. Answers what stands there
 * afterwards where it was made; undefined where it may not be made, or anybody has changed the campaign since: a manager
 * who goes on with it, say, has said more than the sender knew when it wanted it to pause.
 */
export async function changeCampaign(
  { campaigns, newId, now }: CampaignChanges,
  seen: Campaign,
  action: AuditEntry['action'],
  transition: (campaign: Campaign, now: Date) => Result<Campaign, CampaignRefusal>,
): Promise<Campaign | undefined> {
  const { id, version } = seen
  const time = now()
  const made = transition(seen, time)
  if (!made.ok) return undefined
  const at = time.toISOString()
  const campaign = { ...made.value, version: version + 1, updatedAt: at }
  const audit = { id: newId(), at, actor: 'sender', action, subject: id }
  return (await campaigns.replace(campaign, version, audit)) ? campaign : undefined
}
