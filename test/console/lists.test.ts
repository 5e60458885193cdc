import { readFile } from 'node:fs/promises'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { keys, listKeys } from '../../functions/table/keys.ts'
import { violations } from '../browser/pages-in-browser.ts'
import { SIGNER } from '../http/application.ts'
import { examplePetition } from '../support/examples.ts'
import { type ConsoleWorld, startConsole } from './console-in-browser.ts'

let world: ConsoleWorld
let slug: string
beforeAll(async () => {
  world = await startConsole()
  slug = await world.application.petition({ slug: 'geen-kind-te-koop' })
})
afterEach(() => world.closePages())
afterAll(() => world?.stop())

const PHONE = { viewport: { width: 360, height: 740 } }
const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
const focusOn = (page: Page, name: string) =>
  page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label, name)

// The clock of the application’s own links stands still, and this one’s runs.
const LONG_MS = 365 * 24 * 60 * 60 * 1000

/** Signs and confirms; marked by the honeypot, the signature is held. */
async function sign(email: string, facts: Record<string, unknown> = {}): Promise<void> {
  const { application } = world
  const body = { ...SIGNER, consent: true, email, ...facts }
  await application.postJson(`/api/petitions/${slug}/signatures`, body)
  await application.postForm(
    `/nl/confirm/${await application.link(slug, 'confirm-signature', email, LONG_MS)}`,
    {},
  )
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

describe('exports', () => {
  it('for a hand-over go to whom a consent text names, and to nobody where none does', async () => {
    const { consents, texts } = examplePetition()
    const mute = await world.application.petition({
      slug: 'niemand-genoemd',
      texts: { en: { ...texts.en, title: 'Nobody named' } as never },
      consents: { en: consents.en as never },
    })
    const { page } = await world.open('campaigner', `/console/exports?kind=handover&petition=${slug}`, PHONE)
    await page.getByText('nooit een e-mailadres').waitFor()
    const recipients = page.getByLabel('Aan wie bied je de namen aan?')
    expect(await recipients.locator('option').allTextContents()).toEqual(['de minister'])
    // The Dutch text names the minister, the English one nobody.
    expect(await page.locator('blockquote').allTextContents()).toEqual([
      expect.stringMatching(/aan de minister wordt.*Noemt de ontvanger$/),
      expect.stringMatching(/I agree\..*Noemt de ontvanger niet$/),
    ])
    await expect.poll(() => isNarrow(page)).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Maak bestand' }).click()
    await page.getByText('voor de minister').waitFor()

    await page.getByLabel('Petitie').selectOption(`petition:${mute}`)
    await page.getByText('Geen enkele toestemmingstekst noemt').waitFor()
    expect(await recipients.count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Maak bestand' }).getAttribute('aria-disabled')).toBe(
      'true',
    )
  })

  it('show by themselves how far they are, and one that failed says why and is asked for again', async () => {
    const one = {
      id: 'x',
      kind: 'signatures',
      subject: slug,
      petition: slug,
      rows: 250,
      expected: 1000,
      createdAt: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 3600_000).toISOString(),
    }
    let state: object = { status: 'writing' }
    world.interfere(({ method, path }) =>
      method === 'GET' && path === '/api/manage/exports'
        ? Response.json({ items: [{ ...one, ...state }] })
        : undefined,
    )
    const { page } = await world.open('campaigner', '/console/exports')
    const bar = page.getByRole('progressbar', { name: '250 van ongeveer 1.000 rijen' })
    await bar.waitFor()
    expect(await bar.getAttribute('value')).toBe('250')
    state = { status: 'failed', reason: 'Het bestand kon niet worden gemaakt.' }
    await page.getByText('Het bestand kon niet worden gemaakt.').waitFor()
    expect(await violations(page)).toEqual([])
    world.interfere(() => undefined)
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click()
    await page
      .getByRole('button', { name: /^Download/ })
      .first()
      .waitFor()
  })
})

describe('held signatures', () => {
  it('are judged one after the other by keyboard, and what was let in can still be removed', async () => {
    for (const name of ['Anna', 'Bram', 'Cor'])
      await sign(`${name}@example.org`, { givenName: name, familyName: 'Jansen', website: 'x' })
    const state = async (name: string) =>
      (await world.application.signature(slug, `${name}@example.org`))?.state
    const { client, tableName } = world.application.table
    const stuck = { listKey: listKeys.held(slug, 3), listSort: 'stuk' }
    await client.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.signature(slug, 'x'.repeat(43)), ...stuck },
      }),
    )
    const { page, faults } = await world.open('campaigner', `/console/held?petition=${slug}`)
    await page.getByText('Een veld dat mensen niet zien').first().waitFor()
    await page.getByText('Eén onderdeel van deze lijst is niet te lezen').waitFor()
    expect(await violations(page)).toEqual([])
    const anna = page.getByRole('button', { name: 'Laat meetellen: Anna Jansen' })
    world.interfere(({ method }) =>
      method === 'POST'
        ? Response.json({ title: 'x', code: 'not-found', status: 404 }, { status: 404 })
        : undefined,
    )
    await anna.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'iemand anders heeft haar beoordeeld' }).waitFor()
    world.interfere(() => undefined)
    await anna.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Anna Jansen telt mee.').waitFor()
    expect(await state('Anna')).toBe('confirmed')
    await focusOn(page, 'Laat meetellen: Bram Jansen')

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Bram Jansen verwijderen?' })
    await dialog.waitFor()
    expect(await violations(page)).toEqual([])
    expect(await state('Bram')).toBe('held')
    await page.keyboard.press('Enter')
    await page.getByText('Bram Jansen is verwijderd.').waitFor()
    expect(await state('Bram')).toBe('removed')
    await focusOn(page, 'Laat meetellen: Cor Jansen')
    await page.keyboard.press('Enter')
    await page.getByText('Niets te beoordelen').waitFor()

    await page.getByRole('button', { name: 'Toch verwijderen: Anna Jansen' }).click()
    await page.getByText('de stand gaat er weer een omlaag').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijder' }).click()
    await page.getByText('Anna Jansen is verwijderd.').waitFor()
    expect(await state('Anna')).toBe('removed')
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('a person', () => {
  it('is told why no mail came, freed again, and erased once the address is typed twice', async () => {
    const email = 'vraagt@example.org'
    await sign(email)
    const { suppressions } = world.application.deps.stores
    await suppressions.suppress(world.application.person(email), 'bulk', 'complaint', new Date())
    const { page, faults } = await world.open('admin', '/console/people')
    await page.getByLabel('E-mailadres').fill(email)
    await page.keyboard.press('Enter')
    await page.getByText('Dit adres krijgt geen nieuwsbrieven').waitFor()
    await page.getByText('Omdat: meldde onze mail als spam.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Hef de blokkade op' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hef op' }).click()
    await page.getByText('Dit adres krijgt geen nieuwsbrieven').waitFor({ state: 'hidden' })
    expect((await suppressions.read(world.application.person(email)))?.scope).toBe('none')

    await page.getByRole('button', { name: 'Wis deze persoon' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Typ het e-mailadres nog eens').fill('iemand@example.org')
    await dialog.getByRole('button', { name: 'Wis voorgoed' }).click()
    await dialog.getByText('Dit is niet hetzelfde adres.').waitFor()
    expect((await world.application.signature(slug, email))?.state).toBe('confirmed')
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel('Typ het e-mailadres nog eens').fill(email.toUpperCase())
    await dialog.getByRole('button', { name: 'Wis voorgoed' }).click()
    await page.getByText('Alles van deze persoon is gewist.').waitFor()
    expect(await world.application.signature(slug, email)).toBeUndefined()
    // The address is nowhere that outlives the page.
    expect(page.url()).toBe(`${world.publicUrl}/console/people`)
    const left = await page.evaluate(
      'JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])',
    )
    expect(left).not.toContain('vraagt')

    await page.getByRole('button', { name: 'Laat zien' }).click()
    await page.getByText('Geen enkele petitie is een jaar gesloten.').waitFor()
    expect(faults).toEqual([])
  })

  it('is kept from mail by an admin, and let go again from the list', async () => {
    const { page } = await world.open('admin', '/console/suppressions', PHONE)
    await page.getByLabel('E-mailadres').fill('nooit@example')
    await page.getByRole('button', { name: 'Blokkeer', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('E-mailadres').fill('nooit@example.org')
    await page.getByRole('button', { name: 'Blokkeer', exact: true }).click()
    await page.getByText('Door een beheerder ingesteld').waitFor()
    expect(await violations(page)).toEqual([])
    await expect.poll(() => isNarrow(page)).toBe(true)
    await page.getByRole('button', { name: /^Hef op: blokkade/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hef op' }).click()
    await page.getByText('De blokkade is opgeheven.').waitFor()
    // What was pressed is gone with its row: the focus is where it was, not at the top of the page.
    await page.getByText('Niemand is geblokkeerd').waitFor()
    const focused = () => page.evaluate('document.activeElement.textContent')
    await expect.poll(focused).toBe('Mailblokkades')
    expect(
      (await world.application.deps.stores.suppressions.read(world.application.person('nooit@example.org')))
        ?.scope,
    ).toBe('none')
  })
})

describe('a list that comes in pages', () => {
  it('grows by a button, goes on at its first new row, and says that a search sees only what is there', async () => {
    const page1 = Array.from({ length: 6 }, (_, at) => `a${at}`)
    const some = (ids: readonly string[]) =>
      ids.map((id) => ({ id, scope: 'bulk', because: 'complaint', at: new Date().toISOString() }))
    world.interfere(({ method, path }) => {
      if (method !== 'GET' || !path.startsWith('/api/manage/suppressions')) return undefined
      return Response.json(
        path.includes('after=')
          ? { items: some(['nieuw']), unreadable: 2 }
          : { items: some(page1), next: 'x' },
      )
    })
    const { page } = await world.open('admin', '/console/suppressions', { locale: 'en-GB' })
    await page.getByText('Searches what is loaded below').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Load more' }).press('Enter')
    await page.getByText('2 items of this list cannot be read').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('nieuw')
    expect(await page.getByText('Searches what is loaded below').count()).toBe(0)
  })
})

describe('an import', () => {
  it('goes in parts, goes on where the network left off, and gives the refused rows back', async () => {
    // Two rows fill a part, by a column that the API leaves alone.
    const note = 'x'.repeat(400 * 1024)
    const rows = ['lid1@example.org', 'lid2@example.org', 'geen-adres'].map(
      (email) => `${email};bulk;2025-05-01;${note}`,
    )
    const csv = `email;scope;date;note\r\n${rows.join('\r\n')}\r\n`
    const file = { name: 'oud.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
    const { page, faults } = await world.open('admin', '/console/imports')
    await page.getByLabel('Wat neem je mee?').selectOption('suppressions')
    expect(
      (await downloaded(page, () => page.getByRole('button', { name: 'Download een voorbeeld' }).click()))
        .text,
    ).toContain('email;scope;date')
    await page.getByRole('button', { name: 'Importeer', exact: true }).click()
    await page.getByText('Kies een bestand.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('CSV-bestand').setInputFiles(file)
    await page.getByText('3 rijen gevonden').waitFor()
    let asked = 0
    world.interfere(({ path }) => {
      if (path !== '/api/manage/imports') return undefined
      asked += 1
      return asked === 2 ? new Response('gone', { status: 502 }) : undefined
    })
    await page.getByRole('button', { name: 'Importeer', exact: true }).click()
    await page.getByText('Het importeren stopte bij rij 4').waitFor()
    await page.getByRole('button', { name: 'Ga verder' }).click()
    await page.getByRole('cell', { name: 'email' }).waitFor()
    await page.getByRole('rowheader', { name: '4', exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(asked).toBe(3)
    const back = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download geweigerde rijen' }).click(),
    )
    expect(back.text).toMatch(/\r\ngeen-adres;bulk;2025-05-01;x+;"Dit e-mailadres/)
    const lid = await world.application.deps.stores.suppressions.read(
      world.application.person('lid1@example.org'),
    )
    expect(lid).toMatchObject({ scope: 'bulk', because: 'imported' })
    expect(faults.filter((fault) => !fault.includes('502'))).toEqual([])
  })
})

describe('what a role may not do', () => {
  it('is not shown, and its address says so', async () => {
    const { page } = await world.open('campaigner', '/console/people')
    await page.getByRole('heading', { name: 'Dit mag je met jouw rol niet zien' }).waitFor()
    const nav = page.getByRole('navigation', { name: 'Onderdelen' })
    const shown = await nav.getByRole('link').allTextContents()
    expect(shown).toEqual(expect.arrayContaining(['Te beoordelen', 'Exports']))
    for (const name of ['Personen', 'Mailblokkades', 'Importeren']) expect(shown).not.toContain(name)
  })
})
