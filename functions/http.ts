import { readFileSync } from 'node:fs'
import { cardDrawer } from '../web/cards/drawer.ts'
import { type AnswersEvents, answerEvents } from './http/answer-events.ts'
import { readApiDocument } from './http/api-document.ts'
import { createApp } from './http/app.tsx'
import { readAssets, readConsoleAssets } from './http/assets.ts'
import type { Dependencies } from './http/dependencies.ts'
import { deliveryReportTable } from './table/delivery-reports.ts'
import { followerTable } from './table/followers.ts'
import { imageTable } from './table/images.ts'
import { myDataRequestTable } from './table/my-data-requests.ts'
import { ownLinkTable } from './table/own-links.ts'
import { shownNames } from './table/shown-names.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'
import { type RequestParts, requestParts } from './wiring/request-parts.ts'

export const assemble = async (
  wiring: Wiring,
  files: Pick<Dependencies, 'assets' | 'consoleAssets' | 'apiDocument' | 'drawCard'>,
  parts: Promise<RequestParts> = requestParts(wiring),
): Promise<AnswersEvents> => {
  const { tableName, tokenIssuer, signInOrigin, consoleClientId } = wiring.environment
  const [{ client, stores, ...shared }, links] = await Promise.all([parts, wiring.secrets.links()])
  const app = createApp({
    ...shared,
    ...files,
    stores: {
      ...stores,
      followers: followerTable(client, tableName, stores.subscriptions.ofPerson),
      images: imageTable(client, tableName),
      ownLinks: ownLinkTable(client, tableName),
      deliveries: deliveryReportTable(client, tableName),
      shownNames: shownNames(client, tableName),
      myDataRequests: myDataRequestTable(client, tableName),
    },
    links,
    console: {
      issuer: tokenIssuer,
      clientId: consoleClientId,
      signInOrigin,
    },
  })
  return answerEvents(app)
}

export const handler = onLambda((wiring) => {
  const beside = (name: string) => new URL(name, import.meta.url).pathname
  return assemble(wiring, {
    assets: readAssets(beside('assets')),
    consoleAssets: readConsoleAssets(beside('assets')),
    apiDocument: () => readApiDocument(beside('openapi.json')),
    drawCard: cardDrawer((file) => readFileSync(beside(`drawing/${file}`))),
  })
})
