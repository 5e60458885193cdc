import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { topicList } from '../../functions/domain/list.ts'
import { violations } from '../browser/pages-in-browser.ts'
import { exampleFollow, examplePetition } from '../support/examples.ts'
import { campaignSending } from './campaign-sending.ts'
import { type ConsoleWorld, startConsole } from './console-in-browser.ts'

let world: ConsoleWorld
let sending: ReturnType<typeof campaignSending>
let topic: string
beforeAll(async () => {
  world = await startConsole()
  sending = campaignSending(world.application)
  const { application } = world
  topic = await application.topic({ topic: 'stop-kinderhandel' })
  for (const [email, locale] of [
    ['noor@example.org', 'nl'],
    ['sem@example.org', 'nl'],
    ['zoe@example.org', 'en'],
  ] as const)
    await application.deps.stores.subscriptions.activate(
      { person: application.person(email), email, locale },
      [exampleFollow(topicList(topic))],
      application.now(),
    )
})
afterEach(() => world.closePages())
afterAll(() => world?.stop())

const PHONE = { viewport: { width: 360, height: 740 } }
const subject = (page: Page) => page.getByLabel('Onderwerp', { exact: true })
const body = (page: Page) => page.getByLabel('Tekst', { exact: true })
const shown = (page: Page) => page.frameLocator('iframe')
const said = (page: Page, words: string) => page.locator('.toast').filter({ hasText: words }).waitFor()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const TEXTS = { subject: 'Nieuws', preheader: '', body: 'Er is nieuws.' }

describe('a campaigner’s mailing', () => {
  it('is written, seen, tried, sent, interrupted and told what came of it', async () => {
    const { page, faults } = await world.open('campaigner', '/console/mailings')
    await page.getByText('Er zijn nog geen mailings').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Nieuwe mailing' }).click()
    await page.getByLabel('Naam').fill('December')
    expect(await violations(page)).toEqual([])
    await press(page, 'Begin')

    await page.getByRole('heading', { name: 'December' }).waitFor()
    await press(page, 'Versturen of plannen…')
    await page.getByText('Een onderwerp en een tekst in het Nederlands.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click()

    await page.getByLabel('Stop kinderhandel').check()
    await page.getByText('3 mensen krijgen deze mail').waitFor()
    await page.getByText('Nederlands 2 · Engels 1. Als hij nu zou gaan.').waitFor()
    await subject(page).fill('Er is nieuws')
    await body(page).fill('Dag ')
    await press(page, 'Invullen per lezer')
    await page.getByLabel('Als we de naam niet kennen').fill('vriend')
    expect(await violations(page)).toEqual([])
    await press(page, '{{name|vriend}}')
    await press(page, 'Knop')
    await page.getByLabel('Tekst op de knop').fill('Lees verder')
    await page.getByLabel('Adres', { exact: true }).fill('ergens')
    await press(page, 'Invoegen')
    await page.getByText('Dit is geen adres waar een mail naartoe mag wijzen').waitFor()
    await page.getByLabel('Adres', { exact: true }).fill('www.example.org/nieuws')
    await press(page, 'Invoegen')
    // The dialog gives the focus back first.
    await expect
      .poll(() => body(page).inputValue())
      .toBe('Dag {{name|vriend}}\n\n**[Lees verder](https://www.example.org/nieuws)**\n')
    // It is not saved: the preview follows what is typed.
    await shown(page).getByText('Dag Noor').waitFor()
    await shown(page).getByRole('link', { name: 'Lees verder' }).waitFor()
    await page.getByText('Als voor iemand van wie we de naam kennen').click()
    await shown(page).getByText('Dag vriend').waitFor()
    await press(page, 'Platte tekst')
    await page.locator('pre').getByText('https://www.example.org/nieuws').waitFor()
    await press(page, 'Donker')
    await shown(page).getByText('Dag vriend').waitFor()
    expect(await violations(page)).toEqual([])

    await page.getByLabel('E-mailadres').fill('collega@example.org')
    await press(page, 'Opslaan en testmail sturen')
    await said(page, 'De testmail voor collega@example.org is aangenomen.')
    expect(sending.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['collega@example.org', 'Er is nieuws'],
    ])

    const release = sending.hold()
    await press(page, 'Versturen of plannen…')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('3 mensen', { exact: true }).waitFor()
    await dialog.getByText('Voorbeeldlaan 1').waitFor()
    await dialog.getByText('Wie een andere taal leest, krijgt hem in het Nederlands.').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Verstuur nu aan 3 mensen' }).click()
    await page.getByText('Wordt verstuurd').waitFor()
    await page.getByText('0 van 3 afgehandeld').waitFor()
    await page.getByRole('row', { name: /^Wacht nog 3/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await press(page, 'Pauzeren')
    await page.getByText('Binnen een seconde gaat er geen mail meer weg.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Pauzeren' }).click()
    await page.getByText('Gepauzeerd door een beheerder.').waitFor()
    release()
    await sending.settled()
    await press(page, 'Verder')
    await page.getByRole('dialog').getByRole('button', { name: 'Verder' }).click()
    await page.getByRole('heading', { name: 'Resultaat' }).waitFor({ timeout: 60_000 })
    await page.getByRole('row', { name: /^Verstuurd aangenomen door de mailprovider 3 100%/ }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(sending.mails.map(({ to }) => to).sort()).toEqual([
      'collega@example.org',
      'noor@example.org',
      'sem@example.org',
      'zoe@example.org',
    ])
    await page.getByRole('link', { name: 'Alle mailings' }).click()
    await page.getByRole('row', { name: /^December Verstuurd .* 3 3$/ }).waitFor()
    expect(faults).toEqual([])
  })

  it('loses nothing when saving fails, and opens the language in which something is wrong', async () => {
    const id = await world.application.campaign({ topics: [topic] }, { content: { nl: TEXTS, en: TEXTS } })
    const { page } = await world.open('campaigner', `/console/mailings/${id}`, PHONE)
    await page.getByRole('tab', { name: 'Engels' }).click()
    await body(page).fill('Hello {{naam}}')
    await page.getByRole('tab', { name: 'Nederlands' }).click()
    await subject(page).fill('Beter nieuws')
    world.interfere(({ method }) => (method === 'PATCH' ? new Response('no', { status: 502 }) : undefined))
    await press(page, 'Opslaan')
    await page.getByRole('alert').filter({ hasText: 'Er ging iets mis bij ons' }).waitFor()
    await page.reload()
    await page.getByText('We hebben teruggezet wat je eerder typte.').waitFor()
    expect(await subject(page).inputValue()).toBe('Beter nieuws')
    world.interfere(() => undefined)
    await press(page, 'Opslaan')
    await page.getByRole('tab', { name: 'Engels (met fouten)', selected: true }).waitFor()
    await page.locator('.field.wrong').getByText('De plaatshouder {{naam}} kennen we niet.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await body(page).fill('Hello {{name}}')
    await press(page, 'Opslaan')
    await said(page, 'Opgeslagen.')
    const { content } = (await world.application.deps.stores.campaigns.read(id, true)) ?? {}
    expect([content?.nl?.subject, content?.en?.body]).toEqual(['Beter nieuws', 'Hello {{name}}'])
  })

  it('that somebody else saves meanwhile keeps the work of both, or takes the other’s', async () => {
    const id = await world.application.campaign(
      { topics: [topic] },
      { content: { nl: TEXTS }, name: 'Samen' },
    )
    const { campaigns } = world.application.deps.stores
    const other = async (change: object) => {
      const seen = await campaigns.read(id, true)
      if (seen === undefined) throw new Error('There is no campaign.')
      const audit = { id: crypto.randomUUID(), at: new Date().toISOString(), actor: 'sanne', subject: id }
      const changed = { ...seen, ...change, version: seen.version + 1 }
      await campaigns.replace(changed, seen.version, { ...audit, action: 'campaign-changed' })
    }
    const { page } = await world.open('campaigner', `/console/mailings/${id}`)
    await body(page).fill('Mijn tekst.')
    await other({ content: { nl: { ...TEXTS, subject: 'Hun onderwerp', body: 'Hun tekst.' } } })
    await press(page, 'Opslaan')
    const conflict = page.getByRole('alert').filter({ hasText: 'Iemand anders heeft deze mailing' })
    await conflict.getByText('Nederlands: tekst (ook door jou)').waitFor()
    expect(await body(page).inputValue()).toBe('Mijn tekst.')
    expect(await violations(page)).toEqual([])
    await press(page, 'Mijn versie bewaren')
    await said(page, 'Opgeslagen.')
    expect((await campaigns.read(id, true))?.content.nl).toMatchObject({
      subject: 'Hun onderwerp',
      body: 'Mijn tekst.',
    })
    await subject(page).fill('Mijn onderwerp')
    await other({ name: 'Anders' })
    await press(page, 'Opslaan')
    await press(page, 'Hun versie nemen')
    await page.getByRole('heading', { name: 'Anders' }).waitFor()
    expect(await subject(page).inputValue()).toBe('Hun onderwerp')
    expect(await page.getByText('Nog niet opgeslagen').count()).toBe(0)
  })

  it('begins with what became of a petition; without an organisation it does not go, and says whom to ask', async () => {
    await world.application.petition({
      slug: 'geen-kind-te-koop',
      updates: examplePetition(),
      state: 'closed',
      closedAt: new Date().toISOString(),
    })
    const { page } = await world.open('admin', '/console/mailings/new')
    await page.getByLabel('Petitie').selectOption('geen-kind-te-koop')
    await press(page, 'De petitie is gesloten')
    await page.getByRole('heading', { name: 'Geen kind te koop: gesloten' }).waitFor()
    await page.getByText('Eerst de naam en het postadres van je organisatie').waitFor()
    await press(page, 'Versturen of plannen…')
    const link = page.getByRole('dialog').getByRole('link', { name: 'Naar de organisatie' })
    expect(await link.getAttribute('href')).toBe('/console/organisation')
  })
})

describe('a viewer', () => {
  it('reads a mailing and what came of it, and can do nothing with it', async () => {
    await world.application.campaign(
      { topics: [topic] },
      {
        content: { nl: TEXTS },
        name: 'Gelezen',
        state: 'paused',
        pause: { because: 'complaints', at: new Date().toISOString() },
        startedAt: new Date().toISOString(),
      },
    )
    const { page, faults } = await world.open('viewer', '/console/mailings', { colorScheme: 'dark' })
    await page.getByRole('link', { name: 'Gelezen' }).click()
    await page.getByText('1 op de 1.000 ontvangers of meer noemt deze mail ongewenst').waitFor()
    await shown(page).getByText('Er is nieuws.').waitFor()
    await page.getByText('Aan: volgers van Stop kinderhandel.').waitFor()
    const ground = () => page.locator('iframe').evaluate((frame) => getComputedStyle(frame).backgroundColor)
    expect(await ground()).toBe('rgb(255, 255, 255)')
    await press(page, 'Donker')
    await expect.poll(ground).not.toBe('rgb(255, 255, 255)')
    for (const name of ['Verder', 'Stoppen', 'Opslaan', 'Gebruik als begin van een nieuwe'])
      expect(await page.getByRole('button', { name }).count(), name).toBe(0)
    expect(await violations(page)).toEqual([])
    await page.goto(`${world.publicUrl}/console/mailings/new`)
    await page.getByRole('heading', { name: 'Dit mag je met jouw rol niet zien' }).waitFor()
    await page.goto(`${world.publicUrl}/console/mailings/bestaat-niet`)
    await page.getByRole('heading', { name: 'Deze mailing bestaat niet' }).waitFor()
    expect(faults).toEqual([])
  })
})
