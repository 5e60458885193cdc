import { describe, expect, it } from 'vitest'
import { AUDIT_LIFE_MS } from '../../functions/domain/audit.ts'
import { DELIVERY_LIFE_MS } from '../../functions/domain/delivery.ts'
import { FEEDBACK_LIFE_MS } from '../../functions/domain/feedback.ts'
import { MANAGERS_LOCALES } from '../../functions/domain/locale.ts'
import { MY_DATA_LINK_LIFE_MS, MY_DATA_REQUEST_LIFE_MS } from '../../functions/domain/my-data.ts'
import { RETENTION_MS } from '../../functions/domain/petition.ts'
import { CONFIRM_LINK_LIFE_MS, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'
import { WITHDRAWN_LIFE_MS } from '../../functions/domain/subscription.ts'
import { MAIL_SHARE_LIFE_MS } from '../../functions/table/mail-shares.ts'
import { texts } from '../../web/texts/texts.ts'
import '../support/every-language.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const days = (ms: number) => ms / DAY_MS

it('data is kept as long as was promised, and no day longer', () => {
  expect({
    unconfirmed: days(UNCONFIRMED_LIFE_MS),
    afterClosing: days(RETENTION_MS),
    afterLeaving: days(WITHDRAWN_LIFE_MS),
    feedback: days(FEEDBACK_LIFE_MS),
    news: days(DELIVERY_LIFE_MS),
    audit: days(AUDIT_LIFE_MS),
    mails: days(MAIL_SHARE_LIFE_MS),
    myDataRequest: days(MY_DATA_REQUEST_LIFE_MS),
    confirmLink: days(CONFIRM_LINK_LIFE_MS),
    myDataLink: days(MY_DATA_LINK_LIFE_MS),
  }).toEqual({
    unconfirmed: 14,
    afterClosing: 365,
    afterLeaving: 730,
    feedback: 90,
    news: 90,
    audit: 730,
    mails: 2,
    myDataRequest: 5,
    confirmLink: 7,
    myDataLink: 1,
  })
})

/** In the languages of the law and of the managers; that the others say the same numbers is for texts.test.ts. */
const PROMISES = {
  nl: [
    /Bevestig je niet\?.*14 dagen nadat je tekende of je aanmeldde/,
    /handtekening tot 12 maanden nadat de petitie is gesloten/,
    /Nieuws over één petitie.*12 maanden nadat die petitie is gesloten/,
    /toestemming voor gaf.*24 maanden nadat je gestopt bent/,
    /nieuws we je mailden en wat je mailbox ons meldde, bewaren we 90 dagen.*stuurden, 2 dagen.*gegevens, 5 dagen/,
    /24 maanden welke medewerker/,
    /reservekopieën.*35 dagen/,
    /Amazon.*eigen lijst.*ook als je alles wist/,
  ],
  en: [
    /do not confirm.*14 days after you signed or signed up/,
    /signature until 12 months after the petition closed/,
    /News about one petition.*12 months after that petition closed/,
    /gave your consent to.*24 months after you stopped/,
    /news we emailed you, and what your mailbox told us, we keep for 90 days.*sent you: 2 days.*your data: 5 days/,
    /24 months.*member of our staff/,
    /backup copies.*35 days/,
    /Amazon.*list of its own.*even if you erase everything/,
  ],
}

describe.each(MANAGERS_LOCALES)('the privacy page (%s)', (locale) => {
  const lines = texts(locale).privacy.sections.flatMap(({ items }) => items)

  it.each(PROMISES[locale].map((promise) => [promise]))('says for how long: %s', (promise) => {
    expect(lines.filter((line) => promise.test(line))).toHaveLength(1)
  })

  it('says what stays of a signature that was withdrawn: its name and place do not, its country does', () => {
    const line = lines.find((one) => /Trek je je handtekening in|withdraw your signature, or/.test(one))
    expect(line).toMatch(/je naam, je adres en je woonplaats|the name, the addresses and the town/)
    expect(line).toMatch(/uit welk land|from which country/)
  })
})
