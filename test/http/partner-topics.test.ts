import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { EVERYTHING, sealLink } from '../../functions/domain/link.ts'
import { topicList } from '../../functions/domain/list.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication } from './application.ts'

let application: Application
/** A petition of two partners; one has a topic of its own, the other has none that takes followers. */
let slug: string
let topics: { general: string; own: string; closed: string }

beforeAll(async () => {
  application = await startApplication()
  topics = {
    general: await application.topic({ topic: 'algemeen-nieuws' }),
    own: await application.topic({ topic: 'nieuws-van-wereldkind', partner: 'wereldkind' }),
    closed: await application.topic({ topic: 'kinderpost-gesloten', partner: 'kinderpost', open: false }),
  }
  slug = await application.petition({
    partners: ['wereldkind', 'kinderpost'],
    topics: [topics.general, topics.own, topics.closed],
  })
})
afterAll(() => application.stop())

const page = async (path: string) => (await application.request(path)).text()
/** The topics whose boxes stand in a page. */
const boxesIn = (html: string, name: 'newsletter' | 'topics') =>
  [...html.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes(`name="${name}"`) && input.includes('type="checkbox"'))
    .map((input) => /value="([^"]*)"/.exec(input)?.[1])
let signers = 0
const newSigner = () => `signer-${++signers}@example.org`
/** What stands of a signature: whom it is credited to, and what it will follow. */
const kept = async (email: string) => {
  const { partner, follows = [] } = (await application.signature(slug, email)) ?? {}
  return { partner, follows: follows.map(({ list }) => list) }
}

describe('a partner’s own topic', () => {
  it.each([
    ['its link', '?partner=wereldkind', ['nieuws-van-wereldkind']],
    ['its link, with a source', '?source=flyer&partner=wereldkind', ['nieuws-van-wereldkind']],
    ['no link', '', ['algemeen-nieuws']],
    ['the link of a partner without one', '?partner=kinderpost', ['algemeen-nieuws']],
    ['the link of a stranger', '?partner=vreemd', ['algemeen-nieuws']],
  ])('is offered by the petition’s form to whom comes by it: %s', async (_, query, offered) => {
    expect(boxesIn(await page(`/nl/petitions/${slug}${query}`), 'newsletter')).toEqual(offered)
  })

  it.each([
    ['wereldkind', 'own', true],
    ['wereldkind', 'general', true],
    ['kinderpost', 'own', false],
    ['kinderpost', 'closed', false],
    [undefined, 'own', false],
    [undefined, 'general', true],
  ] as const)('is taken from whom is credited to %s: %s', async (partner, which, taken) => {
    const body = { ...SIGNER, newsletter: [topics[which]], ageConfirmed: true, partner }
    const email = newSigner()
    const response = await application.postJson(`/api/petitions/${slug}/signatures`, { ...body, email })
    expect(response.status).toBe(taken ? 202 : 422)
    if (taken) expect(await kept(email)).toEqual({ partner, follows: [topicList(topics[which])] })
    else
      expect(await response.json()).toMatchObject({
        errors: [{ field: 'newsletter', code: 'topic-unknown' }],
      })
    // A form stops nobody over what they never typed: it is left out.
    const typed = {
      ...SIGNER_FORM,
      newsletter: topics[which],
      ageConfirmed: 'on',
      ...(partner ? { partner } : {}),
    }
    const another = newSigner()
    const sent = await application.postForm(`/nl/petitions/${slug}/signatures`, { ...typed, email: another })
    expect(sent.status).toBe(303)
    expect((await kept(another)).follows).toEqual(taken ? [topicList(topics[which])] : [])
  })

  it('is what a box without a value means, on its form alone', async () => {
    for (const [partner, topic] of [['wereldkind', topics.own] as const, ['', topics.general] as const]) {
      const email = newSigner()
      const fields = { ...SIGNER_FORM, email, partner, newsletter: 'on', ageConfirmed: 'on' }
      await application.postForm(`/nl/petitions/${slug}/signatures`, fields)
      expect((await kept(email)).follows).toEqual([topicList(topic)])
    }
  })

  it('is followed by who signed with it, and by nobody through the newsletter, home or preferences', async () => {
    for (const path of ['/nl', '/nl/newsletter']) {
      const html = await page(path)
      expect(html, path).toContain(topics.general)
      expect(html, path).not.toContain(topics.own)
    }
    const subscribing = { topics: [topics.own], locale: 'nl', consent: true, ageConfirmed: true }
    const email = newSigner()
    const refused = await application.postJson('/api/subscriptions', { ...subscribing, email })
    expect([refused.status, await refused.json()]).toMatchObject([422, { errors: [{ field: 'topics' }] }])

    const signing = { ...SIGNER, email, partner: 'wereldkind', newsletter: [topics.own], ageConfirmed: true }
    await application.postJson(`/api/petitions/${slug}/signatures`, signing)
    await application.postForm(`/nl/confirm/${await application.link(slug, 'confirm-signature', email)}`, {})
    expect(await application.follows(email)).toEqual([topicList(topics.own)])

    // Who follows it sees it among their preferences; who does not, cannot ask for it there.
    const general = newSigner()
    await application.deps.stores.subscriptions.activate(
      { person: application.person(general), email: general, locale: 'nl' },
      [
        {
          list: topicList(topics.general),
          consent: {
            purpose: 'newsletter',
            version: 1,
            hash: 'x',
            locale: 'nl',
            channel: 'page',
            askedAt: application.now().toISOString(),
          },
        },
      ],
      application.now(),
    )
    const preferences = (address: string) => {
      const link = {
        purpose: 'preferences',
        about: EVERYTHING,
        person: application.person(address),
      } as const
      return `/nl/preferences/${sealLink(link, application.deps.links, mac)}`
    }
    expect(boxesIn(await page(preferences(email)), 'topics')).toContain(topics.own)
    expect(boxesIn(await page(preferences(general)), 'topics')).toEqual([topics.general])
    const asked = await application.request(preferences(general), {
      method: 'POST',
      body: new URLSearchParams([
        ['shown', topicList(topics.general)],
        ['topics', topics.general],
        ['topics', topics.own],
      ]).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(asked.status).toBe(200)
    expect(await application.follows(general)).toEqual([topicList(topics.general)])
    const requests = (
      await application.deps.stores.people.read(application.person(general), application.now())
    )?.requests
    expect(requests).toEqual([])
  })

  it('is told of by the API to whom names the partner', async () => {
    const told = async (query: string) =>
      (
        (await (await application.request(`/api/topics${query}`)).json()) as { items: { topic: string }[] }
      ).items.map(({ topic }) => topic)
    expect(await told('')).toEqual([topics.general])
    expect(await told('?partner=wereldkind')).toEqual([topics.own])
  })
})

describe('whoever came by a partner’s link', () => {
  const path = (more = '') => `/nl/petitions/${slug}${more}`
  /** The address that a page's ways to share lead to, without the way. */
  const sharedBy = (html: string) => {
    const link = new URL((/data-share="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'))
    link.searchParams.delete('source')
    return `${link.pathname}${link.search}`
  }
  /** What a page's only form sends besides what is filled in. */
  const hiddenIn = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, k, v]) => [k, v]),
    )
  const thanksOf = async (partner?: string) => {
    const email = newSigner()
    await application.postForm(path('/signatures'), {
      ...SIGNER_FORM,
      email,
      ...(partner ? { partner } : {}),
    })
    const confirm = `/nl/confirm/${await application.link(slug, 'confirm-signature', email)}`
    const fields = hiddenIn(await page(confirm))
    // Pressed twice, it leads to the same page.
    const answers = [await application.postForm(confirm, fields), await application.postForm(confirm, fields)]
    expect(answers[1]?.headers.get('location')).toBe(answers[0]?.headers.get('location'))
    return answers[0]?.headers.get('location') ?? ''
  }

  it('sends others as the partner’s from the petition’s page, and is that partner’s in its other languages', async () => {
    const html = await page(path('?source=flyer&partner=wereldkind'))
    expect(sharedBy(html)).toBe(path('?partner=wereldkind'))
    expect(html).toContain(`href="/en/petitions/${slug}?source=flyer&amp;partner=wereldkind" lang="en"`)
    // Its address for search engines is that of everybody's page.
    expect(html).toContain(`<link rel="canonical" href="https://petities.example.org${path()}"`)
    expect(sharedBy(await page(path('?source=flyer&partner=vreemd')))).toBe(path())
  })

  it('is that partner’s on the whole page, too, which a frame leads to', async () => {
    const framed = await page(`/nl/embed/petitions/${slug}?source=blog&partner=wereldkind`)
    expect(framed).toContain(`href="${path('?source=blog&amp;partner=wereldkind')}" target="_blank"`)
  })

  it('does so from the page of thanks, by the sheet to hang up, and by a link of their own', async () => {
    const thanks = await thanksOf('wereldkind')
    expect(thanks).toBe(path('/thanks?partner=wereldkind'))
    const html = await page(thanks)
    expect(sharedBy(html)).toBe(path('?partner=wereldkind'))
    expect(html).toContain(`href="${path('/poster?partner=wereldkind')}"`)
    const made = await application.postForm(path('/own-link'), hiddenIn(html))
    const own = sharedBy(await page(made.headers.get('location') ?? ''))
    expect(own).toMatch(/\?partner=wereldkind&via=[\w-]{16}$/)
    expect(hiddenIn(await page(own))).toMatchObject({ partner: 'wereldkind' })
  })

  it('is nobody’s who came by none, and a stranger’s name is not passed on', async () => {
    expect(await thanksOf()).toBe(path('/thanks'))
    expect(await page(path('/thanks?partner=vreemd&followed=%3Cb%3E'))).toBe(await page(path('/thanks')))
  })
})
