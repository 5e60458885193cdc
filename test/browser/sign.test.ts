import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'

const SLUG = 'geen-kind-te-koop'

let luid: RunningLuid
let browser: Browser
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-browser-'))
  ;[luid, browser] = await Promise.all([startLuid(dataDir, await freePorts()), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await luid?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** A new visitor, and whatever their browser asked of anyone but Luid. */
async function visitor(options: { javaScriptEnabled?: boolean; locale?: string } = {}) {
  const context = await browser.newContext(options)
  const strangers: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(luid.url) && !request.url().startsWith(luid.inbox))
      strangers.push(request.url())
  })
  return { context, page: await context.newPage(), strangers }
}

async function mailLink(address: string, kind: 'confirm' | 'not-me'): Promise<string> {
  const find = async () =>
    (await luid.mailsTo(address))[0]?.links.find((url) => url.includes(`/${kind}/`)) ?? ''
  await expect.poll(find, { timeout: 15_000 }).not.toBe('')
  return find()
}

async function count(): Promise<number> {
  const answer = await fetch(`${luid.url}/api/petitions/${SLUG}/count`)
  return ((await answer.json()) as { count: number }).count
}

async function fill(
  page: Page,
  person: { givenName: string; familyName: string; email: string },
): Promise<void> {
  for (const [name, value] of Object.entries(person)) await page.fill(`[name=${name}]`, value)
  await page.fill('[name=city]', 'Utrecht')
  await page.check('[name=consent]')
}

const noCookies = async (context: BrowserContext) => expect(await context.cookies()).toEqual([])

describe('signing in a real browser', () => {
  it('goes from the home page to the count, in Dutch, with scripts', async () => {
    const { context, page, strangers } = await visitor({ locale: 'nl-NL' })
    const before = await count()
    await page.goto(luid.url)
    expect(new URL(page.url()).pathname).toBe('/nl')
    await page.click(`main a[href*="/petitions/${SLUG}"]`)
    expect(await page.title()).toContain('Geen kind is te koop')

    await page.click('form[action$="/signatures"] [type=submit]')
    await page.waitForSelector('[aria-invalid=true]')
    expect(await page.locator('[name=consent]').isChecked()).toBe(false)

    const email = 'noor@example.org'
    await fill(page, { givenName: 'Noor', familyName: 'van der Berg', email })
    await page.click('form[action$="/signatures"] [type=submit]')
    await page.waitForURL('**/check-your-email')

    const link = await mailLink(email, 'confirm')
    await page.goto(luid.inbox)
    expect(await page.textContent('main')).toContain('Bevestig je handtekening')
    await page.goto(link)
    expect(await page.textContent('main')).toContain('Noor van der Berg')
    expect(await count()).toBe(before)
    await page.click('main form [type=submit]')
    await page.waitForURL('**/thanks')
    // The thank-you page comes before the count: it follows by itself.
    await page
      .locator('[data-count]', { hasText: new RegExp(`^${before + 1}$`) })
      .waitFor({ timeout: 20_000 })
    expect(await count()).toBe(before + 1)

    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    expect(await page.textContent('main')).toContain(String(before + 1))
    expect(strangers).toEqual([])
    await noCookies(context)
    await context.close()
  })

  it('works in English, without scripts, by keyboard alone, and keeps what was typed', async () => {
    const { context, page } = await visitor({ javaScriptEnabled: false })
    const before = await count()
    await page.goto(`${luid.url}/en/petitions/${SLUG}?source=newsletter`)
    await page.focus('[name=givenName]')
    await page.keyboard.type('Ama')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/signatures')
    expect(await page.title()).toMatch(/^Error:/)
    expect(await page.inputValue('[name=givenName]')).toBe('Ama')

    await page.focus('[name=familyName]')
    await page.keyboard.type('Osei')
    await page.focus('[name=email]')
    await page.keyboard.type('ama@example.org')
    await page.focus('[name=city]')
    await page.keyboard.type('Accra')
    await page.focus('[name=consent]')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/check-your-email')

    await page.goto(await mailLink('ama@example.org', 'confirm'))
    await page.focus('main form [type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/en/petitions/**/thanks')
    await expect.poll(count, { timeout: 15_000 }).toBe(before + 1)

    const token = await luid.token('luid/viewer')
    const csv = await fetch(`${luid.url}/api/manage/petitions/${SLUG}/counts?by=source,locale`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
    })
    expect(await csv.text()).toContain('newsletter,en,1\r\n')
    await context.close()
  })

  it('lets two people on one browser sign, and confirms nobody when a scanner opens the links', async () => {
    const { context, page } = await visitor()
    const before = await count()
    for (const email of ['first@example.org', 'second@example.org']) {
      await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
      await fill(page, { givenName: 'Sam', familyName: "O'Neill", email })
      await page.click('form[action$="/signatures"] [type=submit]')
      await page.waitForURL('**/check-your-email')
    }
    const links = [
      await mailLink('first@example.org', 'confirm'),
      await mailLink('second@example.org', 'confirm'),
    ]
    for (const link of links) {
      await page.goto(link, { waitUntil: 'networkidle' })
      expect(page.url()).toBe(link)
    }
    expect(await count()).toBe(before)
    for (const link of links) {
      await page.goto(link)
      await page.click('main form [type=submit]')
      await page.waitForURL('**/thanks')
    }
    await expect.poll(count, { timeout: 15_000 }).toBe(before + 2)
    await context.close()
  })

  it('takes a signature back at "this wasn\'t me", once, and mails that address no more', async () => {
    const { context, page } = await visitor()
    const before = await count()
    const email = 'stranger@example.org'
    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    await fill(page, { givenName: 'Iemand', familyName: 'Anders', email })
    await page.click('form[action$="/signatures"] [type=submit]')
    const confirm = await mailLink(email, 'confirm')
    const notMe = await mailLink(email, 'not-me')
    await page.goto(confirm)
    await page.click('main form [type=submit]')
    await expect.poll(count, { timeout: 15_000 }).toBe(before + 1)
    for (let presses = 0; presses < 2; presses++) {
      await page.goto(notMe)
      const button = page.locator('main form [type=submit]')
      if ((await button.count()) > 0) await button.click()
      await expect.poll(count, { timeout: 15_000 }).toBe(before)
    }
    await context.close()
  })
})
