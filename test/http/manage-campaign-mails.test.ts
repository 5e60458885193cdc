import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { campaignComposer, sampleRecipient } from '../../functions/mail/campaign/composer.ts'
import { exampleFollow, examplePetition, exampleSignature } from '../support/examples.ts'
import { type Application, PUBLIC_URL, startApplication } from './application.ts'

let application: Application
let topic: string
beforeAll(async () => {
  application = await startApplication()
  topic = await application.topic()
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => application.stop())

const PATH = '/api/manage/campaigns'
const post = (id: string, action: string, body?: unknown, headers: Record<string, string> = {}) =>
  application.manage('POST', `${PATH}/${id}/${action}`, body, 'campaigner', headers)
const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const code = async (response: Response) => [response.status, (await json(response))['code']]

let number = 0
/** Somebody who follows lists, and signed a petition where a country is given. */
async function follower(
  lists: readonly ListId[],
  locale: Locale,
  signed?: { petition: string; country: string },
) {
  const email = `volger-${++number}@example.org`
  const person = application.person(email)
  const { subscriptions, signatures } = application.deps.stores
  const follows = lists.map((list) => exampleFollow(list))
  await subscriptions.activate({ person, email, locale }, follows, application.now())
  if (signed !== undefined)
    await signatures.create(exampleSignature({ person, email, ...signed, state: 'confirmed', nonce: email }))
  return email
}

/** How many read each language; none read the others. */
const byLanguage = (some: Partial<Record<Locale, number>>) => ({
  ...Object.fromEntries(LOCALES.map((locale) => [locale, 0])),
  ...some,
})

describe('the number that is shown', () => {
  const audience = async (id: string) => {
    const response = await application.manage('GET', `${PATH}/${id}/audience`, undefined, 'viewer')
    expect(response.status).toBe(200)
    return response.json()
  }

  it('is of who would get it now: once each, by language, without who left or is suppressed', async () => {
    const other = await application.topic()
    const both = [topicList(topic), topicList(other)]
    const id = await application.campaign({ topics: [topic, other] })
    expect(await audience(id)).toEqual({ total: 0, locales: byLanguage({ nl: 0, en: 0 }) })
    await follower(both, 'nl')
    await follower(both.slice(0, 1), 'en')
    await follower(both.slice(1), 'nl')
    const left = await follower(both, 'nl')
    const suppressed = await follower(both, 'nl')
    expect(await audience(id)).toEqual({ total: 5, locales: byLanguage({ nl: 4, en: 1 }) })
    const { subscriptions, suppressions } = application.deps.stores
    await subscriptions.leaveAll(application.person(left), 'preferences', application.now())
    await suppressions.suppress(application.person(suppressed), 'bulk', 'complaint', application.now())
    expect(await audience(id)).toEqual({ total: 3, locales: byLanguage({ nl: 2, en: 1 }) })
    const english = await application.campaign({ topics: [topic, other], locales: ['en'] })
    expect(await audience(english)).toEqual({ total: 1, locales: byLanguage({ nl: 0, en: 1 }) })
  })

  it('is of a petition’s signers who agreed to its updates, by country', async () => {
    const petition = await application.petition({ updates: examplePetition() })
    const updates = [updatesList(petition)]
    await follower(updates, 'nl', { petition, country: 'NL' })
    await follower(updates, 'nl', { petition, country: 'BE' })
    await follower([], 'nl', { petition, country: 'BE' })
    expect(await audience(await application.campaign({ petitions: [petition] }))).toMatchObject({ total: 2 })
    const belgian = await application.campaign({ petitions: [petition], countries: ['BE'] })
    expect(await audience(belgian)).toMatchObject({ total: 1 })
  })

  it('is told for an audience that is not saved, and what is wrong with that', async () => {
    const other = await application.topic()
    const id = await application.campaign({ topics: [other] })
    await follower([topicList(other)], 'en')
    const count = (given: object) =>
      application.manage('POST', `${PATH}/${id}/audience`, { audience: given }, 'viewer')
    const none = await application.topic()
    expect(await (await count({ topics: [none] })).json()).toEqual({
      total: 0,
      locales: byLanguage({ nl: 0, en: 0 }),
    })
    // What is absent stays as it is stored.
    expect(await (await count({ locales: ['en'] })).json()).toMatchObject({ total: 1 })
    expect(await (await count({ locales: ['nl'] })).json()).toMatchObject({ total: 0 })
    const wrong = await json(await count({ topics: ['weg'], countries: ['NL'] }))
    expect((wrong['errors'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'audience.topics.0',
      'audience.countries',
    ])
    expect(await audience(id)).toMatchObject({ total: 1 })
  })

  it('comes with its rule, which says who joins late and who leaves', async () => {
    const { paths } = (await (await application.request('/api/openapi.json')).json()) as {
      paths: Record<string, { get: { responses: { 200: { description: string } } } }>
    }
    const { description = '' } = paths[`${PATH}/{id}/audience`]?.get.responses[200] ?? {}
    for (const part of ['once', 'follows later', 'leaves', 'suppressed']) expect(description).toContain(part)
    expect(await code(await application.manage('GET', `${PATH}/bestaat-niet/audience`))).toEqual([
      404,
      'campaign-unknown',
    ])
  })
})

describe('a preview', () => {
  it('is what the composer makes, byte for byte, in the reader’s language or the fallback', async () => {
    const petition = await application.petition({ updates: examplePetition() })
    const content = {
      nl: {
        subject: 'Al {{count}} voor {{petition}}',
        preheader: 'Dag {{name|jij}}',
        body: 'Dag {{name|jij}},\n\n**[Teken]({{petition-link}})** en [deel]({{share-link}}).\n\n* Eén\n* Twee & drie\n',
      },
      en: { subject: 'News', preheader: '', body: 'Hello {{name}}, [leave]({{unsubscribe-link}}).' },
    }
    const id = await application.campaign({ topics: [topic] }, { content, petition })
    const { stores, links, mac, now, mailFrom } = application.deps
    const campaign = await stores.campaigns.read(id)
    if (campaign === undefined) throw new Error('There is no campaign.')
    const mails = await campaignComposer({
      topic: (name) => stores.topics.read(name),
      petition: (slug) => stores.petitions.read(slug),
      organisation: stores.organisation.read,
      count: stores.counts.total,
      links,
      mac,
      now,
      publicUrl: PUBLIC_URL,
      from: mailFrom,
    })(campaign)
    if (!mails.ok) throw new Error(mails.code)
    for (const [body, locale] of [
      [undefined, 'nl'],
      [{}, 'nl'],
      [{ locale: 'nl', name: 'Noor & <b>Co' }, 'nl'],
      [{ locale: 'en', name: 'Noor' }, 'en'],
    ] as const) {
      const response = await post(id, 'preview', body)
      expect(response.status).toBe(200)
      const of = sampleRecipient(campaign, { email: 'iemand@example.org', ...body })
      const { from, subject, preheader, html, text } = await mails.value.mailFor(of)
      const sender = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
      expect(await response.json()).toEqual({ locale, from, sender, subject, preheader, html, text })
      expect(from).toEqual({ name: 'Stichting Voorbeeld', address: 'nieuws@example.org' })
    }
    const dutch = await json(await post(id, 'preview', { locale: 'nl', name: 'Noor' }))
    expect(dutch).toMatchObject({ subject: 'Al 0 voor Geen kind te koop', preheader: 'Dag Noor' })
    expect(dutch['text']).toContain('Dag Noor')
    expect(dutch['html']).toContain('Voorbeeldlaan 1')
  })

  it('follows what is not saved, lacking or not, tells what is wrong with it by its field, and keeps nothing', async () => {
    const id = await application.campaign({ topics: [topic] })
    const before = await application.deps.stores.campaigns.read(id)
    const unsaved = (content: object, more: object = {}) =>
      post(id, 'preview', { locale: 'nl', name: 'Noor', content, ...more })
    const shown = await json(await unsaved({ nl: { subject: '', preheader: '', body: 'Dag {{name}}!' } }))
    expect(shown).toMatchObject({ locale: 'nl', subject: '', text: expect.stringContaining('Dag Noor!') })
    // A language that only stands in what is typed.
    const nl = { subject: 'Nieuws', preheader: '', body: 'Er is nieuws.' }
    const draft = await application.campaign({ topics: [topic] }, { content: {} })
    expect(await json(await post(draft, 'preview', { content: { en: nl } }))).toMatchObject({ locale: 'en' })
    const wrong = await json(
      await unsaved(
        { nl: { ...nl, body: '{{naam}} [x](http://a.example.org)' } },
        { audience: { topics: ['weg'] }, locale: 'xx' },
      ),
    )
    const fields = (wrong['errors'] as { field: string; code: string }[]).map((one) => [one.field, one.code])
    expect(fields).toEqual([
      ['locale', 'locale-unknown'],
      ['audience.topics.0', 'topic-not-found'],
      ['content.nl.body', 'placeholder-unknown'],
      ['content.nl.body', 'link-not-allowed'],
    ])
    const long = 'Er is nieuws. '.repeat(1400)
    expect((await unsaved({ nl: { ...nl, body: long } })).status).toBe(200)
    expect(await application.deps.stores.campaigns.read(id)).toEqual(before)
  })

  it('in a language without content is that of the fallback, and says so', async () => {
    const content = { nl: { subject: 'Nieuws', preheader: '', body: 'Er is nieuws.' } }
    const id = await application.campaign({ topics: [topic] }, { content })
    expect(await json(await post(id, 'preview', { locale: 'en' }))).toMatchObject({
      locale: 'nl',
      subject: 'Nieuws',
    })
  })

  it('may be read by viewers, and is refused where there is nothing to see or nobody to send it', async () => {
    const id = await application.campaign({ topics: [topic] })
    const viewed = await application.manage('POST', `${PATH}/${id}/preview`, undefined, 'viewer')
    expect(viewed.status).toBe(200)
    const empty = await application.campaign({ topics: [topic] }, { content: {} })
    expect(await code(await post(empty, 'preview'))).toEqual([409, 'campaign-incomplete'])
    const petition = await application.petition({ updates: examplePetition() })
    const nobodys = await application.campaign({ petitions: [petition] })
    expect(await code(await post(nobodys, 'preview'))).toEqual([409, 'organisation-missing'])
    expect(await code(await post('bestaat-niet', 'preview'))).toEqual([404, 'campaign-unknown'])
    expect(await code(await post(id, 'preview', { locale: 'xx', name: 5 }))).toEqual([422, 'invalid'])
    expect(await code(await post(id, 'preview', { name: 'x'.repeat(210_000) }))).toEqual([
      413,
      'body-too-large',
    ])
  })
})

describe('a test mail', () => {
  const tests = () => vi.spyOn(application.deps.campaignSender, 'test')

  it('goes to the address as it was typed, in the fallback’s language, and the log does not say where', async () => {
    const called = tests()
    const id = await application.campaign({ topics: [topic] }, { fallback: 'en' })
    const response = await post(id, 'test', { email: ' Noor.B@Example.org ' })
    expect([response.status, await response.json()]).toEqual([200, { sent: true }])
    await post(id, 'test', { email: 'noor@example.org', locale: 'nl', name: 'Noor' })
    expect(called.mock.calls).toEqual([
      [{ campaign: id, locale: 'en', to: 'Noor.B@example.org' }],
      [{ campaign: id, locale: 'nl', to: 'noor@example.org', name: 'Noor' }],
    ])
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    const entries = items.filter(({ action }) => action === 'campaign-tested')
    expect(entries.map(({ subject }) => subject)).toEqual([id, id])
    expect(JSON.stringify(items)).not.toMatch(/noor/i)
  })

  it('that SES refuses is told in words, with what it said', async () => {
    tests().mockResolvedValue({ sent: false, code: 'MessageRejected' })
    const id = await application.campaign({ topics: [topic] })
    const refusal = async (language: string) =>
      json(await post(id, 'test', { email: 'noor@example.org' }, { 'accept-language': language }))
    expect(await refusal('nl')).toEqual({
      sent: false,
      code: 'MessageRejected',
      reason: expect.stringContaining('geverifieerde adressen'),
    })
    expect((await refusal('en'))['reason']).toContain('verified addresses')
  })

  it('goes to nobody who gets no mail at all, which nobody is told, but to who gets no newsletters', async () => {
    const called = tests()
    const id = await application.campaign({ topics: [topic] })
    const suppress = (email: string, scope: 'all' | 'bulk') =>
      application.deps.stores.suppressions.suppress(
        application.person(email),
        scope,
        'manager',
        application.now(),
      )
    await suppress('nooit@example.org', 'all')
    await suppress('geen-nieuws@example.org', 'bulk')
    const asked = async (email: string) => {
      const answer = await post(id, 'test', { email })
      return [answer.status, Object.fromEntries(answer.headers), await answer.text()]
    }
    const suppressed = await asked('Nooit@example.org')
    expect(called).not.toHaveBeenCalled()
    expect(await asked('geen-nieuws@example.org')).toEqual(suppressed)
    expect(called).toHaveBeenCalledOnce()
  })

  it('is refused for what is no address, and for what cannot be composed', async () => {
    const called = tests()
    const id = await application.campaign({ topics: [topic] })
    for (const body of [
      {},
      { email: 'noor' },
      { email: 'a@example.org', locale: 'xx' },
      { to: 'a@example.org' },
    ])
      expect(await code(await post(id, 'test', body))).toEqual([422, 'invalid'])
    const empty = await application.campaign({ topics: [topic] }, { content: {} })
    expect(await code(await post(empty, 'test', { email: 'a@example.org' }))).toEqual([
      409,
      'campaign-incomplete',
    ])
    expect(await code(await post('bestaat-niet', 'test', { email: 'a@example.org' }))).toEqual([
      404,
      'campaign-unknown',
    ])
    expect(called).not.toHaveBeenCalled()
  })

  it('may be sent 30 times an hour by each manager, however many ask at once', async () => {
    const called = tests()
    // The clock of the tests may stand in an hour of which some are taken.
    application.pass(60)
    const id = await application.campaign({ topics: [topic] })
    const body = { email: 'noor@example.org' }
    const answers = await Promise.all(Array.from({ length: 35 }, () => post(id, 'test', body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
    expect(called).toHaveBeenCalledTimes(30)
    const refused = await post(id, 'test', body)
    expect(await code(refused)).toEqual([429, 'too-many-tests'])
    // Nor can anybody go on to ask which addresses are suppressed.
    const { suppressions } = application.deps.stores
    const nobody = 'niemand@example.org'
    await suppressions.suppress(application.person(nobody), 'all', 'manager', application.now())
    expect(await code(await post(id, 'test', { email: nobody }))).toEqual([429, 'too-many-tests'])
    const bearer = await application.issuer.person(['campaigner'], { sub: 'person-2' })
    const other = await application.postJson(`${PATH}/${id}/test`, body, {
      authorization: `Bearer ${bearer}`,
    })
    expect(other.status).toBe(200)
    application.pass(60)
    expect((await post(id, 'test', body)).status).toBe(200)
  })
})
