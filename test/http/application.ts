import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { contentHash, mac, personKey, randomNonce, textHash } from '../../functions/crypto.ts'
import type { Audience, Campaign } from '../../functions/domain/campaign.ts'
import { parseEmailAddress } from '../../functions/domain/email-address.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import type { ListId } from '../../functions/domain/list.ts'
import { lookCache } from '../../functions/domain/look.ts'
import type { Partner } from '../../functions/domain/partner.ts'
import { partnerCache } from '../../functions/domain/partner-cache.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { petitionCache } from '../../functions/domain/petition-cache.ts'
import { CONFIRM_LINK_LIFE_MS, type Signature, type SignatureKey } from '../../functions/domain/signature.ts'
import type { Topic } from '../../functions/domain/topic.ts'
import { topicCache } from '../../functions/domain/topic-cache.ts'
import { createApp } from '../../functions/http/app.tsx'
import type { ConsoleAssets } from '../../functions/http/assets.ts'
import type { Role } from '../../functions/http/caller.ts'
import { tokenVerifier } from '../../functions/http/caller.ts'
import type {
  CampaignDependencies,
  Dependencies,
  ManageDependencies,
} from '../../functions/http/dependencies.ts'
import { tellLeftOut } from '../../functions/http/left-out.ts'
import { createManageApp } from '../../functions/http/manage-app.ts'
import { createManageCampaignsApp } from '../../functions/http/manage-campaigns-app.ts'
import { openApi } from '../../functions/http/openapi.ts'
import { countAudience } from '../../functions/jobs/count-audience.ts'
import { planRetention } from '../../functions/jobs/plan-retention.ts'
import { audienceTable } from '../../functions/table/audience.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { campaignTestTable } from '../../functions/table/campaign-tests.ts'
import { campaignWalkTable } from '../../functions/table/campaign-walks.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { countTable } from '../../functions/table/counts.ts'
import { deliveryReportTable } from '../../functions/table/delivery-reports.ts'
import { exportTable } from '../../functions/table/exports.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { followerTable } from '../../functions/table/followers.ts'
import { tableHealth } from '../../functions/table/health.ts'
import { imageTable } from '../../functions/table/images.ts'
import { keys } from '../../functions/table/keys.ts'
import { myDataRequestTable } from '../../functions/table/my-data-requests.ts'
import { organisationTable } from '../../functions/table/organisation.ts'
import { ownLinkTable } from '../../functions/table/own-links.ts'
import { partnerTable } from '../../functions/table/partners.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { petitionUpdateTable, pressFigureTable } from '../../functions/table/petition-parts.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { retentionTable } from '../../functions/table/retention.ts'
import { shownNames } from '../../functions/table/shown-names.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { topicTable } from '../../functions/table/topics.ts'
import { functionFor } from '../../infra/local/edge/routes.ts'
import { drawInstalled } from '../../web/cards/installed.ts'
import { testAssets } from '../support/assets.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import {
  EXAMPLE_TIME,
  exampleCampaign,
  examplePartner,
  examplePetition,
  exampleTopic,
} from '../support/examples.ts'
import { IDLE_EXPORTS } from '../support/idle-exports.ts'
import { IDLE_SENDER } from '../support/idle-sender.ts'
import { startIssuer, type TestIssuer } from './issuer.ts'

export const ORIGIN_SECRETS = ['the-current-origin-secret', 'the-previous-origin-secret']
export const PUBLIC_URL = 'https://petities.example.org'

const MINUTE = 60_000

/** The console stands apart: test/console builds and serves it. */
export const NO_CONSOLE: ConsoleAssets = {
  style: '/assets/console.css',
  script: '/assets/console.js',
  preloads: [],
  file: () => undefined,
}

export type Application = Awaited<ReturnType<typeof startApplication>>

/** A valid request to sign, as JSON. */
export const SIGNER = {
  givenName: 'Noor',
  familyName: 'van der Berg',
  email: 'noor@example.org',
  country: 'NL',
  consent: true,
} as const

/** The same as the form sends it. */
export const SIGNER_FORM = {
  givenName: 'Noor',
  familyName: 'van der Berg',
  email: 'noor@example.org',
  country: 'NL',
  consent: 'on',
  consentVersion: '1',
} as const

type AllDependencies = Dependencies & ManageDependencies & CampaignDependencies

/** All HTTP applications, and how a request gets to its own, as the HTTP API has it. */
export function applications(deps: AllDependencies) {
  const apps = {
    http: createApp(deps),
    manage: createManageApp(deps),
    'manage-campaigns': createManageCampaignsApp(deps),
  }
  return {
    ...apps,
    request: async (path: string, init: RequestInit = {}): Promise<Response> =>
      apps[functionFor(new URL(path, PUBLIC_URL).pathname)].request(path, init),
  }
}

/**
 * The HTTP applications on a real table (the embedded DynamoDB) and a real issuer of tokens, with a
 * clock that stands still until it is told to pass. Reconciliation alone is a stand-in: it needs the
 * stream, and has tests of its own.
 */
export async function startApplication(changes: Partial<AllDependencies> = {}) {
  let time = EXAMPLE_TIME.getTime()
  const now = () => new Date(time)
  const [table, issuer, assets] = await Promise.all([startTable(), startIssuer(now), testAssets()])
  const deps = { ...dependencies(table, issuer, assets, now), ...changes }
  const apps = applications(deps)
  const { petitions, signatures } = deps.stores
  let number = 0

  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    apps.request(path, {
      ...init,
      headers: { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '', ...(init.headers as Record<string, string>) },
    })

  const person = (email: string): string => {
    const address = parseEmailAddress(email)
    if (!address.ok) throw new Error(address.code)
    return deps.personKey(address.value.canonical)
  }
  const key = (petition: string, email: string): SignatureKey => ({ petition, person: person(email) })

  return {
    apps,
    deps,
    table,
    issuer,
    now,
    request,
    person,
    key,
    /** Lets the clock run on, by minutes. */
    pass: (minutes: number) => {
      time += minutes * MINUTE
    },

    /** Stores a petition, open unless told otherwise, under a slug of its own. */
    petition: async (facts: Partial<Petition> = {}): Promise<string> => {
      number += 1
      const petition = examplePetition({ slug: `petitie-${number}`, ...facts })
      const audit = { id: randomUUID(), at: now().toISOString(), actor: 'test', subject: petition.slug }
      await petitions.create(petition, { ...audit, action: 'petition-created' })
      return petition.slug
    },

    /** Stores a topic that can be followed, unless told otherwise, under a name of its own. */
    topic: async (facts: Partial<Topic> = {}): Promise<string> => {
      number += 1
      const topic = exampleTopic({ topic: `onderwerp-${number}`, ...facts })
      const audit = { id: randomUUID(), at: now().toISOString(), actor: 'test', subject: topic.topic }
      await deps.stores.topics.create(topic, { ...audit, action: 'topic-created' })
      return topic.topic
    },

    /** Stores a partner organisation with these members, under a name of its own unless told otherwise. */
    partner: async (members: string[], facts: Partial<Partner> = {}): Promise<string> => {
      number += 1
      const partner = examplePartner({ partner: `partner-${number}`, members, ...facts })
      const audit = { id: randomUUID(), at: now().toISOString(), actor: 'test', subject: partner.partner }
      const belongs = members.map((subject) => {
        return { subject, seen: undefined, wanted: { subject, partner: partner.partner } }
      })
      const created = await deps.stores.partners.create(
        partner,
        { ...audit, action: 'partner-created' },
        belongs,
      )
      if (!created) throw new Error(`A partner, or a member of it, is there already: ${partner.partner}`)
      return partner.partner
    },

    /** Stores a campaign to these lists, a draft unless told otherwise, under an id of its own. */
    campaign: async (to: Partial<Audience>, facts: Partial<Campaign> = {}): Promise<string> => {
      number += 1
      const audience = { topics: [], petitions: [], countries: [], locales: [], ...to }
      const {
        at: _,
        startedAt: __,
        ...example
      } = exampleCampaign({ id: `20261121120000-${String(number).padStart(8, '0')}`, audience })
      const campaign: Campaign = { ...example, state: 'draft', ...facts }
      const audit = { id: randomUUID(), at: now().toISOString(), actor: 'test', subject: campaign.id }
      await deps.stores.campaigns.create(campaign, { ...audit, action: 'campaign-created' })
      return campaign.id
    },

    /** The lists that the owner of an address follows. */
    follows: async (email: string = SIGNER.email): Promise<ListId[]> =>
      (await deps.stores.subscriptions.ofPerson(person(email)))
        .filter(({ state }) => state === 'active')
        .map(({ list }) => list)
        .sort(),

    postJson: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      request(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),

    postForm: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),

    /** What stands in the table under an address. */
    signature: (petition: string, email: string = SIGNER.email): Promise<Signature | undefined> =>
      signatures.read(key(petition, email), true),

    /** The stored item, every attribute of it. */
    item: async (
      petition: string,
      email: string = SIGNER.email,
    ): Promise<Record<string, unknown> | undefined> =>
      (
        await table.client.send(
          new GetCommand({
            TableName: table.tableName,
            Key: keys.signature(petition, person(email)),
            ConsistentRead: true,
          }),
        )
      ).Item,

    /** The token of a link as the mail would carry it now. */
    link: async (
      petition: string,
      purpose: LinkPurpose = 'confirm-signature',
      email: string = SIGNER.email,
      lifeMs = CONFIRM_LINK_LIFE_MS,
    ): Promise<string> => {
      const signature = await signatures.read(key(petition, email), true)
      if (signature === undefined) throw new Error('There is no signature to link to.')
      const expires = new Date(time + lifeMs)
      const { nonce } = signature
      return sealLink({ purpose, about: petition, person: person(email), nonce, expires }, deps.links, mac)
    },

    /** Calls the managers' API as a person with a role. */
    manage: async (
      method: string,
      path: string,
      body?: unknown,
      role: Role = 'campaigner',
      headers: Record<string, string> = {},
    ): Promise<Response> =>
      request(path, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        headers: {
          authorization: `Bearer ${await issuer.person([role])}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      }),

    stop: async () => {
      await issuer.stop()
      await table.stop()
    },
  }
}

function dependencies(
  { client, tableName }: TestTable,
  issuer: TestIssuer,
  assets: Dependencies['assets'],
  now: () => Date,
): AllDependencies {
  const log = new Logger({ serviceName: 'luid', logLevel: 'SILENT' })
  const tell = tellLeftOut(log)
  const petitions = petitionTable(client, tableName, tell)
  const topics = topicTable(client, tableName, tell)
  const partners = partnerTable(client, tableName, tell)
  const subscriptions = subscriptionTable(client, tableName)
  return {
    stores: {
      petitions,
      topics,
      signatures: signatureTable(client, tableName, tell),
      followers: followerTable(client, tableName, subscriptions.ofPerson),
      subscriptions,
      suppressions: suppressionTable(client, tableName, tell),
      updates: petitionUpdateTable(client, tableName, tell),
      pressFigures: pressFigureTable(client, tableName, tell),
      images: imageTable(client, tableName),
      ownLinks: ownLinkTable(client, tableName),
      deliveries: deliveryReportTable(client, tableName),
      shownNames: shownNames(client, tableName),
      myDataRequests: myDataRequestTable(client, tableName),
      partners,
      people: peopleTable(client, tableName),
      counts: {
        ...countTable(client, tableName),
        reconcile: async () => ({ counted: 3, stored: 3, drift: 0, differing: 0, settled: true }),
      },
      audit: auditTable(client, tableName, tell),
      retention: {
        plan: () =>
          planRetention(
            {
              petitions,
              retention: retentionTable(client, tableName),
              counts: countTable(client, tableName),
            },
            now(),
          ),
      },
      campaigns: campaignTable(client, tableName, tell),
      exports: exportTable(client, tableName),
      organisation: organisationTable(client, tableName),
      figures: figuresTable(client, tableName),
      pace: campaignWalkTable(client, tableName).pace,
      countAudience: (audience) => countAudience(audienceTable(client, tableName), audience),
      campaignTests: campaignTestTable(client, tableName),
      healthy: tableHealth(client, tableName),
    },
    remembered: {
      petitions: petitionCache((slug) => petitions.read(slug), now),
      topics: topicCache(topics, now),
      partners: partnerCache(partners.list, now),
      look: lookCache(organisationTable(client, tableName).read, now),
    },
    assets,
    apiDocument: openApi,
    drawCard: drawInstalled,
    personKey: (canonicalAddress) => personKey('the person secret of the tests', canonicalAddress),
    textHash,
    newNonce: randomNonce,
    newId: randomUUID,
    links: { current: 'k1', keys: { k1: 'the link secret of the tests' } },
    mac,
    originSecrets: ORIGIN_SECRETS,
    caller: tokenVerifier(issuer.issuer, { audience: 'luid' }, now),
    site: {
      publicUrl: PUBLIC_URL,
      organisation: 'Voorbeeldstichting',
      privacyContact: 'privacy@example.org',
    },
    campaignSender: IDLE_SENDER,
    contentHash,
    assetPaths: () => assets,
    ...IDLE_EXPORTS,
    mailFrom: 'nieuws@example.org',
    console: { issuer: issuer.issuer, clientId: issuer.clientId, signInOrigin: issuer.issuer },
    consoleAssets: NO_CONSOLE,
    now,
    log,
  }
}

/** An answer as a visitor sees it: status, every header, and the bytes of the body. */
export async function wholeAnswer(response: Response): Promise<string> {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).sort()
  return [String(response.status), ...headers, '', await response.text()].join('\n')
}
