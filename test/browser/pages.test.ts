import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type PagesServer, startPagesServer } from './pages-server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let server: PagesServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), startPagesServer()])
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A page in a context of its own, and what it complained of or asked of other hosts. */
async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(server.origin)) faults.push(`asked ${request.url()}`)
  })
  await page.goto(`${server.origin}${path}`)
  return { page, faults }
}

/** What axe finds under WCAG 2.2 A and AA and its own best practices, or by these rules alone. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) }
  const results = (await page.evaluate(`${AXE};axe.run(${JSON.stringify(options)})`)) as AxeResults
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}

/** In the browser: targets below 24 by 24 CSS pixels that do not stand in a sentence (WCAG 2.2, 2.5.8). */
const SMALL_TARGETS = `[...document.querySelectorAll('a, button, input, select, summary')].flatMap((element) => {
  const { width, height } = element.getBoundingClientRect()
  const hidden = element.closest('.honeypot, .skip') || width === 0 || element.type === 'hidden'
  const inSentence = getComputedStyle(element).display === 'inline'
  return hidden || inSentence || (width >= 24 && height >= 24) ? [] : [element.outerHTML]
})`

/** Pages that are laid out anew on a wide screen. */
const WIDE = [
  '/nl/home-newsletter',
  '/nl/petition',
  '/nl/petition-errors',
  '/nl/petition-following',
  '/nl/petition-closed',
  '/nl/my-data',
]

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Calls `look` on every page and state, and gives what it found. */
async function everywhere(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const { page, faults } = await open('/nl/home', options)
  const found: string[] = []
  for (const path of server.paths) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${server.origin}${path}`)
    found.push(...(await look(page)).map((fault) => `${path}: ${fault}`))
  }
  expect(server.paths.length).toBeGreaterThan(120)
  return [...found, ...faults]
}

it('no page or state offends axe or asks others', async () => {
  expect(await everywhere({}, (page) => violations(page))).toEqual([])
}, 600_000)

it('no page or state has too little contrast in the dark, where nothing else is different', async () => {
  const rules = ['color-contrast', 'link-in-text-block']
  expect(await everywhere({ colorScheme: 'dark' }, (page) => violations(page, rules))).toEqual([])
}, 600_000)

it('no page or state has small targets or scrolls sideways, at any width', async () => {
  const found = await everywhere({}, async (page) => {
    const faults: string[] = []
    // 1280 px at 400 % zoom is 320 by 256 (WCAG 1.4.10).
    for (const [width, height] of [
      [320, 256],
      [360, 740],
      [768, 1024],
      [1280, 800],
      [2560, 1440],
    ] as const) {
      await page.setViewportSize({ width, height })
      const sideways = await page.evaluate(SIDEWAYS)
      if (sideways !== 0) faults.push(`at ${width}: scrolls ${sideways} px sideways`)
      const small = (await page.evaluate(SMALL_TARGETS)) as string[]
      faults.push(...small.map((target) => `at ${width}: small ${target}`))
    }
    return faults
  })
  expect(found).toEqual([])
}, 600_000)

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('the pages that are laid out anew on a wide screen offend axe neither there', async () => {
    for (const path of WIDE) {
      const { page } = await open(path, { colorScheme, viewport: { width: 1280, height: 800 } })
      expect([path, await violations(page)]).toEqual([path, []])
      await page.context().close()
    }
  }, 60_000)

  it('whatever has the focus shows it', async () => {
    const { page } = await open('/nl/petition', { colorScheme })
    const seen = new Set<string>()
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press('Tab')
      const [what, outline] = (await page.evaluate(
        '[document.activeElement.outerHTML.slice(0, 80), getComputedStyle(document.activeElement).outlineWidth]',
      )) as [string, string]
      if (what.startsWith('<body')) break
      seen.add(what)
      expect([what, outline]).toEqual([what, '3px'])
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

  it('an unfinished form stays, and leads to what is missing', async () => {
    const { page } = await open('/nl/petition')
    await page.locator('#givenName').fill('Fatima')
    await page.locator('#showName').check()
    await page.getByRole('button', { name: 'Ik teken' }).click()
    expect(await page.locator('.error:visible').allTextContents()).toEqual([
      'Vul je achternaam in.',
      'Vul je e-mailadres in.',
      'Zonder je toestemming mogen we je handtekening niet bewaren. Kruis het vakje aan.',
      expect.stringMatching(/^Kruis aan dat je 16 jaar of ouder bent\./),
    ])
    await page.locator('#familyName:focus').waitFor()
    await page.locator('#showName').uncheck()
    await page.locator('#consent').check()
    expect(await page.locator('.error:visible').count()).toBe(2)
    expect(page.url()).toContain('/nl/petition')
  })

  it('whoever wants to follow is asked for their age at once, and what they tick is sent', async () => {
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
    await page.getByRole('button', { name: 'Ik teken' }).click()
    await page.locator('#ageConfirmed:focus').waitFor()
    expect(await page.locator('.error:visible').allTextContents()).toEqual([
      expect.stringMatching(/^Kruis aan dat je 16 jaar of ouder bent\./),
    ])
    expect(body).toBe('')
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
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${server.origin}/nl/petition`)
    const asked = server.count.asked
    server.count.value = 1
    // The page's clock runs on by itself as well: there is room for a slow machine on either side.
    await page.clock.runFor(9_000)
    expect(server.count.asked).toBe(asked)
    await page.clock.runFor(10_000)
    await expect.poll(() => server.count.asked, { timeout: 3_000 }).toBe(asked + 1)
    await page.getByText('1 handtekening', { exact: true }).waitFor()
    expect(await page.locator('progress').getAttribute('value')).toBe('1')

    server.count.value = 12_346
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true })`)
    await page.clock.runFor(60_000)
    expect(server.count.asked).toBe(asked + 1)
    await page.evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`)
    await page.getByText('12.346 handtekeningen', { exact: true }).waitFor()
  })

  it('the count of the thank-you page follows soon, since it comes after the press', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${server.origin}/nl/thanks`)
    const asked = server.count.asked
    server.count.value = 77
    await page.clock.runFor(8_000)
    await expect.poll(() => server.count.asked, { timeout: 3_000 }).toBe(asked + 1)
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
    const { page } = await open('/en/petition-errors', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Fill in your last name.' }).click()
    expect(page.url()).toMatch(/#familyName$/)
  })

  it('also to the first of several boxes, and to one of several names', async () => {
    const { page } = await open('/en/newsletter-errors', { javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Choose at least one topic.' }).click()
    expect(await page.evaluate('document.activeElement.value')).toBe('')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.value')).toBe('stop-kinderhandel')
    await page.goto(`${server.origin}/en/my-data-wrong-name`)
    await page.getByRole('link', { name: 'Fill in your first name.' }).click()
    expect(page.url()).toMatch(/#givenName-no-child-for-sale$/)
    expect(await page.locator('#givenName-no-child-for-sale').isVisible()).toBe(true)
  })
})
