import { type Delivery, type DeliveryKey, settledBy } from '../domain/delivery.ts'
import type { MailReport } from '../domain/feedback.ts'
import type { DeliveryReportTable } from '../table/delivery-reports.ts'

/** What was reported of one delivery, and the messages that brought it. */
export type ToldDelivery = { of: DeliveryKey; reports: MailReport[]; ids: string[] }

/** Others write a delivery too: its sender, and reports of another batch. */
const MOST_TRIES = 10

/** What reports say of campaigns' deliveries: all of one together, so that it is written once. */
export function deliveriesIn(brought: readonly { id: string; report: MailReport }[]): ToldDelivery[] {
  const told = new Map<string, ToldDelivery>()
  for (const { id, report } of brought) {
    const { delivery: of } = report
    if (of === undefined) continue
    const key = `${of.campaign} ${of.person}`
    const one = told.get(key) ?? { of, reports: [], ids: [] }
    one.reports.push(report)
    one.ids.push(id)
    told.set(key, one)
  }
  return [...told.values()]
}

/**
 * Moves a delivery to where its reports say it stands, from where it stands now: again where somebody else moved it
 * meanwhile, and not at all where it is gone (its person was erased, or its 90 days are over).
 */
export async function settleDelivery(
  deliveries: DeliveryReportTable,
  { of, reports }: ToldDelivery,
  seen: Delivery | undefined,
): Promise<void> {
  let stands = seen
  for (let tries = 0; tries < MOST_TRIES && stands !== undefined; tries++) {
    const settled = settledBy(stands, reports)
    if (settled === undefined || (await deliveries.move(stands, settled))) return
    stands = (await deliveries.read([of]))(of)
  }
  if (stands !== undefined) throw new Error('A delivery changed too often while its reports were recorded.')
}
