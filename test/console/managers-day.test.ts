import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../browser/pages-in-browser.ts'
import { fillIn, mailLink } from '../browser/visitor.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'
import { type Role, signIn } from './console-in-browser.ts'

/**
 * A manager's day in the whole system as `npm start` runs it: streams count, mail goes, files are written. What the
 * campaigner's browser asked of the API meanwhile is kept, and others ask the very same afterwards.
 */

const SLUG = 'geen-kind-achter-slot'
const SUPPORTER = 'noor@example.org'
const EDITED = `/console/petitions/${SLUG}/edit`

type Call = { method: string; path: string; body: string | null }

let dataDir: string
let luid: RunningLuid
let browser: Browser
/** What the campaigner asked that changes something, or fetches a file with people in it. */
const asked: Call[] = []
let mailing = ''

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-day-'))
  ;[luid, browser] = await Promise.all([startLuid(dataDir, await freePorts()), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await luid?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Opens the console as somebody. Their token is what their browser shows the API. */
async function open(role: Role, path: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const faults: string[] = []
  let authorization = ''
  page.on('console', (message) => {
    // A refusal of the API is an answer like any other; the browser complains of each.
    if (/^Failed to load resource: .* status of 4\d\d/.test(message.text())) return
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== luid.url) faults.push(`asked ${request.url()}`)
    authorization = request.headers()['authorization'] ?? authorization
  })
  await page.goto(`${luid.url}${path}`)
  await signIn(page, role)
  return { context, page, faults, token: () => authorization }
}

/** Keeps what a page asks: what changes something, and the files. What only shows something, anybody may ask. */
function keep(page: Page): void {
  page.on('request', (request) => {
    const method = request.method()
    const { pathname: path, origin } = new URL(request.url())
    if (origin !== luid.url || !path.startsWith('/api/manage/')) return
    const reads = method === 'GET' ? !/\/exports\/[^/]+$/.test(path) : /\/(preview|audience)$/.test(path)
    if (!reads) asked.push({ method, path, body: request.postData() })
  })
}

const ask = (authorization: string, { method, path, body }: Call): Promise<Response> =>
  fetch(`${luid.url}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === null ? {} : { body }),
  })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const said = (page: Page, words: string) => page.locator('.toast').filter({ hasText: words }).waitFor()
const shown = (page: Page, heading: string) =>
  page.frameLocator('iframe').getByRole('heading', { name: heading }).first().waitFor()
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

async function write(page: Page, texts: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(texts))
    await page.getByLabel(new RegExp(`^${label}( \\(|$)`)).fill(text)
}

type Stored = { texts: { nl?: { title: string } } }

/** The petition as an admin's script reads it. */
async function stored(): Promise<Stored> {
  const call = { method: 'GET', path: `/api/manage/petitions/${SLUG}`, body: null }
  return (await (await ask(`Bearer ${await luid.token()}`, call)).json()) as Stored
}

/** Everything that the second role must not change, as an admin's script reads it. */
async function standing(): Promise<unknown> {
  const authorization = `Bearer ${await luid.token()}`
  const paths = ['petitions', `petitions/${SLUG}/updates`, 'campaigns', 'exports'].map(
    (path) => `/api/manage/${path}`,
  )
  const answers = paths.map(async (path) => {
    const answer = await ask(authorization, { method: 'GET', path, body: null })
    expect(answer.status, path).toBe(200)
    return answer.json()
  })
  return [...(await Promise.all(answers)), (await luid.mailsTo('')).length]
}

describe('a manager’s day', () => {
  it('goes from signing in over a petition, its signature, news and mailing to the file of who signed', async () => {
    const { context, page, faults } = await open('campaigner', '/console')
    keep(page)

    await link(page, 'Petities').click()
    await link(page, 'Nieuwe petitie').first().click()
    await write(page, { Titel: 'Geen kind achter slot' })
    expect(await page.getByLabel('Adres van de pagina').inputValue()).toBe(SLUG)
    // What is missing is said at once, first in a list and then beside each field; what was typed stays.
    await button(page, 'Maak concept').click()
    const summary = page.getByRole('alert').filter({ hasText: 'niet goed ingevuld' })
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await violations(page)).toEqual([])
    await summary.getByRole('link').first().click()
    await page.waitForFunction(() => document.activeElement?.matches('input, textarea'))
    await write(page, {
      Doel: '10.000',
      'Aan wie': 'de minister van Justitie',
      Samenvatting: 'Vluchtelingenkinderen horen op school.',
      Tekst: 'Elke week zitten kinderen vast.',
    })
    await button(page, 'Maak concept').click()

    await page.waitForURL(`**${EDITED}`)
    await shown(page, 'Geen kind achter slot')
    await write(page, { Titel: 'Geen enkel kind achter slot' })
    // It is not saved: the preview follows what is typed.
    await shown(page, 'Geen enkel kind achter slot')
    expect((await stored()).texts.nl?.title).toBe('Geen kind achter slot')
    await write(page, {
      'Toestemming voor mail over deze petitie': 'Ja, mail mij over het vervolg.',
      Mijlpalen: '1, 500',
      // As the clocks in Amsterdam show it, whatever this browser's say.
      'Sluit op': '2027-07-01T12:00',
    })
    await page.getByLabel('Woonplaats').check()
    await page.getByLabel('Taal toevoegen').selectOption('en')
    await button(page, 'Voeg Engels toe').click()
    await write(page, {
      Titel: 'No child behind bars',
      Samenvatting: 'Refugee children belong at school.',
      'Aan wie': 'the Minister of Justice',
      Tekst: 'Every week children are locked up.',
      'Toestemming van wie tekent': 'I want my name presented to the Minister of Justice.',
      'Toestemming voor mail over deze petitie': 'Yes, mail me about what becomes of it.',
    })
    await shown(page, 'No child behind bars')
    await button(page, 'Opslaan').click()
    await said(page, 'Opgeslagen.')
    expect(await violations(page)).toEqual([])

    await button(page, 'Publiceren').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Iedereen kan de petitie dan zien').waitFor()
    expect(await violations(page)).toEqual([])
    await button(page, 'Publiceren').last().click()
    await said(page, 'De petitie is open.')
    expect(await stored()).toMatchObject({
      state: 'open',
      goal: 10_000,
      milestones: [1, 500],
      closesAt: '2027-07-01T10:00:00.000Z',
      texts: {
        nl: {
          title: 'Geen enkel kind achter slot',
          consent: expect.stringContaining('de minister van Justitie'),
        },
        en: { title: 'No child behind bars' },
      },
    })

    await link(page, 'Nieuws').click()
    await button(page, 'Bericht toevoegen').press('Enter')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Nieuw bericht')
    await write(page, { Titel: 'Aangeboden', Tekst: 'Vandaag boden we de petitie aan.' })
    expect(await violations(page)).toEqual([])
    await button(page, 'Plaats op de pagina').click()
    await page.getByRole('heading', { name: 'Aangeboden' }).waitFor()

    await sign()
    // The figures are read every ten seconds; the page is opened once the stream has counted.
    await expect.poll(count).toBe(1)
    await link(page, 'Cijfers').click()
    await page.locator('div', { hasText: /^Bevestigd1$/ }).waitFor()
    await page.getByText('0% van 10.000').waitFor()

    await link(page, 'Mailings').click()
    await link(page, 'Nieuwe mailing').first().click()
    await page.getByLabel('Petitie').selectOption(SLUG)
    await button(page, '1 handtekening gehaald').click()
    await page.getByText('Eén persoon krijgt deze mail').waitFor()
    mailing = new URL(page.url()).pathname
    await write(page, { Onderwerp: 'De eerste naam staat er' })
    await page.getByLabel('E-mailadres').fill('collega@example.org')
    await button(page, 'Opslaan en testmail sturen').click()
    await said(page, 'De testmail voor collega@example.org is aangenomen.')
    await button(page, 'Versturen of plannen…').click()
    await button(page, 'Verstuur nu aan één persoon').click()
    await page.getByRole('heading', { name: 'Resultaat' }).waitFor({ timeout: 60_000 })
    const subjects = async () => (await luid.mailsTo(SUPPORTER)).map(({ subject }) => subject)
    await expect.poll(subjects).toContain('De eerste naam staat er')

    await link(page, 'Petities').click()
    await link(page, 'Geen enkel kind achter slot').click()
    await link(page, 'Exporteer de handtekeningen zelf').click()
    await button(page, 'Maak bestand').click()
    const fetched = button(page, 'Download Handtekeningen: Geen enkel kind achter slot')
    await fetched.waitFor()
    await page.getByText('1 rij').waitFor()
    expect(await violations(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), fetched.click()])
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^${SLUG}-signatures-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
    )
    const bytes = await readFile(await download.path())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, row, end, ...rest] = bytes.subarray(3).toString('utf8').split('\r\n')
    expect(head).toMatch(/^givenName;familyName;email;/)
    expect(row).toMatch(/^Noor;van der Berg;noor@example\.org;/)
    expect([end, rest]).toEqual(['', []])
    expect(bytes.toString('utf8').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)

    await button(page, 'Uitloggen').click()
    await button(page, 'Inloggen').waitFor()
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  }, 300_000)

  it('is not a viewer’s: no step of it is shown to them, and the API refuses each', async () => {
    const before = await standing()
    const { context, page, faults, token } = await open('viewer', '/console/petitions')
    await link(page, 'Geen enkel kind achter slot').waitFor()
    expect(await link(page, 'Nieuwe petitie').count()).toBe(0)
    expect(await link(page, 'Exports').count()).toBe(0)
    await link(page, 'Geen enkel kind achter slot').click()
    await heading(page, 'Cijfer voor de pers')
    for (const name of ['Sluiten', 'Tel nu na', 'Leg de stand vast'])
      expect(await button(page, name).count(), name).toBe(0)
    for (const name of ['Inhoud', 'Nieuws', 'Op papier', 'Exporteer de handtekeningen zelf'])
      expect(await link(page, name).count(), name).toBe(0)
    await link(page, 'Mailings').click()
    await page.locator(`a[href="${mailing}"]`).waitFor()
    expect(await link(page, 'Nieuwe mailing').count()).toBe(0)
    await page.locator(`a[href="${mailing}"]`).click()
    await heading(page, 'Resultaat')
    expect(await button(page, 'Gebruik als begin van een nieuwe').count()).toBe(0)
    for (const path of [
      '/console/petitions/new',
      EDITED,
      `/console/petitions/${SLUG}/news`,
      '/console/mailings/new',
      '/console/exports',
    ]) {
      await page.goto(`${luid.url}${path}`)
      await heading(page, 'Dit mag je met jouw rol niet zien')
    }
    await refuses(token(), { missing: [] })
    expect(await standing()).toEqual(before)
    expect(faults).toEqual([])
    await context.close()
  })

  it('is not of an organisation that the petition does not name: to its campaigner it is not there', async () => {
    const before = await standing()
    const { context, page, faults, token } = await open('partner', '/console/petitions')
    await link(page, 'Geen kind is te koop').waitFor()
    expect(await link(page, 'Geen enkel kind achter slot').count()).toBe(0)
    expect(await link(page, 'Nieuwe petitie').count()).toBe(0)
    await page.goto(`${luid.url}/console/petitions/${SLUG}`)
    await page.getByRole('alert').filter({ hasText: 'Er is geen petitie met deze naam' }).waitFor()
    for (const path of ['/console/petitions/new', EDITED, `/console/petitions/${SLUG}/news`]) {
      await page.goto(`${luid.url}${path}`)
      await heading(page, 'Dit mag je met jouw rol niet zien')
    }
    await page.goto(`${luid.url}${mailing}`)
    await heading(page, 'Deze mailing bestaat niet')
    await link(page, 'Nieuwe mailing').waitFor({ state: 'detached' })
    await page.goto(`${luid.url}/console/mailings/new`)
    await button(page, 'Begin').waitFor()
    expect(await page.getByLabel('Petitie').count()).toBe(0)
    await page.goto(`${luid.url}/console/exports`)
    await page.getByText('Er zijn geen bestanden').waitFor()
    const offered = page.getByLabel('Petitie').locator('option')
    await expect.poll(() => offered.allTextContents()).toEqual(['Geen kind is te koop'])
    await refuses(token(), { missing: ['campaigns/', 'exports'] })
    expect(await standing()).toEqual(before)
    expect(faults).toEqual([])
    await context.close()
  })
})

/** Asks with somebody's token what the campaigner's browser asked: it is refused, or of something that is not there for them. */
async function refuses(authorization: string, { missing }: { missing: readonly string[] }): Promise<void> {
  const steps = asked.map(({ method, path }) => `${method} ${path.slice('/api/manage/'.length)}`)
  const campaign = `campaigns/${mailing.split('/').at(-1)}`
  const done = [
    'POST petitions',
    `PATCH petitions/${SLUG}`,
    `POST petitions/${SLUG}/publish`,
    `POST petitions/${SLUG}/updates`,
    `POST petitions/${SLUG}/campaigns`,
    `PATCH ${campaign}`,
    `POST ${campaign}/test`,
    `POST ${campaign}/schedule`,
    'POST exports',
    expect.stringMatching(/^GET exports\/./),
  ]
  expect([...new Set(steps)]).toEqual(done)
  for (const [at, call] of asked.entries()) {
    const step = steps[at] ?? ''
    const isMissing = missing.some((part) => step.split(' ')[1]?.startsWith(part))
    expect((await ask(authorization, call)).status, step).toBe(isMissing ? 404 : 403)
  }
}

async function count(): Promise<number> {
  const answer = await fetch(`${luid.url}/api/petitions/${SLUG}/count`)
  return ((await answer.json()) as { count: number }).count
}

/** A supporter reads the news, signs, wants to hear more, and confirms from their inbox. */
async function sign(): Promise<void> {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
  await page.getByText('Vandaag boden we de petitie aan.').waitFor()
  await fillIn(page, { givenName: 'Noor', familyName: 'van der Berg', email: SUPPORTER })
  await page.getByLabel('Ja, mail mij over het vervolg.').check()
  await page.getByLabel('Ik ben 16 jaar of ouder.').check()
  await page.locator('form[action$="/signatures"] [type=submit]').click()
  await page.waitForURL('**/check-your-email')
  await page.goto(await mailLink(luid, SUPPORTER, 'confirm'))
  await page.locator('main form [type=submit]').click()
  await page.waitForURL('**/thanks**')
  await context.close()
}
