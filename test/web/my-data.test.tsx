import { describe, expect, it } from 'vitest'
import { ErasedPage } from '../../web/pages/erased.tsx'
import { MyDataPage, type MyDataPageProps } from '../../web/pages/my-data.tsx'
import { renderPage } from '../../web/render.ts'
import { texts } from '../../web/texts/texts.ts'
import { LOOKED_AT, siteFor, TOKEN } from './every-page.tsx'
import { MY_DATA } from './my-data-pages.tsx'

const ASSETS = {
  style: '/assets/style-1.css',
  petitionScript: '/assets/petition-1.js',
  icon: '/assets/icon-1.svg',
}

function myData(changes: Partial<MyDataPageProps> = {}): string {
  const given = { site: siteFor('nl', ASSETS), token: TOKEN, data: MY_DATA, errors: [], values: {} }
  return renderPage(<MyDataPage {...given} {...changes} />)
}

/** The forms of a page, each as its hidden fields. */
function forms(html: string): Record<string, string>[] {
  return html
    .split('<form')
    .slice(1)
    .map((form) => form.slice(0, form.indexOf('</form>')))
    .map((form) =>
      Object.fromEntries(
        [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      ),
    )
}

describe.each(LOOKED_AT)('once everything is erased (%s)', (locale) => {
  it('says that a suppression outlives it, here and in SES’s own list', () => {
    const { eraseKept } = texts(locale).myData
    const html = renderPage(<ErasedPage site={siteFor(locale, ASSETS)} />)
    expect(html).toContain(eraseKept)
    expect(myData({ site: siteFor(locale, ASSETS) })).toContain(eraseKept)
    expect(eraseKept).toContain('Amazon')
  })
})

describe('one’s own data', () => {
  it('is all of it there, in words', () => {
    const html = myData()
    for (const words of [
      'Zorg voor elk kind',
      'Bevestigd, telt mee',
      'Fatima van der Berg',
      '2511 AB',
      'België',
      'Wacht op jouw bevestiging',
      'Ingetrokken op',
      'Ik teken deze petitie en vind het goed',
      'Je volgt dit sinds 2 november 2026 om 09:00.',
      'Je volgde dit. Gestopt op 2 september 2026 om 10:00.',
      'Ja, mail mij nieuws over de strijd tegen kinderhandel.',
      'Op deze site',
      'Veilige opvang, Spelen mag: aangevraagd op 21 november 2026 om 10:00.',
      'Bevestig je aanmelding',
      'De mail kon even niet worden bezorgd',
      'We sturen dit adres geen nieuws.',
      '19 november 2026 om 11:01: <q>Het is gelukt</q>. Bezorgd. Je meldde je met deze mail af op 19 november',
      '<q lang="en">We did it</q>. Niet verstuurd: je was afgemeld.',
      'whatsapp',
      'scouting-voorbeeld',
      'Beurs 2025',
    ])
      expect(html).toContain(words)
  })

  it('tells news about a petition from the petition', () => {
    const named = 'Nieuws over de petitie <span lang="en">No child for sale</span></h3>'
    // What is followed, and what was said yes to.
    expect(myData().split(named)).toHaveLength(3)
  })

  it('marks consents in another language, and gives no version to words that were not ours', () => {
    const html = myData()
    expect(html).toContain('<span lang="en">I sign this petition. </span>')
    expect(html).toContain('<span lang="en">Yes, keep me posted.</span></dd>')
  })

  it('can be corrected and withdrawn only where a signature stands', () => {
    expect(forms(myData())).toEqual([
      { action: 'correct', petition: 'zorg-voor-elk-kind' },
      { action: 'withdraw', petition: 'zorg-voor-elk-kind' },
      { action: 'correct', petition: 'no-child-for-sale' },
      { action: 'withdraw', petition: 'no-child-for-sale' },
      { action: 'unsubscribe', list: 'topic_stop-kinderhandel' },
      { action: 'download' },
      { action: 'erase' },
    ])
    expect(myData()).toContain(`action="/nl/my-data/${TOKEN}"`)
  })

  it('is erased only by a box that one ticks oneself', () => {
    const box = /<input[^>]*name="sure"[^>]*>/
    expect(box.exec(myData())?.[0]).not.toContain('checked')
    const html = myData({ errors: [{ field: 'sure', code: 'erase-not-sure' }] })
    expect(html).toContain('<title>Fout: ')
    expect(html).toContain('<a href="#sure">')
    expect(box.exec(html)?.[0]).toMatch(/aria-invalid="true" aria-describedby="sure-error"/)
  })

  it('says which name is wrong, opens its form and keeps what was typed', () => {
    const html = myData({
      values: { petition: 'no-child-for-sale', givenName: '', familyName: 'www.example.org' },
      errors: [{ field: 'familyName', code: 'name-not-a-name' }],
    })
    expect(html).toContain('<a href="#familyName-no-child-for-sale">Vul alleen je achternaam in')
    expect(html.match(/<details open/g)).toHaveLength(1)
    expect(html).toMatch(
      /id="familyName-no-child-for-sale"[^>]*value="www.example.org"[^>]*aria-invalid="true"/,
    )
    expect(html).toMatch(/id="familyName-zorg-voor-elk-kind"[^>]*value="van der Berg"/)
  })

  it('is said to be nothing where nothing is kept', () => {
    const nothing = {
      signatures: [],
      subscriptions: [],
      receipts: [],
      requests: [],
      mails: [],
      deliveries: [],
      feedback: [],
    }
    const html = myData({ data: nothing })
    expect(html).toContain('Bij dit adres bewaren we niets.')
    expect(html).not.toContain('<form')
    // A suppression is something that is kept.
    const at = '2026-11-21T12:00:00.000Z'
    const suppressed = myData({ data: { ...nothing, suppression: { scope: 'all', because: 'bounce', at } } })
    expect(suppressed).toContain('We sturen dit adres helemaal geen mail.')
  })
})
