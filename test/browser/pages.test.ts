import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { contrast, TEXT_CONTRAST } from '../../functions/domain/palette.ts'
import { pagesInBrowser, violations } from './pages-in-browser.ts'

const { browser, open, server } = pagesInBrowser()

/** Pages that are laid out anew on a wide screen. */
const WIDE = [
  '/nl/home-newsletter',
  '/nl/petition',
  '/nl/petition-errors',
  '/nl/petition-following',
  '/nl/petition-closed',
  '/nl/my-data',
]

/** In the browser: what has the focus, how broad its ring is, and whether something else lies over its middle. */
const FOCUSED = `(() => {
  const it = document.activeElement
  const { left, top, width, height } = it.getBoundingClientRect()
  const above = document.elementFromPoint(left + width / 2, top + height / 2)
  return [it.outerHTML.slice(0, 80), getComputedStyle(it).outlineWidth, above !== it && !it.contains(above)]
})()`

/** A computed colour, `rgb(1, 2, 3)`, as `#010203`. */
const hexOf = (colour: string): string =>
  `#${(colour.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('the pages that are laid out anew on a wide screen offend axe neither there', async () => {
    for (const path of WIDE) {
      const { page } = await open(path, { colorScheme, viewport: { width: 1280, height: 800 } })
      expect([path, await violations(page)]).toEqual([path, []])
      await page.context().close()
    }
  })

  it('every word on the band can be read, in any colours (its ornament keeps axe from judging that)', async () => {
    for (const path of ['/nl/petition', '/nl/petition-themed', '/nl/thanks']) {
      const { page } = await open(path, { colorScheme })
      const words = (await page.evaluate(`(() => {
        const band = getComputedStyle(document.querySelector('.opening')).backgroundColor
        return [...document.querySelectorAll('.opening *')].map((one) => [one.outerHTML.slice(0, 60), getComputedStyle(one).color, band])
      })()`)) as [string, string, string][]
      const weak = words.filter(([, ink, band]) => contrast(hexOf(ink), hexOf(band)) < TEXT_CONTRAST)
      expect([path, weak]).toEqual([path, []])
      expect(words.length).toBeGreaterThan(2)
      await page.context().close()
    }
  })

  it('whatever has the focus shows it, and nothing covers it', async () => {
    const { page } = await open('/nl/petition-around', { colorScheme, reducedMotion: 'reduce' })
    const seen = new Set<string>()
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab')
      const [what, outline, covered] = (await page.evaluate(FOCUSED)) as [string, string, boolean]
      if (what.startsWith('<body')) break
      seen.add(what)
      expect([what, outline, covered]).toEqual([what, '3px', false])
      expect(what).not.toContain('website')
    }
    expect(seen.size).toBeGreaterThan(15)
    await page.context().close()
  })
})

describe('with scripts', () => {
  it('a field that is left half-filled says so beside it, in the server’s words, until it is mended', async () => {
    const { page, faults } = await open('/nl/petition')
    const email = page.locator('#email')
    await email.fill('fatima@')
    await email.blur()
    await page.locator('#email-error').getByText('Dit e-mailadres klopt niet').waitFor()
    expect(await email.getAttribute('aria-invalid')).toBe('true')
    expect(await email.getAttribute('aria-describedby')).toBe('email-hint email-error')
    expect(await violations(page)).toEqual([])
    await email.fill('fatima@example.org')
    await email.blur()
    await page.locator('#email-error').waitFor({ state: 'hidden' })
    expect(await email.getAttribute('aria-invalid')).toBeNull()
    expect(await email.getAttribute('aria-describedby')).toBe('email-hint')
    expect(faults).toEqual([])
  })

  it('a field that is merely passed by is left in peace', async () => {
    const { page } = await open('/nl/petition')
    await page.locator('#givenName').focus()
    await page.locator('#familyName').focus()
    await page.locator('#email').focus()
    expect(await page.locator('.error:visible').count()).toBe(0)
  })

  it('an address that looks mistyped is offered right, beside it, and one press takes it', async () => {
    const { page, faults } = await open('/nl/petition')
    const email = page.locator('#email')
    await email.fill('noor@gmial.com')
    await email.blur()
    const offer = page.getByRole('button', { name: 'Bedoel je noor@gmail.com?' })
    await offer.waitFor()
    expect(await violations(page)).toEqual([])
    await offer.click()
    expect(await email.inputValue()).toBe('noor@gmail.com')
    await page.locator('#email:focus').waitFor()
    expect(await offer.count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('the link is copied at a press, and the system’s own sheet is offered where there is one', async () => {
    const { page } = await open('/nl/thanks')
    const sheet = page.getByRole('button', { name: 'Deel de petitie' })
    expect(await sheet.count()).toBe(0)
    await page.getByRole('button', { name: 'Kopieer de link' }).click()
    await page.getByText('De link is gekopieerd.').waitFor()

    await page.addInitScript(`navigator.share = (what) => { globalThis.shared = what; return Promise.resolve() }
      Object.defineProperty(navigator, 'clipboard', { value: undefined })`)
    await page.reload()
    await sheet.click()
    expect(await page.evaluate('globalThis.shared')).toMatchObject({
      url: 'https://petities.example.org/nl/petitions/zorg-voor-elk-kind?source=share',
      text: expect.stringContaining('Teken jij ook?'),
    })
    await page.getByRole('button', { name: 'Kopieer de link' }).click()
    // Where nothing else is to be had, the link is selected at least.
    expect(await page.evaluate('getSelection().toString()')).toContain('?source=link')
  })

  it('an unfinished form is the server’s to answer, and what it complained of goes as it is mended', async () => {
    const { page } = await open('/nl/petition')
    await page.route('**/signatures', (route) => route.fulfill({ status: 422, body: 'answered' }))
    await page.getByRole('button', { name: 'Ik teken' }).click()
    await page.getByText('answered').waitFor()

    await page.goto(`${server().origin}/nl/petition-errors`)
    const complaints = page.locator('form[data-sign] .error:visible')
    const before = await complaints.count()
    await page.locator('#familyName').fill('Jansen')
    await page.locator('#familyName').blur()
    await page.locator('#consent').check()
    expect(await complaints.count()).toBe(before - 2)
  })

  it('what whoever wants to follow ticks is sent', async () => {
    const { page } = await open('/nl/petition-following')
    let body = ''
    await page.route('**/signatures', async (route) => {
      body = route.request().postData() ?? ''
      await route.fulfill({ status: 200, body: 'sent' })
    })
    await fillIn(page)
    await page.getByLabel('Stop kinderhandel').check()
    await page.getByLabel('Veilige opvang').check()
    await page.getByLabel('Alleen over deze petitie').check()
    await page.locator('#ageConfirmed').check()
    await page.getByRole('button', { name: 'Ik teken' }).click()
    await page.getByText('sent').waitFor()
    const sent = new URLSearchParams(body)
    expect(sent.getAll('newsletter')).toEqual(['stop-kinderhandel', 'veilige-opvang'])
    expect(Object.fromEntries(sent)).toMatchObject({
      updates: 'on',
      updatesVersion: '3',
      'topicVersion.stop-kinderhandel': '1',
      'topicVersion.veilige-opvang': '2',
      ageConfirmed: 'on',
    })
  })

  const fillIn = async (page: Page) => {
    await page.locator('#givenName').fill('Fatima')
    await page.locator('#familyName').fill('van der Berg')
    await page.locator('#email').fill('fatima@example.org')
    await page.locator('#city').fill('Den Haag')
    await page.locator('#postalCode').fill('2511 AB')
    await page.locator('#consent').check()
  }

  it('a finished form is sent as it was filled in', async () => {
    const { page } = await open('/nl/petition')
    let body = ''
    await page.route('**/signatures', async (route) => {
      body = route.request().postData() ?? ''
      await route.fulfill({ status: 200, body: 'sent' })
    })
    await fillIn(page)
    await page.getByRole('button', { name: 'Ik teken' }).click()
    await page.getByText('sent').waitFor()
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      givenName: 'Fatima',
      familyName: 'van der Berg',
      email: 'fatima@example.org',
      city: 'Den Haag',
      postalCode: '2511 AB',
      country: 'NL',
      consent: 'on',
      website: '',
      consentVersion: '1',
    })
  })

  it('however often one presses, the form is sent once, until one comes back', async () => {
    const { page } = await open('/nl/petition')
    await fillIn(page)
    // Counts what would be sent, after the page's own script had its say, and stays here.
    await page.evaluate(`globalThis.sent = 0
      document.addEventListener('submit', (event) => {
        if (!event.defaultPrevented) globalThis.sent += 1
        event.preventDefault()
      })`)
    const button = page.locator('form[data-sign] button')
    for (let press = 0; press < 5; press += 1) await button.dispatchEvent('click')
    expect(await page.evaluate('globalThis.sent')).toBe(1)
    expect(await button.textContent()).toBe('Een ogenblik…')
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`)
    expect(await button.textContent()).toBe('Ik teken')
    await button.dispatchEvent('click')
    expect(await page.evaluate('globalThis.sent')).toBe(2)
  })

  it('the summary of an invalid form has the focus', async () => {
    const { page } = await open('/nl/petition-errors')
    await page.locator('#errors:focus').waitFor()
    await page.getByRole('link', { name: 'Vul je achternaam in.' }).click()
    await page.locator('#familyName:focus').waitFor()
  })

  it('the count follows, each 15 seconds while somebody looks', async () => {
    const context = await browser().newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${server().origin}/nl/petition`)
    const asked = server().count.asked
    server().count.value = 1
    // The page's clock runs on by itself as well: there is room for a slow machine on either side.
    await page.clock.runFor(9_000)
    expect(server().count.asked).toBe(asked)
    await page.clock.runFor(10_000)
    await expect.poll(() => server().count.asked, { timeout: 60_000 }).toBe(asked + 1)
    await page.getByText('1 handtekening', { exact: true }).waitFor()
    expect(await page.locator('progress').getAttribute('value')).toBe('1')

    server().count.value = 12_346
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true })`)
    await page.clock.runFor(60_000)
    expect(server().count.asked).toBe(asked + 1)
    await page.evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`)
    await page.getByText('12.346 handtekeningen', { exact: true }).waitFor()

    // What it is shown against rises by itself once it is reached: the page itself knows what comes next.
    await page.route('**/nl/petition', async (route) =>
      route.fulfill({ response: await route.fetch({ url: `${server().origin}/nl/petition-goal` }) }),
    )
    server().count.value = 20_001
    await page.clock.runFor(15_000)
    await page.getByText('Het doel van 20.000 is gehaald', { exact: true }).waitFor()
    await page.getByText('20.001 handtekeningen', { exact: true }).waitFor()
  })

  it('the count of the thank-you page follows soon, since it comes after the press', async () => {
    const context = await browser().newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${server().origin}/nl/thanks`)
    const asked = server().count.asked
    server().count.value = 77
    await page.clock.runFor(5_000)
    // On a slow machine the page's own clock may be past the second time, too.
    await expect.poll(() => server().count.asked, { timeout: 60_000 }).toBeGreaterThan(asked)
    await page.getByText('77 handtekeningen', { exact: true }).waitFor()
  })
})

describe('without scripts', () => {
  it('the form is sent by the browser alone, hidden fields and all', async () => {
    const { page } = await open('/nl/petition-first', { javaScriptEnabled: false })
    let body = ''
    await page.route('**/signatures', async (route) => {
      body = route.request().postData() ?? ''
      expect(route.request().headers()['content-type']).toBe('application/x-www-form-urlencoded')
      await route.fulfill({ status: 200, body: 'sent' })
    })
    await page.locator('#givenName').fill('Fatima')
    await page.getByRole('button', { name: 'Ik teken' }).click()
    await page.getByText('sent').waitFor()
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      givenName: 'Fatima',
      source: 'nieuwsbrief',
      partner: 'stem-zuid',
    })
  })

  it('the summary leads to its fields', async () => {
    const { page } = await open('/nl/petition-errors', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Vul je achternaam in.' }).click()
    expect(page.url()).toMatch(/#familyName$/)
  })

  it('also to the first of several boxes, and to one of several names', async () => {
    const { page } = await open('/nl/newsletter-errors', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Kies minstens één onderwerp.' }).click()
    expect(await page.evaluate('document.activeElement.value')).toBe('stop-kinderhandel')
    await page.goto(`${server().origin}/nl/my-data-wrong-name`)
    await page.getByRole('link', { name: 'Vul je voornaam in.' }).click()
    expect(page.url()).toMatch(/#givenName-no-child-for-sale$/)
    expect(await page.locator('#givenName-no-child-for-sale').isVisible()).toBe(true)
  })
})
