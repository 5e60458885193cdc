import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mac, personKey } from '../../functions/crypto.ts'
import { EVERYTHING, type Link, sealLink } from '../../functions/domain/link.ts'
import { topicList } from '../../functions/domain/list.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { keptSecrets } from '../../infra/local/kept-secrets.ts'
import { LOCAL_TABLE } from '../../infra/local/settings.ts'
import { launchBrowser } from '../support/browser.ts'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'
import { count, fillIn, mailLink, SLUG, visitor } from './visitor.ts'

const TOPIC = 'kinderhandel'
const OTHER_TOPIC = 'meisjes-naar-school'

let luid: RunningLuid
let browser: Browser
let dataDir: string
let signatures: ReturnType<typeof signatureTable>

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-browser-'))
  const ports = await freePorts()
  ;[luid, browser] = await Promise.all([startLuid(dataDir, ports), launchBrowser()])
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${ports.DYNAMODB_PORT}` })
  signatures = signatureTable(DynamoDBDocumentClient.from(client), LOCAL_TABLE)
})
afterAll(async () => {
  await browser?.close()
  await luid?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/**
 * A page behind a link that a mail would carry: the address has had its mail of these ten minutes, or no
 * mail goes to it before campaigns do.
 */
async function behindLink(
  path: string,
  email: string,
  link: Omit<Link, 'person'>,
): Promise<{ url: string; person: string }> {
  const { functions } = await keptSecrets(dataDir)
  const person = personKey(await functions.person(), email)
  const token = sealLink({ ...link, person }, await functions.links(), mac)
  return { url: `${luid.url}/nl/${path}/${token}`, person }
}

const preferencesOf = async (email: string) =>
  (await behindLink('preferences', email, { purpose: 'preferences', about: EVERYTHING })).url

const followed = '[name=topics]:checked, [name=updates]:checked'

describe('following by mail in a real browser', () => {
  it('goes from the home page to following, without scripts, by keyboard; and from there to leaving', async () => {
    const { context, page, strangers } = await visitor(browser, luid, { javaScriptEnabled: false })
    const email = 'noor@example.org'
    await page.goto(`${luid.url}/nl`)
    await page.focus(`[name=topics][value=${TOPIC}]`)
    await page.keyboard.press('Space')
    await page.focus('[name=email]')
    await page.keyboard.type('noor@')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nl/newsletter')
    expect(await page.title()).toMatch(/^Fout:/)
    expect(await page.isChecked(`[name=topics][value=${TOPIC}]`)).toBe(true)
    expect(await page.isChecked(`[name=topics][value=${OTHER_TOPIC}]`)).toBe(false)
    expect(await page.inputValue('[name=email]')).toBe('noor@')

    await page.focus('[name=email]')
    await page.keyboard.press('End')
    await page.keyboard.type('example.org')
    for (const name of ['consent', 'ageConfirmed']) {
      await page.focus(`[name=${name}]`)
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nl/newsletter/check-your-email')

    await page.goto(await mailLink(luid, email, 'confirm'))
    expect(await page.textContent('main')).toContain('De strijd tegen kinderhandel')
    expect(await page.textContent('main')).not.toContain(email)
    await page.focus('main form [type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/nl/newsletter/thanks')

    await page.goto(await preferencesOf(email))
    expect(await page.locator(followed).count()).toBe(1)
    await page.selectOption('[name=locale]', 'en')
    await page.check(`[name=topics][value=${OTHER_TOPIC}]`)
    await page.click('main form [type=submit] >> nth=0')
    // What is new waits for its own press; what was kept is kept, and the language is new.
    expect(await page.textContent('[role=status]')).toContain('mail met een knop')
    expect(await page.inputValue('[name=locale]')).toBe('en')
    expect(await page.locator(followed).count()).toBe(1)

    const unsubscribe = await behindLink('unsubscribe', email, {
      purpose: 'unsubscribe',
      about: topicList(TOPIC),
    })
    await page.goto(unsubscribe.url)
    expect(await page.textContent('main')).toContain('De strijd tegen kinderhandel')
    await page.focus('main form [type=submit] >> nth=0')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Je bent afgemeld' }).waitFor()
    await page.click('main a[href*="/preferences/"]')
    expect(await page.locator(followed).count()).toBe(0)
    expect(await page.locator('main a[href="/nl/newsletter"]').count()).toBe(1)
    expect(strangers).toEqual([])
    expect(await context.cookies()).toEqual([])
    await context.close()
  })

  it('confirms a signature and what was ticked with one press, and nothing where nothing was ticked', async () => {
    const { context, page } = await visitor(browser, luid)
    const before = await count(luid)
    const sign = async (email: string, ticked: readonly string[]) => {
      await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
      await fillIn(page, { givenName: 'Sam', familyName: 'Jansen', email })
      for (const box of ticked) await page.check(box)
      await page.click('form[action$="/signatures"] [type=submit]')
    }
    const boxes = [`[name=newsletter][value=${TOPIC}]`, '[name=updates]']
    await sign('both@example.org', boxes)
    // One’s age is asked for, and everything that was typed and ticked stands there still.
    await page.waitForSelector('#ageConfirmed[aria-invalid=true]')
    await page.check('[name=ageConfirmed]')
    await page.click('form[action$="/signatures"] [type=submit]')
    await page.waitForURL('**/check-your-email')
    const link = await mailLink(luid, 'both@example.org', 'confirm')
    const [mail] = await luid.mailsTo('both@example.org')
    expect(mail?.text).toContain('Met dezelfde knop')
    expect(mail?.text).toContain('De strijd tegen kinderhandel')
    await page.goto(link)
    expect(await page.textContent('main')).toContain('Met dezelfde knop volg je ook')
    await page.click('main form [type=submit]')
    await page.waitForURL('**/thanks?followed=newsletter')
    await page.goto(await preferencesOf('both@example.org'))
    expect(await page.locator(followed).count()).toBe(2)

    await sign('only@example.org', [])
    await page.waitForURL('**/check-your-email')
    await page.goto(await mailLink(luid, 'only@example.org', 'confirm'))
    expect(await page.textContent('main')).not.toContain('Met dezelfde knop')
    await page.click('main form [type=submit]')
    await page.waitForURL('**/thanks')
    await page.goto(await preferencesOf('only@example.org'))
    expect(await page.locator(followed).count()).toBe(0)
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 2)
    await context.close()
  })

  it('changes nothing when a scanner opens every link of every mail', async () => {
    const { context, page } = await visitor(browser, luid)
    const before = await count(luid)
    const [email, follower] = ['scanned@example.org', 'follower@example.org']
    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    await fillIn(page, { givenName: 'Ama', familyName: 'Osei', email })
    await page.check('[name=ageConfirmed]')
    await page.check(`[name=newsletter][value=${TOPIC}]`)
    await page.click('form[action$="/signatures"] [type=submit]')
    const confirm = await mailLink(luid, email, 'confirm')

    await page.goto(`${luid.url}/en/newsletter`)
    await page.check(`[name=topics][value=${TOPIC}]`)
    await page.fill('[name=email]', follower)
    await page.check('[name=consent]')
    await page.check('[name=ageConfirmed]')
    await page.click('main form [type=submit]')
    await page.goto(await mailLink(luid, follower, 'confirm'))
    await page.click('main form [type=submit]')
    await page.waitForURL('**/newsletter/thanks')

    const mails = [...(await luid.mailsTo(email)), ...(await luid.mailsTo(follower))]
    const unsubscribe = { purpose: 'unsubscribe' as const, about: EVERYTHING }
    const links = [
      ...mails.flatMap(({ links }) => links),
      (await behindLink('unsubscribe', follower, unsubscribe)).url,
      await preferencesOf(follower),
    ]
    // No page submits itself, though its scripts run.
    const submitted: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') submitted.push(request.url())
    })
    for (const link of links) await page.goto(link, { waitUntil: 'networkidle' })
    expect(submitted).toEqual([])
    expect(await count(luid)).toBe(before)
    // Who followed still does, who did not press the button still does not, and that button still works.
    for (const [address, lists] of [
      [follower, 1],
      [email, 0],
    ] as const) {
      await page.goto(await preferencesOf(address))
      expect([address, await page.locator(followed).count()]).toEqual([address, lists])
    }
    await page.goto(confirm)
    await page.click('main form [type=submit]')
    await page.waitForURL('**/thanks?followed=newsletter')
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 1)
    await context.close()
  })
})

describe('one’s own data in a real browser', () => {
  it('is asked for, seen, corrected, withdrawn, taken along and erased, without scripts', async () => {
    const { context, page } = await visitor(browser, luid, { javaScriptEnabled: false })
    const email = 'fatima@example.org'
    await page.goto(`${luid.url}/nl/my-data`)
    await page.fill('[name=email]', email)
    await page.click('main form [type=submit]')
    await expect.poll(() => page.textContent('[role=status]')).toContain('We hebben je vraag ontvangen')
    const myData = await mailLink(luid, email, 'my-data')

    // The address has had its mail: that of the signature waits, and the test presses its button all the same.
    const before = await count(luid)
    await page.goto(`${luid.url}/nl/petitions/${SLUG}`)
    await fillIn(page, { givenName: 'Fatma', familyName: 'van der Berg', email })
    await page.check('[name=ageConfirmed]')
    await page.check('[name=updates]')
    await page.click('form[action$="/signatures"] [type=submit]')
    await page.waitForURL('**/check-your-email')
    const { person } = await behindLink('', email, { purpose: 'my-data', about: EVERYTHING })
    const nonce = (await signatures.read({ petition: SLUG, person }, true))?.nonce ?? ''
    const confirm = await behindLink('confirm', email, { purpose: 'confirm-signature', about: SLUG, nonce })
    await page.goto(confirm.url)
    await page.click('main form [type=submit]')
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before + 1)

    await page.goto(myData)
    const main = () => page.textContent('main')
    for (const words of [
      'Geen kind is te koop',
      'Fatma van der Berg',
      email,
      'Utrecht',
      'Bevestigd, telt mee',
    ])
      expect(await main()).toContain(words)
    await page.click('main summary')
    await page.fill('[name=givenName]', '')
    await page.click('details [type=submit]')
    await expect.poll(() => page.title()).toMatch(/^Fout:/)
    await page.fill('[name=givenName]', 'Fatima')
    await page.click('details [type=submit]')
    await expect.poll(() => page.textContent('[role=status]')).toContain('Je naam is aangepast')
    expect(await main()).toContain('Fatima van der Berg')

    await page.click('main :has(> input[value=unsubscribe]) [type=submit]')
    await expect.poll(() => page.textContent('[role=status]')).toContain('Je bent afgemeld')
    await page.click('main :has(> input[value=withdraw]) [type=submit]')
    await expect.poll(main).toContain('Ingetrokken')
    expect(await main()).not.toContain('Fatima')
    await expect.poll(() => count(luid), { timeout: 60_000 }).toBe(before)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.click('main :has(> input[value=download]) [type=submit]'),
    ])
    const file = await readFile(await download.path(), 'utf8')
    expect(JSON.parse(file)).toMatchObject({ signatures: [{ petition: SLUG, state: 'withdrawn' }] })

    await page.click('main :has(> input[value=erase]) [type=submit]')
    await expect.poll(() => page.title()).toMatch(/^Fout:/)
    await page.check('[name=sure]')
    await page.click('main :has(> input[value=erase]) [type=submit]')
    await page.getByRole('heading', { name: 'Je gegevens zijn gewist' }).waitFor()
    expect(await signatures.read({ petition: SLUG, person }, true)).toBeUndefined()
    expect(await count(luid)).toBe(before)
    await page.goto(myData)
    expect(await main()).not.toContain(email)
    await context.close()
  })
})
