import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Application,
  applications,
  ORIGIN_SECRETS,
  SIGNER,
  SIGNER_FORM,
  startApplication,
} from './application.ts'

let application: Application
let slug: string
let token: string
let notMe: string
beforeAll(async () => {
  application = await startApplication()
  slug = await application.petition()
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email: 'eerder@example.org' })
  token = await application.link(slug, 'confirm-signature', 'eerder@example.org')
  notMe = await application.link(slug, 'not-me', 'eerder@example.org')
})
afterAll(() => application.stop())

/** One answer of every kind. */
const answers = async (): Promise<Record<string, Response>> => ({
  'the language redirect': await application.request('/'),
  'the home page': await application.request('/nl'),
  'a petition': await application.request(`/nl/petitions/${slug}`),
  privacy: await application.request('/en/privacy'),
  'check-your-email': await application.request(`/nl/petitions/${slug}/check-your-email`),
  'a resend': await application.postForm(`/nl/petitions/${slug}/check-your-email`, {
    email: 'x@example.org',
  }),
  'an own link': await application.postForm(`/nl/petitions/${slug}/own-link`, {}),
  "an own link's page": await application.request(`/nl/petitions/${slug}/own-link/${'k'.repeat(22)}`),
  thanks: await application.request(`/nl/petitions/${slug}/thanks`),
  'a signed form': await application.postForm(`/nl/petitions/${slug}/signatures`, SIGNER_FORM),
  'a wrong form': await application.postForm(`/nl/petitions/${slug}/signatures`, {}),
  'a missing page': await application.request('/nl/bestaat-niet'),
  'a confirm page': await application.request(`/nl/confirm/${token}`),
  'a forged link': await application.request('/nl/confirm/x'),
  'a pressed button': await application.postForm(`/nl/confirm/${token}`, {}),
  'a not-me page': await application.request(`/nl/not-me/${notMe}`),
  'a style sheet': await application.request(application.deps.assets.style),
  'a missing asset': await application.request('/assets/x.css'),
  'the API': await application.request('/api/petitions'),
  'a count': await application.request(`/api/petitions/${slug}/count`),
  'a signature': await application.postJson(`/api/petitions/${slug}/signatures`, SIGNER),
  'a problem': await application.postJson(`/api/petitions/${slug}/signatures`, {}),
  'no token': await application.request('/api/manage/petitions'),
  'managed petitions': await application.manage('GET', '/api/manage/petitions'),
  'the documentation': await application.request('/api/openapi.json'),
  "the console's settings": await application.request('/console/config.json'),
  health: await application.request('/health'),
  'a stranger': await application.request('/health', { headers: { 'x-luid-origin': 'x' } }),
})

const TOKEN_PAGES = [
  'a confirm page',
  'a forged link',
  'a pressed button',
  'a not-me page',
  "an own link's page",
]

describe('the headers of every answer (STANDARDS 25)', () => {
  it('are strict, set no cookie, and keep nothing of what should not be kept', async () => {
    for (const [kind, { headers }] of Object.entries(await answers())) {
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, kind).toContain("default-src 'none'")
      expect(policy, kind).toContain("frame-ancestors 'none'")
      expect(policy, kind).toContain("base-uri 'none'")
      expect(policy, kind).toContain("form-action 'self'")
      expect(policy, kind).not.toMatch(/unsafe-|\*|https?:/)
      expect(headers.get('strict-transport-security'), kind).toMatch(/^max-age=\d{8,}/)
      expect(headers.get('x-content-type-options'), kind).toBe('nosniff')
      expect(headers.has('referrer-policy'), kind).toBe(true)
      expect(headers.has('set-cookie'), kind).toBe(false)
      expect(headers.has('cache-control'), kind).toBe(true)
      expect(headers.has('x-powered-by'), kind).toBe(false)
    }
  })

  it('of pages behind a token: no referrer, and no-store', async () => {
    for (const [kind, { headers }] of Object.entries(await answers())) {
      if (!TOKEN_PAGES.includes(kind)) continue
      expect(headers.get('referrer-policy'), kind).toBe('no-referrer')
      expect(headers.get('cache-control'), kind).toBe('no-store')
    }
  })

  it('let the edge keep what is the same for everybody for a minute at most, and nothing else', async () => {
    const kept: string[] = []
    for (const [kind, { headers, status }] of Object.entries(await answers())) {
      const control = headers.get('cache-control') ?? ''
      if (control === 'no-store') continue
      kept.push(kind)
      expect(status, kind).toBe(200)
      if (kind === 'a style sheet') expect(control).toContain('immutable')
      else if (kind !== 'the documentation')
        expect(Number(/s-maxage=(\d+)/.exec(control)?.[1]), kind).toBeLessThanOrEqual(60)
    }
    expect(kept).toEqual([
      'the home page',
      'a petition',
      'privacy',
      'a style sheet',
      'the API',
      'a count',
      'the documentation',
    ])
  })

  it('open the count alone to other sites', async () => {
    for (const [kind, { headers }] of Object.entries(await answers()))
      expect(headers.get('access-control-allow-origin'), kind).toBe(kind === 'a count' ? '*' : null)
  })

  it('are there on a fault too, which tells nothing of itself', async () => {
    const broken = await startApplication({
      personKey: () => {
        throw new TypeError('noor@example.org is in this message')
      },
    })
    try {
      const petition = await broken.petition()
      const [api, page] = [
        await broken.postJson(`/api/petitions/${petition}/signatures`, SIGNER),
        await broken.postForm(`/en/petitions/${petition}/signatures`, SIGNER_FORM),
      ]
      for (const answer of [api, page]) {
        expect(answer.status).toBe(500)
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
        expect(answer.headers.get('cache-control')).toBe('no-store')
        expect(await answer.text()).not.toMatch(/noor|TypeError/)
      }
      expect(api.headers.get('content-type')).toBe('application/problem+json')
    } finally {
      await broken.stop()
    }
  })

  it('say so when the table does not answer', async () => {
    const ill = await startApplication()
    try {
      const app = applications({ ...ill.deps, stores: { ...ill.deps.stores, healthy: async () => false } })
      const answer = await app.request('/health', { headers: { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '' } })
      expect(answer.status).toBe(500)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    } finally {
      await ill.stop()
    }
  })
})

describe('only the edge may call (STANDARDS 19)', () => {
  const as = (value: string | undefined) =>
    application.apps.request('/health', value === undefined ? {} : { headers: { 'x-luid-origin': value } })

  it('with the current secret or, while it is rotated, the one before', async () => {
    for (const secret of ORIGIN_SECRETS) expect((await as(secret)).status).toBe(200)
  })

  it.each([undefined, '', 'x', `${ORIGIN_SECRETS[0]}x`, ORIGIN_SECRETS.join(','), 'undefined'])(
    'and nobody with %j',
    async (value) => {
      expect((await as(value)).status).toBe(403)
    },
  )

  it('whatever is asked: nothing is done before that', async () => {
    const response = await application.apps.request(`/api/petitions/${slug}/signatures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...SIGNER, email: 'vreemd@example.org' }),
    })
    expect(response.status).toBe(403)
    expect(await application.signature(slug, 'vreemd@example.org')).toBeUndefined()
  })
})
