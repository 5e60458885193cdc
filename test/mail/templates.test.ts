import { describe, expect, it } from 'vitest'
import { LOCALES } from '../../functions/domain/locale.ts'
import { alreadySignedMail } from '../../functions/mail/templates/already-signed.ts'
import { confirmationMail } from '../../functions/mail/templates/confirmation.ts'
import { forSubject } from '../../functions/mail/templates/subject.ts'

const confirmUrl = 'https://petities.example.org/nl/confirm/AbC.dEf-123'
const notMeUrl = 'https://petities.example.org/nl/not-me/GhI.jKl-456'
const petitionUrl = 'https://petities.example.org/nl/petitions/zorg'
const publicUrl = 'https://petities.example.org'
const petitionTitle = 'Zorg voor elk kind & elke ouder'

const mails = LOCALES.flatMap((locale) => {
  const given = { locale, organisation: 'Stem <voor> Kinderen', petitionTitle, notMeUrl, publicUrl }
  return [
    {
      name: `confirmation, ${locale}`,
      locale,
      links: [confirmUrl, notMeUrl],
      mail: confirmationMail({ ...given, confirmUrl }),
    },
    {
      name: `already signed, ${locale}`,
      locale,
      links: [petitionUrl, notMeUrl],
      mail: alreadySignedMail({ ...given, petitionUrl }),
    },
  ]
})

const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])
const occurrences = (text: string, part: string) => text.split(part).length - 1

describe.each(mails)('the mail: $name', ({ locale, links, mail }) => {
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
      .replaceAll(/\s+/g, ' ')
    for (const line of mail.text.split('\n').filter((words) => words !== '' && !words.startsWith('http'))) {
      expect(visible).toContain(line.replace(/:$/, ''))
    }
  })

  it('names the petition and the organisation, encoded', () => {
    expect(mail.subject).toContain(petitionTitle)
    expect(mail.html).toContain('Zorg voor elk kind &amp; elke ouder')
    expect(mail.html).toContain('Stem &lt;voor&gt; Kinderen')
    expect(mail.text).toContain(publicUrl)
  })

  it('leaves no word unfilled', () => {
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/undefined|null|\[object|\{\{|\$\{/)
  })
})

it('the confirmation says how long the button works; the other mail what a housemate needs', () => {
  const [confirmation, already] = mails
  expect(confirmation?.mail.text).toContain('7 dagen')
  expect(already?.mail.text).toContain('huisgenoot')
  expect(already?.mail.text).not.toContain('7 dagen')
})

it('a title in another language is marked as such', () => {
  const { html } = confirmationMail({
    locale: 'nl',
    petitionLocale: 'en',
    organisation: 'Stem voor Kinderen',
    petitionTitle: 'Care for every child',
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
