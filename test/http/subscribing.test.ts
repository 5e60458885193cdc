import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { topicList } from '../../functions/domain/list.ts'
import { exampleTopic } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'
import { NEWSLETTER, SUBSCRIPTIONS, subscribers } from './subscribers.ts'

let application: Application
let topics: string[]
let people: ReturnType<typeof subscribers>
beforeAll(async () => {
  application = await startApplication()
  topics = [await application.topic(), await application.topic()]
  people = subscribers(application, topics)
})
afterAll(() => application.stop())

const box = (page: string, name: string, value?: string) =>
  new RegExp(`<input[^>]*name="${name}"[^>]*${value === undefined ? '' : `value="${value}"`}[^>]*>`).exec(
    page,
  )?.[0]

describe('asking to follow topics', () => {
  it('over the API stores a request whose mail is due, and follows nothing yet', async () => {
    const email = people.someone()
    const response = await people.ask(email, { locale: 'en', topics: [...topics].reverse() })
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ status: 'confirmation-sent' })
    const request = await people.standing(email, topics)
    expect(request).toMatchObject({
      state: 'pending',
      email,
      locale: 'en',
      mailDue: { mail: 'confirm-subscription' },
    })
    const text = exampleTopic().consents.en
    for (const [i, topic] of [...topics].reverse().entries())
      expect(request?.follows[i]).toEqual({
        list: topicList(topic),
        consent: {
          purpose: 'newsletter',
          version: 1,
          hash: text?.hash,
          locale: 'en',
          channel: 'api',
          askedAt: application.now().toISOString(),
        },
      })
    expect(await application.follows(email)).toEqual([])
  })

  it('by the form without JavaScript, with a box for each topic, goes on to what to do now', async () => {
    const email = people.someone()
    const response = await people.post(email, {}, topics)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/nl/newsletter/check-your-email')
    expect((await people.standing(email, topics))?.follows.map(({ consent }) => consent.channel)).toEqual([
      'page',
      'page',
    ])
    for (const page of ['check-your-email', 'thanks'])
      expect((await application.request(`/nl/newsletter/${page}`)).status).toBe(200)
  })

  it('keeps the very text that was shown, where it has changed since', async () => {
    const nl = exampleTopic().consents.nl
    const now = nl && { ...nl, version: 2, text: 'Anders.', hash: textHash('Anders.') }
    const changed = await application.topic(now && { consents: { nl: now }, pastConsents: [nl] })
    const consentOf = async (email: string) => (await people.standing(email, [changed]))?.follows[0]?.consent
    const [shown, current, never] = [people.someone(), people.someone(), people.someone()]
    await people.post(shown, { [`consentVersion.${changed}`]: '1' }, [changed])
    expect(await consentOf(shown)).toMatchObject({ version: 1, hash: nl?.hash })
    await people.ask(current, { topics: [changed] })
    expect(await consentOf(current)).toMatchObject({ version: 2, hash: textHash('Anders.') })
    await people.ask(never, { topics: [changed], consentVersions: { [changed]: 9 } })
    expect(await consentOf(never)).toMatchObject({ version: 2 })
  })

  it('mails the address as it was typed, and knows it however it is written', async () => {
    const email = people.someone()
    const typed = email.replace('iemand', 'Iemand')
    expect((await people.ask(typed)).status).toBe(202)
    expect(await people.standing(email)).toMatchObject({ email: typed })
    expect((await people.post('Iemand.Anders@Example.org')).status).toBe(303)
    expect(await people.standing('iemand.anders@example.org')).toMatchObject({
      email: 'Iemand.Anders@example.org',
    })
  })

  it('takes a topic that was named twice as one', async () => {
    const email = people.someone()
    expect((await people.post(email, {}, [topics[0] ?? '', topics[0] ?? ''])).status).toBe(303)
    expect((await people.standing(email))?.follows).toHaveLength(1)
  })

  it('sets nothing else: not a state, not a nonce', async () => {
    const email = people.someone()
    await people.ask(email, { state: 'confirmed', nonce: 'x', follows: [], website: 'x' })
    expect(await people.standing(email)).toMatchObject({
      state: 'pending',
      nonce: expect.stringMatching(/^.{22}$/),
    })
  })
})

describe('what is refused', () => {
  type Problem = { code: string; errors: { field: string; code: string; detail: string }[] }
  const errors = async (response: Response) => {
    expect(response.status).toBe(422)
    const { code, errors: found } = (await response.json()) as Problem
    expect(code).toBe('invalid')
    for (const { detail } of found) expect(detail).not.toBe('')
    return Object.fromEntries(found.map((error) => [error.field, error.code]))
  }

  it('is told of all fields at once', async () => {
    expect(await errors(await application.postJson(SUBSCRIPTIONS, {}))).toEqual({
      email: 'email-missing',
      topics: 'topics-missing',
      consent: 'consent-missing-newsletter',
      ageConfirmed: 'age-missing',
    })
  })

  it.each([
    ['an address that is none', { email: 'noor@' }, { email: 'email-malformed' }],
    ['no topic', { topics: [] }, { topics: 'topics-missing' }],
    ['no list of topics', { topics: 'kinderhandel' }, { topics: 'topics-missing' }],
    ['a topic that is none', { topics: [{}] }, { topics: 'topic-unknown' }],
    ['an unknown topic', { topics: ['bestaat-niet'] }, { topics: 'topic-unknown' }],
    ['a topic beside an unknown one', { topics: ['bestaat-niet', 'A B'] }, { topics: 'topic-unknown' }],
    [
      'too many topics',
      { topics: Array.from({ length: 21 }, (_, i) => `onderwerp-${i}`) },
      { topics: 'value-malformed' },
    ],
    ['no consent', { consent: false }, { consent: 'consent-missing-newsletter' }],
    ['a consent in words', { consent: 'true' }, { consent: 'consent-missing-newsletter' }],
    ['somebody under 16', { ageConfirmed: false }, { ageConfirmed: 'age-missing' }],
    ['an unknown language', { locale: 'xx' }, { locale: 'locale-unknown' }],
    ['versions that are none', { consentVersions: { a: 'x' } }, { consentVersions: 'value-malformed' }],
  ])('%s', async (_, changes, expected) => {
    const email = people.someone()
    expect(await errors(await people.ask(email, changes))).toEqual(expected)
    expect(await people.items(email)).toEqual([])
  })

  it('a closed topic, which the page does not offer either', async () => {
    const closed = await application.topic({ open: false })
    expect(await errors(await people.ask(people.someone(), { topics: [topics[0], closed] }))).toEqual({
      topics: 'topic-unknown',
    })
    // Past the seconds for which topics are remembered.
    application.pass(1)
    const page = await (await application.request(NEWSLETTER)).text()
    expect(page).toContain(`value="${topics[0]}"`)
    expect(page).not.toContain(`value="${closed}"`)
  })

  it('a body that is no JSON, is too long, or is JSON of another kind', async () => {
    const body = people.asked(people.someone())
    const plain = { 'content-type': 'text/plain' }
    expect((await application.postJson(SUBSCRIPTIONS, body, plain)).status).toBe(415)
    expect((await application.postJson(SUBSCRIPTIONS, { ...body, x: 'x'.repeat(17_000) })).status).toBe(413)
    expect((await application.postJson(SUBSCRIPTIONS, '[]')).status).toBe(422)
    expect((await application.postJson(SUBSCRIPTIONS, '{')).status).toBe(422)
    expect((await people.post('noor@example.org', { x: 'x'.repeat(17_000) })).status).toBe(413)
    expect((await people.post('noor@example.org', {}, topics, '/xx/newsletter')).status).toBe(404)
  })

  it('with the words of the language that the body names', async () => {
    const response = await application.postJson(SUBSCRIPTIONS, { locale: 'en' }, { 'accept-language': 'nl' })
    expect(JSON.stringify(await response.json())).toContain('Choose at least one topic.')
  })

  it('on the form’s own page: messages beside the fields, what was typed and ticked kept', async () => {
    const response = await people.post('noor@', { ageConfirmed: 'on' }, topics.slice(1, 2))
    expect(response.status).toBe(422)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const page = await response.text()
    expect(page).toContain('Dit e-mailadres klopt niet.')
    expect(page).toContain('value="noor@"')
    expect(box(page, 'topics', topics[1])).toContain('checked')
    expect(box(page, 'topics', topics[0])).not.toContain('checked')
    expect(box(page, 'consent')).toContain('checked')
  })

  it.each([
    ['consent', 'Zonder je toestemming mogen we je geen nieuws sturen.'],
    ['ageConfirmed', 'Een petitie tekenen mag wel.'],
    ['topics', 'Kies minstens één onderwerp.'],
  ])('on the form, kindly, where %s is not ticked', async (missing, words) => {
    const email = people.someone()
    const all = { email, consent: 'on', ageConfirmed: 'on', topics: topics[0] ?? '' }
    const fields = Object.entries(all).filter(([name]) => name !== missing)
    const response = await application.postForm(NEWSLETTER, Object.fromEntries(fields))
    expect(response.status).toBe(422)
    expect(await response.text()).toContain(words)
    expect(await people.items(email)).toEqual([])
  })
})

describe('a box of another form that says no', () => {
  it.each(['consent', 'ageConfirmed'])('is not ticked: %s', async (box) => {
    const email = people.someone()
    const fields = { email, consent: 'on', ageConfirmed: 'on', topics: topics[0] ?? '', [box]: 'false' }
    expect((await application.postForm(NEWSLETTER, fields)).status).toBe(422)
    expect(await people.items(email)).toEqual([])
  })
})

describe('the page to follow topics', () => {
  it('shows each topic with its consent text and version; nothing is ticked in advance', async () => {
    const response = await application.request('/en/newsletter')
    expect(response.headers.get('cache-control')).toContain('s-maxage')
    const page = await response.text()
    expect(page).toContain('Yes, mail me. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)')
    expect(page).toContain(`name="consentVersion.${topics[0]}" value="1"`)
    expect(page).not.toMatch(/<input[^>]*checked/)
  })

  it('is served to programs as well', async () => {
    const response = await application.request('/api/topics')
    expect(response.headers.get('cache-control')).toContain('s-maxage')
    const { items: found } = (await response.json()) as { items: { topic: string; texts: object }[] }
    expect(found.find(({ topic }) => topic === topics[0])).toEqual({
      topic: topics[0],
      organisation: exampleTopic().organisation,
      texts: expect.objectContaining({
        nl: {
          name: 'Stop kinderhandel',
          description: 'Eén mail per maand.',
          consent: { version: 1, text: exampleTopic().consents.nl?.text },
        },
      }),
    })
  })
})
