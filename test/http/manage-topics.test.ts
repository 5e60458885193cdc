import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const PATH = '/api/manage/topics'
const ORGANISATION = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
const DUTCH = { name: 'Stop kinderhandel', description: 'Eén mail per maand.', consent: 'Ja, mail mij.' }
const ENGLISH = { name: 'Stop trafficking', description: 'One mail a month.', consent: 'Yes, mail me.' }
const BODY = { texts: { nl: DUTCH, en: ENGLISH }, organisation: ORGANISATION, open: true }

type Managed = {
  version: number
  texts: Record<string, object>
  consentVersions: { locale: string; version: number; text: string }[]
}

let number = 0
const unused = () => `onderwerp-${++number}`
/** Time passes between one act and the next, so that the audit log has an order. */
const put = (topic: string, body: unknown = BODY) => {
  application.pass(0.001)
  return application.manage('PUT', `${PATH}/${topic}`, body, 'admin')
}
const read = async (topic: string) =>
  (await application.manage('GET', `${PATH}/${topic}`, undefined, 'viewer')).json() as Promise<Managed>
const code = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
/** Audit entries of a topic, oldest first. */
const audited = async (subject: string) => {
  const { items } = await application.deps.stores.audit.list('2026-11', 1000)
  return items.filter((entry) => entry.subject === subject).reverse()
}
/** Whether the public is offered a topic, and its Dutch text. */
const offered = async (topic: string) => {
  const { items } = (await (await application.request('/api/topics')).json()) as {
    items: { topic: string; texts: { nl?: { consent: { version: number; text: string } } } }[]
  }
  return items.find((one) => one.topic === topic)?.texts.nl?.consent
}

describe('writing a topic', () => {
  it('creates it with 201 and its location, offers it at once, and leaves an audit entry', async () => {
    const topic = unused()
    const response = await put(topic)
    expect([response.status, response.headers.get('location')]).toEqual([201, `${PATH}/${topic}`])
    const object = await response.json()
    expect(object).toMatchObject({ topic, version: 1, ...BODY })
    expect(await read(topic)).toEqual(object)
    expect(await offered(topic)).toEqual({
      version: 1,
      text: 'Ja, mail mij. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)',
    })
    expect(await audited(topic)).toMatchObject([{ action: 'topic-created' }])
  })

  it('again replaces it with 200: what is written back as it was read changes no consent text', async () => {
    const topic = unused()
    await put(topic)
    const before = await read(topic)
    const response = await put(topic, before)
    expect(response.status).toBe(200)
    expect(response.headers.get('location')).toBeNull()
    const after = (await response.json()) as Managed
    expect(after.texts).toEqual(before.texts)
    expect(after.consentVersions).toEqual(before.consentVersions)
    expect(after.version).toBe(2)
    expect((await audited(topic)).map(({ action }) => action)).toEqual(['topic-created', 'topic-changed'])
  })

  it('makes a new version of a consent text that changed, by its words or by who asks; all are kept', async () => {
    const topic = unused()
    await put(topic)
    await put(topic, { ...BODY, texts: { ...BODY.texts, nl: { ...DUTCH, consent: 'Ja, graag.' } } })
    await put(topic, { ...BODY, organisation: { ...ORGANISATION, postalAddress: 'Elders 2' } })
    const { consentVersions } = await read(topic)
    expect(consentVersions.map(({ locale, version, text }) => `${locale} ${version} ${text}`).sort()).toEqual(
      [
        'en 1 Yes, mail me. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)',
        'en 2 Yes, mail me. (Stichting Voorbeeld, Elders 2)',
        'nl 1 Ja, mail mij. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)',
        'nl 2 Ja, graag. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)',
        'nl 3 Ja, mail mij. (Stichting Voorbeeld, Elders 2)',
      ],
    )
    expect((await offered(topic))?.version).toBe(3)
  })

  it('takes a language away, and gives its text a new version when it comes back otherwise', async () => {
    const topic = unused()
    await put(topic)
    await put(topic, { ...BODY, texts: { en: ENGLISH } })
    expect(await offered(topic)).toBeUndefined()
    expect(Object.keys((await read(topic)).texts)).toEqual(['en'])
    await put(topic, { ...BODY, texts: { nl: { ...DUTCH, consent: 'Ja!' } } })
    expect((await offered(topic))?.version).toBe(2)
  })

  it('closes it: offered no more', async () => {
    const topic = unused()
    await put(topic)
    await put(topic, { ...BODY, open: false })
    expect(await offered(topic)).toBeUndefined()
    expect(await read(topic)).toMatchObject({ open: false })
  })

  it('is refused over a version that is not there, and tells nobody else’s change away', async () => {
    const topic = unused()
    expect(await code(await put(topic, { ...BODY, version: 1 }))).toEqual([409, 'version-conflict'])
    expect((await put(topic, { ...BODY, version: 0 })).status).toBe(201)
    expect((await put(topic, { ...BODY, version: 1 })).status).toBe(200)
    expect(await code(await put(topic, { ...BODY, version: 1 }))).toEqual([409, 'version-conflict'])
    expect(await audited(topic)).toHaveLength(2)
  })

  it('by many at once is done by one, each time', async () => {
    const topic = unused()
    for (const version of [0, 1]) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => put(topic, { ...BODY, version })))
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status < 300)).toHaveLength(1)
      expect(statuses.filter((status) => status === 409)).toHaveLength(9)
    }
    expect(await audited(topic)).toHaveLength(2)
  })

  it.each([
    ['no text', { ...BODY, texts: {} }, ['texts']],
    [
      'half a text',
      { ...BODY, texts: { nl: { name: 'Naam' } } },
      ['texts.nl.description', 'texts.nl.consent'],
    ],
    [
      'a name of two lines',
      { ...BODY, organisation: { ...ORGANISATION, name: 'Stichting\r\nBcc: x' } },
      ['organisation.name'],
    ],
    ['nothing', {}, ['texts', 'organisation', 'open']],
  ])('is refused with %s', async (_, body, fields) => {
    const topic = unused()
    const response = await put(topic, body)
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(fields)
    expect(await code(await application.manage('GET', `${PATH}/${topic}`))).toEqual([404, 'topic-unknown'])
  })

  it.each(['x', 'A-B', 'a'.repeat(81), 'a_b'])(
    'is refused under a name that can be none: %s',
    async (name) => {
      expect(await code(await put(name))).toEqual([404, 'topic-unknown'])
    },
  )
})

describe('the topics', () => {
  it('are listed page by page, closed ones too', async () => {
    const made = await Promise.all(
      Array.from({ length: 55 }, (_, i) => application.topic({ topic: `lijst-${i}`, open: i % 2 === 0 })),
    )
    const found: string[] = []
    let after = ''
    do {
      const response = await application.manage('GET', `${PATH}?after=${after}`, undefined, 'viewer')
      const page = (await response.json()) as { items: { topic: string }[]; next?: string }
      found.push(...page.items.map(({ topic }) => topic))
      after = page.next ?? ''
    } while (after !== '')
    expect(found).toEqual([...new Set(found)].sort())
    expect(found).toEqual(expect.arrayContaining(made))
  })
})
