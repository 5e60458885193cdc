import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headerText, type Message, mimeSource } from '../../functions/mail/message.ts'
import { sesMailer } from '../../functions/mail/ses.ts'
import { type LocalSes, startSes } from '../../infra/local/ses/server.ts'

const MESSAGE: Message = {
  from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
  to: 'noor@example.org',
  subject: 'Bevestig je handtekening',
  text: 'Druk op de knop.',
  html: '<!doctype html><html lang="nl"><body>Druk op de knop.</body></html>',
  language: 'nl',
  tags: { mail: 'confirm', petition: 'proef' },
}

let folder: string
let ses: LocalSes
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-ses-'))
  ses = await startSes({ port: 0, folder })
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
})
afterEach(async () => {
  await ses.stop()
  await rm(folder, { recursive: true, force: true })
})

const mailer = () => sesMailer('luid-confirmation', () => new Date())

describe('handing a mail to SES', () => {
  it('sends text and HTML, in one language, to one recipient', async () => {
    await expect(mailer().send(MESSAGE)).resolves.toMatchObject({ sent: true })
    const [mail] = (await (await fetch(`${ses.url}/api/mails`)).json()) as Record<string, never>[]
    expect(mail).toMatchObject({
      to: 'noor@example.org',
      subject: MESSAGE.subject,
      headers: { 'content-language': 'nl' },
    })
    expect(mail?.['headers']?.['content-type']).toMatch(/^multipart\/alternative/)
  })

  it.each([
    [{ maxSendRate: 0 }, 'throttled'],
    [{ max24HourSend: 0 }, 'quota-used'],
  ] as const)('tells a rate from a quota: %j', async (limits, because) => {
    ses.setLimits(limits)
    await expect(mailer().send(MESSAGE)).resolves.toMatchObject({ sent: false, because })
  })

  it.each([
    ['AccountSendingPausedException', '', 'account-fault'],
    ['MailFromDomainNotVerifiedException', '', 'account-fault'],
    ['ConfigurationSetDoesNotExist', '', 'account-fault'],
    [
      'MessageRejected',
      'Email address is not verified. The following identities failed the check',
      'account-fault',
    ],
    ['MessageRejected', 'Address blacklisted.', 'refused'],
    ['InvalidParameterValue', 'Local address contains control or whitespace', 'refused'],
  ])('sorts %s "%s" as %s', async (code, message, because) => {
    ses.setFaults({ reject: { code, message } })
    await expect(mailer().send(MESSAGE)).resolves.toMatchObject({ sent: false, because })
  })

  it('calls a fault of SES itself unreachable, and a cut connection unknown: it may have been taken', async () => {
    ses.setFaults({ down: true })
    await expect(mailer().send(MESSAGE)).resolves.toMatchObject({ sent: false, because: 'unreachable' })
    ses.setFaults({ cut: 'after' })
    await expect(mailer().send(MESSAGE)).resolves.toMatchObject({ sent: false, because: 'unknown' })
    ses.setFaults({})
    const mails = (await (await fetch(`${ses.url}/api/mails`)).json()) as unknown[]
    expect(mails).toHaveLength(1)
  })

  it('knows an SES that is down', async () => {
    const sender = mailer()
    await ses.stop()
    await expect(sender.send(MESSAGE)).resolves.toMatchObject({ sent: false, because: 'unreachable' })
    await expect(sender.ratePerSecond()).resolves.toBe(1)
    ses = await startSes({ port: 0, folder })
  })

  it('reads the rate that the account allows', async () => {
    ses.setLimits({ maxSendRate: 14 })
    await expect(mailer().ratePerSecond()).resolves.toBe(14)
  })
})

describe('the lines of a mail', () => {
  it('all end as RFC 5322 §2.3 has it, whatever its parts were written with', async () => {
    const long = `${'een heel lange regel met é '.repeat(20)}\n\nen nog een\r\n`
    const source = Buffer.from(
      await mimeSource({ ...MESSAGE, text: long, html: `<p>${long}</p>` }),
    ).toString()
    expect(source).not.toMatch(/[^\r]\n|\r(?!\n)/)
    expect(source.split('\r\n').length).toBeGreaterThan(20)
  })
})

describe('the headers of a mail', () => {
  it.each([
    'Hallo\r\nBcc: rest@example.org',
    'Hallo\nBcc: rest@example.org',
    'Hallo\u2028Bcc: x',
    'Hallo\0\u202eBcc: x',
  ])('cannot be added to by a subject: %j', async (subject) => {
    const source = await mimeSource({ ...MESSAGE, subject, from: { ...MESSAGE.from, name: subject } })
    const mail = await PostalMime.parse(source)
    expect(mail.headers.map((header) => header.key)).not.toContain('bcc')
    expect(mail.subject).toBe(headerText(subject))
    expect(mail.headers.filter((header) => header.key === 'to')).toHaveLength(1)
    expect(mail.from?.address).toBe('petities@example.org')
  })

  it('offer one click only where there is something to leave, once, and with the link in one piece (RFC 8058)', async () => {
    const unsubscribeUrl = `https://petities.example.org/nl/unsubscribe/k1.u.topic_${'x'.repeat(80)}.${'p'.repeat(43)}...${'s'.repeat(43)}`
    const source = Buffer.from(await mimeSource({ ...MESSAGE, unsubscribeUrl })).toString()
    const headers = source.slice(0, source.indexOf('\r\n\r\n'))
    expect(headers.match(/^List-Unsubscribe:\s+(.*)$/gim)).toHaveLength(1)
    // A fold may stand before the link and never inside it: a mail program would press half of it.
    expect(headers).toContain(`<${unsubscribeUrl}>`)
    expect(headers.match(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click$/gim)).toHaveLength(1)
    const confirming = Buffer.from(await mimeSource(MESSAGE)).toString()
    expect(confirming).not.toMatch(/^List-Unsubscribe/im)
  })
})
