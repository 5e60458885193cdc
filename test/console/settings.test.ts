import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { violations } from '../browser/pages-in-browser.ts'
import { type ConsoleWorld, startConsole } from './console-in-browser.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await startConsole()
})
afterEach(() => world.closePages())
afterAll(() => world?.stop())

describe('what an admin keeps', () => {
  it('tells of whoever saved meanwhile, keeps what was typed, and lets the second choose', async () => {
    const { page, faults } = await world.open('admin', '/console/organisation')
    const name = page.getByLabel('Naam', { exact: true })
    await name.fill('Stichting Eerst')
    await page.getByLabel('Postadres').fill('Voorbeeldlaan 1, 2500 AA Den Haag')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText('De site laat het').waitFor()
    expect(await violations(page)).toEqual([])

    const { page: other } = await world.open('admin', '/console/organisation')
    await other.getByLabel('Naam', { exact: true }).fill('Stichting Ander')
    await name.fill('Stichting Mijn')
    await other.getByRole('button', { name: 'Opslaan' }).click()
    await other.getByText('De site laat het').waitFor()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const told = page.getByRole('alert').filter({ hasText: 'Iemand anders' })
    await told.waitFor()
    expect(await told.textContent()).toContain('Stichting Ander')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Houd mijn versie' }).click()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await told.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByText('Nog niet opgeslagen').count()).toBe(0)
    await page.reload()
    await expect.poll(() => name.inputValue()).toBe('Stichting Mijn')
    expect(faults).toEqual([])
  })

  it('makes a topic, loses nothing of it on a refusal, and shows the versions of its consent', async () => {
    const { page, faults } = await world.open('admin', '/console/topics/new')
    await page.getByLabel('Naam', { exact: true }).fill('Onderwijs voor elk kind')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    const summary = page.getByRole('alert').filter({ hasText: 'niet goed ingevuld' })
    await summary.getByRole('link', { name: 'Kenmerk: Gebruik 3 tot 80 kleine letters' }).waitFor()
    await page.getByLabel('Kenmerk').fill('onderwijs')
    // What stands before the API says no by a page of its own.
    world.interfere(({ method }) =>
      method === 'PUT' ? new Response('<h1>403 Forbidden</h1>', { status: 403 }) : undefined,
    )
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('alert').filter({ hasText: 'Dit werd geweigerd, zonder reden.' }).waitFor()
    world.interfere(() => undefined)
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await summary.getByRole('link', { name: /^Toestemming/ }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.getByLabel('Naam', { exact: true }).inputValue()).toBe('Onderwijs voor elk kind')
    await page.getByLabel('Wat je ervan krijgt').fill('Hooguit één mail per maand.')
    await page.getByLabel('Toestemming').fill('Ja, mail mij over onderwijs.')
    await page.getByLabel('Naam van de organisatie').fill('Stichting Voorbeeld')
    await page.getByLabel('Postadres').fill('Voorbeeldlaan 1, 2500 AA Den Haag')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Onderwijs voor elk kind' }).waitFor()
    await page
      .getByRole('cell', { name: 'Ja, mail mij over onderwijs. (Stichting Voorbeeld, Voorbeeldlaan 1' })
      .waitFor()
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('makes a partner, whose link counts for it, and says so in the log', async () => {
    const slug = await world.application.petition({ partners: ['wereldkind'] })
    const { page, faults } = await world.open('admin', '/console/partners/new')
    await page.getByLabel('Kenmerk').fill('wereldkind')
    await page.getByLabel('Naam', { exact: true }).fill('Stichting Wereldkind')
    await page.getByLabel('Mensen en scripts').fill('een-medewerker')
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await page.getByText(`${world.publicUrl}/nl/petitions/${slug}?partner=wereldkind`).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Logboek' }).click()
    await page.getByRole('cell', { name: 'wereldkind +een-medewerker' }).waitFor()
    expect(await page.getByRole('cell', { name: 'Partner gemaakt' }).count()).toBe(1)
    const made = page.getByRole('cell').getByRole('link', { name: 'wereldkind' })
    expect(await made.getAttribute('href')).toBe('/console/partners/wereldkind')
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
  })

  it('is for admins: others read what they may, and see no button that the API would refuse', async () => {
    const { page } = await world.open('campaigner', '/console/topics')
    await page.getByRole('heading', { level: 1, name: 'Onderwerpen' }).waitFor()
    expect(await page.getByRole('link', { name: 'Nieuw onderwerp' }).count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Logboek' }).count()).toBe(0)
    await page.goto(`${world.publicUrl}/console/organisation`)
    await page.getByText('Alleen beheerders kunnen dit wijzigen.').waitFor()
    expect(await page.getByRole('button', { name: 'Opslaan' }).count()).toBe(0)
    await page.goto(`${world.publicUrl}/console/audit`)
    await page.getByRole('heading', { name: 'Dit mag je met jouw rol niet zien' }).waitFor()
  })
})
