import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../browser/pages-in-browser.ts'
import { type ConsoleWorld, signIn, startConsole } from './console-in-browser.ts'

let world: ConsoleWorld
let slug: string
beforeAll(async () => {
  world = await startConsole()
  slug = await world.application.petition()
})
afterEach(() => world.closePages())
afterAll(() => world?.stop())

const PHONE = { viewport: { width: 360, height: 740 } }

describe('the console’s frame', () => {
  it('signs in with the issuer, comes back to the address that was asked for, and signs out for good', async () => {
    const { page, faults } = await world.visit('/console?x=1')
    expect(await violations(page)).toEqual([])
    await signIn(page, 'campaigner')
    expect(page.url()).toBe(`${world.publicUrl}/console?x=1`)
    expect(await page.title()).toBe('Overzicht · Luid')
    expect(await page.getByText('campaigner@example.org').count()).toBe(1)
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
    expect(await violations(page)).toEqual([])
    // A token in an address would stay in the history.
    expect(await page.evaluate('JSON.stringify(history.state)')).toBe('null')
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await page.getByRole('button', { name: 'Inloggen' }).waitFor()
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    await page.getByRole('button', { name: 'Inloggen' }).click()
    // The issuer asks again: its own session has ended too.
    await page.getByRole('button', { name: 'viewer@example.org' }).waitFor()
    expect(faults).toEqual([])
  })

  it('speaks the language that was chosen, and keeps to it', async () => {
    const { page } = await world.open('viewer', '/console', PHONE)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.reload()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(await violations(page)).toEqual([])
  })

  it('renews a token that the API refuses, unseen', async () => {
    const { page } = await world.open('admin')
    let refused = 0
    world.interfere(({ path }) => {
      if (!path.startsWith('/api/manage/petitions') || refused > 0) return undefined
      refused += 1
      return new Response('{}', { status: 401 })
    })
    await page.reload()
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
    expect(refused).toBe(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('renews a token before it ends, also while nothing is asked', async () => {
    const { page } = await world.open('viewer')
    await page.clock.install()
    await page.reload()
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
    const renewed = page.waitForResponse((response) => response.url().endsWith('/oidc/token'))
    await page.clock.fastForward('59:30')
    expect((await renewed).status()).toBe(200)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('asks kindly to sign in again when the session has ended', async () => {
    const { page } = await world.open('admin')
    world.interfere(({ path }) =>
      path.startsWith('/api/manage/petitions') ? new Response('{}', { status: 401 }) : undefined,
    )
    await page.reload()
    await page.getByRole('dialog', { name: 'Je bent uitgelogd' }).waitFor()
    expect(await violations(page)).toEqual([])
    // Whoever wants to look at what they have first, may: a view that reads again does not ask again.
    await page.getByRole('button', { name: 'Nu niet' }).click()
    await page.evaluate(`dispatchEvent(new Event('online'));
      new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))`)
    expect(await page.getByRole('heading', { name: 'Overzicht' }).count()).toBe(1)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.reload()
    const dialog = page.getByRole('dialog', { name: 'Je bent uitgelogd' })
    await dialog.waitFor()
    world.interfere(() => undefined)
    await dialog.getByRole('button', { name: 'Inloggen' }).click()
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
  })

  it('says what went wrong, and tries again when told to', async () => {
    const { page } = await world.open('viewer')
    world.interfere(({ path }) =>
      path.startsWith('/api/manage/petitions') ? new Response('no', { status: 502 }) : undefined,
    )
    await page.reload()
    await page.getByRole('alert').filter({ hasText: 'Er ging iets mis bij ons' }).waitFor()
    expect(await violations(page)).toEqual([])
    world.interfere(() => undefined)
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('says that the network is gone, and goes on by itself when it is back', async () => {
    const { page } = await world.open('viewer')
    await page.getByRole('link', { name: 'Geen kind te koop' }).waitFor()
    await page.context().setOffline(true)
    await page.getByText('Geen verbinding met internet').waitFor()
    await world.application.petition({ slug: 'intussen-gemaakt' })
    await page.context().setOffline(false)
    await page.locator(`a[href="/console/petitions/intussen-gemaakt"]`).waitFor()
    expect(await page.getByText('Geen verbinding met internet').count()).toBe(0)
  })

  it('shows nothing of what a role may not do, nor an address that is no view', async () => {
    await world.application.signature(slug)
    const { page } = await world.open('viewer')
    await page.getByRole('heading', { name: 'Open petities' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Vraagt je aandacht' }).count()).toBe(0)
    await page.goto(`${world.publicUrl}/console/bestaat-niet`)
    await page.getByRole('heading', { name: 'Deze pagina bestaat niet' }).waitFor()
  })
})

describe('what the console weighs and may do', () => {
  it('is less than 100 KB compressed until the start page shows', () => {
    const { script, style, preloads, files } = world.built
    const overview = [...files.keys()].filter((path) => path.includes('-overview-'))
    expect(overview).toHaveLength(1)
    const loaded = new Set([script, style, ...preloads, ...overview])
    // And what those import before they run; what is imported when needed has a parenthesis.
    for (const path of loaded)
      for (const [, name] of (files.get(path)?.body ?? '').matchAll(/(?:from|import)"\.\/([^"]+)"/g))
        loaded.add(`/assets/${name}`)
    const weights = [...loaded].map((path) => gzipSync(files.get(path)?.body ?? '').length)
    expect(Math.min(...weights)).toBeGreaterThan(100)
    // And two for the document and its headers.
    const bytes = weights.reduce((sum, weight) => sum + weight, 2 * 1024)
    expect(bytes).toBeLessThan(100 * 1024)
    // Charts are for those who open one.
    expect([...loaded].join(' ')).not.toContain('draw-chart')
  })

  it('connects to itself and the sign-in alone, and stands in nobody’s frame', async () => {
    const { headers } = await world.application.request('/console/petitions/x/texts')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`connect-src 'self' ${world.publicUrl};`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
    const script = await world.application.request(world.built.script)
    expect(script.headers.get('cache-control')).toContain('immutable')
  })
})
