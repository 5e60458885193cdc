import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as v from 'valibot'
import { mac } from '../../functions/crypto.ts'
import { type LinkKeyring, sealLink } from '../../functions/domain/link.ts'
import { CONFIRM_LINK_LIFE_MS } from '../../functions/domain/signature.ts'
import { keys } from '../../functions/table/keys.ts'
import { gatewayEvent } from '../../infra/local/edge/gateway-event.ts'
import { personOf, type Supporter } from './supporters.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'

/** A request of a supporter's browser, and the status that it must be answered with. */
export type BenchRequest = {
  method: 'POST'
  path: string
  headers: Record<string, string>
  body: string
  status: 303
}

export type LinkSecrets = { person: string; links: LinkKeyring }

/** The petition page's form, sent. */
export function signRequest(by: Supporter): BenchRequest {
  const { number, locale, ...typed } = by
  return {
    method: 'POST',
    path: `/${locale}/petitions/${PETITION.slug}/signatures`,
    headers: { ...headersOf(number), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...typed, consent: 'on', consentVersion: '1', website: '' }).toString(),
    status: 303,
  }
}

const Item = v.object({ pk: v.string(), sk: v.string(), nonce: v.optional(v.string()) })
/** BatchGetItem takes a hundred keys, two for each supporter. */
const AT_ONCE = 50

/**
 * The presses of the button by those whose mail is under way; the others have nothing to press yet.
 * The links are made from the table, for the bench knows the secrets: no mailbox is read.
 */
export async function confirmRequests(
  by: readonly Supporter[],
  client: DynamoDBDocumentClient,
  secrets: LinkSecrets,
  options: { onlyMailed: boolean },
): Promise<{ supporter: Supporter; request: BenchRequest }[]> {
  const batches = Array.from({ length: Math.ceil(by.length / AT_ONCE) }, (_, index) =>
    by.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
  const pressed: { supporter: Supporter; request: BenchRequest }[] = []
  for (const batch of batches) {
    const people = batch.map((one) => ({ one, person: personOf(one, secrets.person) }))
    const { Responses } = await client.send(
      new BatchGetCommand({
        RequestItems: {
          [ENVIRONMENT.tableName]: {
            Keys: people.flatMap(({ person }) => [
              keys.signature(PETITION.slug, person),
              keys.mailShare(person),
            ]),
            ConsistentRead: true,
          },
        },
      }),
    )
    const items = v.parse(v.array(Item), Responses?.[ENVIRONMENT.tableName] ?? [])
    for (const { one, person } of people) {
      const { pk, sk } = keys.signature(PETITION.slug, person)
      const nonce = items.find((item) => item.pk === pk && item.sk === sk)?.nonce
      const isMailed = items.some((item) => item.pk === pk && item.sk === keys.mailShare(person).sk)
      if (nonce !== undefined && (isMailed || !options.onlyMailed))
        pressed.push({ supporter: one, request: confirmRequest(one, person, nonce, secrets.links) })
    }
  }
  return pressed
}

function confirmRequest(by: Supporter, person: string, nonce: string, links: LinkKeyring): BenchRequest {
  const expires = new Date(Date.now() + CONFIRM_LINK_LIFE_MS)
  const token = sealLink(
    { purpose: 'confirm-signature', about: PETITION.slug, person, nonce, expires },
    links,
    mac,
  )
  return {
    method: 'POST',
    path: `/${by.locale}/confirm/${token}`,
    headers: { ...headersOf(by.number), 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
    status: 303,
  }
}

/** What a browser sends. Everybody has an address of their own, so that the firewall's rules stay out of it. */
function headersOf(number: number): Record<string, string> {
  return {
    accept: 'text/html,application/xhtml+xml',
    'accept-language': 'nl,en;q=0.5',
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'x-local-client': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
  }
}

/** A request as the event that Lambda gets of it, through an edge that knows `originSecret`. */
export function eventOf(
  { method, path, headers, body }: Omit<BenchRequest, 'method' | 'status'> & { method: string },
  originSecret: string,
): APIGatewayProxyEventV2 {
  const all = Object.entries({ ...headers, 'x-luid-origin': originSecret })
  return gatewayEvent(
    {
      method,
      target: path,
      headers: new Map(all.map(([name, value]) => [name, [value]])),
      body: Buffer.from(body),
    },
    '192.0.2.1',
    new Date(),
  )
}

/** Signs and presses in turn, as they come on a busy day. */
export function interleaved<Item>(some: readonly Item[], others: readonly Item[]): Item[] {
  const length = Math.max(some.length, others.length)
  return Array.from({ length }, (_, index) => [some[index], others[index]])
    .flat()
    .filter((item) => item !== undefined)
}
