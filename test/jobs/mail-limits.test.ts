import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Mailer, sesMailer } from '../../functions/mail/ses.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication, wholeAnswer } from '../http/application.ts'
import { applicationSender } from '../support/application-sender.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let application: Application
let petitions: string[]
let topics: string[]
beforeAll(async () => {
  application = await startApplication()
  topics = [await application.topic(), await application.topic(), await application.topic()]
  petitions = [
    await application.petition({ topics }),
    await application.petition({ topics }),
    await application.petition(),
    await application.petition(),
  ]
})
afterAll(() => application.stop())

const of = <Item>(list: readonly Item[], number: number): Item => list[number % list.length] as Item

/** Every form that makes Luid mail an address, by name; `number` chooses among petitions and topics. */
const FORMS: Record<string, (email: string, number: number) => Promise<Response>> = {
  'the API to sign': (email, number) =>
    application.postJson(`/api/petitions/${of(petitions, number)}/signatures`, { ...SIGNER, email }),
  'the API to sign, with a box ticked': (email, number) =>
    application.postJson(`/api/petitions/${of(petitions.slice(0, 2), number)}/signatures`, {
      ...SIGNER,
      email,
      newsletter: [of(topics, number)],
      ageConfirmed: true,
    }),
  'the form to sign': (email, number) =>
    application.postForm(`/nl/petitions/${of(petitions.slice(0, 1), number)}/signatures`, {
      ...SIGNER_FORM,
      email,
    }),
  'the form to ask again': (email, number) =>
    application.postForm(`/nl/petitions/${of(petitions.slice(0, 1), number)}/check-your-email`, { email }),
  'the API to follow': (email, number) =>
    application.postJson('/api/subscriptions', {
      email,
      topics: number % 2 === 0 ? [of(topics, number)] : topics,
      consent: true,
      ageConfirmed: true,
    }),
  'the form to follow': (email, number) =>
    application.postForm('/nl/newsletter', {
      email,
      topics: of(topics, number),
      [`consentVersion.${of(topics, number)}`]: '1',
      consent: 'on',
      ageConfirmed: 'on',
    }),
  'the form to see one’s data': (email) => application.postForm('/nl/my-data', { email }),
}
const FORM_NAMES = Object.keys(FORMS)
const fill = (form: string, email: string, number: number) =>
  (FORMS[form] as (typeof FORMS)[string])(email, number)

type Mail = { at: number; to: string; mail: string; about: string; text: string; pressedAt?: number }

/** A mailer that keeps what it is given. */
function recorder(): { mails: Mail[]; mailer: Mailer } {
  const mails: Mail[] = []
  const mailer: Mailer = {
    send: async ({ to, tags, text }) => {
      const { mail = '', petition: about = '' } = tags
      mails.push({ at: application.now().getTime(), to, mail, about, text })
      return { sent: true, messageId: 'id' }
    },
    ratePerSecond: async () => 100,
  }
  return { mails, mailer }
}

let people = 0
const somebody = () => `iemand${++people}@example.org`
const link = (mail: Mail | undefined) => mail?.text.match(/https:\/\/\S+\/(nl\/confirm\/\S+)/)?.[1]

/** Presses the button of a mail that has one. */
async function press(mail: Mail | undefined): Promise<void> {
  const path = link(mail)
  if (mail === undefined || path === undefined) return
  const { status } = await application.postForm(`/${path}`, {})
  if (status === 303) mail.pressedAt ??= application.now().getTime()
}

/**
 * The limits (STANDARDS 20): one mail in 10 minutes and three in a day. "Already signed" does not wait for its own
 * confirmation once that was pressed, nor the link to one's data for any that was.
 */
function expectWithinLimits(mails: readonly Mail[]): void {
  mails.forEach((mail, i) => {
    const before = mails.slice(0, i)
    expect(before.filter(({ at }) => mail.at - at < DAY).length).toBeLessThan(3)
    const close = before.filter(({ at }) => mail.at - at < 10 * MINUTE)
    const isItsOwn = (other: Mail) => other.mail === 'confirm' && other.about === mail.about
    const wasPressed = ({ pressedAt = Number.POSITIVE_INFINITY }: Mail) => pressedAt <= mail.at
    if (mail.mail === 'my-data') expect(close.filter((other) => !wasPressed(other))).toEqual([])
    else if (mail.mail !== 'already-signed') expect(close).toEqual([])
    else expect(close.filter((other) => !isItsOwn(other))).toEqual([])
  })
}

describe('the limits on mail to one address, over every form', () => {
  it('hold for any order of askings, presses, senders and days', async () => {
    const { mails, mailer } = recorder()
    const { fromStream, tick } = applicationSender(application, mailer)
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('ask' as const),
          form: fc.constantFrom(...FORM_NAMES),
          number: fc.nat(11),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 25 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('pass' as const),
          minutes: fc.integer({ min: 60, max: 1500 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('press' as const) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 24 }), async (steps) => {
        const email = somebody()
        const mine = () => mails.filter(({ to }) => to === email)
        for (const now of steps) {
          if (now.do === 'pass') {
            application.pass(now.minutes)
            await tick()
          } else if (now.do === 'press') {
            await press(mine().at(-1))
          } else {
            expect((await fill(now.form, email, now.number)).status).toBeLessThan(400)
            await fromStream(application.person(email))
          }
        }
        expectWithinLimits(mine())
      }),
      { numRuns: 12 },
    )
  })

  it('a thousand signups for one address end in three mails, with the answers that everybody gets', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'luid-limits-'))
    const ses = await startSes({ port: 0, folder, now: () => application.now().getTime() })
    const before = process.env['AWS_ENDPOINT_URL_SES']
    process.env['AWS_ENDPOINT_URL_SES'] = ses.url
    try {
      const { fromStream, tick } = applicationSender(
        application,
        sesMailer('luid-confirmation', application.now),
      )
      const victim = somebody()
      const answers = new Map<string, Set<string>>()
      for (let batch = 0; batch < 100; batch++) {
        const ten = Array.from({ length: 10 }, async (_, i) => {
          const form = of(FORM_NAMES, batch + i)
          const answer = await wholeAnswer(await fill(form, victim, batch * 10 + i))
          answers.set(form, (answers.get(form) ?? new Set()).add(answer))
        })
        await Promise.all(ten)
        await fromStream(application.person(victim))
        // A thousand of them take some 20 hours.
        application.pass(12)
        await tick()
      }
      const ofNobody = new Map<string, Set<string>>()
      for (const form of FORM_NAMES)
        ofNobody.set(form, new Set([await wholeAnswer(await fill(form, somebody(), 0))]))
      expect(answers).toEqual(ofNobody)
      const mails = (await (await fetch(`${ses.url}/api/mails?to=${victim}`)).json()) as unknown[]
      expect(mails).toHaveLength(3)
    } finally {
      if (before === undefined) delete process.env['AWS_ENDPOINT_URL_SES']
      else process.env['AWS_ENDPOINT_URL_SES'] = before
      await ses.stop()
      await rm(folder, { recursive: true, force: true })
    }
  })
})

describe('within the limits nothing that was accepted is lost', () => {
  it.each([
    {
      asked: ['the API to sign', 'the API to follow', 'the form to see one’s data'],
      mails: ['confirm', 'confirm-subscription', 'my-data'],
    },
    {
      asked: ['the API to follow', 'the form to follow', 'the API to sign'],
      mails: ['confirm', 'confirm-subscription', 'confirm-subscription'],
    },
  ])('what waits because of another mail goes ten minutes after it: $mails.1, $mails.2', async (expected) => {
    const { mails, mailer } = recorder()
    const { fromStream, tick } = applicationSender(application, mailer)
    const email = somebody()
    const start = application.now().getTime()
    for (const [number, form] of expected.asked.entries())
      expect((await fill(form, email, number)).status).toBeLessThan(400)
    await fromStream(application.person(email))
    for (let minute = 1; minute <= 25; minute++) {
      application.pass(1)
      await tick()
    }
    const mine = mails.filter(({ to }) => to === email)
    expect(mine.map(({ mail }) => mail).sort()).toEqual(expected.mails)
    expect(mine.map(({ at }) => (at - start) / MINUTE)).toEqual([0, 10, 20])
  })
})
