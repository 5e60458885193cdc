import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, SIGNER, SIGNER_FORM, startApplication, wholeAnswer } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const VELOCITY = { 'x-amzn-waf-luid-velocity': '1' }

const WAYS: Record<
  string,
  { mark: string; ask: (slug: string, marked: boolean, email: string) => Promise<Response> }
> = {
  'the honeypot in the form': {
    mark: 'honeypot',
    ask: (slug, marked, email) =>
      application.postForm(`/nl/petitions/${slug}/signatures`, {
        ...SIGNER_FORM,
        email,
        website: marked ? 'https://spam.example.org' : '',
      }),
  },
  'the honeypot in JSON': {
    mark: 'honeypot',
    ask: (slug, marked, email) =>
      application.postJson(`/api/petitions/${slug}/signatures`, {
        ...SIGNER,
        email,
        website: marked ? 'x' : '',
      }),
  },
  "the firewall's word": {
    mark: 'velocity',
    ask: (slug, marked, email) =>
      application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email }, marked ? VELOCITY : {}),
  },
}

/** The token is in the path, so it is in the page too: left out before pages are compared. */
const pressed = async (slug: string, email: string) => {
  const token = await application.link(slug, 'confirm-signature', email)
  const shown = await wholeAnswer(await application.request(`/nl/confirm/${token}`))
  const done = await wholeAnswer(await application.postForm(`/nl/confirm/${token}`, {}))
  return [shown.replaceAll(token, 'TOKEN'), done]
}

describe('a suspicious signature (STANDARDS 21, 22)', () => {
  it.each(Object.entries(WAYS))(
    'marked by %s is held, and its signer sees no difference',
    async (_, { mark, ask }) => {
      const slug = await application.petition()
      const [clean, marked] = ['gewoon@example.org', 'verdacht@example.org']
      const answers = [await ask(slug, false, clean), await ask(slug, true, marked)]
      const [one, two] = await Promise.all(answers.map((answer) => wholeAnswer(answer)))
      expect(two).toBe(one)
      expect(await application.signature(slug, marked)).toMatchObject({
        state: 'pending',
        suspicion: [mark],
        mailDue: { mail: 'confirm' },
      })
      expect(await pressed(slug, marked)).toEqual(await pressed(slug, clean))
      expect((await application.signature(slug, clean))?.state).toBe('confirmed')
      const held = await application.signature(slug, marked)
      expect(held).toMatchObject({
        state: 'held',
        suspicion: [mark],
        consent: { confirmedAt: held?.confirmedAt },
      })
      // Pressed again: nothing changes, and the answer is the same.
      await pressed(slug, marked)
      expect(await application.signature(slug, marked)).toEqual(held)
    },
  )

  it('marks may come together, and are kept through a repeated request', async () => {
    const slug = await application.petition()
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, website: 'x' }, VELOCITY)
    application.pass(11)
    await application.postJson(`/api/petitions/${slug}/signatures`, SIGNER)
    expect((await application.signature(slug))?.suspicion).toEqual(['honeypot', 'velocity'])
  })

  it('the honeypot is hidden from people, from autofill and from assistive technology', async () => {
    const slug = await application.petition()
    const page = await (await application.request(`/nl/petitions/${slug}`)).text()
    const field = /<input[^>]*name="website"[^>]*>/.exec(page)?.[0] ?? ''
    expect(field).toContain('tabindex="-1"')
    expect(field).toContain('autocomplete="off"')
    expect(page).toMatch(/aria-hidden="true"[^>]*>(?:(?!<\/div>).)*name="website"/s)
  })
})

describe("a manager's word on a held signature", () => {
  async function held(slug: string, email: string): Promise<string> {
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email, website: 'x' })
    await application.postForm(`/nl/confirm/${await application.link(slug, 'confirm-signature', email)}`, {})
    const { items } = await list(slug)
    return items.find(({ id }) => id.endsWith(application.person(email)))?.id ?? ''
  }
  const list = async (slug: string) =>
    (await (
      await application.manage('GET', `/api/manage/signatures?petition=${slug}&state=held`)
    ).json()) as {
      items: { id: string; givenName: string }[]
    }
  const say = (id: string, word: string) => application.manage('POST', `/api/manage/signatures/${id}/${word}`)

  it('lists what is held, oldest first, without an address', async () => {
    const slug = await application.petition()
    const ids: string[] = []
    for (let i = 0; i < 5; i++) {
      ids.push(await held(slug, `held-${i}@example.org`))
      application.pass(1)
    }
    const answer = await list(slug)
    expect(answer.items.map(({ id }) => id)).toEqual(ids)
    expect(JSON.stringify(answer)).not.toContain('@')
  })

  it('accepts it: it counts from then on, once', async () => {
    const slug = await application.petition()
    const id = await held(slug, SIGNER.email)
    application.pass(60)
    const response = await say(id, 'accept')
    expect([response.status, await response.json()]).toEqual([200, { status: 'confirmed' }])
    expect(await application.signature(slug)).toMatchObject({
      state: 'confirmed',
      suspicion: [],
      confirmedAt: application.now().toISOString(),
    })
    expect((await list(slug)).items).toEqual([])
    expect((await say(id, 'accept')).status).toBe(404)
  })

  it('removes it, with what was typed', async () => {
    const slug = await application.petition()
    const id = await held(slug, SIGNER.email)
    expect((await say(id, 'remove')).status).toBe(200)
    expect(await application.item(slug)).toMatchObject({ state: 'removed', email: '', givenName: '' })
    expect((await list(slug)).items).toEqual([])
    expect((await say(id, 'remove')).status).toBe(404)
    expect((await say(id, 'accept')).status).toBe(404)
  })

  it('accepts no pending one: that mailbox is not proven', async () => {
    const slug = await application.petition()
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, website: 'x' })
    expect((await say(`${slug}~${application.person(SIGNER.email)}`, 'accept')).status).toBe(404)
    expect((await application.signature(slug))?.state).toBe('pending')
  })

  it.each([
    ['one part', 'x'],
    ['three parts', 'a~b~c'],
    ['two empty parts', '~'],
    ['NULs', '%00~%00'],
    ['3,000 letters', `petitie-1~${'b'.repeat(3000)}`],
  ])('knows no signature whose id is %s', async (_, id) => {
    for (const word of ['accept', 'remove']) expect((await say(id, word)).status).toBe(404)
  })

  it('wants a petition that there is, and a state that is listed', async () => {
    const slug = await application.petition()
    expect((await application.manage('GET', '/api/manage/signatures')).status).toBe(404)
    expect((await application.manage('GET', '/api/manage/signatures?petition=bestaat-niet')).status).toBe(404)
    expect(
      (await application.manage('GET', `/api/manage/signatures?petition=${slug}&state=pending`)).status,
    ).toBe(422)
  })
})
