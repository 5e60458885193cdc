import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Petition } from '../../functions/domain/petition.ts'
import { lastDays } from '../../web/console/petitions/days.ts'
import { violations } from '../browser/pages-in-browser.ts'
import { examplePetition } from '../support/examples.ts'
import { scanned } from '../support/scanned.ts'
import { type ConsoleWorld, startConsole } from './console-in-browser.ts'
import { count } from './counted.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await startConsole()
})
afterEach(() => world.closePages())
afterAll(() => world?.stop())

const PHONE = { viewport: { width: 360, height: 740 } }
const stored = async (slug: string): Promise<Petition> => {
  const petition = await world.application.deps.stores.petitions.read(slug, true)
  if (petition === undefined) throw new Error(`There is no ${slug}.`)
  return petition
}
const isNarrow = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= innerWidth')

// Its first half is in managers-day.test.ts.
describe('a petition, from its first word to its archive', () => {
  it('counts what is on paper, is closed and is archived', async () => {
    const slug = await world.application.petition()
    const { page, faults } = await world.open('campaigner', `/console/petitions/${slug}`)
    await page.getByRole('link', { name: 'Op papier' }).click()
    await page.getByLabel('Nieuw totaal op papier').fill('1.250')
    await page.getByRole('button', { name: 'Zet op de pagina' }).click()
    await page.getByText('van 0 in 1.250').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Zet op de pagina' }).click()
    await page.getByText('Het aantal staat op de pagina.').waitFor()
    expect((await stored(slug)).offline).toBe(1250)
    expect(await violations(page)).toEqual([])

    await page.getByRole('button', { name: 'Sluiten' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click()
    await page.getByText('De petitie is gesloten.').waitFor()
    await page.getByRole('button', { name: 'Archiveren' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Archiveren' }).click()
    await page.getByText('De petitie is gearchiveerd.').waitFor()
    expect((await stored(slug)).state).toBe('archived')
    expect(faults).toEqual([])
  })

  it('keeps what is typed through a fault, a reload and an ended session, and asks before it is left', async () => {
    const slug = await world.application.petition()
    const { page } = await world.open('campaigner', `/console/petitions/${slug}/edit`)
    // A preview that found no way comes by itself once there is one.
    world.interfere(({ path }) =>
      path.endsWith('/preview') ? new Response('no', { status: 503 }) : undefined,
    )
    await page.getByLabel('Samenvatting').fill('Lang over nagedacht.')
    const preview = page.getByRole('region', { name: 'Voorbeeld' })
    await preview.getByRole('alert').waitFor()
    world.interfere(() => undefined)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await preview.getByRole('alert').waitFor({ state: 'detached' })
    await preview.frameLocator('iframe').getByText('Lang over nagedacht.').waitFor()
    world.interfere(({ method }) => (method === 'PATCH' ? new Response('no', { status: 503 }) : undefined))
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('alert').filter({ hasText: 'Er ging iets mis bij ons' }).waitFor()
    expect(await page.getByLabel('Samenvatting').inputValue()).toBe('Lang over nagedacht.')

    world.interfere(({ method }) => (method === 'PATCH' ? new Response('{}', { status: 401 }) : undefined))
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const ended = page.getByRole('dialog', { name: 'Je bent uitgelogd' })
    await ended.waitFor()
    world.interfere(() => undefined)
    page.on('dialog', (asked) => void asked.accept())
    await ended.getByRole('button', { name: 'Inloggen' }).click()
    await page.getByText('We hebben teruggezet wat je eerder typte').waitFor()
    expect(await page.getByLabel('Samenvatting').inputValue()).toBe('Lang over nagedacht.')

    await page.getByRole('link', { name: 'Nieuws' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Blijf op deze pagina' }).click()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Opgeslagen.', { exact: true }).waitFor()
    expect((await stored(slug)).texts.nl?.summary).toBe('Lang over nagedacht.')
    await page.getByRole('link', { name: 'Nieuws' }).click()
    await page.getByRole('button', { name: 'Bericht toevoegen' }).waitFor()
  })

  it('that two people edit at once tells the second what the first changed, and loses neither’s work', async () => {
    const slug = await world.application.petition()
    const { page } = await world.open('campaigner', `/console/petitions/${slug}/edit`, PHONE)
    await page.getByLabel('Titel').fill('Mijn titel')
    await page.getByLabel('Toestemming van wie tekent').fill('Ik wil dit, van harte.')
    await page.getByText('Dit wordt versie 2.').waitFor()
    const seen = await stored(slug)
    const texts = { ...seen.texts, nl: { ...examplePetition().texts.nl, title: 'Hun titel' } }
    const audit = { id: 'other', at: seen.updatedAt, actor: 'x', subject: slug, action: 'petition-changed' }
    const theirs = { ...seen, texts, goal: 7777, version: 2 } as Petition
    await world.application.deps.stores.petitions.replace(theirs, 1, audit as never)

    await page.getByRole('button', { name: 'Opslaan' }).click()
    const conflict = page.getByRole('alert').filter({ hasText: 'Iemand anders heeft deze petitie' })
    await conflict.getByText('Hun titel').waitFor()
    expect(await conflict.textContent()).toContain('Gewijzigd door de ander, niet door jou:Doel')
    expect(await violations(page)).toEqual([])
    await expect.poll(() => isNarrow(page)).toBe(true)
    await conflict.getByRole('button', { name: 'Houd mijn wijzigingen' }).click()
    expect(await page.getByLabel('Doel').inputValue()).toBe('7777')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Opgeslagen.', { exact: true }).waitFor()
    expect(await stored(slug)).toMatchObject({
      goal: 7777,
      texts: { nl: { title: 'Mijn titel' } },
      consents: { nl: { version: 2, text: 'Ik wil dit, van harte.' } },
      pastConsents: [{ version: 1 }],
    })
  })

  it('gets a picture that was far too large for the API', async () => {
    const slug = await world.application.petition()
    const { page, faults } = await world.open('campaigner', `/console/petitions/${slug}/edit`)
    const bytes = await page.locator('input[type=file]').evaluate(async (input: HTMLInputElement) => {
      const canvas = new OffscreenCanvas(1600, 1200)
      const data = new ImageData(1600, 1200)
      // Noise is what compresses worst.
      for (let at = 0; at < data.data.length; at += 65_536)
        crypto.getRandomValues(data.data.subarray(at, at + 65_536))
      canvas.getContext('2d')?.putImageData(data, 0, 0)
      const file = new File([await canvas.convertToBlob()], 'foto.png', { type: 'image/png' })
      const chosen = new DataTransfer()
      chosen.items.add(file)
      input.files = chosen.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
      return file.size
    })
    expect(bytes).toBeGreaterThan(1024 * 1024)
    await page.getByText('De afbeelding staat klaar').waitFor()
    await page.getByLabel('Wat er op de afbeelding te zien is').fill('Een kind bij een hek')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('Opgeslagen.', { exact: true }).waitFor()
    const { image = '', texts } = await stored(slug)
    expect(image).toMatch(/-\d+x\d+\.jpg$/)
    expect(texts.nl?.imageAlt).toBe('Een kind bij een hek')
    expect((await world.application.request(`/images/${image}`)).status).toBe(200)

    // A language is taken away, once it is said what that does; the last that is left cannot be.
    await page.getByRole('tab', { name: 'Engels' }).click()
    await page.getByRole('button', { name: 'Haal het Engels weg' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Wie in deze taal tekende, blijft meetellen').waitFor()
    await dialog.getByRole('button', { name: 'Haal het Engels weg' }).click()
    await page.getByRole('button', { name: 'Haal het Nederlands weg' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('tab', { name: 'Engels' }).waitFor({ state: 'detached' })
    await expect.poll(async () => Object.keys((await stored(slug)).texts)).toEqual(['nl'])
    expect((await stored(slug)).pastConsents).toMatchObject([{ locale: 'en', version: 1 }])
    expect(faults).toEqual([])
  })
})

describe('a petition on other sites', () => {
  it('is taken there by what can be copied, a code and a poster, each with whom and what a signature is credited to', async () => {
    const { application, publicUrl } = world
    const site = 'https://partner.example.org'
    const slug = await application.petition({ partners: ['wereldkind'], embedOrigins: [site], offline: 3 })
    const { page, faults } = await world.open('campaigner', `/console/petitions/${slug}`)
    await page.getByRole('link', { name: 'Delen en insluiten' }).click()
    await page.getByText(`Deze websites mogen het tonen: ${site}.`).waitFor()
    await page.getByLabel('Partner').selectOption('wereldkind')
    const source = page.getByLabel('Bron')
    await source.fill('Mijn School')
    await page.getByText('Alleen kleine letters').waitFor()
    await source.fill('school')
    const credit = '?source=school&partner=wereldkind'
    const address = `${publicUrl}/nl/petitions/${slug}`
    const [link = '', script = '', frame = '', counter = ''] = await page
      .locator('.snippet code')
      .allTextContents()
    expect(link).toBe(`${address}${credit}`)
    // What is copied is HTML: as a browser reads it where it is pasted.
    const elsewhere = await page.context().newPage()
    const [form, framed, shown] = await elsewhere.evaluate(
      (pasted) =>
        pasted.map((html) => {
          const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
          const placed = body.querySelector<HTMLElement>('script, iframe, img')
          const at = body.querySelector('a')?.getAttribute('href')
          return { ...placed?.dataset, at, src: placed?.getAttribute('src') }
        }),
      [script, frame, counter],
    )
    const { title } = examplePetition().texts.nl ?? {}
    expect(form).toMatchObject({
      src: `${publicUrl}/embed.js`,
      at: link,
      petition: slug,
      locale: 'nl',
      title,
      partner: 'wereldkind',
      source: 'school',
    })
    expect(framed?.src).toBe(`${publicUrl}/nl/embed/petitions/${slug}${credit}`)
    expect(shown).toMatchObject({ at: link, src: `${address}/count.svg` })
    const answer = await application.request(framed?.src?.slice(publicUrl.length) ?? '')
    expect(answer.headers.get('content-security-policy')).toMatch(new RegExp(`frame-ancestors ${site}$`))
    expect(await answer.text()).toContain('name="partner" value="wereldkind"')

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download de QR-code' }).click(),
    ])
    const code = Buffer.concat(await (await file.createReadStream()).toArray()).toString()
    expect([file.suggestedFilename(), scanned(code)]).toEqual([`${slug}-qr.svg`, link])
    const [poster] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Open de poster' }).click(),
    ])
    expect(await poster.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    expect(scanned(await poster.content())).toBe(link)
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('how a petition does', () => {
  it('is shown in charts and the same numbers as tables, refreshes by itself, and can be taken along', async () => {
    const slug = await world.application.petition({ goal: 10_000, offline: 250 })
    const [yesterday = '', today = ''] = lastDays(new Date(), 2)
    await count(world.application, slug, {
      cells: [
        { day: yesterday, count: 1200 },
        { day: yesterday, count: 34, country: 'BE', source: '-whatsapp' },
        { day: today, count: 500, partner: 'wereldkind' },
      ],
      hours: [{ hour: new Date().toISOString().slice(0, 13), count: 77 }],
      funnel: [
        {
          day: yesterday,
          figures: { confirmed: 1734, pending: 266, sent: 1990, delivered: 1950, bounced: 12 },
        },
      ],
    })
    const { page, faults } = await world.open('campaigner', '/console')
    await page.clock.install()
    await page.goto(`${world.publicUrl}/console/petitions/${slug}`)
    await page.locator('dd', { hasText: '1.984' }).waitFor()
    // As on the public page: paper stands apart, and reaches no goal.
    await page.getByText(/^Doel: 17,?\d?% van 10\.000$/).waitFor()
    await page
      .getByRole('img', { name: /^Staafdiagram: 1\.734 handtekeningen/ })
      .locator('canvas')
      .waitFor()
    await page
      .getByRole('img', { name: 'Staafdiagram: 77 handtekeningen in de laatste 48 uur.' })
      .locator('canvas')
      .waitFor()
    // The table stands beside its chart; on a phone it opens below (at the end).
    expect(await page.getByText('Toon als tabel').count()).toBe(0)
    expect(await page.getByRole('table', { name: 'Per dag', exact: true }).getByText('1.234').count()).toBe(1)
    expect(await page.getByRole('row', { name: 'België 34 2%' }).count()).toBe(1)
    expect(await page.getByRole('row', { name: 'Niet bezorgd 12 0,6%' }).count()).toBe(1)
    expect(await violations(page)).toEqual([])

    await count(world.application, slug, { cells: [{ day: today, count: 16 }] })
    await page.clock.fastForward('00:11')
    await page.locator('dd', { hasText: '2.000' }).waitFor()

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV voor Excel' }).first().click(),
    ])
    const csv = await (await file.createReadStream()).toArray()
    const text = Buffer.concat(csv).toString('utf8')
    expect(text.startsWith('\u{feff}day;country;source;partner;locale;count\r\n')).toBe(true)
    expect(text).toContain(`${yesterday};BE;'-whatsapp;;nl;34`)

    await page.getByLabel('Waarvoor').fill('Persbericht')
    await page.getByRole('button', { name: 'Leg de stand vast' }).click()
    await page.getByRole('rowheader', { name: /^2\.000 handtekeningen op / }).waitFor()
    await page.getByRole('button', { name: 'Tel nu na' }).click()
    await page.getByText('De teller klopt.').waitFor()
    await page.setViewportSize(PHONE.viewport)
    await page.getByText('Toon als tabel').first().click()
    await page.getByRole('table', { name: 'Per dag', exact: true }).getByText('1.234').waitFor()
    await expect.poll(() => isNarrow(page)).toBe(true)
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
  })
})

describe('people of a partner organisation', () => {
  it('see the petitions that name it, with their own numbers beside the public ones, and nothing to change', async () => {
    const { application } = world
    const partner = await application.partner(['local-partner'], { name: 'Stichting Wereldkind' })
    const slug = await application.petition({ partners: [partner], goal: 10_000 })
    const elsewhere = await application.petition()
    const [today = ''] = lastDays(new Date(), 1)
    await count(application, slug, {
      cells: [
        { day: today, count: 321, partner },
        { day: today, count: 1000 },
      ],
    })
    const { page, faults } = await world.open('partner', '/console/petitions')
    expect(await page.getByText('Campagnevoerder · Stichting Wereldkind').count()).toBe(1)
    await page.locator(`a[href="/console/petitions/${slug}"]`).waitFor()
    expect(await page.locator(`a[href="/console/petitions/${elsewhere}"]`).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Nieuwe petitie' }).count()).toBe(0)
    await page.locator(`a[href="/console/petitions/${slug}"]`).click()
    await page.locator('div', { hasText: /^Via jullie321$/ }).waitFor()
    expect(await page.locator('div', { hasText: /^Met z’n allen1\.321$/ }).count()).toBe(1)
    for (const name of ['Sluiten', 'Tel nu na', 'Leg de stand vast'])
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    await page.goto(`${world.publicUrl}/console/petitions/${slug}/edit`)
    await page.getByRole('heading', { name: 'Dit mag je met jouw rol niet zien' }).waitFor()
    expect(faults).toEqual([])
  })
})
