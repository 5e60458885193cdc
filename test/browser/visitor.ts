import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningLuid } from '../support/running-luid.ts'

/** The petition that a first start shows. */
export const SLUG = 'geen-kind-te-koop'

export type Visitor = { context: BrowserContext; page: Page; strangers: string[] }

/** A new visitor, and whatever their browser asked of anyone but Luid. */
export async function visitor(
  browser: Browser,
  luid: RunningLuid,
  options: { javaScriptEnabled?: boolean; locale?: string } = {},
): Promise<Visitor> {
  const context = await browser.newContext(options)
  const strangers: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(luid.url) && !request.url().startsWith(luid.inbox))
      strangers.push(request.url())
  })
  return { context, page: await context.newPage(), strangers }
}

/** The link of this kind in the newest mail to an address, which may still be on its way. */
export async function mailLink(
  luid: RunningLuid,
  address: string,
  kind: 'confirm' | 'not-me' | 'my-data',
): Promise<string> {
  const find = async () =>
    (await luid.mailsTo(address))[0]?.links.find((url) => url.includes(`/${kind}/`)) ?? ''
  await expect.poll(find, { timeout: 60_000 }).not.toBe('')
  return find()
}

/** How many have signed, as the public count says. */
export async function count(luid: RunningLuid): Promise<number> {
  const answer = await fetch(`${luid.url}/api/petitions/${SLUG}/count`)
  return ((await answer.json()) as { count: number }).count
}

/** Fills in the petition's form, and leaves every box unticked but the consent's. */
export async function fillIn(
  page: Page,
  person: { givenName: string; familyName: string; email: string },
): Promise<void> {
  for (const [name, value] of Object.entries(person)) await page.fill(`[name=${name}]`, value)
  await page.fill('[name=city]', 'Utrecht')
  await page.check('[name=consent]')
}
