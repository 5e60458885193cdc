import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { signatureKey } from '../support/due-mail.ts'
import { exampleAudit, examplePetition } from '../support/examples.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const HOUR = 60
const DAY = 24 * HOUR

async function signed(
  facts: Parameters<Application['petition']>[0] = {},
  more: object = {},
): Promise<string> {
  const slug = await application.petition(facts)
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, ...more })
  return slug
}
const press = (token: string, page = 'confirm', locale = 'nl') =>
  application.postForm(`/${locale}/${page}/${token}`, {})
const suppressed = async (slug: string) => {
  const { client, tableName } = application.table
  // Only a signature that waits for mail is looked up, so one is made to wait.
  const key = signatureKey(application.key(slug, SIGNER.email))
  const [found] = await dueMailTable(client, tableName).waiting([key], application.now())
  return found !== undefined && 'suppressed' in found && found.suppressed
}

describe('a GET changes nothing (promise 3)', () => {
  it.each(['confirm', 'not-me'] as const)(
    'of /%s: 100 of them leave the item as it was, byte for byte',
    async (page) => {
      const slug = await signed()
      const token = await application.link(slug, page === 'confirm' ? 'confirm-signature' : 'not-me')
      const before = await application.item(slug)
      for (let i = 0; i < 100; i++) {
        const method = i % 10 === 0 ? 'HEAD' : 'GET'
        expect((await application.request(`/nl/${page}/${token}`, { method })).status).toBe(200)
      }
      expect(await application.item(slug)).toEqual(before)
    },
  )

  it('and no page behind a link submits itself: it holds one form, and no script', async () => {
    const slug = await signed()
    for (const [page, purpose] of [
      ['confirm', 'confirm-signature'],
      ['not-me', 'not-me'],
    ] as const) {
      const html = await (
        await application.request(`/nl/${page}/${await application.link(slug, purpose)}`)
      ).text()
      expect(html.match(/<form/g)).toHaveLength(1)
      expect(html).toMatch(/<form[^>]*method="post"/)
      expect(html.match(/<button/g)).toHaveLength(1)
      expect(html).not.toMatch(/<script|http-equiv|onload|autofocus/)
    }
  })
})

describe('the confirm page', () => {
  it('shows the name and the consent that will be confirmed, and no address', async () => {
    const slug = await signed()
    const html = await (await application.request(`/nl/confirm/${await application.link(slug)}`)).text()
    expect(html).toContain('Noor van der Berg')
    expect(html).toContain('Ik wil dat mijn naam')
    expect(html).not.toContain('noor@example.org')
  })

  it('shows the consent text that was shown when signing, though it has changed since', async () => {
    const slug = await signed()
    const texts = { title: 'T', summary: 'S', body: 'B', addressee: 'A', consent: 'Een heel andere tekst.' }
    expect(
      (await application.manage('PATCH', `/api/manage/petitions/${slug}`, { texts: { nl: texts } })).status,
    ).toBe(200)
    const html = await (await application.request(`/nl/confirm/${await application.link(slug)}`)).text()
    expect(html).toContain('Ik wil dat mijn naam')
    expect(html).not.toContain('Een heel andere tekst.')
  })
})

describe('the press of the button', () => {
  it('confirms and thanks; pressed again it answers the same and changes nothing', async () => {
    const slug = await signed()
    const token = await application.link(slug)
    const first = await press(token)
    expect([first.status, first.headers.get('location')]).toEqual([303, `/nl/petitions/${slug}/thanks`])
    const at = application.now().toISOString()
    const confirmed = await application.item(slug)
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedAt: at, consent: { confirmedAt: at } })
    for (const gone of ['mailDue', 'dueShard', 'dueAt', 'expiresAt'])
      expect(confirmed).not.toHaveProperty(gone)
    application.pass(5)
    const again = await press(token)
    expect([again.status, again.headers.get('location')]).toEqual([303, `/nl/petitions/${slug}/thanks`])
    expect(await application.item(slug)).toEqual(confirmed)
    const used = await application.request(`/nl/confirm/${token}`)
    expect(used.status).toBe(200)
    // Nothing is left to press but what comes next.
    const page = await used.text()
    expect(page).not.toContain('<form')
    expect(page).toContain(`href="/nl/petitions/${slug}/thanks"`)
  })

  it('is one update of one item and reads nothing, where nothing is followed', async () => {
    const slug = await signed()
    const token = await application.link(slug)
    // The petition is remembered from here on.
    await application.request(`/nl/confirm/${token}`)
    const called: string[] = []
    application.table.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          called.push(commandName)
          return next(args)
        },
      { step: 'initialize', name: 'calls' },
    )
    expect((await press(token)).status).toBe(303)
    application.table.client.middlewareStack.remove('calls')
    expect(called).toEqual(['UpdateItemCommand'])
    expect((await application.signature(slug))?.state).toBe('confirmed')
  })

  it('confirms once, though pressed a hundred times at once', async () => {
    const slug = await signed()
    const token = await application.link(slug)
    const answers = await Promise.all(Array.from({ length: 100 }, () => press(token)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]))
    expect((await application.signature(slug))?.state).toBe('confirmed')
  })

  it('subscribes to nothing where no box was ticked, whatever the petition offers', async () => {
    const { consents, pastConsents } = examplePetition()
    const topics = [await application.topic()]
    const slug = await signed({ topics, updates: { consents, pastConsents } })
    await press(await application.link(slug))
    expect((await application.signature(slug))?.state).toBe('confirmed')
    expect(await application.follows()).toEqual([])
  })

  it('needs a genuine link: forged, for another purpose or cut, it is refused and told nothing', async () => {
    const slug = await signed()
    const token = await application.link(slug)
    const notMe = await application.link(slug, 'not-me')
    const forged = token.replace(/.$/, token.endsWith('A') ? 'B' : 'A')
    for (const method of ['GET', 'POST'])
      for (const one of [forged, notMe, token.slice(0, -1), 'x', '%00', token.toUpperCase()]) {
        const response = await application.request(`/nl/confirm/${one}`, { method })
        expect(response.status).toBe(404)
        expect(await response.text()).not.toMatch(/Noor|Geen kind te koop/)
      }
    expect((await press(token, 'not-me')).status).toBe(404)
    expect((await application.signature(slug))?.state).toBe('pending')
  })

  it('works for 7 days from sending, and on an expired item still present it does not', async () => {
    const slug = await signed()
    const token = await application.link(slug)
    application.pass(7 * DAY)
    expect((await application.request(`/nl/confirm/${token}`)).status).toBe(410)
    expect((await press(token)).status).toBe(410)
    expect((await application.signature(slug))?.state).toBe('pending')
    // A mail sent late: its link outlives the item.
    const late = await application.link(slug)
    application.pass(7 * DAY)
    expect(await application.item(slug)).toBeDefined()
    const lateToken = await application.link(slug)
    expect((await application.request(`/nl/confirm/${lateToken}`)).status).toBe(410)
    expect((await press(lateToken)).status).toBe(410)
    expect((await press(late)).status).toBe(410)
    expect((await application.signature(slug))?.state).toBe('pending')
  })

  it.each(['withdrawn', 'removed'] as const)('brings a %s signature back to nothing', async (state) => {
    const slug = await signed()
    const token = await application.link(slug)
    await press(token)
    const { client, tableName } = application.table
    const signatures = signatureTable(client, tableName)
    const key = application.key(slug, SIGNER.email)
    await (state === 'withdrawn'
      ? signatures.withdraw(key, application.now())
      : signatures.remove(key, exampleAudit()))
    expect((await press(token)).status).toBe(410)
    expect((await application.signature(slug))?.state).toBe(state)
  })
})

describe('confirming after closing', () => {
  it('is possible for 24 hours and no longer', async () => {
    const closesAt = new Date(application.now().getTime() + HOUR * 60_000).toISOString()
    const slug = await signed({ closesAt })
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email: 'sam@example.org' })
    application.pass(HOUR + DAY)
    expect((await press(await application.link(slug))).status).toBe(303)
    application.pass(1)
    const late = await application.link(slug, 'confirm-signature', 'sam@example.org')
    expect((await application.request(`/nl/confirm/${late}`)).status).toBe(410)
    expect((await press(late)).status).toBe(410)
    expect((await application.signature(slug, 'sam@example.org'))?.state).toBe('pending')
    // Who confirmed in time is thanked as before.
    expect((await press(await application.link(slug))).status).toBe(303)
  })

  it('is not possible for what was requested after it closed', async () => {
    const slug = await signed()
    const { petitions } = application.deps.stores
    const petition = await petitions.read(slug)
    if (petition === undefined) throw new Error('No petition')
    const closedAt = new Date(application.now().getTime() - 60_000).toISOString()
    const audit = { id: 'x', at: closedAt, actor: 'test', action: 'petition-closed' as const, subject: slug }
    await petitions.replace({ ...petition, state: 'closed', closedAt, version: 2 }, 1, audit)
    application.pass(1)
    expect((await press(await application.link(slug))).status).toBe(410)
    expect((await application.signature(slug))?.state).toBe('pending')
  })
})

describe('"this wasn\'t me"', () => {
  it.each(['pending', 'confirmed'] as const)(
    'removes a %s signature with what was typed, and says so again',
    async (state) => {
      const slug = await signed({ asks: { city: true, postalCode: false } }, { city: 'Utrecht' })
      const token = await application.link(slug, 'not-me')
      if (state === 'confirmed') await press(await application.link(slug))
      expect((await press(token, 'not-me')).status).toBe(200)
      const item = await application.item(slug)
      expect(item).toMatchObject({ state: 'removed' })
      expect(JSON.stringify(item)).not.toMatch(/noor|berg|utrecht/i)
      expect((await press(token, 'not-me')).status).toBe(200)
      expect(await application.item(slug)).toEqual(item)
    },
  )

  it('suppresses the address: a new request is answered as ever, and mails nobody', async () => {
    const slug = await signed()
    const elsewhere = await application.petition()
    await press(await application.link(slug, 'not-me'), 'not-me')
    const response = await application.postJson(`/api/petitions/${elsewhere}/signatures`, SIGNER)
    expect(response.status).toBe(202)
    expect(await suppressed(elsewhere)).toBe(true)
  })

  it('still works when the mail is read weeks later and the signature has been purged', async () => {
    const slug = await signed()
    const token = await application.link(slug, 'not-me', SIGNER.email, 90 * DAY * 60_000)
    application.pass(20 * DAY)
    const page = await application.request(`/nl/not-me/${token}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<form')
    expect((await press(token, 'not-me')).status).toBe(200)
  })
})
