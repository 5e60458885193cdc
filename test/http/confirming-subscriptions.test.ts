import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicList } from '../../functions/domain/list.ts'
import { type Application, startApplication, wholeAnswer } from './application.ts'
import { subscribers } from './subscribers.ts'

let application: Application
let topics: string[]
let people: ReturnType<typeof subscribers>
beforeAll(async () => {
  application = await startApplication()
  topics = [await application.topic(), await application.topic()]
  people = subscribers(application, topics)
})
afterAll(() => application.stop())

const STANDINGS = ['new', 'pending', 'mail-due', 'active', 'unsubscribed', 'expired', 'suppressed'] as const

/** Brings an address to a standing on the first topic. */
async function bring(email: string, wanted: (typeof STANDINGS)[number]): Promise<void> {
  const { subscriptions, suppressions } = application.deps.stores
  if (wanted === 'new') return
  await people.ask(email)
  const request = await people.standing(email)
  if (request === undefined) throw new Error('No request')
  const { mailDue: _, ...bare } = request
  const steps: Record<string, () => Promise<unknown>> = {
    pending: () => subscriptions.replaceRequest(bare, request),
    active: () => subscriptions.confirmRequest(request, request.nonce, application.now()),
    unsubscribed: async () => {
      await subscriptions.confirmRequest(request, request.nonce, application.now())
      await subscriptions.leaveAll(request.person, 'link', application.now())
    },
    expired: () =>
      subscriptions.replaceRequest({ ...request, expiresAt: application.now().toISOString() }, request),
    suppressed: () => suppressions.suppress(request.person, 'all', 'not-me', application.now()),
  }
  await steps[wanted]?.()
}

describe('nobody learns who follows what (STANDARDS 23)', () => {
  it.each([
    ['the form', (email: string) => people.post(email)],
    ['the API', (email: string) => people.ask(email)],
  ])('%s answers the same, byte for byte, whoever the address belongs to', async (_, request) => {
    const emails = STANDINGS.map(() => people.someone())
    for (const [i, wanted] of STANDINGS.entries()) await bring(emails[i] ?? '', wanted)
    application.pass(11)
    const answers = new Set<string>()
    // Twice: a second request in a row is answered like the first.
    for (const email of [...emails, ...emails]) answers.add(await wholeAnswer(await request(email)))
    expect(answers.size).toBe(1)
  })

  it('while what stands there is not altered: neither a pending request nor a subscription', async () => {
    for (const wanted of ['pending', 'mail-due', 'active'] as const) {
      const email = people.someone()
      await bring(email, wanted)
      const before = await people.standing(email)
      const followed = await application.deps.stores.subscriptions.ofPerson(application.person(email))
      application.pass(11)
      await people.ask(email, { locale: 'en' })
      const after = await people.standing(email)
      expect(await application.deps.stores.subscriptions.ofPerson(application.person(email))).toEqual(
        followed,
      )
      if (wanted === 'active') expect(after).toMatchObject({ state: 'pending', locale: 'en' })
      else expect({ ...after, askedAt: '', mailDue: 0 }).toEqual({ ...before, askedAt: '', mailDue: 0 })
      expect(after?.mailDue).toBeDefined()
    }
  })

  it('100 concurrent identical requests make one item with one mail due', async () => {
    const email = people.someone()
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? people.ask(email) : people.post(email))),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 303]))
    expect(await people.items(email)).toMatchObject([{ state: 'pending', mailDue: 'confirm-subscription' }])
  })
})

describe('the confirm link of a subscription', () => {
  it('shows what will be followed, and changes nothing when it is opened a hundred times', async () => {
    const email = people.someone()
    await people.ask(email, { topics })
    const token = await people.link(email, topics)
    const before = await people.items(email)
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => application.request(`/en/confirm/${token}`)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const page = (await answers[0]?.text()) ?? ''
    expect(page).toContain('Stop trafficking')
    expect(page).toContain('Ja, mail mij. (Stichting Voorbeeld')
    expect(page).not.toContain(email)
    expect(answers[0]?.headers.get('referrer-policy')).toBe('no-referrer')
    expect(await people.items(email)).toEqual(before)
  })

  it('confirms with one press, and answers the same as often as it is pressed', async () => {
    const email = people.someone()
    await people.ask(email, { topics })
    const token = await people.link(email, topics)
    for (let time = 0; time < 3; time++) {
      const response = await people.press(token)
      expect([response.status, response.headers.get('location')]).toEqual([303, '/nl/newsletter/thanks'])
    }
    expect(await application.follows(email)).toEqual(topics.map(topicList).sort())
    const again = await application.request(`/nl/confirm/${token}`)
    expect([again.status, again.headers.get('location')]).toEqual([303, '/nl/newsletter/thanks'])
  })

  it('leads nowhere once it has expired, was replaced, or its person has left again', async () => {
    const [late, anew, gone] = [people.someone(), people.someone(), people.someone()]
    for (const email of [late, anew, gone]) await people.ask(email)
    const [lateToken, oldToken] = [await people.link(late), await people.link(anew)]
    for (const email of [anew, gone]) await people.press(await people.link(email))
    await people.ask(anew)
    const { subscriptions } = application.deps.stores
    await subscriptions.leaveAll(application.person(gone), 'link', application.now())
    const dead = async (token: string) => {
      for (const response of [await application.request(`/nl/confirm/${token}`), await people.press(token)]) {
        expect(response.status).toBe(410)
        expect(await response.text()).toContain('href="/nl/newsletter"')
      }
    }
    await dead(oldToken)
    await dead(await people.link(gone))
    application.pass(7 * 24 * 60)
    await dead(lateToken)
    expect(await application.follows(late)).toEqual([])
    expect(await application.follows(gone)).toEqual([])
  })

  it('is mailed to whoever left and asks again within minutes: the mail of before said that they follow it', async () => {
    const email = people.someone()
    await people.ask(email)
    await people.press(await people.link(email))
    await people.ask(email)
    application.pass(1)
    await application.deps.stores.subscriptions.leaveAll(application.person(email), 'link', application.now())
    application.pass(1)
    await people.ask(email)
    expect(await people.standing(email)).toMatchObject({
      askedAt: application.now().toISOString(),
      mailDue: { mail: 'confirm-subscription' },
    })
    await people.press(await people.link(email))
    expect(await application.follows(email)).toEqual([topicList(topics[0] ?? '')])
  })

  it('of an expired request confirms nothing, though its link and the item are still there', async () => {
    const email = people.someone()
    await people.ask(email)
    application.pass(14 * 24 * 60)
    expect((await people.press(await people.link(email))).status).toBe(410)
    expect(await application.follows(email)).toEqual([])
  })

  it('forged, or made for something else, is unknown', async () => {
    const email = people.someone()
    await people.ask(email)
    const request = await people.standing(email)
    if (request === undefined) throw new Error('No request')
    const token = people.linkTo(request)
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [forged, people.linkTo(request, 'unsubscribe'), people.linkTo(request, 'my-data')]) {
      expect((await application.request(`/nl/confirm/${wrong}`)).status).toBe(404)
      expect((await people.press(wrong)).status).toBe(404)
    }
    expect(await application.follows(email)).toEqual([])
  })
})
