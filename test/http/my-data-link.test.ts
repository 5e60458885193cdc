import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { DAY, dataSubjects } from '../support/data-subjects.ts'
import { type Application, startApplication, wholeAnswer } from './application.ts'

let application: Application
let subjects: ReturnType<typeof dataSubjects>
beforeAll(async () => {
  application = await startApplication()
  subjects = dataSubjects(application)
})
afterAll(() => application.stop())

describe('asking for a link', () => {
  it('answers the same, byte for byte, whoever the address belongs to', async () => {
    const { email } = await subjects.somebody()
    const { suppressions } = application.deps.stores
    const [suppressed, justAsked] = [subjects.address(), subjects.address()]
    await suppressions.suppress(application.person(suppressed), 'all', 'not-me', application.now())
    await subjects.ask(justAsked)
    application.pass(DAY)
    await subjects.ask(justAsked)
    const answers = new Set<string>()
    for (const one of [email, suppressed, justAsked, subjects.address()])
      answers.add(await wholeAnswer(await subjects.ask(one)))
    expect(answers.size).toBe(1)
    expect([...answers][0]).toMatch(/^200\n/)
    expect([...answers][0]).not.toContain('waddenpost')
  })

  it('is refused kindly where the address is none, with what was typed kept', async () => {
    for (const [locale, email] of [
      ['nl', 'geen adres'],
      ['en', ''],
    ] as const) {
      const answer = await subjects.ask(email, locale)
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toContain('id="email-error"')
      expect(html).toContain(`value="${email}"`)
    }
    expect((await application.request('/nl/my-data')).status).toBe(200)
    expect((await application.request('/xx/my-data')).status).toBe(404)
  })

  it('mails whoever reads there, and only them; whoever has refused all mail gets none', async () => {
    const { suppressions } = application.deps.stores
    const [nobody, bulk, all] = [subjects.address(), subjects.address(), subjects.address()]
    await suppressions.suppress(application.person(bulk), 'bulk', 'complaint', application.now())
    await suppressions.suppress(application.person(all), 'all', 'bounce', application.now())
    for (const email of [nobody, bulk, all]) {
      await subjects.ask(email)
      await subjects.mail.deliver(email)
    }
    expect([nobody, bulk, all].map((email) => subjects.mail.to(email).length)).toEqual([1, 1, 0])
    // Also of whom nothing else is kept.
    expect((await subjects.see(subjects.mail.token(nobody, 'my-data'))).status).toBe(200)
  })

  it('mails the address as it was typed', async () => {
    const email = subjects.address()
    const typed = `${email.charAt(0).toUpperCase()}${email.slice(1)}`
    await subjects.ask(typed)
    await subjects.mail.deliver(email)
    expect([subjects.mail.to(typed).length, subjects.mail.to(email).length]).toEqual([1, 0])
  })

  it('again within ten minutes does nothing; later it mails once more, and the first link still works', async () => {
    const email = subjects.address()
    const first = await subjects.linked(email)
    const before = await subjects.itemsOf(email)
    application.pass(9)
    await subjects.ask(email)
    expect(await subjects.itemsOf(email)).toEqual(before)
    application.pass(3)
    await subjects.mail.settle()
    // A stranger may have asked: the owner's link must not be void because of it.
    const second = await subjects.linked(email)
    expect(subjects.mail.to(email)).toHaveLength(2)
    expect([(await subjects.see(first)).status, (await subjects.see(second)).status]).toEqual([200, 200])
  })

  it('a hundred times at once is one request, and one mail', async () => {
    const email = subjects.address()
    await Promise.all(Array.from({ length: 100 }, () => subjects.ask(email)))
    await subjects.mail.deliver(email)
    await subjects.mail.deliver(email)
    expect(subjects.mail.to(email)).toHaveLength(1)
  })

  it('after five days starts anew', async () => {
    const email = subjects.address()
    await subjects.ask(email)
    // SES took no mail for five days.
    application.pass(5 * DAY + 1)
    expect((await subjects.see(await subjects.linked(email))).status).toBe(200)
  })
})

describe('a link to one’s data', () => {
  it('opened a hundred times changes nothing', async () => {
    const { email, token } = await subjects.somebody()
    const before = await subjects.itemsOf(email)
    for (let i = 0; i < 100; i++)
      expect(
        (await application.request(`/nl/my-data/${token}`, { method: i % 10 === 0 ? 'HEAD' : 'GET' })).status,
      ).toBe(200)
    expect(await subjects.itemsOf(email)).toEqual(before)
  })

  it('is told nothing where it is forged, cut, or for another purpose', async () => {
    const { email, token } = await subjects.somebody()
    const { nonce = '' } =
      (await application.deps.stores.myDataRequests.read(application.person(email))) ?? {}
    const seal = (purpose: LinkPurpose) =>
      sealLink(
        { purpose, about: 'all', person: application.person(email), nonce },
        application.deps.links,
        mac,
      )
    const forged = token.replace(/.$/, token.endsWith('A') ? 'B' : 'A')
    const before = await subjects.itemsOf(email)
    for (const one of [forged, token.slice(0, -1), 'x', '%00', seal('not-me'), seal('preferences')])
      for (const answer of [await subjects.see(one), await subjects.act(one, 'erase', { sure: 'on' })]) {
        expect(answer.status).toBe(404)
        expect(await answer.text()).not.toMatch(/Sietske|waddenpost/)
      }
    expect(await subjects.itemsOf(email)).toEqual(before)
  })

  it('works for a day, and not with a nonce that stands no more', async () => {
    const { email, person, token } = await subjects.somebody()
    const { myDataRequests } = application.deps.stores
    const { nonce = '' } = (await myDataRequests.read(person)) ?? {}
    await myDataRequests.drop(person, 'x'.repeat(22))
    expect((await subjects.see(token)).status).toBe(200)
    await myDataRequests.drop(person, nonce)
    application.pass(11)
    const late = await subjects.linked(email)
    expect((await subjects.see(token)).status).toBe(410)
    application.pass(DAY - 1)
    expect((await subjects.see(late)).status).toBe(200)
    application.pass(1)
    for (const answer of [await subjects.see(late), await subjects.act(late, 'erase', { sure: 'on' })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).not.toMatch(/Sietske|waddenpost/)
    }
    expect((await subjects.itemsOf(email)).length).toBeGreaterThan(3)
  })

  it('does not outlive its request, however late it was sent', async () => {
    const email = subjects.address()
    await subjects.ask(email)
    application.pass(5 * DAY - 5)
    await subjects.mail.deliver(email)
    const token = subjects.mail.token(email, 'my-data')
    expect((await subjects.see(token)).status).toBe(200)
    application.pass(6)
    expect((await subjects.see(token)).status).toBe(410)
  })

  it('is kept by nobody on its way', async () => {
    const { token } = await subjects.somebody()
    for (const answer of [await subjects.see(token), await subjects.act(token, 'download')]) {
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})
