import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  GetAccountSendingEnabledCommand,
  GetSendQuotaCommand,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import type { SNSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalSes, type LocalSesOptions, startSes } from '../../infra/local/ses/server.ts'
import { localClient } from '../support/dynamodb.ts'

const DAY_MS = 24 * 60 * 60 * 1000

let folder: string
let ses: LocalSes
let client: SESClient

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
})
afterEach(async () => {
  client.destroy()
  await ses.stop()
  await rm(folder, { recursive: true })
})

async function start(options: Partial<LocalSesOptions> = {}): Promise<void> {
  ses = await startSes({ port: 0, folder, ...options })
  client = new SESClient({ ...localClient(ses.url), maxAttempts: 1 })
}

const source = (to: string, subject = 'Bevestig je handtekening'): string =>
  [
    'From: =?UTF-8?Q?Stichting_Vo=C3=B6rbeeld?= <noreply@example.org>',
    `To: ${to}`,
    `Subject: ${subject}`,
    'List-Unsubscribe: <https://example.org/nl/unsubscribe/abc>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'X-Own: kept',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ga naar https://example.org/nl/confirm/tok.',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p><a href="https://example.org/nl/confirm/tok?a=1&amp;b=2">Bevestig</a></p>',
    '--b--',
    '',
  ].join('\r\n')

async function send(to: string, more: { tags?: Record<string, string>; subject?: string } = {}) {
  return client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(source(to, more.subject)) },
      Source: 'noreply@example.org',
      Destinations: [to],
      ConfigurationSetName: 'luid-confirmation',
      Tags: Object.entries(more.tags ?? {}).map(([Name, Value]) => ({ Name, Value })),
    }),
  )
}

type Mail = { subject: string }
const get = async (path: string) => (await (await fetch(ses.url + path)).json()) as Mail[]

describe('the inbox', () => {
  it('keeps every header, both parts and the links of a mail', async () => {
    await start()
    const { MessageId } = await send('anna@example.org')
    const [mail] = await get('/api/mails?to=anna@example.org')
    expect(mail).toEqual({
      id: MessageId,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      from: 'Stichting Voörbeeld <noreply@example.org>',
      to: 'anna@example.org',
      subject: 'Bevestig je handtekening',
      headers: expect.objectContaining({
        'list-unsubscribe': '<https://example.org/nl/unsubscribe/abc>',
        'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
        'x-own': 'kept',
      }),
      text: expect.stringContaining('Ga naar https://example.org/nl/confirm/tok.'),
      html: expect.stringContaining('Bevestig</a>'),
      links: ['https://example.org/nl/confirm/tok?a=1&b=2', 'https://example.org/nl/confirm/tok'],
    })
    const raw = await fetch(`${ses.url}/api/mails/${MessageId}/raw`)
    expect(await raw.text()).toBe(source('anna@example.org'))
    expect(await readFile(join(folder, `${MessageId}.eml`), 'utf8')).toBe(source('anna@example.org'))
  })

  it('lists the newest first, by recipient and subject, also after a restart', async () => {
    await start()
    await send('anna+een@xn--mnchen-3ya.test', { subject: 'Zero' })
    await send('anna@example.org', { subject: 'One' })
    await send('hanna@example.org', { subject: 'Two' })
    await send('anna@example.org', { subject: 'Three' })
    await ses.stop()
    client.destroy()
    await start()
    const subjects = async (query: string) => (await get(`/api/mails${query}`)).map((mail) => mail.subject)
    expect(await subjects('')).toEqual(['Three', 'Two', 'One', 'Zero'])
    expect(await subjects('?to=Anna+een@München.test')).toEqual(['Zero'])
    expect(await subjects('?to=anna%2Been%40xn--mnchen-3ya.test')).toEqual(['Zero'])
    expect(await subjects('?to=Anna%40example.org')).toEqual(['Three', 'One'])
    expect(await subjects('?to=example.org&subject=tw')).toEqual(['Two'])
    expect((await fetch(`${ses.url}/api/mails`, { method: 'DELETE' })).status).toBe(204)
    expect(await subjects('')).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('shows the mails in a browser, the HTML part shut in a frame', async () => {
    await start()
    const { MessageId } = await send('anna@example.org', { subject: 'A <b>bold</b> one' })
    const list = await (await fetch(`${ses.url}/`)).text()
    expect(list).toContain(`href="/mails/${MessageId}"`)
    expect(list).toContain('A &lt;b&gt;bold&lt;/b&gt; one')
    const page = await (await fetch(`${ses.url}/mails/${MessageId}`)).text()
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(page).toContain('href="https://example.org/nl/confirm/tok?a=1&amp;b=2"')
    expect((await fetch(`${ses.url}/mails/none`)).status).toBe(404)
  })
})

describe('a campaign in the inbox', () => {
  const MAILS = 250
  const sendAll = async (raw: (number: number) => string) => {
    const send = (number: number) =>
      client.send(
        new SendRawEmailCommand({
          RawMessage: { Data: Buffer.from(raw(number)) },
          Destinations: [`reader-${number}@example.org`],
          Tags: [{ Name: 'delivery', Value: String(number).padStart(43, 'x') }],
        }),
      )
    // As many at once as the SDK has connections.
    for (let from = 0; from < MAILS; from += 50)
      await Promise.all(Array.from({ length: 50 }, (_, number) => send(from + number)))
  }
  const limits = { maxSendRate: MAILS, max24HourSend: MAILS }

  it('is one array of whole mails, found by reader and subject', async () => {
    await start({ limits })
    await sendAll((number) => source(`reader-${number}@example.org`, `Nieuws ${number % 10}`))
    const mails = (await get('/api/mails')) as (Mail & { id: string; to: string; text: string })[]
    expect(mails.map(({ id }) => id)).toEqual(
      mails
        .map(({ id }) => id)
        .sort()
        .reverse(),
    )
    expect(new Set(mails.map(({ to }) => to)).size).toBe(MAILS)
    expect(mails.every(({ text }) => text.includes('/nl/confirm/tok'))).toBe(true)
    expect(await get('/api/mails?subject=nieuws%207')).toHaveLength(MAILS / 10)
    expect(await get('/api/mails?to=reader-7@example.org&subject=nieuws')).toHaveLength(1)
    expect(await get('/api/mails?to=nobody@example.org')).toEqual([])
  })

  it('is shown a hundred at a time, each mail once', async () => {
    await start({ limits })
    await sendAll((number) => source(`reader-${number}@example.org`))
    const shown: string[][] = []
    for (let path: string | undefined = '/?to=reader'; path !== undefined; ) {
      const page = await (await fetch(ses.url + path)).text()
      shown.push([...page.matchAll(/href="\/mails\/([^"]+)"/g)].map(([, id = '']) => id))
      path = /href="([^"]*before=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(shown.map((ids) => ids.length)).toEqual([100, 100, 50])
    expect(new Set(shown.flat()).size).toBe(MAILS)
  })

  it('leaves nothing in memory but envelopes, however long its mails are', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const heapMiB = () => {
      collect()
      return process.memoryUsage().heapUsed / 1024 ** 2
    }
    await start({ limits })
    const before = heapMiB()
    await sendAll((number) => source(`reader-${number}@example.org`) + 'een lange mail '.repeat(10_000))
    // All the mails together are 36 MiB, and 48 in base64.
    expect(heapMiB() - before).toBeLessThan(15)
  })

  it('is found by subject where an earlier version kept none beside the mail', async () => {
    await start()
    const { MessageId } = await send('anna@example.org', { subject: 'Van vroeger' })
    await ses.stop()
    client.destroy()
    const file = join(folder, `${MessageId}.json`)
    const { subject: _, ...earlier } = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify(earlier))
    await start()
    expect(await get('/api/mails?subject=van%20vroeger')).toMatchObject([{ id: MessageId }])
  })
})

describe('the account', () => {
  it('tells its quota and what it sent', async () => {
    await start()
    await send('anna@example.org')
    const quota = await client.send(new GetSendQuotaCommand({}))
    expect(quota).toMatchObject({ MaxSendRate: 200, Max24HourSend: 50_000, SentLast24Hours: 1 })
    const { Enabled } = await client.send(new GetAccountSendingEnabledCommand({}))
    expect(Enabled).toBe(true)
  })

  it('throttles what goes faster than its rate, till a second has passed', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    await start({ now: () => now, limits: { maxSendRate: 2, max24HourSend: 100 } })
    await send('a@example.org')
    now += 600
    await send('b@example.org')
    const refused = { name: 'Throttling', message: 'Maximum sending rate exceeded.' }
    await expect(send('c@example.org')).rejects.toMatchObject({
      ...refused,
      $metadata: { httpStatusCode: 400 },
    })
    now += 500
    await send('c@example.org')
    await expect(send('d@example.org')).rejects.toMatchObject(refused)
  })

  it('refuses what goes over its quota, till 24 hours have passed', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    await start({ now: () => now })
    await fetch(`${ses.url}/api/limits`, {
      method: 'PUT',
      body: JSON.stringify({ maxSendRate: 10, max24HourSend: 1 }),
    })
    await send('a@example.org')
    now += DAY_MS - 1
    const refused = { name: 'Throttling', message: 'Daily message quota exceeded.' }
    await expect(send('b@example.org')).rejects.toMatchObject(refused)
    now += 2
    await send('b@example.org')
  })

  it('refuses a tag and a recipient that SES does not take', async () => {
    await start()
    const invalid = { name: 'InvalidParameterValue' }
    await expect(send('a@example.org', { tags: { campaign: 'née' } })).rejects.toMatchObject(invalid)
    await expect(send('müller@example.org')).rejects.toMatchObject(invalid)
    expect(await get('/api/mails')).toEqual([])
  })
})

describe('events', () => {
  const heard = async (to: string) => {
    const lambdaEvents: SNSEvent[] = []
    await start({ listener: async (event) => void lambdaEvents.push(event) })
    const { MessageId } = await send(to, { tags: { campaign: 'c1', delivery: 'd-1' } })
    expect(lambdaEvents.map((event) => event.Records[0]?.EventSource)).toEqual(
      lambdaEvents.map(() => 'aws:sns'),
    )
    return {
      MessageId,
      messages: lambdaEvents.map((event) => JSON.parse(event.Records[0]?.Sns.Message ?? '{}')),
    }
  }
  const kinds = (messages: { eventType: string }[]) => messages.map((message) => message.eventType)

  it('come for each mail with its tags and configuration set', async () => {
    const { MessageId, messages } = await heard('anna@example.org')
    expect(kinds(messages)).toEqual(['Send', 'Delivery'])
    expect(messages[1].mail).toMatchObject({
      messageId: MessageId,
      source: 'noreply@example.org',
      destination: ['anna@example.org'],
      tags: { campaign: ['c1'], delivery: ['d-1'], 'ses:configuration-set': ['luid-confirmation'] },
      commonHeaders: { subject: 'Bevestig je handtekening' },
    })
    expect(messages[1].delivery).toMatchObject({ recipients: ['anna@example.org'] })
    expect(messages[0].send).toEqual({})
  })

  it('play a permanent bounce', async () => {
    const { messages } = await heard('bounce+x@simulator.amazonses.com')
    expect(kinds(messages)).toEqual(['Send', 'Bounce'])
    expect(messages[1].bounce).toMatchObject({
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'bounce+x@simulator.amazonses.com', status: '5.1.1' }],
    })
  })

  it('play an address on the suppression list of SES', async () => {
    const { messages } = await heard('suppressionlist@simulator.amazonses.com')
    expect(kinds(messages)).toEqual(['Send', 'Bounce'])
    expect(messages[1].bounce).toMatchObject({ bounceType: 'Permanent', bounceSubType: 'Suppressed' })
  })

  it('play a complaint after the delivery', async () => {
    const { messages } = await heard('complaint@simulator.amazonses.com')
    expect(kinds(messages)).toEqual(['Send', 'Delivery', 'Complaint'])
    expect(messages[2].complaint).toMatchObject({ complaintFeedbackType: 'abuse' })
  })

  it.each(['success', 'ooto', 'success+label'])('play a delivery to %s@', async (name) => {
    expect(kinds((await heard(`${name}@simulator.amazonses.com`)).messages)).toEqual(['Send', 'Delivery'])
  })

  it('are handed over before the mail is answered for, or a kill in between would lose them', async () => {
    let [release, isHeard, isAnswered] = [(): void => {}, false, false]
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await start({
      listener: () => {
        isHeard = true
        return held
      },
    })
    const answered = send('anna@example.org').then(() => {
      isAnswered = true
    })
    await expect.poll(() => isHeard).toBe(true)
    // Another call goes through the server, and this one still waits.
    await client.send(new GetSendQuotaCommand({}))
    expect(isAnswered).toBe(false)
    release()
    await answered
  })
})

describe('misbehaving on demand', () => {
  const fault = (faults: object) =>
    fetch(`${ses.url}/api/faults`, { method: 'PUT', body: JSON.stringify(faults) })

  it('rejects with a given error, for all or for one recipient', async () => {
    await start({ faults: { to: 'a@example.org', reject: { code: 'MessageRejected', message: 'no' } } })
    await expect(send('a@example.org')).rejects.toMatchObject({ name: 'MessageRejected', message: 'no' })
    await send('b@example.org')
    await fault({ reject: { code: 'MailFromDomainNotVerifiedException' } })
    await expect(send('b@example.org')).rejects.toMatchObject({ name: 'MailFromDomainNotVerifiedException' })
    await fault({})
    await send('a@example.org')
  })

  it('is down', async () => {
    await start({ faults: { down: true } })
    await expect(send('a@example.org')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } })
    await expect(client.send(new GetSendQuotaCommand({}))).rejects.toThrow()
  })

  it('is slow', async () => {
    await start({ faults: { slowMs: 60_000 } })
    const impatient = AbortSignal.timeout(50)
    await expect(client.send(new GetSendQuotaCommand({}), { abortSignal: impatient })).rejects.toThrow()
    client.destroy()
  })

  it('breaks the connection before or after it took the mail', async () => {
    await start({ faults: { cut: 'before' } })
    await expect(send('a@example.org')).rejects.toThrow()
    expect(await get('/api/mails')).toHaveLength(0)
    await fault({ cut: 'after' })
    await expect(send('a@example.org')).rejects.toThrow()
    expect(await get('/api/mails')).toHaveLength(1)
  })

  it('refuses a fault that it does not know', async () => {
    await start()
    expect((await fault({ cut: 'sideways' })).status).toBe(422)
  })
})
