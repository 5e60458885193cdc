import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markCleared } from '../support/due-mail.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const post = (slug: string, fields: Record<string, string>, locale = 'nl') =>
  application.postForm(`/${locale}/petitions/${slug}/signatures`, fields)

describe('the form without JavaScript', () => {
  it('sends the visitor on to check-your-email, and stores what was typed', async () => {
    const slug = await application.petition()
    const response = await post(slug, { ...SIGNER_FORM, source: 'nieuwsbrief' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/nl/petitions/${slug}/check-your-email`)
    expect(await application.signature(slug)).toMatchObject({
      state: 'pending',
      givenName: 'Noor',
      locale: 'nl',
      source: 'nieuwsbrief',
      showName: false,
      consent: { version: 1, channel: 'page', locale: 'nl' },
    })
  })

  it("signs in the page's language, with the consent text of that language", async () => {
    const slug = await application.petition()
    await post(slug, SIGNER_FORM, 'en')
    expect(await application.signature(slug)).toMatchObject({ locale: 'en', consent: { locale: 'en' } })
  })

  it('answers 422 with the same page: messages beside the fields, and what was typed kept', async () => {
    const slug = await application.petition()
    const response = await post(slug, {
      ...SIGNER_FORM,
      givenName: '"><script>alert(1)</script>',
      familyName: "d'Arcy & Zn",
      email: 'noor@',
      country: 'BE',
      consent: '',
    })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Dit e-mailadres klopt niet.')
    expect(page).toContain('Zonder je toestemming')
    expect(page).toContain('Vul alleen je voornaam in')
    expect(page).not.toContain('<script>alert')
    expect(page).toMatch(/value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/)
    expect(page).toMatch(/value="d&#39;Arcy &amp; Zn"/)
    expect(page).toMatch(/value="noor@"/)
    expect(page).toMatch(/<option[^>]*(?:value="BE"[^>]*selected|selected[^>]*value="BE")/)
    expect(page).toMatch(/aria-invalid="true"/)
    expect(await application.item(slug)).toBeUndefined()
  })

  it.each(['false', 'off', '0', 'no'])(
    'takes a box of another form that says %s for not ticked',
    async (no) => {
      const slug = await application.petition()
      const response = await post(slug, { ...SIGNER_FORM, consent: no })
      expect(response.status).toBe(422)
      const page = await response.text()
      expect(page).toContain('Zonder je toestemming')
      // Pressing the button again must not agree either.
      expect(/<input[^>]*name="consent"[^>]*>/.exec(page)?.[0]).not.toContain('checked')
      expect(await application.item(slug)).toBeUndefined()
      const boxes = { updates: no, showName: no, ageConfirmed: no }
      expect((await post(slug, { ...SIGNER_FORM, ...boxes })).status).toBe(303)
      const stored = await application.item(slug)
      expect(stored).toMatchObject({ showName: false })
      expect(stored).not.toHaveProperty('follows')
      const young = await post(slug, { ...SIGNER_FORM, showName: 'on', ageConfirmed: no })
      expect(young.status).toBe(422)
    },
  )

  it('keeps the boxes that were ticked, ticks none by itself, and says it in English', async () => {
    const slug = await application.petition()
    const box = (page: string, name: string) =>
      new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0] ?? ''
    const fresh = await (await application.request(`/en/petitions/${slug}`)).text()
    expect(box(fresh, 'consent')).toContain('type="checkbox"')
    expect(box(fresh, 'consent')).not.toContain('checked')
    expect(fresh).not.toContain('name="newsletter"')
    const response = await post(slug, { ...SIGNER_FORM, familyName: '' }, 'en')
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(box(page, 'consent')).toContain('checked')
    expect(box(page, 'showName')).not.toContain('checked')
    expect(page).toMatch(/<html[^>]*lang="en"/)
    expect(page).not.toContain('Vul je')
  })

  it('takes an empty optional field for an absent one', async () => {
    const slug = await application.petition({ partners: ['partner-a'] })
    const empty = { country: '', city: '', postalCode: ' ', source: '', partner: '', website: '', locale: '' }
    expect((await post(slug, { ...SIGNER_FORM, ...empty })).status).toBe(303)
    expect(await application.signature(slug)).toMatchObject({
      country: 'NL',
      source: 'direct',
      suspicion: [],
    })
    expect(await application.item(slug)).not.toHaveProperty('partner')
  })

  it('lets no source or partner that the visitor never typed stop them', async () => {
    const slug = await application.petition({ partners: ['partner-a'] })
    const path = `/nl/petitions/${slug}?source=Niet%20Goed&partner=onbekend`
    const page = await (await application.request(path)).text()
    expect(page).not.toContain('Niet Goed')
    expect(page).not.toContain('onbekend')
    const response = await post(slug, { ...SIGNER_FORM, source: 'Niet Goed', partner: 'onbekend' })
    expect(response.status).toBe(303)
    expect(await application.signature(slug)).toMatchObject({ source: 'direct' })
  })

  it('carries source and partner from the address of the page to the signature', async () => {
    const slug = await application.petition({ partners: ['partner-a'] })
    const page = await (
      await application.request(`/nl/petitions/${slug}?source=nieuwsbrief&partner=partner-a&fbclid=x`)
    ).text()
    expect(page).toMatch(/<input[^>]*name="source"[^>]*value="nieuwsbrief"/)
    expect(page).toMatch(/<input[^>]*name="partner"[^>]*value="partner-a"/)
    await post(slug, { ...SIGNER_FORM, source: 'nieuwsbrief', partner: 'partner-a' })
    expect(await application.signature(slug)).toMatchObject({ source: 'nieuwsbrief', partner: 'partner-a' })
  })

  it('ignores fields that nobody should set', async () => {
    const slug = await application.petition()
    await post(slug, { ...SIGNER_FORM, state: 'confirmed', count: '9', channel: 'api', __proto__: 'x' })
    expect(await application.item(slug)).toMatchObject({ state: 'pending', consent: { channel: 'page' } })
  })

  it.each([
    ['an unknown petition', async () => 'bestaat-niet', 404],
    ['a draft', () => application.petition({ state: 'draft' }), 404],
    ['a closed petition', () => application.petition({ closesAt: '2026-11-21T12:00:00.000Z' }), 409],
  ])('for %s answers a page that says so', async (_, slugOf, status) => {
    const slug = await slugOf()
    const response = await post(slug, SIGNER_FORM)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await response.text()).not.toContain('name="email"')
  })

  it('answers 413 with a page for a body over 16 KB', async () => {
    const slug = await application.petition()
    const response = await post(slug, { ...SIGNER_FORM, city: 'x'.repeat(17_000) })
    expect(response.status).toBe(413)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  })

  it('serves no page in a language that there is not', async () => {
    const slug = await application.petition()
    for (const path of ['/xx', `/xx/petitions/${slug}`, '/nl/bestaat-niet', '/xx/privacy'])
      expect((await application.request(path)).status, path).toBe(404)
  })

  it('sends a visitor of / to the language of their browser', async () => {
    const response = await application.request('/', { headers: { 'accept-language': 'en-GB,nl;q=0.5' } })
    expect([response.status, response.headers.get('location')]).toEqual([302, '/en'])
    expect(response.headers.get('vary')).toBe('Accept-Language')
  })
})

describe('check-your-email', () => {
  const path = (slug: string) => `/nl/petitions/${slug}/check-your-email`

  it('says what to do now, and changes nothing', async () => {
    const slug = await application.petition()
    await post(slug, SIGNER_FORM)
    const before = await application.item(slug)
    const response = await application.request(path(slug))
    expect(response.status).toBe(200)
    expect(await response.text()).not.toContain('noor@example.org')
    expect(await application.item(slug)).toEqual(before)
  })

  it('asks for the mail once more, ten minutes after it was last asked for and not before', async () => {
    const slug = await application.petition()
    await application.postJson(`/api/petitions/${slug}/signatures`, SIGNER)
    const { signatures } = application.deps.stores
    const first = await application.signature(slug)
    if (first === undefined) throw new Error('No signature')
    // What the sender does once the mail has gone.
    expect(await markCleared(application.table, first)).toBe(true)
    application.pass(9)
    await application.postForm(path(slug), { email: SIGNER.email })
    expect((await application.signature(slug))?.mailDue).toBeUndefined()
    application.pass(1)
    await application.postForm(path(slug), { email: ' NOOR@example.org ' })
    const asked = await application.signature(slug)
    expect(asked?.mailDue).toMatchObject({ mail: 'confirm' })
    // The same link: nothing but the asking has changed.
    expect({ ...asked, askedAt: '', mailDue: undefined }).toEqual({
      ...first,
      askedAt: '',
      mailDue: undefined,
    })
    expect(signatures).toBeDefined()
  })

  it('asks whether an address is right that almost ends on a well-known domain, whoever it belongs to', async () => {
    const slug = await application.petition()
    const response = await post(slug, { ...SIGNER_FORM, email: 'noor@gmial.com' })
    const location = response.headers.get('location') ?? ''
    expect([response.status, location]).toEqual([303, `${path(slug)}?almost=gmail.com`])
    expect(await application.signature(slug, 'noor@gmial.com')).toMatchObject({ state: 'pending' })
    const page = await (await application.request(location)).text()
    expect(page).toContain('lijkt op gmail.com')
    expect(page).toContain(`href="/nl/petitions/${slug}#sign"`)
    // Whoever came by somebody's link signs again by it.
    const typo = { ...SIGNER_FORM, email: 'noor@gmial.com', source: 'flyer' }
    const by = (await post(slug, typo)).headers.get('location') ?? ''
    expect(by).toBe(`${path(slug)}?source=flyer&almost=gmail.com`)
    expect(await (await application.request(by)).text()).toContain(
      `href="/nl/petitions/${slug}?source=flyer#sign"`,
    )
    const made = await application.request(`${path(slug)}?almost=kwaad.example`)
    const plain = await application.request(path(slug))
    expect(await made.text()).toBe(await plain.text())
  })

  it('answers 422 beside the field for what is no address', async () => {
    const slug = await application.petition()
    const response = await application.postForm(path(slug), { email: '"><b>' })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Dit e-mailadres klopt niet.')
    expect(page).toContain('value="&quot;&gt;&lt;b&gt;"')
  })
})
