import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { frameSnippet, type Sharing, scriptSnippet } from '../../web/console/petitions/snippets.ts'
import { type Application, SIGNER_FORM, startApplication } from '../http/application.ts'
import { launchBrowser } from '../support/browser.ts'
import { violations } from './pages-in-browser.ts'
import { fillIn } from './visitor.ts'

let application: Application
let browser: Browser
/** Luid; and partners' sites, on another host than it: what is between them is third-party. */
let luid: string
let partners: string
const servers: Server[] = []
const partnerPages = new Map<string, string>()

beforeAll(async () => {
  ;[application, browser] = await Promise.all([
    startApplication(),
    launchBrowser(['--test-third-party-cookie-phaseout']),
  ])
  const luidPort = await serve(async (url, method, type, body) => {
    const headers = type === undefined ? {} : { 'content-type': type }
    const answer = await application.request(url, { method, headers, ...(body === '' ? {} : { body }) })
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
  })
  luid = `http://127.0.0.1:${luidPort}`
  const port = await serve(async (url) => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: partnerPages.get(url) ?? '',
  }))
  partners = `http://localhost:${port}`
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await application?.stop()
})

type Answer = { status: number; headers: Record<string, string>; body: string }
type Answering = (url: string, method: string, type: string | undefined, body: string) => Promise<Answer>

async function serve(answering: Answering): Promise<number> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { url = '/', method = 'GET', headers } = request
    const answer = await answering(url, method, headers['content-type'], Buffer.concat(chunks).toString())
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const ASKS = { asks: { city: true, postalCode: false } }

/** A partner's page with the script where the form is to come, some way down. */
async function partnerPage(slug: string, credit: Partial<Sharing>, options: BrowserContextOptions = {}) {
  const script = scriptSnippet({ origin: luid, slug, locale: 'nl', title: 'Teken & "deel"', ...credit })
  partnerPages.set(
    `/${slug}`,
    `<!doctype html><html lang="nl"><title>Partner</title><main><h1>Partner</h1><div style="height:900px"></div>${script}<p>Daarna</p></main>`,
  )
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  const page = await context.newPage()
  await page.goto(`${partners}/${slug}`)
  await page.locator('iframe').scrollIntoViewIfNeeded()
  return { context, page }
}

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.locator('iframe').first().elementHandle())?.contentFrame()
  if (!frame) throw new Error('The page has no frame.')
  return frame
}

const heightOf = async (page: Page) => (await page.locator('iframe').first().boundingBox())?.height ?? 0
/** As tall as what is in it: nothing is cut off, and it need not be scrolled. */
const fits = async (page: Page, frame: Frame) => {
  const inside = await frame.evaluate(() => document.documentElement.getBoundingClientRect().height)
  return Math.abs((await heightOf(page)) - Math.ceil(inside)) <= 1
}

/** What a page or a frame hears from now on, after whoever listens there already. */
async function hearing(where: Page | Frame): Promise<() => Promise<unknown[]>> {
  await where.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', ({ data }) => heard.push(data))
  })
  return () => where.evaluate(() => (window as unknown as { heard: unknown[] }).heard)
}

describe('a petition’s form on a partner’s page, where third-party cookies are blocked', () => {
  it('is signed there: errors and what follows stay in the frame, which grows with them, and the partner is credited', async () => {
    const slug = await application.petition({ partners: ['wereldkind'], embedOrigins: [partners], ...ASKS })
    const credit = { partner: 'wereldkind', source: 'nieuwsbrief' }
    const { context, page } = await partnerPage(slug, credit)
    const frame = await frameOf(page)
    await frame.waitForSelector('form[data-sign]')
    await expect.poll(() => fits(page, frame)).toBe(true)
    const first = await heightOf(page)
    expect(first).toBeGreaterThan(700)
    const title = await page.locator('iframe').getAttribute('title')
    expect(title).toBe(await frame.title())
    expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await violations(page)).toEqual([])
    expect(await violations(frame as unknown as Page)).toEqual([])

    // What is wrong is said beside its field as it is left: the form grows, and so does its frame.
    await frame.fill('[name=email]', 'noor')
    await frame.focus('[name=city]')
    await expect.poll(() => heightOf(page)).toBeGreaterThan(first)
    await expect.poll(() => fits(page, frame)).toBe(true)

    // Past what the script checks: an address without a name before it is the server's to refuse.
    await fillIn(frame as unknown as Page, {
      givenName: 'Noor',
      familyName: 'http://x.nl',
      email: 'noor@example.org',
    })
    await frame.click('form[data-sign] [type=submit]')
    await frame.waitForSelector('#errors')
    expect(new URL(frame.url()).pathname).toBe(`/nl/embed/petitions/${slug}/signatures`)
    expect(await frame.inputValue('[name=givenName]')).toBe('Noor')
    await expect.poll(() => fits(page, frame)).toBe(true)
    // What is wrong is said at the top, where the reader is taken.
    await expect
      .poll(async () => (await page.locator('iframe').boundingBox())?.y ?? -1)
      .toBeGreaterThanOrEqual(-1)

    await frame.fill('[name=familyName]', 'van der Berg')
    await frame.click('form[data-sign] [type=submit]')
    await frame.waitForURL('**/check-your-email?*')
    await expect
      .poll(async () => (await page.locator('iframe').boundingBox())?.y ?? -1)
      .toBeGreaterThanOrEqual(-1)
    await expect.poll(() => fits(page, frame)).toBe(true)
    expect(await frame.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(page.url()).toBe(`${partners}/${slug}`)
    expect(await context.cookies()).toEqual([])
    expect(await application.signature(slug)).toMatchObject({
      source: 'nieuwsbrief',
      partner: 'wereldkind',
      consent: { channel: 'embed' },
    })

    // The mail can be asked for again, and the form stands one step away with the credit it had.
    await frame.fill('[name=email]', 'noor@example.org')
    await frame.click('main form [type=submit]')
    await frame.waitForSelector('[role=status]')
    await frame.click(`a[href="/nl/embed/petitions/${slug}?source=nieuwsbrief&partner=wereldkind"]`)
    await frame.waitForSelector('form[data-sign]')
    expect(await frame.inputValue('[name=partner]')).toBe('wereldkind')
    // Whatever leads elsewhere leaves the frame.
    const staying = await frame.$$eval('a:not([target])', (links) => links.map((a) => a.getAttribute('href')))
    expect(staying.filter((href) => !href?.startsWith('#'))).toEqual([])
  })

  it('is refused on a page that the petition does not name, and wherever it names none', async () => {
    const elsewhere = await application.petition({ embedOrigins: ['https://partner.example.org'] })
    const nowhere = await application.petition()
    for (const slug of [elsewhere, nowhere]) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
      partnerPages.set(
        `/${slug}`,
        `<!doctype html><title>Vreemd</title><main><script src="${luid}/embed.js" data-petition="${slug}" async></script>`,
      )
      await page.goto(`${partners}/${slug}`)
      await refused
      expect(await (await frameOf(page)).$('form')).toBeNull()
    }
  })

  it('takes its height from the form alone: not from the page around, another frame or what else comes to stand in it', async () => {
    const slug = await application.petition({ embedOrigins: [partners], ...ASKS })
    const { page } = await partnerPage(slug, { locale: 'en' })
    const frame = await frameOf(page)
    await frame.waitForSelector('form[data-sign]')
    await expect.poll(() => fits(page, frame)).toBe(true)
    const [height, title] = [await heightOf(page), await frame.title()]
    const heard = await hearing(page)
    const isTold = async (by: Page | Frame, told: unknown) => {
      const before = await heard()
      await by.evaluate((message) => parent.postMessage(message, '*'), told)
      await expect.poll(async () => (await heard()).length).toBe(before.length + 1)
      return (
        (await heightOf(page)) !== height ||
        (await page.locator('iframe').first().getAttribute('title')) !== title
      )
    }
    const lie = { luid: 5000, title: 'vals' }
    expect(await isTold(page, lie)).toBe(false)
    // Of Luid's own origin, and not the form.
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }, `${luid}/nl/petitions/${slug}/count.svg`)
    await expect.poll(() => page.frames().length).toBe(3)
    const other = page.frames()[2] as Frame
    await other.waitForSelector('svg')
    expect(await isTold(other, lie)).toBe(false)
    // The form itself, and no height.
    for (const said of [
      { luid: -1, title },
      { luid: 1e9, title },
      { luid: '9px', title },
      { luid: 9 },
      'luid',
      null,
    ])
      expect([said, await isTold(frame, said)]).toEqual([said, false])
    expect(await isTold(frame, lie)).toBe(true)
    // In the form's place, and of another origin: it is asked nothing, and not believed.
    partnerPages.set('/elders', '<!doctype html><title>Elders</title>')
    await page
      .locator('iframe')
      .first()
      .evaluate((element: HTMLIFrameElement, src) => {
        element.src = src
      }, `${partners}/elders`)
    await expect.poll(async () => (await frameOf(page)).url()).toBe(`${partners}/elders`)
    const stranger = await frameOf(page)
    const asked = await hearing(stranger)
    await page
      .locator('iframe')
      .first()
      .evaluate((element: HTMLIFrameElement) => {
        element.dispatchEvent(new Event('load'))
        element.contentWindow?.postMessage('daarna', '*')
      })
    await expect.poll(asked).toEqual(['daarna'])
    await stranger.evaluate(() => parent.postMessage({ luid: 77, title: 'vals' }, '*'))
    await expect.poll(async () => (await heard()).at(-1)).toEqual({ luid: 77, title: 'vals' })
    expect(await heightOf(page)).toBe(lie.luid)
  })

  it('tells its height to the page around it alone, if the petition names that, and only as that asks', async () => {
    const second = partners.replace('localhost', '127.0.0.1')
    const slug = await application.petition({ embedOrigins: [partners, second], ...ASKS })
    const { page } = await partnerPage(slug, {})
    const frame = await frameOf(page)
    await frame.waitForSelector('form[data-sign]')
    await expect.poll(() => fits(page, frame)).toBe(true)
    const heard = await hearing(page)
    const toFrame = (by: Page | Frame, message: string) =>
      by.evaluate((said) => parent.frames[0]?.postMessage(said, '*'), message)
    await toFrame(page, 'luid-hoogte')
    await toFrame(page, 'luid-height')
    await expect.poll(heard).toEqual([{ luid: await heightOf(page), title: await frame.title() }])

    // A frame beside it, of a site that is named as well: it is not the page around, and takes its place with nobody.
    partnerPages.set('/naast', '<!doctype html><title>Naast</title>')
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }, `${second}/naast`)
    await expect.poll(() => page.frames()[2]?.url()).toBe(`${second}/naast`)
    const beside = page.frames()[2] as Frame
    const handled = await hearing(frame)
    await toFrame(beside, 'luid-height')
    await expect.poll(handled).toEqual(['luid-height'])
    const before = await heightOf(page)
    await frame.evaluate(() => {
      document.body.style.paddingBottom = '300px'
    })
    await expect.poll(() => heightOf(page)).toBeGreaterThan(before + 200)
  })

  it('tells nothing to a page that the petition does not name, where a browser lets that frame it all the same', async () => {
    const slug = await application.petition({ embedOrigins: ['https://partner.example.org'], ...ASKS })
    const context = await browser.newContext()
    // As one that knows no `frame-ancestors`.
    await context.route(`${luid}/nl/embed/**`, async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': _, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    })
    const page = await context.newPage()
    partnerPages.set(
      '/oud',
      `<!doctype html><title>Oud</title><main>${scriptSnippet({ origin: luid, slug, locale: 'nl', title: 'x' })}`,
    )
    await page.goto(`${partners}/oud`)
    const frame = await frameOf(page)
    await frame.waitForSelector('form[data-sign]')
    const [heard, handled] = [await hearing(page), await hearing(frame)]
    await page.evaluate(() => frames[0]?.postMessage('luid-height', '*'))
    await expect.poll(handled).toContain('luid-height')
    await frame.evaluate(() => parent.postMessage('daarna', '*'))
    await expect.poll(heard).toEqual(['daarna'])
  })

  it('works as a plain frame, without any script, and a closed one shows its end', async () => {
    const slug = await application.petition({ embedOrigins: [partners], ...ASKS })
    const closed = await application.petition({
      state: 'closed',
      closedAt: '2026-11-20T00:00:00.000Z',
      embedOrigins: [partners],
    })
    const frames = [slug, closed].map((one) =>
      frameSnippet({ origin: luid, slug: one, locale: 'nl', title: 'Petitie', source: 'kaal' }),
    )
    partnerPages.set('/kaal', `<!doctype html><title>Kaal</title>${frames.join('')}`)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${partners}/kaal`)
    const [open, over] = page.frames().slice(1)
    if (open === undefined || over === undefined) throw new Error('Frames are missing.')
    await fillIn(open as unknown as Page, { givenName: 'Bo', familyName: 'Smit', email: 'bo@gmial.com' })
    await open.click('form[data-sign] [type=submit]')
    await open.waitForURL('**/check-your-email?source=kaal&almost=gmail.com')
    expect(await application.signature(slug, 'bo@gmial.com')).toMatchObject({ source: 'kaal' })
    expect(await over.textContent('main')).toContain('gesloten')
    expect(await over.$('form')).toBeNull()
  })
})

/** The answer while the counts cannot be read. */
async function faulty(ask: () => Promise<Response>): Promise<Response> {
  const spy = vi.spyOn(application.deps.stores.counts, 'total').mockRejectedValue(new Error('away'))
  const answer = await ask()
  spy.mockRestore()
  return answer
}

describe('the answers behind it', () => {
  it('name who may frame them, faults too, are kept at the edge as the petition’s page is, and are in no index', async () => {
    const origins = ['https://partner.example.org', 'https://www.partner.test']
    const slug = await application.petition({ embedOrigins: origins, partners: ['wereldkind'] })
    const path = `/nl/embed/petitions/${slug}`
    const big = 'x'.repeat(20_000)
    const ended = { state: 'closed', closedAt: '2026-11-20T00:00:00.000Z', embedOrigins: origins } as const
    const over = await application.petition(ended)
    const answers = {
      form: await application.request(path),
      errors: await application.postForm(`${path}/signatures`, {}),
      big: await application.postForm(`${path}/signatures`, { ...SIGNER_FORM, city: big }),
      after: await application.request(`${path}/check-your-email`),
      wrong: await application.postForm(`${path}/check-your-email`, { email: 'x' }),
      over: await application.postForm(`/nl/embed/petitions/${over}/signatures`, SIGNER_FORM),
      fault: await faulty(() => application.request(path)),
    }
    expect(Object.values(answers).map(({ status }) => status)).toEqual([200, 422, 413, 200, 422, 409, 500])
    for (const [kind, { headers }] of Object.entries(answers)) {
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, kind).toMatch(
        new RegExp(`^default-src 'none'; .*; frame-ancestors ${origins.join(' ')}$`),
      )
      expect(policy, kind).not.toMatch(/unsafe-|\*/)
      expect(headers.has('set-cookie'), kind).toBe(false)
      if (kind !== 'form') expect(headers.get('cache-control'), kind).toBe('no-store')
    }
    const main = await application.request(`/nl/petitions/${slug}`)
    expect(answers.form.headers.get('cache-control')).toBe(main.headers.get('cache-control'))
    const html = await answers.form.text()
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    // A frame whose page names no source is one all the same; names that are nobody's credit nothing.
    expect(html).toContain('name="source" value="embed"')
    expect(await (await application.request(`${path}?partner=vreemd`)).text()).not.toContain('vreemd')

    // A browser that is opened again asks by GET for what an invalid form led to, where its credit stands.
    expect(await answers.errors.text()).toContain(`action="${path}/signatures?source=embed"`)
    const again = await application.request(`${path}/signatures?source=site&partner=wereldkind`)
    expect([again.status, again.headers.get('location')]).toEqual([
      303,
      `${path}?source=site&partner=wereldkind`,
    ])

    const whole = await application.request(`/nl/petitions/${slug}/signatures`)
    expect([whole.status, whole.headers.get('location')]).toEqual([303, `/nl/petitions/${slug}`])

    const draft = await application.petition({ state: 'draft', embedOrigins: origins })
    for (const gone of [
      `/nl/embed/petitions/${draft}`,
      '/nl/embed/petitions/onbekend',
      `/xx/embed/petitions/${slug}`,
    ]) {
      const answer = await application.request(gone)
      expect([answer.status, answer.headers.get('content-security-policy')]).toEqual([
        404,
        expect.stringContaining("frame-ancestors 'none'"),
      ])
    }
    const script = await application.request('/embed.js')
    expect([script.headers.get('cache-control'), script.headers.get('cross-origin-resource-policy')]).toEqual(
      ['public, max-age=3600, s-maxage=3600', 'cross-origin'],
    )
  })
})
