import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../functions/domain/locale.ts'
import { alreadySignedMail } from '../../functions/mail/templates/already-signed.ts'
import { alreadySubscribedMail } from '../../functions/mail/templates/already-subscribed.ts'
import { confirmationMail } from '../../functions/mail/templates/confirmation.ts'
import { myDataMail } from '../../functions/mail/templates/my-data.ts'
import { forSubject } from '../../functions/mail/templates/subject.ts'
import { subscriptionMail } from '../../functions/mail/templates/subscription.ts'
import '../support/every-language.ts'

const confirmUrl = 'https://petities.example.org/nl/confirm/AbC.dEf-123'
const notMeUrl = 'https://petities.example.org/nl/not-me/GhI.jKl-456'
const petitionUrl = 'https://petities.example.org/nl/petitions/zorg'
const unsubscribeUrl = 'https://petities.example.org/nl/unsubscribe/MnO.pQr-987'
const preferencesUrl = 'https://petities.example.org/nl/preferences/MnO.pQr-789'
const myDataUrl = 'https://petities.example.org/nl/my-data/StU.vWx-012'
const publicUrl = 'https://petities.example.org'
const petitionTitle = 'Zorg voor elk kind & elke ouder'
const topicName = 'Stop <kinderhandel>'
const lists = [
  { kind: 'topic' as const, name: topicName, locale: 'nl' as const },
  { kind: 'updates' as const, name: petitionTitle, locale: 'nl' as const },
]
const organisations = [
  { name: 'Stem & Recht', postalAddress: 'Postbus 12\r\n2500 AA Den Haag' },
  { name: 'Kind en Recht', postalAddress: 'Kerkstraat 1, 1000 AA Amsterdam' },
]

const mails = LOCALES.flatMap((locale) => {
  const frame = { locale, organisation: 'Stem <voor> Kinderen', notMeUrl, publicUrl }
  const signed = { ...frame, petitionTitle }
  const listed = { lists, organisations }
  return [
    {
      name: `confirmation, ${locale}`,
      locale,
      about: petitionTitle,
      links: [confirmUrl, notMeUrl],
      mail: confirmationMail({ ...signed, follows: [], organisations: [], confirmUrl }),
    },
    {
      name: `already signed, ${locale}`,
      locale,
      about: petitionTitle,
      links: [petitionUrl, notMeUrl],
      mail: alreadySignedMail({ ...signed, petitionUrl }),
    },
    {
      name: `confirmation with what is followed, ${locale}`,
      locale,
      about: petitionTitle,
      links: [confirmUrl, notMeUrl],
      mail: confirmationMail({ ...signed, follows: lists, organisations, confirmUrl }),
    },
    {
      name: `subscription, ${locale}`,
      locale,
      about: topicName,
      links: [confirmUrl, notMeUrl],
      mail: subscriptionMail({ ...frame, ...listed, confirmUrl }),
    },
    {
      name: `already subscribed, ${locale}`,
      locale,
      about: topicName,
      links: [preferencesUrl, unsubscribeUrl, notMeUrl],
      mail: alreadySubscribedMail({ ...frame, ...listed, preferencesUrl, unsubscribeUrl }),
    },
    {
      name: `my data, ${locale}`,
      locale,
      about: '',
      links: [myDataUrl, notMeUrl],
      mail: myDataMail({ ...frame, myDataUrl }),
    },
  ]
})

/** The mail of this name. */
function mailNamed(name: string) {
  const found = mails.find((mail) => mail.name === name)
  if (found === undefined) throw new Error(`no mail ${name}`)
  return found.mail
}

const encoded = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])
const occurrences = (text: string, part: string) => text.split(part).length - 1

describe.each(mails)('the mail: $name', ({ locale, about, links, mail }) => {
  it('marks its language', () => {
    expect(mail.html).toContain(`<html lang="${locale}">`)
  })

  it('has each link once in the text and once in the HTML, and no other', () => {
    expect(hrefs(mail.html)).toEqual(links)
    for (const link of links) expect(occurrences(mail.text, link)).toBe(1)
    expect(mail.text.match(/https:\/\/\S+\//g)?.length).toBe(links.length)
  })

  it('fetches nothing: no picture, style sheet, script, frame or font', () => {
    expect(mail.html).not.toMatch(
      /<(img|link|script|iframe|object|style|video|form|svg)\b|url\(|@import|src=/i,
    )
  })

  it('says the same in text as in HTML', () => {
    const visible = mail.html
      .replace(/<head>.*<\/head>/s, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll(/[ \n]+/g, ' ')
    for (const line of mail.text.split('\n').filter((words) => words !== '' && !words.startsWith('http'))) {
      expect(visible).toContain(line.replace(/:$/, '').replace(/^- /, ''))
    }
  })

  it('names what it is about and the organisation, encoded', () => {
    expect(mail.subject).toContain(about)
    expect(mail.html).toContain(encoded(about))
    expect(mail.html).toContain('Stem &lt;voor&gt; Kinderen')
    expect(mail.text).toContain(publicUrl)
  })

  it('leaves no word unfilled', () => {
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/undefined|null|\[object|\{\{|\$\{/)
  })
})

it('each says how long its button works, or that there is nothing to do', () => {
  const text = (name: string) => mailNamed(`${name}, nl`).text
  expect(text('confirmation')).toContain('De knop werkt 7 dagen')
  expect(text('subscription')).toContain('De knop werkt 7 dagen')
  expect(text('my data')).toContain('De knop werkt 24 uur')
  expect(text('already signed')).toContain('huisgenoot')
  for (const name of ['already signed', 'already subscribed']) {
    expect(text(name)).toContain('Je hoeft niets te doen')
    expect(text(name)).not.toContain('De knop')
  }
})

describe('what is followed', () => {
  it.each(['subscription', 'already subscribed', 'confirmation with what is followed'])(
    'stands in the mail by name, with who sends it and from where: %s',
    (name) => {
      const { text, html } = mailNamed(`${name}, nl`)
      expect(text).toContain(`\n- ${topicName}\n- Nieuws over de petitie ${petitionTitle}\n`)
      expect(text).toContain('Stem & Recht, Postbus 12 2500 AA Den Haag')
      expect(text).toContain('Kind en Recht, Kerkstraat 1, 1000 AA Amsterdam')
      expect(html).toContain('<strong lang="nl">Stop &lt;kinderhandel&gt;</strong>')
    },
  )

  it('is told together with the signature: one button confirms both', () => {
    const { text } = mailNamed('confirmation with what is followed, nl')
    expect(text).toContain('Met dezelfde knop bevestig je dat je mail wilt krijgen over:')
    expect(occurrences(text, confirmUrl)).toBe(1)
    const { text: alone, html } = mailNamed('confirmation, nl')
    expect(alone).not.toMatch(/dezelfde knop|Afzender/)
    expect(html).not.toContain('<ul')
  })

  it('is cut in a subject, and never breaks it', () => {
    const many = Array.from({ length: 20 }, (_, number) => ({
      kind: 'topic' as const,
      name: `Onderwerp ${number}\r\nBcc: b@example.org`,
      locale: 'nl' as const,
    }))
    const frame = { locale: 'nl' as const, organisation: 'Stem', notMeUrl, publicUrl }
    const listed = { ...frame, lists: many, organisations }
    const mails = [
      subscriptionMail({ ...listed, confirmUrl }),
      alreadySubscribedMail({ ...listed, preferencesUrl, unsubscribeUrl }),
    ]
    for (const { subject } of mails) {
      expect([...subject]).toHaveLength(120)
      expect(subject).not.toMatch(/\p{Cc}/u)
    }
  })
})

it('a title in another language is marked as such', () => {
  const { html } = confirmationMail({
    locale: 'nl',
    petitionLocale: 'en',
    organisation: 'Stem voor Kinderen',
    petitionTitle: 'Care for every child',
    follows: [],
    organisations: [],
    confirmUrl,
    notMeUrl,
    publicUrl,
  })
  expect(html).toContain('<strong lang="en">Care for every child</strong>')
})

describe('a title in a subject', () => {
  it.each([
    ['a\r\nBcc: b@example.org', 'a Bcc: b@example.org'],
    ['a\u0085b\u2028c\u0000d\te', 'a b c d e'],
    ['\u202eesrever\u2066x', 'esrever x'],
    ['=?utf-8?Q?=0D=0ABcc:_b@example.org?=', '= ?utf-8?Q?=0D=0ABcc:_b@example.org?='],
    ['  Zorg   voor\nelk kind ', 'Zorg voor elk kind'],
    ['Für alle Kinder – ทุกคน', 'Für alle Kinder – ทุกคน'],
  ])('%j becomes %j', (title, line) => {
    expect(forSubject(title)).toBe(line)
  })

  it('is cut at 120 characters, never inside one', () => {
    const cut = forSubject('👧'.repeat(300))
    expect([...cut]).toHaveLength(120)
    expect(cut.endsWith('👧…')).toBe(true)
  })

  it('never carries a control character, whatever it is made of', () => {
    for (let code = 0; code < 0x3000; code += 1) {
      expect(forSubject(`a${String.fromCodePoint(code)}b`)).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }
  })
})
