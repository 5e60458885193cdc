import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { personKey } from '../../functions/crypto.ts'
import { personMark } from '../../functions/domain/audit.ts'
import { topicList } from '../../functions/domain/list.ts'
import { NO_MAIL_YET } from '../../functions/domain/mail-share.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { countTable } from '../../functions/table/counts.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { followerTable } from '../../functions/table/followers.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { myDataRequestTable } from '../../functions/table/my-data-requests.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import type { TestTable } from './dynamodb.ts'
import {
  exampleAudit,
  exampleCampaign,
  exampleDelivery,
  exampleFollow,
  myDataRequestOf,
  EXAMPLE_TIME as NOW,
  signatureOf,
  subscriptionRequestOf,
} from './examples.ts'

const DAY = 24 * 60 * 60 * 1000
const at = (days: number) => new Date(NOW.getTime() + days * DAY)
/** When people are erased: a day after all else. */
export const ERASED = at(1)

/** The names that somebody signs with. */
export const NAMES = { givenName: 'Sietske', familyName: 'Waddenzee', city: 'Oudeschild' }

type Kind = 'pending' | 'confirmed' | 'held' | 'withdrawn' | 'removed' | 'expired' | 'bounced'
/** Every way in which a signature can stand. */
export const KINDS: readonly Kind[] = [
  'pending',
  'confirmed',
  'held',
  'withdrawn',
  'removed',
  'expired',
  'bounced',
]

type Tables = ReturnType<typeof tablesOf>

function tablesOf(client: DynamoDBDocumentClient, tableName: string) {
  const subscriptions = subscriptionTable(client, tableName)
  return {
    people: peopleTable(client, tableName),
    signatures: signatureTable(client, tableName),
    subscriptions,
    followers: followerTable(client, tableName, subscriptions.ofPerson),
    suppressions: suppressionTable(client, tableName),
    myDataRequests: myDataRequestTable(client, tableName),
    shares: mailShareTable(client, tableName),
    feedback: feedbackTable(client, tableName),
    audit: auditTable(client, tableName),
    counts: countTable(client, tableName),
    campaigns: campaignTable(client, tableName),
    deliveries: deliveryTable(client, tableName),
    figures: figuresTable(client, tableName),
  }
}

/** A campaign that is under way, one that ended almost so long ago that its mails are forgotten, and a draft. */
const CAMPAIGNS = [
  exampleCampaign({ id: 'onderweg' }),
  exampleCampaign({ id: 'voorbij', state: 'sent', endedAt: at(-89).toISOString() }),
  exampleCampaign({ id: 'vergeten', state: 'sent', endedAt: at(-94).toISOString() }),
  exampleCampaign({ id: 'ontwerp', state: 'draft' }),
]

async function sign({ signatures }: Tables, kind: Kind, email: string): Promise<Signature> {
  const suspicion = kind === 'held' ? (['honeypot'] as const) : []
  const signed = signatureOf(`petitie-${kind}`, email, NOW, {
    ...NAMES,
    suspicion: [...suspicion],
    ...(kind === 'expired' ? { expiresAt: at(0.5).toISOString() } : {}),
    ...(kind === 'pending' ? { follows: [exampleFollow(topicList('volgt'))] } : {}),
  })
  await signatures.create(signed)
  if (kind === 'confirmed' || kind === 'withdrawn') await signatures.confirm(signed, signed.nonce, NOW)
  if (kind === 'held') await signatures.hold(signed, signed.nonce, NOW)
  if (kind === 'withdrawn') await signatures.withdraw(signed, NOW)
  if (kind === 'removed') await signatures.disown(signed, signed.nonce)
  if (kind === 'bounced') await signatures.bounce(signed, at(0.5))
  return signed
}

/** The tables of a database, and people of whom much is kept in them. */
export function peopleOf({ client, tableName }: Pick<TestTable, 'client' | 'tableName'>) {
  const tables = tablesOf(client, tableName)
  let number = 0
  let made: Promise<unknown> | undefined

  /** Somebody of whom everything is kept that can be, and all that could tell who they are. */
  const somebody = async (kinds: readonly Kind[] = KINDS) => {
    number += 1
    const email = `sietske-${number}@waddenpost.example.org`
    const person = personKey('a secret for tests', email)
    const { subscriptions, myDataRequests, shares, feedback, audit, deliveries } = tables
    const signed = await Promise.all(kinds.map((kind) => sign(tables, kind, email)))
    const follows = ['kinderhandel', 'onderwijs'].map((topic) => exampleFollow(topicList(topic)))
    await subscriptions.activate({ person, email, locale: 'nl' }, follows, NOW)
    await subscriptions.leave(person, topicList('onderwijs'), 'link', NOW)
    const waiting = subscriptionRequestOf(['zorg'], email, NOW)
    const pressed = subscriptionRequestOf(['water'], email, NOW)
    await subscriptions.createRequest(waiting)
    await subscriptions.createRequest(pressed)
    await subscriptions.confirmRequest(pressed, pressed.nonce, NOW)
    const myData = myDataRequestOf(email, NOW)
    await myDataRequests.ask(myData)
    const run = `run-${number}`
    const slot = { at: NOW.toISOString(), purpose: 'confirm#petitie-pending', run, number: 0 }
    await shares.reserve(person, [slot], NO_MAIL_YET, NOW)
    await shares.recordRun(run, [0], NOW)
    const report = {
      person,
      message: `ses-${number}`,
      kind: 'transient-bounce',
      at: NOW.toISOString(),
    } as const
    await feedback.record(report)
    made ??= Promise.all(CAMPAIGNS.map((campaign) => tables.campaigns.create(campaign, exampleAudit())))
    await made
    await deliveries.add(exampleDelivery(person, { campaign: 'onderweg' }))
    await deliveries.add(
      exampleDelivery(person, {
        campaign: 'voorbij',
        state: 'skipped',
        reason: 'left',
        at: at(-89).toISOString(),
      }),
    )
    await audit.write(exampleAudit({ action: 'person-looked-up', subject: personMark(person) }))
    return {
      email,
      person,
      myData,
      words: [
        email,
        person,
        ...Object.values(NAMES),
        ...[...signed, waiting, pressed, myData].map(({ nonce }) => nonce),
      ],
    }
  }

  return {
    ...tables,
    somebody,
    /** How many signatures of a petition count. */
    count: (petition: string) => tables.counts.total(petition),
  }
}
