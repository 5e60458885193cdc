import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { topicList } from '../../functions/domain/list.ts'
import { assemble } from '../../functions/send-campaigns.ts'
import { readTestOutcome } from '../../functions/wiring/campaigns-on-lambda.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { exampleFollow, examplePetition } from '../support/examples.ts'
import { type Application, PUBLIC_URL, startApplication } from './application.ts'

/** Preview, test and campaign on one table: the managers' application, and the whole function that sends, with a local SES. */

const VARIABLES = ['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SES'] as const
const configured = VARIABLES.map((name) => [name, process.env[name]] as const)
const CONTEXT = { getRemainingTimeInMillis: () => 100_000 } as Context

let application: Application
let ses: Awaited<ReturnType<typeof startSes>>
let send: Awaited<ReturnType<typeof assemble>>
/** How far the sender's clock is ahead, and goes further at each look. */
const clock = { aheadMs: 0, stepMs: 0 }
const folder = mkdtempSync(join(tmpdir(), 'luid-inbox-'))

beforeAll(async () => {
  application = await startApplication({ now: () => new Date() })
  ses = await startSes({ port: 0, folder })
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = application.table.endpoint
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
  const { deps, table, issuer } = application
  send = await assemble({
    environment: {
      tableName: table.tableName,
      publicUrl: PUBLIC_URL,
      organisation: 'Voorbeeldstichting',
      privacyContact: 'privacy@example.org',
      mailFrom: deps.mailFrom,
      confirmationConfigurationSet: 'confirmation',
      bulkConfigurationSet: 'bulk',
      tokenIssuer: issuer.issuer,
      tokenFor: { audience: 'luid' },
      signInOrigin: 'https://signin.example.org',
      consoleClientId: 'luid-console',
    },
    campaigns: deps.campaignSender,
    secrets: { person: async () => '', links: async () => deps.links, origin: async () => [] },
    now: () => {
      clock.aheadMs += clock.stepMs
      return new Date(Date.now() + clock.aheadMs)
    },
    log: new Logger({ serviceName: 'luid', logLevel: 'SILENT' }),
  })
  Object.assign(deps, {
    campaignSender: {
      wake: async () => {},
      test: async (test: object) => readTestOutcome(await send({ test }, CONTEXT)),
    },
  })
})
afterAll(async () => {
  await ses.stop()
  await application.stop()
  rmSync(folder, { recursive: true })
  for (const [name, value] of configured) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

type Mail = { from: string; subject: string; text: string; html: string }

const mails = async (to: string): Promise<Mail[]> =>
  (await (await fetch(`${ses.url}/api/mails?to=${encodeURIComponent(to)}`)).json()) as Mail[]

const mailTo = async (email: string): Promise<Mail> => {
  const [mail] = await mails(email)
  if (mail === undefined) throw new Error('There is no mail.')
  return mail
}
/** Links of two readers differ by their tokens alone. */
const withoutTokens = (words: string) => words.replaceAll(/\/k1\.[^\s"<]+/g, '/token')

it('is, byte for byte, the test mail, and what followers get but for the tokens of their links', async () => {
  const petition = await application.petition({ updates: examplePetition() })
  const topic = await application.topic()
  const content = {
    nl: {
      subject: 'Al {{count}} voor {{petition}}: “één” & méér',
      preheader: 'Dag {{name|jij}}',
      body: '## Dag {{name|jij}}\n\nEr is <b>nieuws</b> & meer:\n\n- {{goal}}\n- é\n\n**[Deel]({{share-link}})** of [stop]({{unsubscribe-link}}).\n',
    },
    en: { subject: 'News', preheader: '', body: 'Hello {{name}}.' },
  }
  const id = await application.campaign({ topics: [topic] }, { content, petition })
  const path = `/api/manage/campaigns/${id}`
  const post = (action: string, body: object) => application.manage('POST', `${path}/${action}`, body)
  const preview = async (of: object) => {
    const { from, ...rest } = (await (await post('preview', of)).json()) as Mail & {
      from: { name: string; address: string }
    }
    return { ...rest, from: `${from.name} <${from.address}>` }
  }

  for (const of of [{}, { locale: 'nl', name: 'Noor' }, { locale: 'en', name: 'Zoë' }, { locale: 'en' }]) {
    const email = `test-${JSON.stringify(of).length}@example.org`
    expect(await (await post('test', { ...of, email })).json()).toEqual({ sent: true })
    const { from, subject, text, html } = await preview(of)
    expect(await mailTo(email)).toMatchObject({ from, subject, text, html })
  }

  const { subscriptions } = application.deps.stores
  for (const locale of ['nl', 'en'] as const) {
    const email = `volger-${locale}@example.org`
    const follows = [exampleFollow(topicList(topic))]
    await subscriptions.activate({ person: application.person(email), email, locale }, follows, new Date())
  }
  expect((await post('schedule', {})).status).toBe(200)
  const sending = send({ look: true }, CONTEXT)
  await expect.poll(async () => (await mails('volger-')).length, { timeout: 60_000 }).toBe(2)
  // Nobody counts here what has gone: the sender waits for that in vain, and not for long.
  clock.stepMs = 1_000
  await sending
  for (const locale of ['nl', 'en'] as const) {
    const { subject, text, html } = await preview({ locale })
    const got = await mailTo(`volger-${locale}@example.org`)
    expect(got.subject).toBe(subject)
    expect(withoutTokens(got.text)).toBe(withoutTokens(text))
    expect(withoutTokens(got.html)).toBe(withoutTokens(html))
    expect(got.html).not.toBe(html)
  }
})
