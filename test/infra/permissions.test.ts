import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as retaining from '../../functions/apply-retention.ts'
import * as counting from '../../functions/count-signatures.ts'
import { textHash } from '../../functions/crypto.ts'
import { topicList } from '../../functions/domain/list.ts'
import { requestId } from '../../functions/domain/subscription.ts'
import * as reconciling from '../../functions/reconcile-counts.ts'
import * as recording from '../../functions/record-feedback.ts'
import * as campaigning from '../../functions/send-campaigns.ts'
import * as sending from '../../functions/send-confirmations.ts'
import * as sendingDue from '../../functions/send-due-confirmations.ts'
import { tableClient } from '../../functions/table/client.ts'
import { type Key, keys } from '../../functions/table/keys.ts'
import { mendingTable } from '../../functions/table/mending.ts'
import * as exporting from '../../functions/write-exports.ts'
import { FUNCTION_NAMES } from '../../infra/config.ts'
import { FUNCTIONS } from '../../infra/functions.ts'
import { TABLE_USE } from '../../infra/permissions.ts'
import { bucket } from '../support/export-world.ts'
import { CONTEXT, startFunctions } from './functions-at-work.ts'

/**
 * No test can ask IAM, so this one plays it: each function, whole, does what it is for on a real
 * table, and everything it asked of DynamoDB must be in its role. A missing permission would show only
 * in production, as errors.
 */

const SLUG = 'geen-kind-te-koop'
const TOPIC = 'kinderhandel'
const LIST = topicList(TOPIC)
const SIGNER = { givenName: 'Noor', familyName: 'de Vries', country: 'NL', consent: true }
const FOLLOWS = { topics: [TOPIC], locale: 'nl', consent: true, ageConfirmed: true }

let functions: Awaited<ReturnType<typeof startFunctions>>

type Image = Awaited<ReturnType<typeof functions.image>>
let number = 0
/** A change of an item as the stream tells it. */
const change = (NewImage: Image, OldImage?: Image) => {
  number += 1
  return {
    eventName: OldImage === undefined ? 'INSERT' : 'MODIFY',
    eventSourceARN: 'arn:aws:dynamodb:eu-west-1:111122223333:table/luid/stream/2026',
    dynamodb: {
      Keys: { pk: NewImage?.['pk'], sk: NewImage?.['sk'] },
      NewImage,
      OldImage,
      SequenceNumber: String(number).padStart(21, '0'),
    },
  }
}

/** What SES tells of a mail, as it lies in the queue. */
const report = (eventType: string, email: string, detail: object, tags: Record<string, string> = {}) => {
  number += 1
  return {
    eventSource: 'aws:sqs',
    messageId: `message-${number}`,
    body: JSON.stringify({
      eventType,
      mail: {
        messageId: `mail-${number}`,
        timestamp: new Date(Date.now() + 3_600_000).toISOString(),
        destination: [email],
        tags: Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
      },
      [eventType.toLowerCase()]: { timestamp: new Date(Date.now() + 3_600_000).toISOString(), ...detail },
    }),
  }
}

beforeAll(async () => {
  functions = await startFunctions()
  const { ask, form, link, image, person, assembled, pass } = functions
  const signature = (email: string): Key => keys.signature(SLUG, person(email))
  const request = (email: string): Key => keys.subscriptionRequest(person(email), requestId([LIST], textHash))
  const sign = (email: string, more = {}) =>
    ask('POST', `/api/petitions/${SLUG}/signatures`, { ...SIGNER, email, ...more })
  const follow = (email: string) => ask('POST', '/api/subscriptions', { ...FOLLOWS, email })

  // A manager offers a topic and opens a petition, and supporters sign and follow.
  const texts = {
    title: 'Geen kind te koop',
    summary: 'S',
    body: 'B',
    addressee: 'de minister',
    consent: 'Ja',
  }
  const topicTexts = { name: 'Kinderhandel', description: 'Nieuws', consent: 'Ja, mail mij.' }
  const organisation = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, Den Haag' }
  await ask('GET', '/health')
  await ask('PUT', `/api/manage/topics/${TOPIC}`, {
    texts: { nl: topicTexts, en: topicTexts },
    organisation,
    open: true,
  })
  await ask('POST', '/api/manage/petitions', {
    slug: SLUG,
    texts: { nl: { ...texts, updatesConsent: 'Houd mij op de hoogte.' }, en: texts },
    goal: 100,
    topics: [TOPIC],
  })
  await ask('POST', `/api/manage/petitions/${SLUG}/publish`)
  for (const path of [
    '/nl',
    `/nl/petitions/${SLUG}`,
    '/nl/newsletter',
    '/api/petitions',
    '/api/topics',
    '/api/manage/petitions',
    '/api/manage/topics',
  ])
    await ask('GET', path)
  // What an organisation brings along.
  const csv = 'email;locale;source;date;consent\r\nlou@example.org;nl;beurs;2025-05-01;Ja, mail mij.\r\n'
  await ask('POST', '/api/manage/imports', { kind: 'subscribers', topic: TOPIC, csv })
  await ask('POST', '/api/manage/imports', {
    kind: 'suppressions',
    csv: 'email;scope;date\r\nblocked@example.org;all;2025-05-01\r\n',
  })

  await sign('noor@example.org')
  await sign('sam@example.org')
  await sign('robot@example.org', { website: 'x' })
  await sign('kim@example.org', { newsletter: [TOPIC], ageConfirmed: true })
  await sign('lot@example.org', { updates: true, ageConfirmed: true, locale: 'nl' })
  await sign('bounce@example.org')
  await sign('blocked@example.org')
  await follow('kim@example.org')
  await follow('ali@example.org')
  await follow('ali@example.org')
  await form('/nl/my-data', { email: 'kim@example.org' })

  // Their mail goes, one by the stream and the others by the timer.
  const before = await image(signature('noor@example.org'))
  const send = await assembled('send-confirmations', sending.assemble)
  const first = [
    before,
    await image(request('kim@example.org')),
    await image(signature('blocked@example.org')),
  ].map((item) => change(item))
  await send({ Records: first } as unknown as Parameters<typeof send>[0], CONTEXT)
  const sendDue = await assembled('send-due-confirmations', sendingDue.assemble)
  pass(10)
  await sendDue(undefined, CONTEXT)

  // They confirm, or were not asked; one is held.
  for (const email of ['noor@example.org', 'robot@example.org', 'kim@example.org', 'lot@example.org'])
    await form(`/nl/confirm/${await link('confirm-signature', SLUG, email, signature(email))}`, {})
  const { sk } = request('ali@example.org')
  const id = sk.slice('REQUEST#'.length)
  for (const email of ['ali@example.org', 'kim@example.org'])
    await form(`/nl/confirm/${await link('confirm-subscription', id, email, request(email))}`, {})
  await form(`/nl/not-me/${await link('not-me', SLUG, 'sam@example.org', signature('sam@example.org'))}`, {})
  await ask('GET', `/api/manage/signatures?petition=${SLUG}&state=held`)
  await sign('noor@example.org')
  await follow('ali@example.org')

  // They get a campaign.
  pass(0, 0)
  const draft = {
    content: { nl: { subject: 'Nieuws', preheader: 'Van nu', body: 'Dag {{name|vriend}}, er is nieuws.' } },
    audience: { topics: [TOPIC], petitions: [SLUG] },
    petition: SLUG,
  }
  await ask('PUT', '/api/manage/organisation', organisation)
  const { id: campaign } = JSON.parse(await ask('POST', '/api/manage/campaigns', draft)) as { id: string }
  const path = `/api/manage/campaigns/${campaign}`
  const { total: readers } = JSON.parse(await ask('GET', `${path}/audience`)) as { total: number }
  await ask('POST', `${path}/preview`, {})
  await ask('POST', `${path}/test`, { email: 'noor@example.org' })
  await ask('POST', `${path}/schedule`, {})
  const sendCampaigns = await assembled('send-campaigns', campaigning.assemble)
  await sendCampaigns({ test: { campaign, locale: 'nl', to: 'noor@example.org' } }, CONTEXT)
  const underWay = sendCampaigns({ look: true }, CONTEXT)
  // All of them, and the one that was tried.
  await vi.waitFor(async () => expect(await functions.mailed('Nieuws')).toBe(readers + 1), {
    timeout: 60_000,
  })
  // Nobody counts here what has gone: it is waited for in vain, and not for long.
  pass(0, 1_000)
  await underWay
  expect(JSON.parse(await ask('GET', path))).toMatchObject({ state: 'sent' })
  await ask('GET', '/api/manage/campaigns')
  pass(0, 200)

  // They choose, leave, and look at what is kept.
  await form(`/nl/preferences/${await link('preferences', 'all', 'kim@example.org')}`, { locale: 'en' })
  await form(`/nl/unsubscribe/${await link('unsubscribe', LIST, 'ali@example.org')}`, {})

  const myData = keys.myDataRequest(person('kim@example.org'))
  const own = `/nl/my-data/${await link('my-data', 'all', 'kim@example.org', myData)}`
  await ask('GET', own)
  await form(own, { action: 'correct', petition: SLUG, givenName: 'Kim', familyName: 'Bakker' })
  await form(own, { action: 'download' })

  // SES tells what became of the mails.
  const record = await assembled('record-feedback', recording.assemble)
  const fates = { mail: 'confirm', petition: SLUG, run: 'run1', number: '1', day: '2026-11-21' }
  const recipients = (email: string) => [{ emailAddress: email }]
  await record({
    Records: [
      report('Delivery', 'noor@example.org', { recipients: ['noor@example.org'] }, fates),
      report(
        'Bounce',
        'bounce@example.org',
        {
          bounceType: 'Permanent',
          bouncedRecipients: recipients('bounce@example.org'),
        },
        { ...fates, number: '2' },
      ),
      report('Bounce', 'noor@example.org', {
        bounceType: 'Transient',
        bouncedRecipients: recipients('noor@example.org'),
      }),
      report('Complaint', 'kim@example.org', { complainedRecipients: recipients('kim@example.org') }),
      report(
        'Send',
        'lot@example.org',
        {},
        { mail: 'campaign', campaign, delivery: person('lot@example.org') },
      ),
    ],
  })

  // An admin looks into it, and has the last word.
  const noor = { email: 'noor@example.org' }
  await ask('POST', '/api/manage/people/search', noor)
  await ask('PUT', '/api/manage/suppressions', { ...noor, scope: 'bulk' })
  await ask('GET', '/api/manage/suppressions')
  await ask('DELETE', '/api/manage/suppressions', noor)
  await ask('DELETE', `/api/manage/suppressions/${person('blocked@example.org')}`)

  // They are counted, and counted again.
  pass(0, 5_000)
  const after = await image(signature('noor@example.org'))
  const count = await assembled('count-signatures', counting.assemble)
  await count({ shardId: 'shard-1', Records: [change(before), change(after, before)] })
  await ask('GET', `/api/petitions/${SLUG}/count`)
  await ask('GET', `/api/manage/petitions/${SLUG}/counts?by=day,source`)
  await ask('POST', `/api/manage/petitions/${SLUG}/reconcile`)
  const reconcileAll = await assembled('reconcile-counts', reconciling.assemble)
  await reconcileAll(undefined)
  // Nothing had to be mended, which the stream would have had to settle.
  for (const name of ['manage', 'reconcile-counts'] as const) {
    const { mends, mend } = await assembled(name, ({ environment }) =>
      mendingTable(tableClient(), environment.tableName),
    )
    await mend(SLUG, await mends(SLUG), [{ figure: { kind: 'total', petition: SLUG }, add: 0 }])
  }

  // A manager changes another campaign, holds it and gives it up.
  const { id: given } = JSON.parse(await ask('POST', '/api/manage/campaigns', draft)) as { id: string }
  await ask('PATCH', `/api/manage/campaigns/${given}`, { name: 'Anders' })
  for (const action of ['schedule', 'pause', 'resume', 'cancel'])
    await ask('POST', `/api/manage/campaigns/${given}/${action}`)
  await ask('GET', `/api/manage/petitions/${SLUG}/campaigns`)

  // A manager has files written, of which one waits when somebody in it is erased.
  const writing = await assembled('write-exports', (wiring) =>
    exporting.assemble({ ...wiring, files: bucket().files }),
  )
  await ask('POST', '/api/manage/exports', { kind: 'subscribers', topic: TOPIC })
  await ask('POST', '/api/manage/exports', { kind: 'signatures', petition: SLUG })
  await ask('POST', '/api/manage/exports', { kind: 'deliveries', campaign })
  await writing({}, CONTEXT)
  await ask('GET', '/api/manage/exports')

  // Somebody erases themselves, and an admin somebody else; what retention would do, and does.
  await form(own, { action: 'erase', sure: 'on' })
  await ask('POST', `/api/manage/people/${person('ali@example.org')}/erase`)
  await ask('GET', '/api/manage/audit')
  await ask('POST', '/api/manage/retention/dry-run')
  await ask('POST', `/api/manage/petitions/${SLUG}/close`)
  pass(25 * 60)
  await writing({}, CONTEXT)
  pass(400 * 24 * 60)
  const retain = await assembled('apply-retention', retaining.assemble)
  await retain({}, CONTEXT)
})

afterAll(() => functions.stop())

describe('what the functions ask of the table, their roles allow', () => {
  test('the scenario went as it should', () => {
    const failed = functions.statuses.filter((answer) => !/ (200|201|202|303)$/.test(answer))
    expect(failed).toEqual([])
  })

  test.each(FUNCTION_NAMES)('%s, and no more', (name) => {
    const { actions, indexes } = TABLE_USE[name]
    const allowed = [...actions, ...indexes.map((index) => `Query on ${index}`)]
    expect([...functions.seen(name)].sort()).toEqual(allowed.sort())
  })
})

describe('the secrets that the functions read, they are given', () => {
  /** What infra/service-stack.ts calls them that functions/wiring/secrets.ts reads. */
  const NAMES = { person: 'person', links: 'linkKeys', origin: 'origin' } as const

  test.each(FUNCTION_NAMES)('%s, and no others', (name) => {
    const { secrets, wokenBy } = FUNCTIONS[name]
    const given = [...secrets, ...(wokenBy === 'request' ? ['origin'] : [])]
    expect([...functions.read(name)].map((secret) => NAMES[secret]).sort()).toEqual(given.sort())
  })
})
