import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { ConfirmPage } from '../../web/pages/confirm.tsx'
import { HomePage } from '../../web/pages/home.tsx'
import { PetitionPage, type SignForm } from '../../web/pages/petition.tsx'
import { ThanksPage } from '../../web/pages/thanks.tsx'
import type { PetitionView } from '../../web/petition-view.ts'
import { renderPage } from '../../web/render.ts'
import { texts } from '../../web/texts/texts.ts'
import { everyPage, FRESH, LOOKED_AT, petitionIn, siteFor, TOKEN, WRONG } from './every-page.tsx'

const ASSETS = {
  style: '/assets/style-1.css',
  petitionScript: '/assets/petition-1.js',
  icon: '/assets/icon-1.svg',
}

const rendered = LOOKED_AT.flatMap((locale) =>
  Object.entries(everyPage(locale, ASSETS)).map(([name, page]) => ({ name, locale, html: renderPage(page) })),
)

function petitionPage(locale: Locale, changes: Partial<PetitionView> = {}, form: SignForm = FRESH): string {
  const site = siteFor(locale, ASSETS, '/petitions/zorg-voor-elk-kind')
  return renderPage(<PetitionPage site={site} petition={petitionIn(locale, changes)} form={form} />)
}

/** The opening tag of the form control with this name. */
function control(html: string, name: string): string {
  return new RegExp(`<(?:input|select)[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? ''
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each(rendered)('$name in $locale', ({ locale, html }) => {
  it('is a whole document in its language with one heading', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${locale}">`))
    expect(html.match(/<h1\b/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+ – Stem voor Kinderen<\/title>/)
  })

  it('holds no inline style or script, as its policy would refuse them', () => {
    expect(html).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|javascript:/i)
    // A block of data is none: browsers do not run it, and the policy does not ask about it.
    for (const script of html
      .replaceAll('<script type="application/ld+json">', '')
      .match(/<script\b[^>]*>/g) ?? [])
      expect(script).toContain(`src="${ASSETS.petitionScript}"`)
  })

  it('requests nothing from outside', () => {
    expect(html).not.toMatch(/<(?:iframe|object|embed|video|audio|source)\b|\ssrcset=|@import|url\(/i)
    for (const src of all(html, /\ssrc="([^"]*)"/g)) expect(src).toMatch(/^\/(?:assets|images)\//)
    // Room is made for a picture before it comes.
    for (const picture of html.match(/<img\b[^>]*>/g) ?? [])
      expect(picture).toMatch(/width="\d+" height="\d+" alt="/)
    for (const link of html.match(/<link\b[^>]*>/g) ?? []) {
      if (!/rel="(?:canonical|alternate)"/.test(link)) expect(link).toMatch(/href="\/assets\//)
    }
  })

  it('gives each id once, and refers only to ids that are there', () => {
    const ids = all(html, /\sid="([^"]*)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const references = [
      ...all(html, /\s(?:for|aria-labelledby)="([^"]*)"/g),
      ...all(html, /\saria-describedby="([^"]*)"/g).flatMap((list) => list.split(' ')),
      ...all(html, /\shref="#([^"]*)"/g),
    ]
    for (const id of references) expect(ids).toContain(id)
  })

  it('leaves no word unfilled', () => {
    expect(html.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object/)
  })
})

it.each(LOCALES)('every page can be made in %s, and leaves no word unfilled', (locale) => {
  for (const [name, page] of Object.entries(everyPage(locale, ASSETS))) {
    const html = renderPage(page)
    expect(html, name).toContain(`<html lang="${locale}">`)
    expect(html.replaceAll(/<[^>]+>/g, ' '), name).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object/)
  }
})

describe('the form', () => {
  it.each(LOOKED_AT)('has the contract’s fields, each with a label (%s)', (locale) => {
    const html = petitionPage(locale, { source: 'krant', partner: 'stem-zuid' })
    const fields = [
      'givenName',
      'familyName',
      'email',
      'city',
      'postalCode',
      'country',
      'consent',
      'showName',
      'ageConfirmed',
    ]
    for (const field of fields) {
      expect(control(html, field)).toContain(`id="${field}"`)
      expect(html).toContain(`<label for="${field}"`)
    }
    expect(control(html, 'source')).toContain('type="hidden" name="source" value="krant"')
    expect(control(html, 'partner')).toContain('value="stem-zuid"')
    expect(control(html, 'consentVersion')).toContain('value="1"')
    expect(html).toContain(`<form method="post" action="/${locale}/petitions/zorg-voor-elk-kind/signatures"`)
    expect(control(html, 'newsletter')).toBe('')
  })

  it('asks for no more than the petition does', () => {
    const html = petitionPage('nl', { asks: { city: false, postalCode: false } })
    expect(control(html, 'city') + control(html, 'postalCode') + control(html, 'source')).toBe('')
  })

  it('helps to fill it in', () => {
    const html = petitionPage('nl')
    expect(control(html, 'givenName')).toContain('autocomplete="given-name"')
    expect(control(html, 'familyName')).toContain('autocomplete="family-name"')
    expect(control(html, 'email')).toMatch(/type="email" inputmode="email" autocomplete="email"/)
    expect(control(html, 'city')).toContain('autocomplete="address-level2"')
    expect(control(html, 'postalCode')).toContain('autocomplete="postal-code"')
    expect(html).toContain('<option value="NL" selected="">Nederland</option>')
    expect(petitionPage('en')).toContain('<option value="NL" selected="">Netherlands</option>')
    expect(html.match(/<option /g)).toHaveLength(249)
  })

  it('ticks nothing in advance', () => {
    expect(petitionPage('nl')).not.toMatch(/type="checkbox"[^>]*checked/)
  })

  it('labels the consent with the consent’s own text, in its own language', () => {
    const { consentText } = petitionIn('en')
    expect(petitionPage('nl', { ...petitionIn('en') })).toContain(
      `<label for="consent" lang="en">${consentText}</label>`,
    )
    expect(petitionPage('nl')).toContain('href="/nl/privacy"')
  })

  it('hides the honeypot from assistive technology, keyboard and autofill', () => {
    const html = petitionPage('nl')
    expect(html).toContain('<div class="honeypot" aria-hidden="true">')
    expect(control(html, 'website')).toMatch(/tabindex="-1" autocomplete="off"/)
    expect(control(html, 'website')).not.toContain('value=')
  })
})

describe('an invalid form', () => {
  it.each([
    ['nl', 'Fout: '],
    ['en', 'Error: '],
  ] as const)('says so first in its title (%s)', (locale, start) => {
    expect(petitionPage(locale, {}, WRONG)).toContain(`<title>${start}`)
    expect(petitionPage(locale)).not.toContain(`<title>${start}`)
  })

  it('starts with a summary that leads to each field', () => {
    const html = petitionPage('nl', {}, WRONG)
    expect(html).toMatch(/<main[^>]*><section class="error-summary" role="alert" tabindex="-1"/)
    for (const field of ['familyName', 'email', 'consent', 'ageConfirmed'])
      expect(html).toContain(`<a href="#${field}">`)
    // What the reader cannot mend by a field is told without a link.
    expect(html).toContain('<li>Deze partner hoort niet bij de petitie.</li>')
  })

  it('ties each message to its field', () => {
    const html = petitionPage('nl', {}, WRONG)
    expect(control(html, 'email')).toMatch(/aria-invalid="true" aria-describedby="email-hint email-error"/)
    expect(html).toContain('<p class="error" id="familyName-error">Vul je achternaam in.</p>')
    expect(control(html, 'givenName')).not.toContain('aria-invalid')
    expect(html).toContain('<p class="error" id="givenName-error" hidden=""></p>')
  })

  it('keeps what was typed and ticked', () => {
    const html = petitionPage('nl', {}, WRONG)
    expect(control(html, 'givenName')).toContain('value="Fatima"')
    expect(control(html, 'email')).toContain('value="fatima@"')
    expect(html).toContain('<option value="BE" selected="">')
    expect(html).not.toContain('<option value="NL" selected')
    expect(control(html, 'showName')).toContain('checked')
    expect(control(html, 'consent')).not.toContain('checked')
  })
})

describe('what others wrote', () => {
  const hostile = '"><script>alert(1)</script><b onmouseover=x>&amp;\'`'

  it('is text, wherever it stands', () => {
    const petition = {
      title: hostile,
      summary: hostile,
      body: `${hostile}\n\n${hostile}`,
      addressee: hostile,
      consentText: hostile,
      source: hostile,
      partner: hostile,
      slug: 'zorg',
    }
    const values = Object.fromEntries(
      ['givenName', 'familyName', 'email', 'city', 'postalCode', 'country'].map((n) => [n, hostile]),
    )
    const card = { ...petitionIn('nl'), title: hostile, summary: hostile }
    const pages = [
      petitionPage('nl', petition, { values, errors: [{ field: hostile, code: hostile }] }),
      petitionPage('nl', {
        ...petition,
        state: 'closed',
        closedAt: '2026-11-01T12:00:00Z',
        donateUrl: hostile,
      }),
      renderPage(<HomePage site={siteFor('nl', ASSETS)} petitions={[card]} topics={[]} />),
      renderPage(
        <ConfirmPage
          site={siteFor('nl', ASSETS)}
          token={hostile}
          petition={card}
          givenName={hostile}
          familyName={hostile}
          showName
          consentText={hostile}
          follows={[]}
          told={{}}
        />,
      ),
      renderPage(
        <ThanksPage
          site={siteFor('nl', ASSETS)}
          petition={card}
          donateUrl={`https://doneren.example.org/?voor=${hostile}`}
          next={[card]}
          news
        />,
      ),
    ]
    for (const html of pages) {
      expect(html).not.toContain('<script>alert')
      expect(html).not.toContain('<b onmouseover')
      expect(html).toContain('&lt;script&gt;')
    }
  })

  it('may be a name in any script', () => {
    const html = renderPage(
      <ConfirmPage
        site={siteFor('nl', ASSETS)}
        token={TOKEN}
        petition={petitionIn('nl')}
        givenName="فاطمة"
        familyName="O’Brien-Đặng"
        showName
        consentText="Ja"
        follows={[]}
        told={{}}
      />,
    )
    expect(html).toContain('<dd dir="auto">فاطمة O’Brien-Đặng</dd>')
  })

  it('becomes paragraphs at blank lines', () => {
    const html = petitionPage('nl', { body: 'Een\nregel.\r\n\r\nTwee.\n \n\n\nDrie.\n' })
    expect(html).toContain('<div class="body"><p>Een\nregel.</p><p>Twee.</p><p>Drie.</p></div>')
  })

  it('is marked where it is in another language than the page', () => {
    const html = petitionPage('nl', petitionIn('en'))
    expect(html).toContain(`<h1 lang="en">${petitionIn('en').title}</h1>`)
    expect(html).toContain('<div class="body" lang="en">')
    expect(petitionPage('nl')).not.toContain('<h1 lang')
  })
})

describe('the count', () => {
  it('stands against the goal; what is on paper stands apart', () => {
    const html = petitionPage('nl')
    expect(html).toContain('>12.345</strong>')
    expect(html).toMatch(/<progress[^>]* value="12345" max="20000">/)
    expect(html).toContain('En 512 handtekeningen op papier')
    expect(petitionPage('en')).toContain('>12,345</strong>')
  })

  it('knows one from many, and a goal that was passed', () => {
    expect(petitionPage('nl', { count: 1 })).toMatch(/>1<\/strong> <span[^>]*>handtekening<\/span>/)
    expect(petitionPage('en', { count: 0, offline: 0 })).toMatch(/>0<\/strong> <span[^>]*>signatures<\/span>/)
    const passed = petitionPage('nl', { count: 20_001 })
    expect(passed).toMatch(/<progress[^>]* value="20000" max="20000">/)
    expect(passed).toContain('Het doel van 20.000 is gehaald')
  })

  it('is no live region, and is kept up to date only while the petition is open', () => {
    expect(petitionPage('nl')).not.toMatch(/aria-live|role="status"/)
    expect(petitionPage('nl')).toContain('data-count-url="/api/petitions/zorg-voor-elk-kind/count"')
    expect(petitionPage('nl', { state: 'closed' })).not.toContain('data-count-url')
  })
})

it.each(['closed', 'archived'] as const)(
  'a petition that is %s has no form, says so, and thanks',
  (state) => {
    const html = petitionPage('nl', { state, closedAt: '2026-11-01T23:30:00.000Z' })
    expect(html).not.toContain('<form')
    // Half past midnight in Amsterdam, wherever this test runs.
    expect(html).toContain('Je kon tekenen tot 2 november 2026 om 00:30.')
    expect(html).toMatch(/Dank aan iedereen die meedeed: 12\.\d{3} handtekeningen en \d+ op papier\./)
    expect(html.includes('24 uur na het sluiten')).toBe(state === 'closed')
  },
)

it('an open petition with a closing time names it, in Amsterdam time', () => {
  const closesAt = '2026-12-01T17:00:00.000Z'
  expect(petitionPage('nl', { closesAt })).toContain('Tekenen kan tot 1 december 2026 om 18:00.')
  expect(petitionPage('en', { closesAt })).toContain('1 December 2026 at 18:00 (Amsterdam time)')
})

it('pages behind a token are not indexed and lead to no other language; others tell of each other', () => {
  for (const { name, html } of rendered) {
    const private_ =
      /^(?:poster|own-link|confirm|link|not-me|error|unsubscribe|preferences|my-data(?!-ask)|erased)/.test(
        name,
      )
    expect(html.includes('content="noindex"')).toBe(private_)
    expect(html.includes('rel="alternate"')).toBe(!private_)
    expect(html.includes('hreflang=')).toBe(!private_)
  }
})

it('buttons that change something are forms that POST; no page submits itself', () => {
  for (const { html } of rendered) {
    for (const form of html.match(/<form\b[^>]*>/g) ?? [])
      expect(form).toMatch(/method="post"|class="search" method="get"/)
    expect(html).not.toMatch(/http-equiv="refresh"/i)
  }
  const confirm = everyPage('nl', ASSETS)['confirm']
  expect(renderPage(confirm ?? <p />)).toContain(`action="/nl/confirm/${TOKEN}"`)
})

it('sharing carries the title and a link with its source', () => {
  const html = renderPage(
    <ThanksPage
      site={siteFor('nl', ASSETS)}
      petition={{ ...petitionIn('nl'), slug: 'zorg', title: 'Zorg & meer' }}
      next={[]}
      news={false}
    />,
  )
  const message = encodeURIComponent('Ik heb deze petitie getekend: “Zorg & meer”. Teken jij ook?')
  const link = (source: string) =>
    encodeURIComponent(`https://petities.example.org/nl/petitions/zorg?source=${source}`)
  expect(html).toContain(`href="https://wa.me/?text=${message}%20${link('whatsapp')}"`)
  expect(html).toContain(
    `href="mailto:?subject=Zorg%20%26%20meer&amp;body=${message}%0D%0A%0D%0A${link('email')}"`,
  )
  expect(html).toMatch(/>\s*https:\/\/petities\.example\.org\/nl\/petitions\/zorg\?source=link</)
  expect(html).toContain('data-share="https://petities.example.org/nl/petitions/zorg?source=share"')
  for (const network of ['facebook', 'telegram', 'linkedin', 'bluesky', 'mastodon', 'x'])
    expect(html, network).toContain(link(network))
  expect(html).not.toContain(texts('nl').donate)
})

it('a petition’s own words go along where it has some', () => {
  const petition = { ...petitionIn('nl'), shareText: 'Teken jij ook voor zorg?' }
  const html = renderPage(
    <ThanksPage site={siteFor('nl', ASSETS)} petition={petition} next={[]} news={false} />,
  )
  expect(html).toContain('href="https://wa.me/?text=Teken%20jij%20ook%20voor%20zorg%3F%20https')
  expect(html).toContain('data-share-text="Teken jij ook voor zorg?"')
})

it('each amount leads to the organisation’s own page with what was pressed, and none is chosen', () => {
  const html = renderPage(
    <ThanksPage
      site={siteFor('nl', ASSETS)}
      petition={petitionIn('nl')}
      donateUrl="https://doneren.example.org/nu?campagne=zorg"
      next={[]}
      news={false}
    />,
  )
  const [once, monthly] = ['once', 'monthly'].map((frequency) =>
    [...html.matchAll(new RegExp(`campagne=zorg&amp;amount=(\\d+)&amp;frequency=${frequency}"`, 'g'))].map(
      ([, amount]) => amount,
    ),
  )
  expect([once, monthly]).toEqual([
    ['10', '25', '50'],
    ['5', '10', '15'],
  ])
  expect(html).toContain('href="https://doneren.example.org/nu?campagne=zorg"')
  expect(html).not.toMatch(/checked|selected/)
})
