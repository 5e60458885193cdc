import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSesEvent } from '../../functions/mail/ses-events.ts'
import { EXAMPLE_EVENTS, firstMailTags, MAILED_AT, sesEvent } from '../support/ses-events.ts'

const MAIL = { messageId: 'message-1' }
const NOOR = ['noor@example.org']
const report = (message: string) => {
  const read = readSesEvent(message)
  if (read.kind !== 'report') throw new Error(`This is no report: ${read.kind}.`)
  return read.report
}

describe('an event of SES', () => {
  it.each([
    ['Send', EXAMPLE_EVENTS.send(MAIL), { kind: 'send', at: MAILED_AT }],
    ['Delivery', EXAMPLE_EVENTS.delivery(MAIL), { kind: 'delivery', at: '2026-11-21T12:00:01.500Z' }],
    [
      'a permanent bounce',
      EXAMPLE_EVENTS.bounce(MAIL),
      { kind: 'permanent-bounce', at: '2026-11-21T12:00:02.000Z', subtype: 'General' },
    ],
    [
      'an address on the suppression list of SES',
      EXAMPLE_EVENTS.bounce(MAIL, 'Permanent', MAILED_AT, 'OnAccountSuppressionList'),
      { kind: 'permanent-bounce', at: MAILED_AT, subtype: 'OnAccountSuppressionList' },
    ],
    [
      'a transient bounce',
      EXAMPLE_EVENTS.bounce(MAIL, 'Transient', MAILED_AT, 'MailboxFull'),
      { kind: 'transient-bounce', at: MAILED_AT, subtype: 'MailboxFull' },
    ],
    [
      'an undetermined bounce, which counts as transient',
      EXAMPLE_EVENTS.bounce(MAIL, 'Undetermined', MAILED_AT, 'Undetermined'),
      { kind: 'transient-bounce', at: MAILED_AT, subtype: 'Undetermined' },
    ],
    [
      'Complaint',
      EXAMPLE_EVENTS.complaint(MAIL),
      { kind: 'complaint', at: '2026-11-21T13:00:00.000Z', subtype: 'abuse' },
    ],
    [
      'a complaint that says nothing about itself',
      EXAMPLE_EVENTS.complaint(MAIL, null),
      { kind: 'complaint', at: '2026-11-21T13:00:00.000Z' },
    ],
    ['Reject', EXAMPLE_EVENTS.reject(MAIL), { kind: 'reject', at: MAILED_AT }],
    [
      'DeliveryDelay',
      EXAMPLE_EVENTS.delay(MAIL),
      { kind: 'delivery-delay', at: '2026-11-21T12:05:00.000Z', subtype: 'MailboxFull' },
    ],
  ])('is read: %s', (_, message, expected) => {
    const read = { ...expected, message: 'message-1', mailedAt: MAILED_AT, recipients: NOOR }
    expect(readSesEvent(message)).toEqual({ kind: 'report', report: read })
    // The same as a notification of an identity, and wrapped as SNS does without raw delivery.
    const { eventType, ...rest } = JSON.parse(message) as Record<string, unknown>
    const notification = JSON.stringify({ notificationType: eventType, ...rest })
    expect(readSesEvent(notification)).toEqual({ kind: 'report', report: read })
    const envelope = { Type: 'Notification', MessageId: 'm', TopicArn: 'arn', Message: message }
    expect(readSesEvent(JSON.stringify(envelope))).toEqual({ kind: 'report', report: read })
  })

  it('keeps nothing of what servers said', () => {
    expect(JSON.stringify(report(EXAMPLE_EVENTS.bounce(MAIL)))).not.toContain('user unknown')
  })

  it('says by its tags what the mail was for, and where it counts', () => {
    const tags = firstMailTags(7, 'geen-kind-te-koop')
    expect(report(EXAMPLE_EVENTS.send({ tags }))).toMatchObject({
      mail: 'confirm',
      petition: 'geen-kind-te-koop',
      counts: { run: 'run-1', number: '7', petition: 'geen-kind-te-koop', day: '2026-11-21' },
    })
    for (const name of ['run', 'number', 'petition', 'day']) {
      const { [name]: _, ...others } = tags as Record<string, string>
      expect(report(EXAMPLE_EVENTS.send({ tags: others })).counts, name).toBeUndefined()
      const odd = { ...tags, [name]: 'a#b' }
      expect(report(EXAMPLE_EVENTS.send({ tags: odd })).counts, name).toBeUndefined()
    }
  })

  it('says by its tags which delivery of a campaign it was', () => {
    const person = 'p'.repeat(43)
    const tags = { mail: 'campaign', campaign: '20261121120000-spring00', delivery: person }
    const { delivery, counts, mail } = report(EXAMPLE_EVENTS.send({ tags }))
    expect(delivery).toEqual({ campaign: '20261121120000-spring00', person })
    expect({ counts, mail }).toEqual({ counts: undefined, mail: 'campaign' })
    for (const name of ['campaign', 'delivery']) {
      const { [name]: _, ...others } = tags as Record<string, string>
      expect(report(EXAMPLE_EVENTS.send({ tags: others })).delivery, name).toBeUndefined()
      for (const odd of ['a#b', '', 'noor@example.org'])
        expect(report(EXAMPLE_EVENTS.send({ tags: { ...tags, [name]: odd } })).delivery, name).toBeUndefined()
    }
  })

  it.each([
    ['Successfully validated SNS topic for Amazon SES event publishing.'],
    ['Successfully validated SNS topic for Amazon SES notification publishing.'],
    [JSON.stringify({ notificationType: 'AmazonSnsSubscriptionSucceeded', message: 'Welcome' })],
    [sesEvent('Rendering Failure', {}, { templateName: 't', errorMessage: 'x' })],
    [sesEvent('RenderingFailure', {}, { templateName: 't', errorMessage: 'x' })],
    [sesEvent('Open', {}, { ipAddress: '192.0.2.1' })],
    [sesEvent('Subscription', {}, { contactList: 'c' })],
    [JSON.stringify({ eventType: 'Telepathy' })],
    [EXAMPLE_EVENTS.complaint({}, 'not-spam')],
    [JSON.stringify({ Type: 'Notification', Message: EXAMPLE_EVENTS.complaint({}, 'not-spam') })],
  ])('that asks for nothing is nothing: %s', (message) => {
    expect(readSesEvent(message)).toEqual({ kind: 'nothing' })
  })

  it('is about nobody where a bounce names nobody, as an automatic answer does', () => {
    const detail = { bounceType: 'Undetermined', bounceSubType: 'Undetermined', timestamp: MAILED_AT }
    const message = sesEvent('Bounce', {}, { ...detail, bouncedRecipients: [] })
    expect(readSesEvent(message)).toEqual({ kind: 'nothing' })
  })

  it('is about the one recipient of its mail, also where the mailbox behind a forwarding one bounced', () => {
    const bounced = [{ emailAddress: 'behind@elsewhere.example.org' }]
    const detail = { bounceType: 'Permanent', timestamp: MAILED_AT, bouncedRecipients: bounced }
    expect(report(sesEvent('Bounce', {}, detail)).recipients).toEqual(NOOR)
    const many = ['noor@example.org', 'sam@example.org', 'kim@example.org']
    const some = { ...detail, bouncedRecipients: many.slice(1).map((emailAddress) => ({ emailAddress })) }
    expect(report(sesEvent('Bounce', { to: many }, some)).recipients).toEqual(many.slice(1))
    const named = [{ emailAddress: 'Sam <sam@example.org>' }, { emailAddress: ' <sam@example.org>' }]
    const odd = sesEvent('Bounce', { to: many }, { ...detail, bouncedRecipients: named })
    expect(report(odd).recipients).toEqual(['sam@example.org'])
  })

  it.each([
    ['no text at all', ''],
    ['other words', 'Hallo noor@example.org'],
    ['half an event', EXAMPLE_EVENTS.bounce().slice(0, 200)],
    ['an object without a type', '{}'],
    ['a list', '[]'],
    ['a type that is no text', '{"eventType":5}'],
    ['an event without its mail', '{"eventType":"Send"}'],
    ['a bounce without its detail', sesEvent('Bounce', {}, {})],
    ['a time that is none', EXAMPLE_EVENTS.bounce({}, 'Permanent', 'gisteren')],
    ['a wrapped nothing', JSON.stringify({ Message: '{}' })],
  ])('that cannot be read is said to be so: %s', (_, message) => {
    expect(readSesEvent(message)).toEqual({ kind: 'unreadable' })
  })

  it('never makes reading fail, whatever comes', () => {
    const types = fc.constantFrom('Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay')
    const event = fc.record(
      { eventType: types, mail: fc.jsonValue(), bounce: fc.jsonValue(), complaint: fc.jsonValue() },
      { requiredKeys: ['eventType'] },
    )
    fc.assert(
      fc.property(fc.oneof(event, fc.jsonValue()), fc.string(), (json, text) => {
        expect(['report', 'nothing', 'unreadable']).toContain(readSesEvent(JSON.stringify(json)).kind)
        expect(['nothing', 'unreadable']).toContain(readSesEvent(text).kind)
      }),
    )
  })
})
