import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { exampleTopic } from '../support/examples.ts'
import { newSigner, type SignForm, signForm, updatesTexts } from '../support/sign-form.ts'
import { type Application, SIGNER_FORM, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

let form: SignForm
beforeEach(async () => {
  form = await signForm(application)
})

const postForm = (fields: [string, string][], locale = 'nl') =>
  application.request(`/${locale}/petitions/${form.slug}/signatures`, {
    method: 'POST',
    body: new URLSearchParams([
      ...Object.entries({ ...SIGNER_FORM, email: form.email }),
      ...fields,
    ]).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const errorsOf = async (response: Response) =>
  ((await response.json()) as { errors: { field: string; code: string }[] }).errors.map(
    ({ field, code }) => `${field}: ${code}`,
  )

describe('the boxes of the sign form, over the API', () => {
  it('keep what is to be followed, with the proof of each consent', async () => {
    expect(
      (await form.sign({ newsletter: [form.first, form.second], updates: true, locale: 'en' })).status,
    ).toBe(202)
    const proof = { locale: 'en', channel: 'api', askedAt: application.now().toISOString(), version: 1 }
    const topicHash = exampleTopic().consents.en?.hash
    const hash = updatesTexts().consents.en?.hash
    expect((await form.standing())?.follows).toEqual([
      { list: topicList(form.first), consent: { ...proof, purpose: 'newsletter', hash: topicHash } },
      { list: topicList(form.second), consent: { ...proof, purpose: 'newsletter', hash: topicHash } },
      { list: updatesList(form.slug), consent: { ...proof, purpose: 'updates', hash } },
    ])
  })

  it('leave nothing where nothing is ticked', async () => {
    await form.sign({ newsletter: [], updates: false, ageConfirmed: false })
    expect(await application.item(form.slug, form.email)).not.toHaveProperty('follows')
  })

  it('refuse what cannot be followed, with all other errors at once', async () => {
    const closed = await application.topic({ open: false })
    for (const topic of ['bestaat-niet', closed, 'X', '', '../x']) {
      const response = await form.sign({ newsletter: [form.first, topic], givenName: '' })
      expect(response.status).toBe(422)
      expect(await errorsOf(response)).toEqual(['givenName: name-missing', 'newsletter: topic-unknown'])
    }
    expect(await errorsOf(await form.sign({ updates: true }, await application.petition()))).toEqual([
      'updates: updates-unknown',
    ])
    expect(await form.stored()).toEqual([])
  })

  it.each<[string, object, string]>([
    ['a text for a list', { newsletter: 'on' }, 'newsletter: value-malformed'],
    ['true for a list', { newsletter: true }, 'newsletter: value-malformed'],
    ['null', { newsletter: null }, 'newsletter: value-malformed'],
    ['a number in the list', { newsletter: [1] }, 'newsletter: topic-unknown'],
    ['too many', { newsletter: Array(21).fill('kinderrechten') }, 'newsletter: value-malformed'],
    ['a text for yes', { updates: 'true' }, 'updates: value-malformed'],
    ['a version that is none', { updatesVersion: 'x' }, 'updatesVersion: value-malformed'],
    ['versions that are none', { topicVersions: { kinderrechten: 'x' } }, 'topicVersions: value-malformed'],
    ['no object of versions', { topicVersions: 3 }, 'topicVersions: value-malformed'],
  ])('refuse %s', async (_, body, error) => {
    const response = await form.sign(body)
    expect(response.status).toBe(422)
    expect(await errorsOf(response)).toContain(error)
  })

  it.each([
    ['newsletter', { newsletter: ['FIRST'] }],
    ['updates', { updates: true }],
    ['showName', { showName: true }],
  ])('are for those of 16 and over: %s', async (_, body) => {
    const ticked = JSON.parse(JSON.stringify(body).replace('FIRST', form.first))
    const response = await form.sign({ ...ticked, ageConfirmed: false })
    expect(response.status).toBe(422)
    expect(await errorsOf(response)).toEqual(['ageConfirmed: age-missing'])
    expect((await form.sign(ticked)).status).toBe(202)
  })

  it('keep the very text that was shown, though it has changed since, or this function has not heard of it', async () => {
    // Remembered from here on.
    await form.sign({ newsletter: [form.first], updates: true })
    const { topics, petitions } = application.deps.stores
    const [topic, petition] = [await topics.read(form.first, true), await petitions.read(form.slug, true)]
    if (topic?.consents.nl === undefined || petition === undefined) throw new Error('Nothing to change')
    const audit = { id: 'x', at: application.now().toISOString(), actor: 'test', subject: form.first }
    const text = { ...topic.consents.nl, version: 2, text: 'Nieuw.', hash: textHash('Nieuw.') }
    const newer = { ...topic, consents: { nl: text }, pastConsents: [topic.consents.nl], version: 2 }
    expect(await topics.replace(newer, 1, { ...audit, action: 'topic-changed' })).toBe(true)
    const changed = { ...petition, updates: updatesTexts(2), version: 2 }
    expect(await petitions.replace(changed, 1, { ...audit, action: 'petition-changed' })).toBe(true)

    const versions = async (body: object) => {
      form.email = newSigner()
      await form.sign({ newsletter: [form.first], updates: true, ...body })
      return (await form.standing())?.follows?.map(({ consent: { version, hash } }) => [version, hash])
    }
    const before = updatesTexts(1).consents.nl?.hash
    const after = updatesTexts(2).consents.nl?.hash
    expect(await versions({ topicVersions: { [form.first]: 2 }, updatesVersion: 2 })).toEqual([
      [2, text.hash],
      [2, after],
    ])
    expect(await (await application.request(`/nl/confirm/${await form.link()}`)).text()).toMatch(
      /Nieuw\.[\s\S]*petitie \(2\)/,
    )
    application.pass(1)
    expect(await versions({ topicVersions: { [form.first]: 1 }, updatesVersion: 1 })).toEqual([
      [1, topic.consents.nl.hash],
      [1, before],
    ])
    // A version that never was: the current text.
    expect(await versions({ topicVersions: { [form.first]: 9 }, updatesVersion: 9 })).toEqual([
      [2, text.hash],
      [2, after],
    ])
  })
})

describe('the boxes of the sign form, without JavaScript', () => {
  const ticked = async () => (await form.standing())?.follows?.map(({ list }) => list)
  const box = (page: string, name: string, value: string) =>
    [...page.matchAll(/<input[^>]*>/g)]
      .map(([input]) => input)
      .find((input) => input.includes(`name="${name}"`) && input.includes(`value="${value}"`)) ?? ''

  it('are on the page with their texts, one a topic, and nobody has ticked them', async () => {
    const page = await (await application.request(`/nl/petitions/${form.slug}`)).text()
    for (const [name, value] of [
      ['newsletter', form.first],
      ['newsletter', form.second],
      ['updates', 'on'],
    ] as const) {
      expect(box(page, name, value)).toContain('type="checkbox"')
      expect(box(page, name, value)).not.toContain('checked')
    }
    expect(page).toContain('Voorbeeldlaan 1, 2500 AA Den Haag')
    expect(page).toContain('Mail mij over deze petitie (1).')
    expect(box(page, `topicVersion.${form.first}`, '1')).toContain('type="hidden"')
    expect(box(page, 'updatesVersion', '1')).toContain('type="hidden"')
  })

  it('are not on the page of a petition that offers nothing, nor of a topic that is closed', async () => {
    const bare = await application.petition({ topics: [await application.topic({ open: false })] })
    application.pass(1)
    const page = await (await application.request(`/nl/petitions/${bare}`)).text()
    expect(page).not.toMatch(/name="(newsletter|updates)"/)
  })

  it('keep what was ticked, with the texts that were shown', async () => {
    const fields: [string, string][] = [
      ['newsletter', form.first],
      ['newsletter', form.second],
      ['updates', 'on'],
      [`topicVersion.${form.first}`, '1'],
      ['updatesVersion', '1'],
      ['ageConfirmed', 'on'],
    ]
    expect((await postForm(fields, 'en')).status).toBe(303)
    expect(await ticked()).toEqual([topicList(form.first), topicList(form.second), updatesList(form.slug)])
    expect((await form.standing())?.follows?.[0]?.consent).toMatchObject({ channel: 'page', locale: 'en' })
  })

  it.each(['on', 'true', 'yes', '1'])(
    'that just say “%s” are the first topic that the petition offers',
    async (yes) => {
      const fields: [string, string][] = [
        ['newsletter', yes],
        ['ageConfirmed', yes],
      ]
      expect((await postForm(fields)).status).toBe(303)
      expect(await ticked()).toEqual([topicList(form.first)])
    },
  )

  it.each(['off', 'false', 'no', '0'])('that say “%s” follow nothing', async (no) => {
    const fields: [string, string][] = [
      ['newsletter', no],
      ['updates', no],
    ]
    expect((await postForm(fields)).status).toBe(303)
    expect(await ticked()).toBeUndefined()
  })

  it('that can be followed no more keep nobody from signing', async () => {
    const closed = await application.topic({ open: false })
    const bare = await application.petition()
    for (const topic of [closed, 'bestaat-niet', '../x', 'on', '']) {
      const response = await application.postForm(`/nl/petitions/${bare}/signatures`, {
        ...SIGNER_FORM,
        email: `${topic.length}@example.org`,
        newsletter: topic,
        updates: 'on',
      })
      expect(response.status).toBe(303)
      expect(await application.item(bare, `${topic.length}@example.org`)).not.toHaveProperty('follows')
    }
  })

  it.each([
    ['newsletter', 'FIRST'],
    ['updates', 'on'],
  ])('are for those of 16 and over, kindly: %s', async (name, value) => {
    const named = value === 'FIRST' ? form.first : value
    const response = await postForm([[name, named]])
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('16 jaar of ouder')
    expect(page).toContain('Een petitie tekenen mag wel.')
    // What was ticked stays ticked, and nothing else.
    expect(box(page, name, named)).toContain('checked')
    expect(box(page, 'newsletter', form.second)).not.toContain('checked')
    expect(await form.stored()).toEqual([])
  })
})
