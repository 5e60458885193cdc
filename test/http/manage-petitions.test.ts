import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const PATH = '/api/manage/petitions'
const TEXTS = {
  title: 'Geen kind te koop',
  summary: 'Stop kinderhandel.',
  body: 'Elk kind telt.',
  addressee: 'de minister',
  consent: 'Ik wil dat mijn naam wordt aangeboden.',
}
let number = 0
const draft = (more: object = {}) => ({ slug: `nieuw-${++number}`, goal: 100, texts: { nl: TEXTS }, ...more })
/** Time passes between one act and the next, so that the audit log has an order. */
const act = (method: string, path: string, body?: object) => {
  application.pass(0.001)
  return application.manage(method, path, body)
}
const create = (body: object) => act('POST', PATH, body)
const patch = (slug: string, body: object) => act('PATCH', `${PATH}/${slug}`, body)
const move = (slug: string, to: string) => act('POST', `${PATH}/${slug}/${to}`)
const read = async (slug: string) =>
  (await application.manage('GET', `${PATH}/${slug}`)).json() as Promise<Record<string, unknown>>
const code = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const created = async (more: object = {}): Promise<string> => {
  const body = draft(more)
  expect((await create(body)).status).toBe(201)
  return body.slug
}
/** Audit entries of a petition, oldest first. */
const audited = async (subject: string) => {
  const { items } = await application.deps.stores.audit.list('2026-11', 1000)
  return items.filter((entry) => entry.subject === subject).reverse()
}

it('the words of all languages together are no more than the table takes, and what was saved before stays', async () => {
  const slug = await created()
  // Three bytes a letter.
  const long = { ...TEXTS, body: 'ก'.repeat(20_000) }
  expect((await patch(slug, { texts: { en: long, de: long, fr: long, es: long } })).status).toBe(200)
  expect(await (await patch(slug, { texts: { pt: long, th: long } })).json()).toMatchObject({
    code: 'invalid',
    errors: [{ field: 'texts', code: 'texts-too-long' }],
  })
  expect(await read(slug)).toMatchObject({ version: 2, texts: { es: { body: long.body } } })
})

describe('creating a petition', () => {
  it('answers 201 with the draft and its location, and leaves an audit entry', async () => {
    const body = draft({ partners: ['partner-a'], closesAt: '2027-01-01T00:00:00+01:00' })
    const response = await create(body)
    expect([response.status, response.headers.get('location')]).toEqual([201, `${PATH}/${body.slug}`])
    const object = await response.json()
    expect(object).toMatchObject({
      slug: body.slug,
      state: 'draft',
      version: 1,
      closesAt: '2026-12-31T23:00:00.000Z',
      partners: ['partner-a'],
      asks: { city: false, postalCode: false },
      texts: { nl: TEXTS },
    })
    expect(await read(body.slug)).toEqual(object)
    expect(await audited(body.slug)).toMatchObject([
      { action: 'petition-created', actor: 'person-1', at: application.now().toISOString() },
    ])
  })

  it('answers 409 for a slug that is taken, and leaves what stands there', async () => {
    const slug = await created()
    expect(await code(await create(draft({ slug, goal: 999 })))).toEqual([409, 'petition-exists'])
    expect(await read(slug)).toMatchObject({ goal: 100 })
    expect(await audited(slug)).toHaveLength(1)
  })

  it('tells all fields at once', async () => {
    const response = await create({
      slug: 'Niet Goed',
      goal: 1.5,
      texts: { nl: { ...TEXTS, title: ' ', body: 'x'.repeat(20_001).slice(0, 9_000), consent: 5 } },
      donateUrl: 'http://example.org',
      partners: ['Een'],
      closesAt: 'morgen',
    })
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { field: string; detail: string }[] }
    expect(errors.map(({ field }) => field)).toEqual([
      'slug',
      'texts.nl.title',
      'texts.nl.consent',
      'goal',
      'partners.0',
      'donateUrl',
      'closesAt',
    ])
    for (const { detail } of errors) expect(detail).toMatch(/\.$/)
  })

  it.each([
    '2026-13-01T00:00:00Z',
    '2026-12-01',
    '2026-12-01T00:00:00',
    '2026-12-01T00:00:00+1',
    '2026-12-01T00:00:00+01',
    '2026-12-01 00:00:00+01',
    '2026-12-01T00:00:00.123456789Z',
    '2026-02-31T00:00:00Z',
    '0000-01-01T00:00:00Z',
  ])('reads the closing time %s or refuses it, and never breaks', async (closesAt) => {
    const response = await create(draft({ closesAt }))
    expect([201, 422]).toContain(response.status)
    if (response.status === 201)
      expect(((await response.json()) as { closesAt: string }).closesAt).toMatch(/Z$/)
  })

  it('takes texts of full length in every language, which are more than anybody else may send', async () => {
    const long = {
      title: 'é'.repeat(150),
      summary: 'é'.repeat(300),
      body: 'é'.repeat(20_000),
      addressee: 'é'.repeat(150),
      consent: 'é'.repeat(2_000),
    }
    expect((await create(draft({ texts: { nl: long, en: long } }))).status).toBe(201)
  })

  it('needs JSON, of at most 256 KB', async () => {
    expect(
      await code(
        await application.manage('POST', PATH, draft(), 'campaigner', { 'content-type': 'text/plain' }),
      ),
    ).toEqual([415, 'not-json'])
    expect(await code(await create(draft({ x: 'x'.repeat(257 * 1024) })))).toEqual([413, 'body-too-large'])
    const broken = await application.manage('POST', PATH, undefined, 'campaigner', {
      'content-type': 'application/json',
    })
    expect(await broken.json()).toMatchObject({ status: 422, code: 'invalid', errors: [] })
  })
})

describe('changing a petition', () => {
  it('leaves what is absent, drops what is null, and changes texts by language', async () => {
    const slug = await created({ donateUrl: 'https://example.org/doneer', closesAt: '2027-01-01T00:00:00Z' })
    const before = await read(slug)
    expect(await (await patch(slug, { goal: 200 })).json()).toEqual({
      ...before,
      goal: 200,
      version: 2,
      updatedAt: application.now().toISOString(),
    })
    const english = { ...TEXTS, title: 'No child for sale' }
    expect(await (await patch(slug, { texts: { en: english } })).json()).toMatchObject({
      texts: { nl: TEXTS, en: english },
      version: 3,
    })
    const dropped = await (await patch(slug, { donateUrl: null, closesAt: null })).json()
    expect(dropped).not.toHaveProperty('donateUrl')
    expect(dropped).not.toHaveProperty('closesAt')
    expect(await read(slug)).toEqual(dropped)
    expect((await audited(slug)).map(({ action }) => action)).toEqual([
      'petition-created',
      'petition-changed',
      'petition-changed',
      'petition-changed',
    ])
  })

  it('keeps every version of a consent text', async () => {
    const slug = await created()
    await patch(slug, { texts: { nl: { ...TEXTS, consent: 'Een tweede tekst.' } } })
    await patch(slug, { texts: { nl: { ...TEXTS, consent: 'Een tweede tekst.', title: 'Anders' } } })
    const { consentVersions } = await read(slug)
    expect(consentVersions).toMatchObject([
      { version: 1, text: TEXTS.consent },
      { version: 2, text: 'Een tweede tekst.' },
    ])
  })

  it('keeps every version of the consent to updates, by language, and those that are not given stay', async () => {
    const slug = await created({ texts: { nl: { ...TEXTS, updatesConsent: 'Mail mij (1).' } } })
    const versions = async () =>
      (
        (await read(slug))['updatesConsentVersions'] as { locale: string; version: number; text: string }[]
      ).map(({ locale, version, text }) => [locale, version, text])
    expect(await versions()).toEqual([['nl', 1, 'Mail mij (1).']])
    await patch(slug, { texts: { nl: TEXTS, en: { ...TEXTS, updatesConsent: 'Mail me.' } } })
    expect(await versions()).toEqual([
      ['nl', 1, 'Mail mij (1).'],
      ['en', 1, 'Mail me.'],
    ])
    await patch(slug, { texts: { nl: { ...TEXTS, updatesConsent: 'Mail mij (2).' } } })
    expect(await versions()).toEqual([
      ['nl', 1, 'Mail mij (1).'],
      ['nl', 2, 'Mail mij (2).'],
      ['en', 1, 'Mail me.'],
    ])
    expect(await read(slug)).toMatchObject({
      texts: { nl: { updatesConsent: 'Mail mij (2).' }, en: { updatesConsent: 'Mail me.' } },
    })
    expect(await read(slug)).not.toHaveProperty('updates')
    expect(await read(await created())).not.toHaveProperty('updatesConsentVersions')
  })

  it('loses a language but the last, and knows what was agreed to in it', async () => {
    const en = { ...TEXTS, title: 'In English', consent: 'I agree.', updatesConsent: 'Mail me.' }
    const slug = await created({ texts: { nl: TEXTS, en } })
    await move(slug, 'publish')
    const form = { ...SIGNER_FORM, ageConfirmed: 'on', updates: 'on' }
    const sign = async (path: string, email: string, shown: object) => {
      const body = { ...form, updatesVersion: '1', email, ...shown }
      expect((await application.postForm(path, body)).status).toBe(303)
      return application.signature(slug, email)
    }
    const page = async (locale: string) => (await application.request(`/${locale}/petitions/${slug}`)).text()
    expect(await page('en')).toContain('name="consentVersion" value="1"')
    expect(await page('en')).not.toContain('consentLocale')

    const gone = await patch(slug, { texts: { en: null } })
    expect([gone.status, await gone.json()]).toMatchObject([
      200,
      { texts: { nl: {} }, consentVersions: [{ locale: 'en', text: 'I agree.' }, { locale: 'nl' }] },
    ])
    expect(await (await application.request(`/api/petitions/${slug}`)).json()).not.toHaveProperty('texts.en')
    for (const texts of [{ nl: null }, { nl: null, en: null }])
      expect(await (await patch(slug, { texts })).json()).toMatchObject({
        errors: expect.arrayContaining([
          { field: 'texts.nl', code: 'language-last', detail: expect.any(String) },
        ]),
      })

    // A page in English that was open all the while, and the one that its reader gets now.
    const path = `/en/petitions/${slug}/signatures`
    const open = await sign(path, 'open@example.org', { consentVersion: '1' })
    expect(open?.consent).toMatchObject({ locale: 'en', version: 1, hash: textHash('I agree.') })
    expect(open?.follows).toMatchObject([{ consent: { locale: 'en', hash: textHash('Mail me.') } }])
    const [, shown = ''] = /name="consentLocale" value="(\w+)"/.exec(await page('en')) ?? []
    const now = await sign(path, 'now@example.org', { consentVersion: '1', consentLocale: shown })
    expect(now?.consent).toMatchObject({ locale: 'nl', version: 1 })

    // It comes back: its versions go on.
    await patch(slug, { texts: { en } })
    expect((await read(slug))['consentVersions']).toMatchObject([
      { version: 1 },
      { locale: 'nl' },
      { version: 2 },
    ])
  })

  it('is offered to the public: topics and the consent to updates', async () => {
    const [one, two] = [await application.topic(), await application.topic()]
    const slug = await created({
      topics: [two, one],
      texts: { nl: { ...TEXTS, updatesConsent: 'Mail mij.' } },
    })
    expect(await read(slug)).toMatchObject({ topics: [two, one] })
    await move(slug, 'publish')
    expect(await (await application.request(`/api/petitions/${slug}`)).json()).toMatchObject({
      topics: [two, one],
      texts: { nl: { updatesConsent: { version: 1, text: 'Mail mij.' } } },
    })
    await patch(slug, { topics: [] })
    expect(await read(slug)).toMatchObject({ topics: [] })
    await patch(slug, { goal: 5 })
    expect(await read(slug)).toMatchObject({ topics: [], goal: 5 })
  })

  it('offers only topics that there are, and says so with all other errors', async () => {
    const topic = await application.topic()
    const slug = await created({ topics: [topic] })
    const wrong = { topics: [topic, 'bestaat-niet'], goal: 0 }
    for (const response of [await patch(slug, wrong), await create(draft(wrong))]) {
      expect(response.status).toBe(422)
      const { errors } = (await response.json()) as { errors: { field: string; code: string }[] }
      expect(errors.map(({ field, code }) => [field, code])).toEqual([
        ['goal', 'value-malformed'],
        ['topics', 'topic-unknown'],
      ])
    }
    expect(await read(slug)).toMatchObject({ topics: [topic] })
    expect((await patch(slug, { topics: ['X'] })).status).toBe(422)
  })

  const FACTS = {
    milestones: [2500, 750, 2500],
    embedOrigins: ['https://Partner.Example.org', 'https://example.org:443/', 'https://example.org:8443'],
    texts: { nl: { ...TEXTS, shareText: 'Teken je ook?', outcome: 'Het is gelukt.', imageAlt: 'Kinderen.' } },
  }

  it('keeps milestones, sites for its form and further texts in one order, and shows them to the public', async () => {
    const slug = await created({ ...FACTS, goal: 5000 })
    const kept = {
      milestones: [750, 2500],
      embedOrigins: ['https://partner.example.org', 'https://example.org', 'https://example.org:8443'],
    }
    const texts = { nl: { shareText: 'Teken je ook?', outcome: 'Het is gelukt.', imageAlt: 'Kinderen.' } }
    expect(await read(slug)).toMatchObject({ ...kept, texts })
    await move(slug, 'publish')
    const shown = await (await application.request(`/api/petitions/${slug}`)).json()
    expect(shown).toMatchObject({ milestones: [750, 2500], nextMilestone: 750, texts })
    expect(shown).not.toHaveProperty('embedOrigins')
    await patch(slug, { goal: 900 })
    expect(await read(slug)).toMatchObject({ ...kept, texts })
    // A text is changed as a whole: what it leaves out goes.
    await patch(slug, { milestones: [], embedOrigins: [], texts: { nl: TEXTS } })
    const { texts: after, ...rest } = await read(slug)
    expect(rest).toMatchObject({ milestones: [], embedOrigins: [] })
    expect(Object.keys((after as { nl: object }).nl).sort()).toEqual(Object.keys(TEXTS).sort())
  })

  it.each([
    ['http://example.org', 'https://example.org/pad', 'https://example.org/?a', 'https://*.example.org'],
    ['https://a;b.org', 'https://a:b@example.org', 'example.org', 'javascript:alert(1)'],
    ['http://localhost.example.org', 'http://localhost/x', 'http://127.0.0.1.example.org', 'http://10.0.0.1'],
  ])('lets no site show its form that is not an https origin: %s, %s, %s, %s', async (...embedOrigins) => {
    const { errors } = (await (await patch(await created(), { embedOrigins })).json()) as {
      errors: { field: string; code: string }[]
    }
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual(
      embedOrigins.map((_, i) => `embedOrigins.${i} origin-malformed`),
    )
  })

  it('lets a page on one’s own machine show its form, for whoever tries that', async () => {
    const embedOrigins = ['http://localhost:4110', 'http://127.0.0.1:8080']
    expect(await (await patch(await created(), { embedOrigins })).json()).toMatchObject({ embedOrigins })
  })

  it('cannot set state, slug, count or version', async () => {
    const slug = await created()
    const response = await patch(slug, {
      state: 'open',
      slug: 'anders',
      count: 5,
      offline: 5,
      consents: {},
      version: 1,
    })
    expect(await response.json()).toMatchObject({ slug, state: 'draft', version: 2, offline: 0, count: 0 })
  })

  it('tells two people who edit at once: the version that was read must still be there', async () => {
    const slug = await created()
    expect((await patch(slug, { goal: 200, version: 1 })).status).toBe(200)
    const late = await patch(slug, { goal: 300, version: 1 })
    // Which version stands there, so that the two can be laid side by side.
    expect(await late.json()).toMatchObject({ status: 409, code: 'version-conflict', version: 2 })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => patch(slug, { goal: 400 + i, version: 2 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    for (const lost of answers.filter(({ status }) => status === 409))
      expect(await lost.json()).toMatchObject({ version: 3 })
    expect(await read(slug)).toMatchObject({ version: 3 })
    expect(await audited(slug)).toHaveLength(3)
  })

  it.each([
    ['a null that cannot go', { goal: null }],
    ['a malformed field', { donateUrl: 'http://example.org' }],
    ['half a text', { texts: { nl: { title: 'x' } } }],
  ])('answers 422 for %s', async (_, body) => {
    expect((await patch(await created(), body)).status).toBe(422)
  })

  it('answers 404 where there is none', async () => {
    for (const response of [await patch('bestaat-niet', {}), await move('bestaat-niet', 'publish')])
      expect(await code(response)).toEqual([404, 'petition-unknown'])
  })
})

describe('the states of a petition over the API', () => {
  it('go draft → open → closed → open → closed → archived, each with its audit entry', async () => {
    const slug = await created()
    for (const [to, state] of [
      ['publish', 'open'],
      ['close', 'closed'],
      ['reopen', 'open'],
      ['close', 'closed'],
      ['archive', 'archived'],
    ] as const) {
      const response = await move(slug, to)
      expect([response.status, ((await response.json()) as { state: string }).state]).toEqual([200, state])
    }
    expect((await audited(slug)).map(({ action }) => action)).toEqual([
      'petition-created',
      'petition-published',
      'petition-closed',
      'petition-reopened',
      'petition-closed',
      'petition-archived',
    ])
  })

  it('refuse every other step with 409, and leave no audit entry for it', async () => {
    const illegal: Record<string, string[]> = {
      draft: ['close', 'reopen', 'archive'],
      open: ['publish', 'reopen', 'archive'],
      closed: ['publish', 'close'],
      archived: ['publish', 'close', 'reopen', 'archive'],
    }
    const slug = await created()
    for (const [state, on] of [
      ['draft', 'publish'],
      ['open', 'close'],
      ['closed', 'archive'],
      ['archived', undefined],
    ] as const) {
      const entries = (await audited(slug)).length
      for (const to of illegal[state] ?? [])
        expect(await code(await move(slug, to)), `${state} ${to}`).toEqual([
          409,
          'petition-transition-illegal',
        ])
      expect(await audited(slug)).toHaveLength(entries)
      if (on !== undefined) await move(slug, on)
    }
  })

  it('open a petition only when it can be signed', async () => {
    expect(await code(await move(await created({ texts: {} }), 'publish'))).toEqual([
      409,
      'petition-incomplete',
    ])
    const past = await created({ closesAt: '2026-11-01T00:00:00Z' })
    expect(await code(await move(past, 'publish'))).toEqual([409, 'petition-past-closing'])
  })

  it('are public at once: a draft that is published can be signed, a closed one cannot', async () => {
    const slug = await created()
    const sign = async () => (await application.postJson(`/api/petitions/${slug}/signatures`, SIGNER)).status
    expect(await sign()).toBe(404)
    await move(slug, 'publish')
    expect(await sign()).toBe(202)
    await move(slug, 'close')
    expect(await sign()).toBe(409)
  })
})

describe('the list of petitions', () => {
  it('holds drafts too, page by page, each once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => created()))
    const slugs: string[] = []
    let path: string | undefined = PATH
    let pages = 0
    while (path !== undefined) {
      const page = (await (await application.manage('GET', path, undefined, 'viewer')).json()) as {
        items: { slug: string }[]
        next?: string
      }
      slugs.push(...page.items.map(({ slug }) => slug))
      pages += 1
      path = page.next === undefined ? undefined : `${PATH}?after=${page.next}`
    }
    expect(pages).toBeGreaterThan(1)
    expect(new Set(slugs).size).toBe(slugs.length)
    expect(slugs.length).toBeGreaterThanOrEqual(60)
  })
})

describe('the audit log', () => {
  it("names who did it by the token's subject, never by an address", async () => {
    const slug = await created()
    await application.request(`${PATH}/${slug}/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await application.issuer.script(['luid/campaigner'])}` },
    })
    await application.manage('POST', `${PATH}/${slug}/reconcile`)
    const entries = await audited(slug)
    expect(entries.map(({ action, actor }) => [action, actor]).sort()).toEqual([
      ['counts-reconciled', 'person-1'],
      ['petition-created', 'person-1'],
      ['petition-published', 'luid-script'],
    ])
  })

  it("holds a manager's word on a signature, by a mark that leads to nobody once they are erased", async () => {
    const slug = await created()
    await move(slug, 'publish')
    for (const [email, word] of [
      ['a@example.org', 'accept'],
      ['b@example.org', 'remove'],
    ] as const) {
      await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email, website: 'x' })
      await application.postForm(
        `/nl/confirm/${await application.link(slug, 'confirm-signature', email)}`,
        {},
      )
      const id = `${slug}~${application.person(email)}`
      expect((await application.manage('POST', `/api/manage/signatures/${id}/${word}`)).status).toBe(200)
      const mark = `${slug}~${application.person(email).slice(0, 8)}`
      expect(await audited(id)).toEqual([])
      expect(await audited(mark)).toMatchObject([
        { action: `signature-${word}${word === 'accept' ? 'ed' : 'd'}` },
      ])
    }
  })
})
