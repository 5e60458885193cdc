import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { scanned } from '../support/scanned.ts'
import { type Application, PUBLIC_URL, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => application.stop())

const SHARP = { title: 'Stop <script>alert("1")</script> & ga', summary: 'S', body: 'B', addressee: 'A' }

/** An open petition in Dutch alone, with a title that must be written as text. */
const sharp = () => application.petition({ texts: { nl: SHARP } })
const closed = () => application.petition({ state: 'closed', closedAt: '2026-11-20T00:00:00.000Z' })
const read = async (path: string) => {
  const response = await application.request(path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('count.svg', () => {
  it('says the count, its words and its time in the language, and leads to the petition', async () => {
    const slug = await application.petition({ offline: 1234 })
    const { status, headers, text } = await read(`/en/petitions/${slug}/count.svg`)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(text).toMatch(/>0<.*>signatures<.*And 1,234 signatures on paper.*As of 21 November 2026/)
    expect(text).toContain(`<a href="${PUBLIC_URL}/en/petitions/${slug}" target="_top">`)
    expect((await read(`/nl/petitions/${slug}/count.svg`)).text).toContain('handtekeningen')
  })

  it('may be shown and framed by any site, kept for seconds, and runs and fetches nothing', async () => {
    const { headers, text } = await read(`/nl/petitions/${await sharp()}/count.svg`)
    const style = /<style>(.*)<\/style>/.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'; frame-ancestors *`,
    )
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(Number(/s-maxage=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1])).toBeLessThanOrEqual(60)
    expect(headers.has('set-cookie')).toBe(false)
    expect(text).toContain('Stop &lt;script&gt;')
    expect(text).not.toMatch(/<script|style=|\son[a-z]+=/)
  })

  it('shows the end of a closed petition, and nothing of a draft', async () => {
    const { status, text } = await read(`/nl/petitions/${await closed()}/count.svg`)
    expect([status, text.includes('Deze petitie is gesloten')]).toEqual([200, true])
    const draft = await application.petition({ state: 'draft' })
    for (const path of [`/nl/petitions/${draft}`, '/nl/petitions/onbekend', '/xx/petitions/petitie-1'])
      expect((await read(`${path}/count.svg`)).status).toBe(404)
  })
})

/** What a page says to readers, without its marks. */
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
/** What machines read in a page's head, by name. */
function headOf(html: string) {
  const [head = ''] = /<head>.*<\/head>/s.exec(html) ?? []
  const metas = head.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)
  const links = head.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]*)"/g)
  const [, facts = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(head) ?? []
  return {
    meta: Object.fromEntries([...metas].map(([, name = '', content = '']) => [name, content])),
    languages: Object.fromEntries([...links].map(([, language = '', href = '']) => [language, href])),
    canonical: /<link rel="canonical" href="([^"]*)"/.exec(head)?.[1],
    facts: JSON.parse(facts),
  }
}

describe('signatures on paper', () => {
  it.each([
    ['open', {}, 'We gaan voor 100'],
    ['closed', { state: 'closed', closedAt: '2026-11-20T00:00:00.000Z' }, 'Het doel was 100'],
  ] as const)(
    'stand beside the confirmed ones of an %s petition in words, and are added to them nowhere',
    async (_, facts, goal) => {
      const slug = await application.petition({ offline: 5, goal: 100, ...facts })
      const { counts } = application.deps.stores
      vi.spyOn(counts, 'total').mockResolvedValue(12)
      vi.spyOn(counts, 'totals').mockResolvedValue(new Map([[slug, 12]]))
      const draw = vi.spyOn(application.deps, 'drawCard').mockResolvedValue(new Uint8Array([1]))
      const page = `/nl/petitions/${slug}`
      for (const path of [page, `${page}/thanks`, `/nl/embed/petitions/${slug}`, `${page}/count.svg`]) {
        const { status, text } = await read(path)
        expect([path, status]).toEqual([path, 200])
        expect(wordsOf(text), path).toMatch(/12 handtekeningen/)
        expect(wordsOf(text), path).toMatch(/5 (handtekeningen )?op papier/)
        expect(wordsOf(text), path).not.toMatch(/\b17\b/)
      }
      expect((await read(`${page}/count.svg`)).text).toContain(
        ': 12 handtekeningen en 5 op papier. Stand van',
      )
      await read(`${page}/card.png`)
      expect(draw.mock.calls).toMatchObject([
        [{ count: '12', words: 'handtekeningen en 5 op papier', reached: 0.12, goal }],
      ])
      expect(headOf((await read(page)).text).facts.interactionStatistic).toMatchObject([
        { userInteractionCount: 12 },
        { userInteractionCount: 5, description: 'En 5 handtekeningen op papier' },
      ])
      const api = JSON.parse((await read(`/api/petitions/${slug}/count`)).text)
      expect(api).toMatchObject({ count: 12, offline: 5 })
    },
  )
})

describe('what is found', () => {
  it('a petition says its address in its own language, its languages, and how its link looks', async () => {
    const slug = await sharp()
    const page = `${PUBLIC_URL}/nl/petitions/${slug}`
    const both = await application.petition()
    // Nobody wrote it in English: the page there is the Dutch one, for engines too.
    for (const locale of ['nl', 'en']) {
      const { text } = await read(`/${locale}/petitions/${slug}?source=x`)
      const links = [...text.matchAll(/<link rel="(?:canonical|alternate)".*?>/g)].map(([link]) => link)
      expect(links).toEqual([
        `<link rel="canonical" href="${page}"/>`,
        `<link rel="alternate" hreflang="nl" href="${page}"/>`,
        `<link rel="alternate" hreflang="x-default" href="${page}"/>`,
      ])
      expect(text).toContain(`<meta property="og:url" content="${page}"/>`)
      expect(text).toContain('<meta property="og:title" content="Stop &lt;script&gt;alert(&quot;1&quot;)')
      expect(text).toContain('<meta property="og:locale" content="nl_NL"/>')
    }
    expect((await read(`/en/petitions/${both}`)).text).toContain(
      `<link rel="alternate" hreflang="nl" href="${PUBLIC_URL}/nl/petitions/${both}"/>`,
    )
  })

  it('each address of the sitemap is its page’s own, in the same languages, and its picture is what it says', async () => {
    const slug = await application.petition()
    const { text } = await read('/sitemap.xml')
    const entries = [...text.matchAll(/<url><loc>(.*?)<\/loc>(.*?)<\/url>/g)]
    expect(entries.length).toBeGreaterThan(36)
    for (const [, loc = '', rest = ''] of entries) {
      const page = await read(loc.slice(PUBLIC_URL.length))
      const { meta, languages, canonical } = headOf(page.text)
      const listed = [...rest.matchAll(/hreflang="(.*?)" href="(.*?)"/g)].map(([, language, href]) => [
        language,
        href,
      ])
      expect([loc, page.status, canonical, meta['og:url']]).toEqual([loc, 200, loc, loc])
      expect(languages).toEqual(Object.fromEntries(listed))
      expect(meta['og:locale']).toMatch(/^[a-z]{2,3}_[A-Z]{2}$/)
      expect(meta['robots']).toBeUndefined()
    }
    const { meta } = headOf((await read(`/en/petitions/${slug}`)).text)
    const picture = await application.request((meta['og:image'] ?? '').slice(PUBLIC_URL.length))
    const bytes = Buffer.from(await picture.arrayBuffer())
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String)).toEqual([
      meta['og:image:width'],
      meta['og:image:height'],
    ])
    expect(meta).toMatchObject({
      'og:image': `${PUBLIC_URL}/en/petitions/${slug}/card.png`,
      'og:image:alt': meta['og:title'],
      'og:locale:alternate': 'nl_NL',
      'twitter:card': 'summary_large_image',
    })
  })

  it('a link to the page after signing, which is in no index, shows the petition', async () => {
    const slug = await sharp()
    const petition = headOf((await read(`/nl/petitions/${slug}`)).text)
    // Nobody wrote it in Thai.
    for (const locale of ['nl', 'th']) {
      const thanks = headOf((await read(`/${locale}/petitions/${slug}/thanks`)).text)
      expect(thanks).toMatchObject({
        canonical: petition.canonical,
        languages: petition.languages,
        facts: {},
      })
      const { viewport, 'color-scheme': _, description, ...shown } = petition.meta
      expect(thanks.meta).toEqual({ viewport, 'color-scheme': _, robots: 'noindex', ...shown })
      expect(description).toBe(SHARP.summary)
    }
  })

  it('what nobody wrote in a reader’s language is there in its own, and says which', async () => {
    const { status, text } = await read(`/th/petitions/${await sharp()}`)
    expect([status, /<html lang="(.*?)"/.exec(text)?.[1]]).toEqual([200, 'th'])
    expect(text).toContain('<h1 lang="nl">Stop')
    expect(text).toMatch(/<label[^>]* lang="nl"|lang="nl"[^>]*>Ik /)
  })

  it('its own picture goes with its link where networks show it large, else the card', async () => {
    const hash = '0f343b0931126a20f133d67c2b018a3b'
    const shared = async (image: string) => {
      const slug = await application.petition({
        image,
        texts: { nl: { ...SHARP, imageAlt: 'Een kind lacht' } },
      })
      const { text } = await read(`/nl/petitions/${slug}`)
      const told = (name: string) =>
        new RegExp(`<meta property="og:image${name}" content="(.*?)"`).exec(text)?.[1]
      return [told('')?.replace(`${PUBLIC_URL}/nl/petitions/${slug}/`, ''), told(':width'), told(':alt')]
    }
    const fitting = `${hash}-1200x800.jpg`
    expect(await shared(fitting)).toEqual([`${PUBLIC_URL}/images/${fitting}`, '1200', 'Een kind lacht'])
    const title = expect.stringContaining('Stop &lt;script')
    for (const other of ['400x300.jpg', '800x1200.jpg', '1200x800.webp'])
      expect(await shared(`${hash}-${other}`)).toEqual(['card.png', '1200', title])
  })

  it('its facts for machines are JSON that no text in it ends', async () => {
    const { text } = await read(`/nl/petitions/${await sharp()}`)
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? []
    expect(JSON.parse(json)).toMatchObject({
      name: SHARP.title,
      interactionStatistic: { userInteractionCount: 0 },
      potentialAction: { '@type': 'EndorseAction' },
    })
  })

  it('the sitemap lists public petitions in the languages they are written in, and no draft', async () => {
    const [one, both, end] = [await sharp(), await application.petition(), await closed()]
    const draft = await application.petition({ state: 'draft' })
    const { status, headers, text } = await read('/sitemap.xml')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8'])
    const locations = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = '']) =>
      loc.slice(PUBLIC_URL.length),
    )
    expect(locations).toEqual(expect.arrayContaining(['/nl', '/en', '/nl/newsletter', '/nl/privacy']))
    const of = (slug: string) => locations.filter((path) => path.endsWith(`/petitions/${slug}`))
    expect(of(one)).toEqual([`/nl/petitions/${one}`])
    expect(of(both)).toEqual([`/nl/petitions/${both}`, `/en/petitions/${both}`])
    expect([of(end).length, of(draft).length]).toEqual([2, 0])
    expect(text).toContain(
      `<loc>${PUBLIC_URL}/en/petitions/${both}</loc><lastmod>2026-11-21T12:00:00.000Z</lastmod><xhtml:link rel="alternate" hreflang="nl"`,
    )
  })

  it('a page is found with a slash behind its address, and leads nowhere else', async () => {
    const slug = await application.petition()
    const to = async (path: string) => {
      const { status, headers } = await application.request(`${PUBLIC_URL}${path}`)
      return [status, headers.get('location')]
    }
    expect(await to('/nl/')).toEqual([301, '/nl'])
    expect(await to(`/en/petitions/${slug}//?source=poster`)).toEqual([
      301,
      `/en/petitions/${slug}?source=poster`,
    ])
    for (const path of [
      '//evil.example.org/',
      '/%5Cevil.example.org/',
      '/\\evil.example.org/',
      '///',
      // Browsers drop a tab, and then two slashes stand first.
      '/%09/evil.example.org/',
      '/%0A/evil.example.org/',
      '/nl/../%09/evil.example.org/',
    ])
      expect(await to(path), path).toEqual([404, null])
    expect((await application.postForm(`/nl/petitions/${slug}/signatures/`, {})).status).toBe(404)
  })

  it('robots are led to it, and away from links of mails and from the console', async () => {
    const { text, headers } = await read('/robots.txt')
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    expect(text).toContain(`\nSitemap: ${PUBLIC_URL}/sitemap.xml\n`)
    const rules = [...text.matchAll(/^Disallow: (.*)$/gm)].map(([, rule = '']) => rule)
    // As RFC 9309 matches: a start, with * for anything.
    const left = (path: string) =>
      rules.some((rule) => new RegExp(`^${rule.replaceAll('*', '.*')}`).test(path))
    for (const path of [
      '/nl/confirm/t',
      '/fil/my-data/t',
      '/en/unsubscribe/t',
      '/nl/petitions/a/own-link/k',
      '/nl/newsletter/thanks',
      '/console',
      '/api/manage/me',
    ])
      expect([path, left(path)]).toEqual([path, true])
    const led = ['/nl', '/nl/petitions/confirm', '/nl/petitions/a/thanks', '/nl/newsletter', '/nl/my-data']
    for (const path of [...led, '/sitemap.xml']) expect([path, left(path)]).toEqual([path, false])
  })
})

describe('the QR code and the sheet with it', () => {
  it('lead to the petition, and say how whoever scans them came', async () => {
    const slug = await application.petition({ partners: ['stem-zuid'] })
    const page = `${PUBLIC_URL}/nl/petitions/${slug}`
    const code = async (query: string) => read(`/nl/petitions/${slug}/qr.svg${query}`)
    expect(scanned((await code('')).text)).toBe(page)
    expect(scanned((await code('?source=flyer&partner=stem-zuid&fbclid=x')).text)).toBe(
      `${page}?source=flyer&partner=stem-zuid`,
    )
    // What a signature could not be credited to is not printed.
    expect(scanned((await code('?source=%3Cb%3E&partner=vreemd')).text)).toBe(page)
    expect((await code('')).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    const sheet = await read(`/nl/petitions/${slug}/poster`)
    expect(scanned(sheet.text)).toBe(`${page}?source=poster`)
    expect(scanned((await read(`/nl/petitions/${slug}/poster?source=school`)).text)).toBe(
      `${page}?source=school`,
    )
    expect(sheet.text).toContain(`petities.example.org/nl/petitions/${slug}<`)
    expect(sheet.text).toContain('<meta name="robots" content="noindex"/>')
  })

  it('there is no sheet for what cannot be signed', async () => {
    const [end, draft] = [await closed(), await application.petition({ state: 'draft' })]
    const sheet = await application.request(`/nl/petitions/${end}/poster`)
    expect([sheet.status, sheet.headers.get('location')]).toEqual([302, `/nl/petitions/${end}`])
    for (const path of ['poster', 'qr.svg'])
      expect((await read(`/nl/petitions/${draft}/${path}`)).status).toBe(404)
  })
})

describe('card.png', () => {
  it('is the picture of a shared link, kept for minutes, and named in the page', async () => {
    const slug = await application.petition()
    const response = await application.request(`/nl/petitions/${slug}/card.png`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(response.headers.get('cache-control')).toBe('public, max-age=600, s-maxage=600')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    const { text } = await read(`/nl/petitions/${slug}`)
    expect(text).toContain(
      `<meta property="og:image" content="${PUBLIC_URL}/nl/petitions/${slug}/card.png"/><meta property="og:image:width" content="1200"/>`,
    )
    const draft = await application.petition({ state: 'draft' })
    expect((await read(`/nl/petitions/${draft}/card.png`)).status).toBe(404)
  })

  it('that cannot be drawn is not there, is not kept, and breaks no page', async () => {
    const ill = await startApplication({ drawCard: () => Promise.reject(new TypeError('a fault')) })
    try {
      const slug = await ill.petition()
      const missing = await ill.request(`/nl/petitions/${slug}/card.png`)
      expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
      expect((await ill.request(`/nl/petitions/${slug}`)).status).toBe(200)
    } finally {
      await ill.stop()
    }
  })
})
