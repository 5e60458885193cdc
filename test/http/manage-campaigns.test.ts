import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examplePetition } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let topic: string
let petition: string
beforeAll(async () => {
  application = await startApplication()
  topic = await application.topic()
  petition = await application.petition({ updates: examplePetition() })
})
afterAll(() => application.stop())

const PATH = '/api/manage/campaigns'
const DUTCH = { subject: 'Nieuws', preheader: 'Van nu.', body: 'Dag {{name|vriend}},\n\nEr is nieuws.' }
const ENGLISH = { subject: 'News', preheader: '', body: 'Hello {{name|friend}},\n\nThere is news.' }

type Managed = { id: string; version: number; state: string; name: string; fallback: string }
type Problem = { status: number; code: string; errors?: { field: string; code: string; detail: string }[] }

/** Time passes between one act and the next, so that newest is last. */
const act = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  application.pass(0.1)
  return application.manage(method, path, body, 'campaigner', headers)
}
const create = (body: unknown) => act('POST', PATH, body)
const patch = (id: string, body: unknown) => act('PATCH', `${PATH}/${id}`, body)
const read = async (id: string) =>
  (await application.manage('GET', `${PATH}/${id}`, undefined, 'viewer')).json() as Promise<
    Managed & Record<string, unknown>
  >
const created = async (body: unknown = {}): Promise<string> => {
  const response = await create(body)
  expect(response.status).toBe(201)
  return ((await response.json()) as Managed).id
}
const code = async (response: Response) => [response.status, ((await response.json()) as Problem).code]
const wrong = async (response: Response) => {
  const { status, code: named, errors = [] } = (await response.json()) as Problem
  expect([status, named]).toEqual([422, 'invalid'])
  for (const { detail } of errors) expect(detail).toMatch(/\.$/)
  return errors.map(({ field, code: what }) => `${field} ${what}`)
}
const audited = async (subject: string) => {
  const { items } = await application.deps.stores.audit.list('2026-11', 1000)
  return items.filter((entry) => entry.subject === subject).reverse()
}

describe('creating a campaign', () => {
  it('answers 201 with the draft, its location and no figures yet, and leaves an audit entry', async () => {
    const audience = { topics: [topic], petitions: [petition], countries: [], locales: ['en'] }
    const response = await create({
      name: 'November',
      content: { nl: DUTCH, en: ENGLISH },
      audience,
      petition,
    })
    const object = (await response.json()) as Managed
    expect([response.status, response.headers.get('location')]).toEqual([201, `${PATH}/${object.id}`])
    const none = { left: 0, suppressed: 0, erased: 0, refused: 0, rejected: 0, failed: 0, cancelled: 0 }
    expect(object).toEqual({
      id: expect.stringMatching(/^20261121\d{6}-[0-9a-f]{8}$/),
      name: 'November',
      named: true,
      state: 'draft',
      content: { nl: DUTCH, en: ENGLISH },
      languages: ['nl', 'en'],
      fallback: 'nl',
      audience,
      petition,
      createdAt: application.now().toISOString(),
      updatedAt: application.now().toISOString(),
      version: 1,
      figures: {
        audience: 0,
        waiting: 0,
        sent: 0,
        delivered: 0,
        bounced: 0,
        complained: 0,
        unsubscribed: 0,
        unknown: 0,
        skipped: 0,
        skippedBecause: none,
        rate: 0,
      },
    })
    expect(await read(object.id)).toEqual(object)
    expect(await audited(object.id)).toMatchObject([{ action: 'campaign-created', actor: 'person-1' }])
  })

  it('takes nothing at all for a draft, and calls it by its subject until it has a name', async () => {
    const id = await created()
    expect(await read(id)).toMatchObject({ name: 'Mailing zonder titel', fallback: 'nl', content: {} })
    const english = await application.manage('GET', `${PATH}/${id}`, undefined, 'viewer', {
      'accept-language': 'en',
    })
    expect(await english.json()).toMatchObject({ name: 'Untitled mailing' })
    await patch(id, { content: { nl: DUTCH } })
    expect(await read(id)).toMatchObject({ name: 'Nieuws', named: false })
    await patch(id, { name: 'Najaar' })
    expect(await read(id)).toMatchObject({ name: 'Najaar' })
  })

  it('keeps no half of a character: nothing can', async () => {
    const id = await created({ name: 'a\ud800b', content: { nl: { ...DUTCH, subject: 'c\udc00' } } })
    expect(await read(id)).toMatchObject({ name: 'a\ufffdb', content: { nl: { subject: 'c\ufffd' } } })
  })

  it('falls back to the default language, or to the first that has content; or as one says', async () => {
    const fallback = async (body: object) => (await read(await created(body))).fallback
    expect(await fallback({ content: { nl: DUTCH, en: ENGLISH } })).toBe('nl')
    expect(await fallback({ content: { en: ENGLISH } })).toBe('en')
    expect(await fallback({ content: { nl: DUTCH, en: ENGLISH }, fallback: 'en' })).toBe('en')
  })

  it('tells everything that is wrong at once, also with what is not as it looks', async () => {
    const bare = await application.petition()
    const response = await create({
      name: ' ',
      content: {
        nl: { subject: 'Twee\nregels', body: 'Dag {{naam}}, {{count}}, {{ , [hier](http://example.org)' },
        en: { subject: 'x'.repeat(201), preheader: 'x'.repeat(201), body: 'x'.repeat(20_001) },
        xx: ENGLISH,
      },
      fallback: 'xx',
      audience: {
        topics: [topic, 'bestaat-niet'],
        petitions: ['bestaat-niet', bare],
        countries: ['NL', 'nl'],
        locales: ['xx'],
      },
      petition: 'Niet goed',
    })
    expect(await wrong(response)).toEqual([
      'name text-missing',
      'content.nl.subject text-not-one-line',
      'content.en.subject text-too-long',
      'content.en.preheader text-too-long',
      'content.en.body text-too-long',
      'content.xx locale-unknown',
      'fallback locale-unknown',
      'audience.countries.1 country-code-unknown',
      'audience.locales.0 locale-unknown',
      'petition value-malformed',
      'audience.topics.1 topic-not-found',
      'audience.petitions.0 petition-not-found',
      'audience.petitions.1 updates-unknown',
      'content.nl.body placeholder-unknown',
      'content.nl.body placeholder-needs-petition',
      'content.nl.body placeholder-malformed',
      'content.nl.body link-not-allowed',
    ])
  })

  it('tells what is wrong with placeholders and links, and which, in the request’s language', async () => {
    const body = 'Dag {{naam}}, {{count}}, {{donate-link}} en {{ dus. [Hier](http://example.org).'
    const subject = 'Nieuws {{unsubscribe-link}}'
    const response = await create({ content: { nl: { ...DUTCH, subject, body } } })
    const { errors = [] } = (await response.json()) as Problem
    expect(errors.map(({ field, detail }) => `${field}: ${detail}`)).toEqual([
      'content.nl.subject: De plaatshouder {{unsubscribe-link}} mag alleen in de tekst van de mail staan.',
      'content.nl.body: De plaatshouder {{naam}} kennen we niet.',
      'content.nl.body: De plaatshouder {{count}} gaat over een petitie. Kies een petitie, of geef een tekst mee als {{count|tekst}}.',
      'content.nl.body: De plaatshouder {{donate-link}} gaat over een petitie. Kies een petitie, of geef een tekst mee als {{donate-link|tekst}}.',
      expect.stringMatching(/^content\.nl\.body: Deze plaatshouder klopt niet: “\{\{ dus\./),
      expect.stringMatching(/^content\.nl\.body: Deze link kan niet in een mail: “http:\/\/example\.org/),
    ])
    const english = await act(
      'POST',
      PATH,
      { content: { en: { ...ENGLISH, body: '{{nmae}}' } } },
      {
        'accept-language': 'en',
      },
    )
    expect(await english.json()).toMatchObject({
      errors: [
        { field: 'content.en.body', typed: 'nmae', detail: 'We do not know the placeholder {{nmae}}.' },
      ],
    })
  })

  it('lets placeholders speak of the petition that is named, or of the only one that gets it', async () => {
    const content = { nl: { ...DUTCH, body: 'Al {{count}} voor {{petition}}.' } }
    expect((await create({ content, petition })).status).toBe(201)
    expect((await create({ content, audience: { petitions: [petition] } })).status).toBe(201)
    const other = await application.petition({ updates: examplePetition() })
    expect(await wrong(await create({ content, audience: { petitions: [petition, other] } }))).toEqual([
      'content.nl.body placeholder-needs-petition',
      'content.nl.body placeholder-needs-petition',
    ])
    expect(await wrong(await create({ content, petition: 'bestaat-niet' }))).toContain(
      'petition petition-not-found',
    )
    const donating = { nl: { ...DUTCH, body: '[Geef]({{donate-link}})' } }
    expect(await wrong(await create({ content: donating, petition }))).toEqual([
      'content.nl.body placeholder-needs-donate-link',
    ])
  })

  it('chooses countries among signers only: whoever follows a topic has none', async () => {
    const countries = ['NL', 'BE', 'NL']
    expect(await wrong(await create({ audience: { topics: [topic], countries } }))).toEqual([
      'audience.countries audience-countries-need-petitions',
    ])
    const id = await created({ audience: { petitions: [petition], countries } })
    expect(await read(id)).toMatchObject({ audience: { countries: ['NL', 'BE'], topics: [] } })
    expect(await wrong(await patch(id, { audience: { topics: [topic] } }))).toEqual([
      'audience.countries audience-countries-need-petitions',
    ])
  })

  it('cannot set what a campaign comes to by itself', async () => {
    const body = {
      id: 'eigen-id',
      state: 'sent',
      version: 9,
      startedAt: '2026-01-01T00:00:00Z',
      figures: { sent: 5 },
    }
    const object = await read(await created(body))
    expect(object).toMatchObject({ state: 'draft', version: 1, figures: { sent: 0 } })
    expect(object.id).not.toBe('eigen-id')
    expect(object['startedAt']).toBeUndefined()
  })

  it('takes content of full length in every language, and at most 200 KB', async () => {
    const long = { subject: 'é'.repeat(200), preheader: 'é'.repeat(200), body: 'é'.repeat(20_000) }
    expect((await create({ content: { nl: long, en: long } })).status).toBe(201)
    expect(await code(await create({ x: 'x'.repeat(200 * 1024) }))).toEqual([413, 'body-too-large'])
    expect(await code(await act('POST', PATH, {}, { 'content-type': 'text/plain' }))).toEqual([
      415,
      'not-json',
    ])
  })
})

describe('listing campaigns', () => {
  it('shows the newest first, page by page, without what they say', async () => {
    const mine = [await created({ content: { nl: DUTCH } }), await created(), await created()]
    const list = async (query = '') =>
      (await (await application.manage('GET', `${PATH}${query}`, undefined, 'viewer')).json()) as {
        items: (Managed & Record<string, unknown>)[]
        next?: string
      }
    const { items } = await list()
    expect(items.slice(0, 3).map(({ id }) => id)).toEqual(mine.toReversed())
    expect(items.map(({ content }) => content)).toEqual(items.map(() => undefined))
    expect(items[2]).toMatchObject({ name: 'Nieuws', languages: ['nl'], state: 'draft' })
    expect((await list(`?after=${mine[1]}`)).items[0]?.id).toBe(mine[0])
    for (let more = 0; more < 50; more++) await application.campaign({ topics: [topic] })
    const first = await list()
    expect(first.items).toHaveLength(50)
    const second = await list(`?after=${first.next}`)
    expect(second.items.length).toBeGreaterThan(3)
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(
      first.items.length + second.items.length,
    )
  })
})

describe('changing a campaign', () => {
  it('leaves what is absent, drops what is null, and changes content by language', async () => {
    const id = await created({
      name: 'November',
      content: { nl: DUTCH, en: ENGLISH },
      audience: { topics: [topic], locales: ['nl'] },
      petition,
    })
    const renamed = { ...ENGLISH, subject: 'Other news' }
    const response = await patch(id, { content: { en: renamed }, audience: { petitions: [petition] } })
    expect([response.status, await response.json()]).toMatchObject([
      200,
      {
        version: 2,
        name: 'November',
        content: { nl: DUTCH, en: renamed },
        audience: { topics: [topic], petitions: [petition], countries: [], locales: ['nl'] },
        petition,
      },
    ])
    await patch(id, { content: { nl: null }, petition: null })
    const now = await read(id)
    expect(now).toMatchObject({ version: 3, content: { en: renamed }, fallback: 'en' })
    expect(now['content']).not.toHaveProperty('nl')
    expect(now).not.toHaveProperty('petition')
    expect((await audited(id)).map(({ action }) => action)).toEqual([
      'campaign-created',
      'campaign-changed',
      'campaign-changed',
    ])
  })

  it('tells what a change makes wrong of the rest, and changes nothing then', async () => {
    const id = await created({ content: { nl: { ...DUTCH, body: 'Al {{count}}.' } }, petition })
    expect(await wrong(await patch(id, { petition: null, name: '' }))).toEqual([
      'name text-missing',
      'content.nl.body placeholder-needs-petition',
    ])
    expect(await read(id)).toMatchObject({ version: 1, petition })
  })

  it('tells two people who edit at once, and lets one of many at the same moment win', async () => {
    const id = await created()
    expect((await patch(id, { name: 'Eerste', version: 1 })).status).toBe(200)
    const late = await patch(id, { name: 'Tweede', version: 1 })
    expect(await late.json()).toMatchObject({ status: 409, code: 'version-conflict', version: 2 })
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => patch(id, { name, version: 2 })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect((await read(id)).version).toBe(3)
  })

  it('without a version keeps what others change at the same moment', async () => {
    const id = await created()
    const changes = [
      { name: 'November' },
      { content: { nl: DUTCH } },
      { content: { en: ENGLISH } },
      { petition },
    ]
    const answers = await Promise.all(changes.map((change) => patch(id, change)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await read(id)).toMatchObject({
      version: 5,
      name: 'November',
      content: { nl: DUTCH, en: ENGLISH },
      petition,
    })
  })

  it.each(['sending', 'sent', 'cancelled'] as const)('is refused for one that is %s', async (state) => {
    const id = await application.campaign(
      { topics: [topic] },
      { state, startedAt: application.now().toISOString() },
    )
    expect(await code(await patch(id, { name: 'Anders' }))).toEqual([409, 'campaign-under-way'])
    expect(await read(id)).toMatchObject({ version: 1, state })
  })

  it('keeps what is scheduled fit to be sent', async () => {
    const id = await application.campaign({ topics: [topic] }, { state: 'scheduled' })
    expect((await patch(id, { content: { nl: DUTCH } })).status).toBe(200)
    expect(await code(await patch(id, { audience: { topics: [] } }))).toEqual([409, 'campaign-incomplete'])
    expect(await code(await patch(id, { content: { nl: null, en: null } }))).toEqual([
      409,
      'campaign-incomplete',
    ])
    const elsewhere = await application.topic({ organisation: { name: 'Ander', postalAddress: 'Elders 1' } })
    expect(await code(await patch(id, { audience: { topics: [topic, elsewhere] } }))).toEqual([
      409,
      'campaign-senders-differ',
    ])
    // Without the language that it fell back to, it falls back to the other.
    expect(await (await patch(id, { content: { nl: null } })).json()).toMatchObject({ fallback: 'en' })
    expect(await read(id)).toMatchObject({ state: 'scheduled', version: 3, audience: { topics: [topic] } })
  })

  it('answers 404 for one that is not there', async () => {
    for (const id of ['bestaat-niet', 'X', '%20', 'a'.repeat(90)]) {
      expect(await code(await patch(id, {}))).toEqual([404, 'campaign-unknown'])
      expect(await code(await application.manage('GET', `${PATH}/${id}`))).toEqual([404, 'campaign-unknown'])
    }
  })
})
