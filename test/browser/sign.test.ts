import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'
import { count, fillIn, mailLink, SLUG, visitor } from './visitor.ts'

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

const noCookies = async (context: BrowserContext) => expect(await context.cookies()).toEqual([])

describe('signing in a real browser', () => {
  it('goes from the home page to the count, in Dutch, with scripts', async () => {
    const { context, page, strangers } = await visitor(browser, luid, { locale: 'nl-NL' })
    const before = await count(luid)
    await page.goto(luid.url)
    expect(new URL(page.url()).pathname).toBe('/nl')
    await page.click(`main a[href*="/petitions/${SLUG}"]`)
    expect(await page.title()).toContain('Geen kind is te koop')

    await page.click('form[action$="/signatures"] [type=submit]')
    await page.locator('#errors:focus').waitFor()
    expect(await page.title()).toMatch(/^Fout: /)
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(2)
    expect(await page.locator('[name=consent]').isChecked()).toBe(false)

    const email = 'noor@example.org'
    await fillIn(page, { givenName: 'Noor', familyName: 'van der Berg', email })
    await page.click('form[action$="/signatures"] [type=submit]')
    await page.waitForURL('**/check-your-email')

    const link = await mailLink(luid, email, 'confirm')
    await page.goto(luid.inbox)
    expect(await page.textContent('main')).toContain('Bevestig je handtekening')
    await page.goto(link)
    expect(await page.textContent('main')).toContain('Noor van der Berg')
    expect(await count(luid)).toBe(before)
    await page.click('main form [type=submit]')
    await page.waitForURL('**/thanks')
    // The thank-you page comes before the count: it follows by itself.
    await page
      .locator('[data-count]', { hasText: new RegExp(`^${before + 1}$`) })
      .waitFor({ timeout: 60_000 })
    expect(await count(luid)).toBe(before + 1)

    // A link of one's own: one press, and what it leads to is signed by it.
    await page.click('form[action$="/own-link"] [type=submit]')
    await page.waitForURL('**/own-link/*')
    const own = (await page.locator('[data-copy-link]').textContent())?.trim() ?? ''
    expect(new URL(page.url()).pathname).not.toContain(new URL(own).searchParams.get('via'))
    await page.goto(own)
    expect(await page.inputValue('form[data-sign] [name=via]')).toBe(new URL(own).searchParams.get('via'))

    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    expect(await page.textContent('main')).toContain(String(before + 1))
    expect(strangers).toEqual([])
    await noCookies(context)
    await context.close()
  })

  it('works in English, without scripts, by keyboard alone, and keeps what was typed', async () => {
    const { context, page } = await visitor(browser, luid, { javaScriptEnabled: false })
    const before = await count(luid)
    // A search for words of it leads to it, from where petitions are listed.
    await page.goto(`${luid.url}/en?q=CHILD+sale`)
    expect(await page.textContent('main')).toContain('petition found with “CHILD sale”')
    expect(await page.locator(`main a[href$="/petitions/${SLUG}"]`).count()).toBe(1)
    await page.goto(`${luid.url}/en/petitions/${SLUG}?source=newsletter`)
    // Without scripts nothing stands there that needs them, hidden or not: a text browser shows it all.
    expect(await page.locator('main button').count()).toBe(1)
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

    await page.goto(await mailLink(luid, 'ama@example.org', 'confirm'))
    await page.focus('main form [type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/en/petitions/**/thanks')
    expect(await page.textContent('[data-copy-link]')).toContain(`/en/petitions/${SLUG}?source=link`)
    expect(await page.locator('.share a[href^="https://wa.me/"], .networks a').count()).toBe(7)
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 1)

    const token = await luid.token('luid/viewer')
    const csv = await fetch(`${luid.url}/api/manage/petitions/${SLUG}/counts?by=source,locale`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
    })
    expect(await csv.text()).toContain('newsletter,en,1\r\n')
    await context.close()
  })

  it('lets two people on one browser sign, and confirms nobody when a scanner opens the links', async () => {
    const { context, page } = await visitor(browser, luid)
    const before = await count(luid)
    for (const email of ['first@example.org', 'second@example.org']) {
      await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
      await fillIn(page, { givenName: 'Sam', familyName: "O'Neill", email })
      await page.click('form[action$="/signatures"] [type=submit]')
      await page.waitForURL('**/check-your-email')
    }
    const links = [
      await mailLink(luid, 'first@example.org', 'confirm'),
      await mailLink(luid, 'second@example.org', 'confirm'),
    ]
    for (const link of links) {
      await page.goto(link, { waitUntil: 'networkidle' })
      expect(page.url()).toBe(link)
    }
    expect(await count(luid)).toBe(before)
    for (const link of links) {
      await page.goto(link)
      await page.click('main form [type=submit]')
      await page.waitForURL('**/thanks')
    }
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 2)
    await context.close()
  })

  it('takes a signature back at "this wasn\'t me", once, and mails that address no more', async () => {
    const { context, page } = await visitor(browser, luid)
    const before = await count(luid)
    const email = 'stranger@example.org'
    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    await fillIn(page, { givenName: 'Iemand', familyName: 'Anders', email })
    await page.click('form[action$="/signatures"] [type=submit]')
    const confirm = await mailLink(luid, email, 'confirm')
    const notMe = await mailLink(luid, email, 'not-me')
    await page.goto(confirm)
    await page.click('main form [type=submit]')
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 1)
    for (let presses = 0; presses < 2; presses++) {
      await page.goto(notMe)
      const button = page.locator('main form [type=submit]')
      if ((await button.count()) > 0) await button.click()
      await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before)
    }
    await context.close()
  })
})
