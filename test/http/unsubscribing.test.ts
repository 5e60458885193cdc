import { randomBytes } from 'node:crypto'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { handle } from 'hono/aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { EVERYTHING, type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import { createApp } from '../../functions/http/app.tsx'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { exampleFollow } from '../support/examples.ts'
import { httpApiEvent } from '../support/http-api-event.ts'
import { type Application, ORIGIN_SECRETS, startApplication, wholeAnswer } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

/** Makes an address follow lists, by a consent that was confirmed elsewhere. */
async function follow(email: string, ...lists: ListId[]): Promise<void> {
  const { client, tableName } = application.table
  await subscriptionTable(client, tableName).activate(
    { person: application.person(email), email, locale: 'nl' },
    lists.map((list) => exampleFollow(list)),
    application.now(),
  )
}

/** Everything that is stored of an address. */
async function stored(email: string) {
  const { Items = [] } = await application.table.client.send(
    new QueryCommand({
      TableName: application.table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `PERSON#${application.person(email)}` },
      ConsistentRead: true,
    }),
  )
  return Items
}

const seal = (email: string, about: string, purpose: LinkPurpose = 'unsubscribe') =>
  sealLink({ purpose, about, person: application.person(email) }, application.deps.links, mac)
const path = (token: string, locale = 'nl') => `/${locale}/unsubscribe/${token}`
const post = (token: string, init: RequestInit = {}) =>
  application.request(path(token), { method: 'POST', ...init })

let topic: string
let one: ListId
let other: ListId
let email: string
let number = 0
beforeEach(async () => {
  topic = await application.topic()
  one = topicList(topic)
  other = topicList(await application.topic())
  number += 1
  email = `lezer-${number}@example.org`
  await follow(email, one, other)
})

const ONE_CLICK = 'List-Unsubscribe=One-Click'
const BOUNDARY = '--=_Part_1 (odd)/boundary:?'
const MULTIPART = [
  `--${BOUNDARY}`,
  'Content-Disposition: form-data; name="List-Unsubscribe"',
  '',
  'One-Click',
  `--${BOUNDARY}--`,
  '',
].join('\r\n')

type Form = { headers?: Record<string, string>; body?: string | Uint8Array }

/** The ways in which mailbox providers, their robots and people send it. */
const FORMS: [string, Form][] = [
  ['urlencoded', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: ONE_CLICK }],
  [
    'urlencoded with a character set and other fields',
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
      body: `x=1&${ONE_CLICK}&y=2`,
    },
  ],
  [
    'multipart with an odd boundary',
    { headers: { 'content-type': `multipart/form-data; boundary="${BOUNDARY}"` }, body: MULTIPART },
  ],
  [
    'multipart whose boundary is missing',
    { headers: { 'content-type': 'multipart/form-data' }, body: MULTIPART },
  ],
  ['a body without a content type', { body: Buffer.from(ONE_CLICK) }],
  ['no body', {}],
  ['an empty body', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' }],
  ['JSON', { headers: { 'content-type': 'application/json' }, body: '{"List-Unsubscribe":"One-Click"}' }],
  ['broken JSON', { headers: { 'content-type': 'application/json' }, body: '{' }],
  [
    'text that says something else',
    { headers: { 'content-type': 'text/plain' }, body: 'List-Unsubscribe=Never' },
  ],
  [
    'bytes that are no text',
    { headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from([255, 0, 254]) },
  ],
  [
    '20 KB',
    {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `${ONE_CLICK}&x=${'x'.repeat(20_000)}`,
    },
  ],
  ['a megabyte', { body: randomBytes(1_000_000) }],
  ['a length that it has not', { headers: { 'content-length': '99999999' }, body: ONE_CLICK }],
  [
    'a cookie, and the origin of anybody',
    { headers: { cookie: 'a=1; b=2', origin: 'https://elders.example.org' }, body: ONE_CLICK },
  ],
  [
    'the origin null, from another site',
    { headers: { origin: 'null', 'sec-fetch-site': 'cross-site' }, body: ONE_CLICK },
  ],
  [
    'no language, and nothing that it accepts',
    { headers: { accept: 'x/y', 'accept-language': '' }, body: ONE_CLICK },
  ],
]

describe('one press or one click (RFC 8058)', () => {
  it.each(FORMS)('leaves the list: %s', async (_, { headers = {}, body }) => {
    const response = await post(seal(email, one), { headers, ...(body === undefined ? {} : { body }) })
    expect(response.status).toBe(200)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await application.follows(email)).toEqual([other])
  })

  it.each([...FORMS, ...FORMS.map(([name, form]) => [`${name}, as text`, { ...form, text: true }] as const)])(
    'leaves the list, as an HTTP API hands it over: %s',
    async (_, form) => {
      const { headers = {}, body, text = false } = form as Form & { text?: boolean }
      const answer = await onLambda(path(seal(email, one)), headers, body, !text)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers?.['location']).toBeUndefined()
      expect(await application.follows(email)).toEqual([other])
    },
  )

  it('wipes the address of that list, and dates its consent', async () => {
    await post(seal(email, one))
    const items = await stored(email)
    const at = application.now().toISOString()
    const left = items.find(({ sk }) => sk === `SUBSCRIPTION#${one}`)
    expect(left).toMatchObject({ state: 'unsubscribed', endedAt: at, endedBy: 'link' })
    expect(left).not.toHaveProperty('email')
    expect(items.find(({ sk }) => String(sk).startsWith(`RECEIPT#${one}`))).toMatchObject({ withdrawnAt: at })
    expect(items.find(({ sk }) => String(sk).startsWith(`RECEIPT#${other}`))).not.toHaveProperty(
      'withdrawnAt',
    )
  })

  it('again answers the same, byte for byte, and changes nothing', async () => {
    const token = seal(email, one)
    const first = await wholeAnswer(await post(token))
    const after = await stored(email)
    application.pass(60)
    for (let i = 0; i < 3; i++) expect(await wholeAnswer(await post(token))).toBe(first)
    expect(await stored(email)).toEqual(after)
  })

  it('a hundred times at once leaves once', async () => {
    const token = seal(email, one)
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(token)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await application.follows(email)).toEqual([other])
  })

  it('leaves everything by the link to everything', async () => {
    const slug = await application.petition()
    await follow(email, updatesList(slug))
    expect((await post(seal(email, EVERYTHING))).status).toBe(200)
    expect(await application.follows(email)).toEqual([])
    expect((await post(seal(email, EVERYTHING))).status).toBe(200)
  })

  it('leaves the updates of a petition, and only those', async () => {
    const slug = await application.petition()
    await follow(email, updatesList(slug))
    const page = await (await post(seal(email, updatesList(slug)))).text()
    expect(page).toContain('Geen kind te koop')
    expect(await application.follows(email)).toEqual([one, other].sort())
  })

  it.each<[string, () => Promise<string>]>([
    ['who never followed it', async () => seal(`niemand-${number}@example.org`, one)],
    ['who follows nothing, from everything', async () => seal(`niemand-${number}@example.org`, EVERYTHING)],
    ['of a topic that is no more', async () => seal(email, 'topic_is-er-niet-meer')],
    ['of a petition that is no more', async () => seal(email, 'updates_is-er-niet-meer')],
    [
      'of a topic that takes no followers',
      async () => seal(email, topicList(await application.topic({ open: false }))),
    ],
    [
      'of a petition that was archived',
      async () =>
        seal(
          email,
          updatesList(
            await application.petition({ state: 'archived', closedAt: '2026-01-01T00:00:00.000Z' }),
          ),
        ),
    ],
  ])('is a success for a link %s', async (_, tokenOf) => {
    const token = await tokenOf()
    const before = await stored(email)
    expect((await application.request(path(token))).status).toBe(200)
    expect((await post(token)).status).toBe(200)
    if (token.includes('topic_is')) expect(await stored(email)).toEqual(before)
  })

  it('for the unknown stores nothing', async () => {
    const unknown = `niemand-${number}@example.org`
    await post(seal(unknown, one))
    await post(seal(unknown, EVERYTHING))
    expect(await stored(unknown)).toEqual([])
  })

  it('leads to the preferences, with a link that works, and shows no address', async () => {
    for (const about of [one, EVERYTHING]) {
      const html = await (await post(seal(email, about))).text()
      const [, preferences = ''] = /href="(\/nl\/preferences\/[^"]+)"/.exec(html) ?? []
      expect((await application.request(preferences)).status).toBe(200)
      expect(html).not.toContain(email)
    }
  })
})

describe('a link that is not genuine', () => {
  it('opens nothing and leaves nothing: forged, cut, of another purpose, or about something else', async () => {
    const token = seal(email, one)
    const parts = token.split('.')
    const swapped = (at: number, part: string) => parts.map((p, i) => (i === at ? part : p)).join('.')
    const wrong = [
      token.replace(/.$/, token.endsWith('A') ? 'B' : 'A'),
      token.slice(0, -1),
      `${token}A`,
      token.split('.').slice(0, -1).join('.'),
      swapped(2, other),
      swapped(2, EVERYTHING),
      swapped(3, application.person('anders@example.org')),
      seal(email, EVERYTHING, 'preferences'),
      seal(email, one, 'my-data'),
      seal(email, one, 'not-me'),
      seal(email, one, 'confirm-subscription'),
      seal(email, 'geen-lijst'),
      seal(email, 'topic_x'),
      sealLink(
        { purpose: 'unsubscribe', about: one, person: application.person(email) },
        { current: 'k1', keys: { k1: 'a secret of somebody else' } },
        mac,
      ),
      'x',
      '%00',
      token.toUpperCase(),
    ]
    const before = await stored(email)
    for (const one of wrong)
      for (const method of ['GET', 'POST']) {
        const response = await application.request(path(one), { method })
        expect(response.status, `${method} ${one}`).toBe(404)
        expect(response.headers.get('location')).toBeNull()
      }
    expect(await stored(email)).toEqual(before)
    // And an unsubscribe link opens no other page.
    for (const page of ['preferences', 'confirm', 'not-me'])
      expect((await application.postForm(`/nl/${page}/${token}`, {})).status).toBe(404)
  })

  it('but one that an older key of the ring sealed still leaves, for good', async () => {
    const old = { current: 'k0', keys: { k0: 'the link secret of years ago' } }
    const rotated = { current: 'k1', keys: { ...application.deps.links.keys, ...old.keys } }
    const app = createApp({ ...application.deps, links: rotated })
    const person = application.person(email)
    const token = sealLink({ purpose: 'unsubscribe', about: one, person }, old, mac)
    const headers = { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '' }
    application.pass(5 * 365 * 24 * 60)
    expect((await app.request(path(token), { method: 'POST', headers })).status).toBe(200)
    expect(await application.follows(email)).toEqual([other])
    // A key that has left the ring seals nothing any more.
    expect((await post(token)).status).toBe(404)
  })
})

describe('opening the link', () => {
  it('a hundred times changes nothing', async () => {
    for (const about of [one, EVERYTHING]) {
      const token = seal(email, about)
      const before = await stored(email)
      for (let i = 0; i < 100; i++) {
        const method = i % 10 === 0 ? 'HEAD' : 'GET'
        expect((await application.request(path(token), { method })).status).toBe(200)
      }
      expect(await stored(email)).toEqual(before)
    }
  })

  it('shows what is left and a button that leaves it, in a form that nothing but a press submits', async () => {
    const token = seal(email, one)
    const html = await (await application.request(path(token, 'en'))).text()
    expect(html).toContain('Stop trafficking')
    expect(html).toContain(`action="${path(token, 'en')}"`)
    expect(html).not.toMatch(/<script|http-equiv|onload|autofocus/)
    expect(html).not.toContain(email)
    // The quiet one, to everything.
    const actions = [...html.matchAll(/action="([^"]+)"/g)].map(([, action = '']) => action)
    const everything = actions.find((action) => action !== path(token, 'en')) ?? ''
    expect((await application.postForm(everything, {})).status).toBe(200)
    expect(await application.follows(email)).toEqual([])
  })

  it('to everything shows one button', async () => {
    const html = await (await application.request(path(seal(email, EVERYTHING)))).text()
    expect(html.match(/<form/g)).toHaveLength(1)
    expect(html.match(/<button/g)).toHaveLength(1)
  })

  it('is kept nowhere and sends no referrer, nor does the answer to the press', async () => {
    const token = seal(email, one)
    for (const method of ['GET', 'POST']) {
      const { headers } = await application.request(path(token), { method })
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('in a language that there is not is not found', async () => {
    for (const method of ['GET', 'POST'])
      expect((await application.request(path(seal(email, one), 'xx'), { method })).status).toBe(404)
    expect(await application.follows(email)).toHaveLength(2)
  })
})

function onLambda(
  target: string,
  headers: Record<string, string>,
  body: string | Uint8Array | undefined,
  base64: boolean,
) {
  const event = httpApiEvent('POST', target, {
    headers: { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '', ...headers },
    ...(body === undefined ? {} : { body }),
    base64,
  })
  // hono's types for the event predate @types/aws-lambda's; the shape is the same.
  const answer = handle(application.apps.http) as unknown as (
    event: object,
  ) => Promise<{ statusCode: number; headers?: Record<string, string> }>
  return answer(event)
}
