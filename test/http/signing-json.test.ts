import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '../../functions/domain/locale.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const sign = (slug: string, body: unknown, headers: Record<string, string> = {}) =>
  application.postJson(`/api/petitions/${slug}/signatures`, body, headers)
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  return (await response.json()) as {
    type: string
    title: string
    status: number
    code: string
    errors?: { field: string; code: string; detail: string }[]
  }
}

describe('POST /api/petitions/{slug}/signatures', () => {
  it('answers 202 once the signature is stored, pending, with its mail due', async () => {
    const slug = await application.petition()
    const response = await sign(slug, { ...SIGNER, locale: 'en', source: 'nieuwsbrief', showName: false })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ status: 'confirmation-sent' })
    const at = application.now().toISOString()
    expect(await application.signature(slug)).toMatchObject({
      state: 'pending',
      givenName: 'Noor',
      familyName: 'van der Berg',
      email: 'noor@example.org',
      country: 'NL',
      locale: 'en',
      source: 'nieuwsbrief',
      suspicion: [],
      requestedAt: at,
      mailDue: { mail: 'confirm' },
    })
  })

  it('is one put of one item and reads nothing, where nothing is followed', async () => {
    const slug = await application.petition({ topics: [await application.topic()] })
    // The petition is remembered from here on.
    await sign(slug, { ...SIGNER, email: 'eerste@example.org' })
    const called: string[] = []
    application.table.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          called.push(commandName)
          return next(args)
        },
      { step: 'initialize', name: 'calls' },
    )
    expect((await sign(slug, SIGNER)).status).toBe(202)
    application.table.client.middlewareStack.remove('calls')
    expect(called).toEqual(['PutItemCommand'])
  })

  it('keeps the proof of consent: the version and hash of the text, its language, channel and time', async () => {
    const slug = await application.petition()
    await sign(slug, SIGNER)
    const { consents } = (await application.deps.stores.petitions.read(slug)) ?? {}
    expect((await application.signature(slug))?.consent).toEqual({
      purpose: 'signature',
      version: 1,
      hash: consents?.nl?.hash,
      locale: 'nl',
      channel: 'api',
      askedAt: application.now().toISOString(),
    })
  })

  it('keeps the text that was shown, though this function has not heard of it yet', async () => {
    const slug = await application.petition()
    // Remembered from here on, with the first text.
    await sign(slug, { ...SIGNER, email: 'eerste@example.org' })
    const { petitions } = application.deps.stores
    const before = await petitions.read(slug)
    const first = before?.consents.nl
    if (before === undefined || first === undefined) throw new Error('The petition has no Dutch consent.')
    const second = { ...first, version: 2, text: 'Een nieuwe tekst.', hash: 'new' }
    const changed = {
      ...before,
      consents: { nl: second },
      pastConsents: [first],
      version: before.version + 1,
    }
    const at = application.now().toISOString()
    await petitions.replace(changed, before.version, {
      id: 'elsewhere',
      at,
      actor: 'test',
      action: 'petition-changed',
      subject: slug,
    })

    await sign(slug, { ...SIGNER, consentVersion: 2 })
    expect((await application.signature(slug))?.consent).toMatchObject({ version: 2, hash: 'new' })
    const page = await application.request(`/nl/confirm/${await application.link(slug)}`)
    expect(await page.text()).toContain('Een nieuwe tekst.')
  })

  it('takes a version that never was for the current one', async () => {
    const slug = await application.petition()
    await sign(slug, { ...SIGNER, consentVersion: 99 })
    expect((await application.signature(slug))?.consent).toMatchObject({ version: 1 })
  })

  it.each([
    ['an unknown petition', async () => 'bestaat-niet'],
    ['a draft', () => application.petition({ state: 'draft' })],
    ['a slug that can be none', async () => 'A%20B'],
  ])('answers 404 for %s', async (_, slugOf) => {
    const response = await sign(await slugOf(), SIGNER)
    expect(response.status).toBe(404)
    expect(await problem(response)).toMatchObject({ status: 404, code: 'petition-unknown' })
  })

  it.each([
    ['closed by hand', { state: 'closed' as const, closedAt: '2026-11-20T00:00:00.000Z' }],
    ['archived', { state: 'archived' as const, closedAt: '2026-11-20T00:00:00.000Z' }],
    ['closed by its closing time', { closesAt: '2026-11-21T12:00:00.000Z' }],
  ])('answers 409 for one that is %s', async (_, facts) => {
    const slug = await application.petition(facts)
    const response = await sign(slug, SIGNER)
    expect(response.status).toBe(409)
    expect(await problem(response)).toMatchObject({ status: 409, code: 'petition-closed' })
    expect(await application.signature(slug)).toBeUndefined()
  })

  it('answers 413 for a body over 16 KB, with or without a content-length, and reads one of 16 KB', async () => {
    const slug = await application.petition()
    const filler = (size: number) => {
      const rest = JSON.stringify({ ...SIGNER, filler: '' }).length
      return JSON.stringify({ ...SIGNER, filler: 'x'.repeat(size - rest) })
    }
    const over = await sign(slug, filler(16 * 1024 + 1))
    expect(over.status).toBe(413)
    expect(await problem(over)).toMatchObject({ status: 413, code: 'body-too-large' })
    expect((await sign(slug, filler(20_000), { 'content-length': '20000' })).status).toBe(413)
    expect((await sign(slug, filler(16 * 1024))).status).toBe(202)
  })

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['']])(
    'answers 415 for the content type %j',
    async (type) => {
      const slug = await application.petition()
      const response = await sign(slug, SIGNER, { 'content-type': type })
      expect(response.status).toBe(415)
      expect(await problem(response)).toMatchObject({ status: 415, code: 'not-json' })
    },
  )

  it('takes a content type with parameters, in any case', async () => {
    const slug = await application.petition()
    expect((await sign(slug, SIGNER, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(202)
  })

  it.each(['{', '', 'null', '[]', '"text"', '12', 'true'])('answers 422 for the body %j', async (body) => {
    const slug = await application.petition()
    const response = await sign(slug, body)
    expect(response.status).toBe(422)
    expect(await problem(response)).toMatchObject({ status: 422, code: 'invalid' })
  })

  const WRONG = {
    givenName: '=1+1',
    familyName: '',
    email: 'noor@',
    country: 'XX',
    city: '',
    postalCode: '!',
    consent: false,
    showName: true,
    locale: 'xx',
    source: 'Niet Goed',
    partner: 'onbekend',
    consentVersion: 'een',
  }

  it.each([
    ['nl', 'Vul je achternaam in.'],
    ['en', undefined],
  ])('tells all fields at once, in the language of the request (%s)', async (language, familyName) => {
    const slug = await application.petition({ asks: { city: true, postalCode: true } })
    const response = await sign(slug, WRONG, { 'accept-language': language })
    expect(response.status).toBe(422)
    expect(response.headers.get('content-language')).toBe(language)
    const { errors = [], ...rest } = await problem(response)
    expect(rest).toMatchObject({ type: 'about:blank', status: 422, code: 'invalid' })
    expect(Object.fromEntries(errors.map((error) => [error.field, error.code]))).toEqual({
      givenName: 'name-not-a-name',
      familyName: 'name-missing',
      email: 'email-malformed',
      country: 'country-unknown',
      city: 'city-malformed',
      postalCode: 'postal-code-malformed',
      consent: 'consent-missing',
      ageConfirmed: 'age-missing',
      locale: 'locale-unknown',
      source: 'source-malformed',
      partner: 'partner-unknown',
      consentVersion: 'value-malformed',
    })
    for (const error of errors) expect(error.detail).toMatch(/^\p{Lu}.{5,}\.$/u)
    const told = errors.find((error) => error.field === 'familyName')?.detail
    if (familyName === undefined) expect(told).not.toMatch(/Vul/)
    else expect(told).toBe(familyName)
    expect(await application.item(slug)).toBeUndefined()
  })

  it('tells errors in the language that the body names', async () => {
    const slug = await application.petition()
    const { errors = [] } = await problem(await sign(slug, { locale: 'en' }))
    expect(errors.find((error) => error.field === 'email')?.detail).toMatch(/^[A-Z].*email/i)
    expect(errors.find((error) => error.field === 'consent')?.detail).toMatch(/consent/i)
  })

  it('wants every required field, and leaves town and postal code to the signer where they are asked', async () => {
    const slug = await application.petition({ asks: { city: true, postalCode: true } })
    const { errors = [] } = await problem(await sign(slug, {}))
    expect(errors.map((error) => error.field)).toEqual(['givenName', 'familyName', 'email', 'consent'])
  })

  it.each(["'s-Hertogenbosch", '’t Harde', 'Sint-Michielsgestel', 'São Paulo', 'กรุงเทพ', 'St. John’s'])(
    'knows %s for a town',
    async (city) => {
      const slug = await application.petition({ asks: { city: true, postalCode: false } })
      expect((await sign(slug, { ...SIGNER, city })).status).toBe(202)
    },
  )

  it.each(['=HYPERLINK(1)', '+31', '@x', 'http://spam.test', "'=1+1"])(
    'refuses %s for a town',
    async (city) => {
      const slug = await application.petition({ asks: { city: true, postalCode: false } })
      expect((await sign(slug, { ...SIGNER, city })).status).toBe(422)
    },
  )

  it.each(['country', 'city', 'postalCode', 'locale', 'source', 'partner'])(
    'refuses the optional field %s when it is empty or null',
    async (field) => {
      const slug = await application.petition({ partners: ['partner-a'] })
      for (const value of ['', null]) {
        const { errors = [] } = await problem(await sign(slug, { ...SIGNER, [field]: value }))
        expect(errors.map((error) => error.field)).toEqual([field])
      }
    },
  )

  it.each([true, 'true', 1, 'on'])('takes only true for consent (%j)', async (consent) => {
    const slug = await application.petition()
    expect((await sign(slug, { ...SIGNER, consent })).status).toBe(consent === true ? 202 : 422)
  })

  it('lets nobody under 16 show a name', async () => {
    const slug = await application.petition()
    expect((await sign(slug, { ...SIGNER, showName: true })).status).toBe(422)
    expect((await sign(slug, { ...SIGNER, showName: true, ageConfirmed: true })).status).toBe(202)
    expect((await application.signature(slug))?.showName).toBe(true)
  })

  it('ignores unknown fields: state, count and the like can never be set', async () => {
    const slug = await application.petition()
    const response = await sign(slug, {
      ...SIGNER,
      state: 'confirmed',
      status: 'confirmed',
      count: 1000,
      confirmedAt: '2026-01-01T00:00:00.000Z',
      petition: 'andere',
      person: 'x',
      nonce: 'n'.repeat(22),
      listKey: 'SIGNED#x#0',
      suspicion: ['honeypot'],
      channel: 'page',
      follows: [{ list: 'topic_kinderrechten' }],
      __proto__: { showName: true },
    })
    expect(response.status).toBe(202)
    const stored = (await application.item(slug)) ?? {}
    expect(stored).toMatchObject({ state: 'pending', showName: false })
    for (const field of ['status', 'count', 'confirmedAt', 'listKey', 'suspicion', 'follows'])
      expect(stored).not.toHaveProperty(field)
    expect((await application.signature(slug))?.nonce).not.toBe('n'.repeat(22))
  })

  it('keeps no city or postal code that the petition does not ask', async () => {
    const slug = await application.petition()
    const asking = await application.petition({ asks: { city: true, postalCode: true } })
    const told = { ...SIGNER, city: 'Utrecht', postalCode: '3511 AB' }
    expect((await sign(slug, told)).status).toBe(202)
    expect((await sign(asking, told)).status).toBe(202)
    expect(await application.item(slug)).not.toHaveProperty('city')
    expect(await application.signature(asking)).toMatchObject({ city: 'Utrecht', postalCode: '3511 AB' })
  })

  it('credits only a partner of the petition', async () => {
    const slug = await application.petition({ partners: ['partner-a'] })
    expect((await sign(slug, { ...SIGNER, partner: 'partner-b' })).status).toBe(422)
    expect((await sign(slug, { ...SIGNER, partner: 'partner-a' })).status).toBe(202)
    expect((await application.signature(slug))?.partner).toBe('partner-a')
  })

  it('is signed and confirmed in every language that there is', async () => {
    const slug = await application.petition()
    for (const locale of LOCALES) {
      const email = `${locale}@example.org`
      expect((await sign(slug, { ...SIGNER, email, locale })).status).toBe(202)
      const page = `/${locale}/confirm/${await application.link(slug, 'confirm-signature', email)}`
      expect((await application.postForm(page, {})).headers.get('location')).toMatch(`/${locale}/petitions/`)
      expect(await application.signature(slug, email)).toMatchObject({ locale, state: 'confirmed' })
    }
  })

  it('lets two people sign from one browser, and one person sign two petitions', async () => {
    const [one, two] = [await application.petition(), await application.petition()]
    await sign(one, SIGNER)
    await sign(one, { ...SIGNER, email: 'sam@example.org', givenName: 'Sam' })
    await sign(two, SIGNER)
    expect((await application.signature(one))?.givenName).toBe('Noor')
    expect((await application.signature(one, 'sam@example.org'))?.givenName).toBe('Sam')
    expect((await application.signature(two))?.state).toBe('pending')
  })

  it('stores no address, or part of one, in a key', async () => {
    const slug = await application.petition()
    await sign(slug, SIGNER)
    const { pk, sk, dueShard, listKey, listSort } = (await application.item(slug)) ?? {}
    expect(JSON.stringify({ pk, sk, dueShard, listKey, listSort })).not.toMatch(/noor|example\.org|berg/i)
  })
})
