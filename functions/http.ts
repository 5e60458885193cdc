import { type AnswersEvents, answerEvents } from './http/answer-events.ts'
import { createApp } from './http/app.tsx'
import { type Assets, readAssets } from './http/assets.ts'
import { type RequestParts, requestParts } from './request-parts.ts'
import { deliveryReportTable } from './table/delivery-reports.ts'
import { followerTable } from './table/followers.ts'
import { myDataRequestTable } from './table/my-data-requests.ts'
import { onLambda, type Wiring } from './wiring.ts'

export const assemble = async (
  wiring: Wiring,
  assets: Assets,
  parts: Promise<RequestParts> = requestParts(wiring),
): Promise<AnswersEvents> => {
  const { tableName, tokenIssuer, consoleClientId } = wiring.environment
  const [{ client, stores, ...shared }, links] = await Promise.all([parts, wiring.secrets.links()])
  const app = createApp({
    ...shared,
    stores: {
      ...stores,
      followers: followerTable(client, tableName, stores.subscriptions.ofPerson),
      deliveries: deliveryReportTable(client, tableName),
      myDataRequests: myDataRequestTable(client, tableName),
    },
    assets,
    links,
    console: { issuer: tokenIssuer, clientId: consoleClientId },
  })
  return answerEvents(app)
}

export const handler = onLambda((wiring) =>
  assemble(wiring, readAssets(new URL('assets', import.meta.url).pathname)),
)
