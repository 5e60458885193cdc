import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import type { ConsentTexts } from '../../functions/domain/consent.ts'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import type { SignatureKey, SignatureState } from '../../functions/domain/signature.ts'
import { requestId } from '../../functions/domain/subscription.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { exampleTopic } from '../support/examples.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const DAY = 24 * 60

/** The texts of the consent to updates; `version` counts how often they were changed. */
function updatesTexts(version = 1): ConsentTexts {
  const text = (locale: 'nl' | 'en', number: number) => {
    const words = `${locale === 'nl' ? 'Mail mij over deze petitie' : 'Mail me about this petition'} (${number}).`
    return { version: number, locale, text: words, hash: textHash(words), since: '2026-11-01T00:00:00.000Z' }
  }
  const past = Array.from({ length: version - 1 }, (_, i) => [text('nl', i + 1), text('en', i + 1)])
  return { consents: { nl: text('nl', version), en: text('en', version) }, pastConsents: past.flat() }
}

let first: string
let second: string
let slug: string
let email: string
let number = 0
beforeEach(async () => {
  // Memories of topics are some seconds old at most.
  application.pass(1)
  first = await application.topic()
  second = await application.topic()
  slug = await application.petition({ topics: [first, second], updates: updatesTexts() })
  number += 1
  email = `tekenaar-${number}@example.org`
})

const signJson = (more: object, to = slug) =>
  application.postJson(`/api/petitions/${to}/signatures`, { ...SIGNER, email, ageConfirmed: true, ...more })
const signForm = (fields: [string, string][], locale = 'nl') =>
  application.request(`/${locale}/petitions/${slug}/signatures`, {
    method: 'POST',
    body: new URLSearchParams([...Object.entries({ ...SIGNER_FORM, email }), ...fields]).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const standing = () => application.signature(slug, email)
const link = () => application.link(slug, 'confirm-signature', email)
const press = async () => application.postForm(`/nl/confirm/${await link()}`, {})
const follows = () => application.follows(email)
const stored = async () => {
  const { Items = [] } = await application.table.client.send(
    new QueryCommand({
      TableName: application.table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `PERSON#${application.person(email)}` },
      ConsistentRead: true,
    }),
  )
  return Items
}
const receipts = async () => (await stored()).filter(({ sk }) => String(sk).startsWith('RECEIPT#'))
const requests = async () => (await stored()).filter(({ sk }) => String(sk).startsWith('REQUEST#'))
const bounce = (of: SignatureKey) =>
  signatureTable(application.table.client, application.table.tableName).bounce(of)
const errorsOf = async (response: Response) =>
  ((await response.json()) as { errors: { field: string; code: string }[] }).errors.map(
    ({ field, code }) => `${field}: ${code}`,
  )

describe('the boxes of the sign form, over the API', () => {
  it('keep what is to be followed, with the proof of each consent', async () => {
    expect((await signJson({ newsletter: [first, second], updates: true, locale: 'en' })).status).toBe(202)
    const proof = { locale: 'en', channel: 'api', askedAt: application.now().toISOString(), version: 1 }
    const topicHash = exampleTopic().consents.en?.hash
    const hash = updatesTexts().consents.en?.hash
    expect((await standing())?.follows).toEqual([
      { list: topicList(first), consent: { ...proof, purpose: 'newsletter', hash: topicHash } },
      { list: topicList(second), consent: { ...proof, purpose: 'newsletter', hash: topicHash } },
      { list: updatesList(slug), consent: { ...proof, purpose: 'updates', hash } },
    ])
  })

  it('leave nothing where nothing is ticked', async () => {
    await signJson({ newsletter: [], updates: false, ageConfirmed: false })
    expect(await application.item(slug, email)).not.toHaveProperty('follows')
  })

  it('refuse what cannot be followed, with all other errors at once', async () => {
    const closed = await application.topic({ open: false })
    for (const topic of ['bestaat-niet', closed, 'X', '', '../x']) {
      const response = await signJson({ newsletter: [first, topic], givenName: '' })
      expect(response.status).toBe(422)
      expect(await errorsOf(response)).toEqual(['givenName: name-missing', 'newsletter: topic-unknown'])
    }
    expect(await errorsOf(await signJson({ updates: true }, await application.petition()))).toEqual([
      'updates: updates-unknown',
    ])
    expect(await stored()).toEqual([])
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
    const response = await signJson(body)
    expect(response.status).toBe(422)
    expect(await errorsOf(response)).toContain(error)
  })

  it.each([
    ['newsletter', { newsletter: ['FIRST'] }],
    ['updates', { updates: true }],
    ['showName', { showName: true }],
  ])('are for those of 16 and over: %s', async (_, body) => {
    const ticked = JSON.parse(JSON.stringify(body).replace('FIRST', first))
    const response = await signJson({ ...ticked, ageConfirmed: false })
    expect(response.status).toBe(422)
    expect(await errorsOf(response)).toEqual(['ageConfirmed: age-missing'])
    expect((await signJson(ticked)).status).toBe(202)
  })

  it('keep the very text that was shown, though it has changed since, or this function has not heard of it', async () => {
    // Remembered from here on.
    await signJson({ newsletter: [first], updates: true })
    const { topics, petitions } = application.deps.stores
    const [topic, petition] = [await topics.read(first, true), await petitions.read(slug, true)]
    if (topic?.consents.nl === undefined || petition === undefined) throw new Error('Nothing to change')
    const audit = { id: 'x', at: application.now().toISOString(), actor: 'test', subject: first }
    const text = { ...topic.consents.nl, version: 2, text: 'Nieuw.', hash: textHash('Nieuw.') }
    const newer = { ...topic, consents: { nl: text }, pastConsents: [topic.consents.nl], version: 2 }
    expect(await topics.replace(newer, 1, { ...audit, action: 'topic-changed' })).toBe(true)
    const changed = { ...petition, updates: updatesTexts(2), version: 2 }
    expect(await petitions.replace(changed, 1, { ...audit, action: 'petition-changed' })).toBe(true)

    const versions = async (body: object) => {
      number += 1
      email = `tekenaar-${number}@example.org`
      await signJson({ newsletter: [first], updates: true, ...body })
      return (await standing())?.follows?.map(({ consent: { version, hash } }) => [version, hash])
    }
    const before = updatesTexts(1).consents.nl?.hash
    const after = updatesTexts(2).consents.nl?.hash
    expect(await versions({ topicVersions: { [first]: 2 }, updatesVersion: 2 })).toEqual([
      [2, text.hash],
      [2, after],
    ])
    expect(await (await application.request(`/nl/confirm/${await link()}`)).text()).toMatch(
      /Nieuw\.[\s\S]*petitie \(2\)/,
    )
    application.pass(1)
    expect(await versions({ topicVersions: { [first]: 1 }, updatesVersion: 1 })).toEqual([
      [1, topic.consents.nl.hash],
      [1, before],
    ])
    // A version that never was: the current text.
    expect(await versions({ topicVersions: { [first]: 9 }, updatesVersion: 9 })).toEqual([
      [2, text.hash],
      [2, after],
    ])
  })
})

describe('the boxes of the sign form, without JavaScript', () => {
  const ticked = async () => (await standing())?.follows?.map(({ list }) => list)
  const box = (page: string, name: string, value: string) =>
    [...page.matchAll(/<input[^>]*>/g)]
      .map(([input]) => input)
      .find((input) => input.includes(`name="${name}"`) && input.includes(`value="${value}"`)) ?? ''

  it('are on the page with their texts, one a topic, and nobody has ticked them', async () => {
    const page = await (await application.request(`/nl/petitions/${slug}`)).text()
    for (const [name, value] of [
      ['newsletter', first],
      ['newsletter', second],
      ['updates', 'on'],
    ] as const) {
      expect(box(page, name, value)).toContain('type="checkbox"')
      expect(box(page, name, value)).not.toContain('checked')
    }
    expect(page).toContain('Voorbeeldlaan 1, 2500 AA Den Haag')
    expect(page).toContain('Mail mij over deze petitie (1).')
    expect(box(page, `topicVersion.${first}`, '1')).toContain('type="hidden"')
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
      ['newsletter', first],
      ['newsletter', second],
      ['updates', 'on'],
      [`topicVersion.${first}`, '1'],
      ['updatesVersion', '1'],
      ['ageConfirmed', 'on'],
    ]
    expect((await signForm(fields, 'en')).status).toBe(303)
    expect(await ticked()).toEqual([topicList(first), topicList(second), updatesList(slug)])
    expect((await standing())?.follows?.[0]?.consent).toMatchObject({ channel: 'page', locale: 'en' })
  })

  it('without a value of its own is the first topic that the petition offers', async () => {
    expect(
      (
        await signForm([
          ['newsletter', 'on'],
          ['ageConfirmed', 'on'],
        ])
      ).status,
    ).toBe(303)
    expect(await ticked()).toEqual([topicList(first)])
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
    const named = value === 'FIRST' ? first : value
    const response = await signForm([[name, named]])
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('16 jaar of ouder')
    expect(page).toContain('Een petitie tekenen mag wel.')
    // What was ticked stays ticked, and nothing else.
    expect(box(page, name, named)).toContain('checked')
    expect(box(page, 'newsletter', second)).not.toContain('checked')
    expect(await stored()).toEqual([])
  })
})

describe('one press confirms the signature and what it follows', () => {
  /** Every way to tick two topics and the updates, on a signature that counts and on one that is held. */
  const WAYS = [false, true].flatMap((held) =>
    Array.from({ length: 8 }, (_, bits) => ({
      held,
      topics: [0, 1].filter((i) => bits & (1 << i)),
      updates: (bits & 4) !== 0,
    })),
  )

  it.each(WAYS)('exactly those that were ticked, and nothing before it: %j', async (way) => {
    const topics = way.topics.map((i) => [first, second][i] ?? '')
    await signJson({ newsletter: topics, updates: way.updates, ...(way.held ? { website: 'x' } : {}) })
    const wanted: ListId[] = [...topics.map(topicList), ...(way.updates ? [updatesList(slug)] : [])].sort()

    for (let i = 0; i < 3; i++) await application.request(`/nl/confirm/${await link()}`)
    expect(await follows()).toEqual([])
    expect(await receipts()).toEqual([])

    const answer = await press()
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/nl/petitions/${slug}/thanks`])
    expect((await standing())?.state).toBe(way.held ? 'held' : 'confirmed')
    expect(await application.item(slug, email)).not.toHaveProperty('follows')
    expect(await follows()).toEqual(wanted)
    const at = application.now().toISOString()
    const proofs = await receipts()
    expect(proofs.map(({ list }) => list).sort()).toEqual(wanted)
    for (const proof of proofs)
      expect(proof).toMatchObject({
        confirmedAt: at,
        askedAt: at,
        channel: 'api',
        version: 1,
        ageConfirmed: true,
      })

    // Pressed again it answers the same and changes nothing, though something was left since.
    for (const list of wanted)
      await application.deps.stores.subscriptions.leave(
        application.person(email),
        list,
        'link',
        application.now(),
      )
    const left = await stored()
    expect((await press()).status).toBe(303)
    expect(await stored()).toEqual(left)
  })

  it('keeps of a subscription where its mail goes, in which language, and nothing else of the signer', async () => {
    await signJson({ newsletter: [first], locale: 'en' })
    await press()
    const item = (await stored()).find(({ sk }) => sk === `SUBSCRIPTION#${topicList(first)}`)
    expect(item).toMatchObject({
      state: 'active',
      email,
      locale: 'en',
      since: application.now().toISOString(),
    })
    expect(JSON.stringify(item)).not.toMatch(/Noor|Berg|nonce|NL"/)
  })

  it('is what the page says, with each text; a signature without boxes says nothing of it', async () => {
    await signJson({ newsletter: [second], updates: true })
    const page = await (await application.request(`/nl/confirm/${await link()}`)).text()
    expect(page).toContain('Stop kinderhandel')
    expect(page).toContain('Ja, mail mij. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)')
    expect(page).toContain('Mail mij over deze petitie (1).')
    expect(page.match(/<form/g)).toHaveLength(1)
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).not.toContain(email)
    email = 'kaal@example.org'
    await signJson({})
    const bare = await (await application.request(`/nl/confirm/${await link()}`)).text()
    expect(bare).not.toContain('Stop kinderhandel')
    expect(bare).not.toContain('Voorbeeldlaan')
  })

  it('a hundred times at once does both once', async () => {
    await signJson({ newsletter: [first, second], updates: true })
    const token = await link()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => application.postForm(`/nl/confirm/${token}`, {})),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await follows()).toHaveLength(3)
    expect(await receipts()).toHaveLength(3)
  })

  it('leaves what was followed already as it was, and brings back what was left', async () => {
    await signJson({ newsletter: [first, second] })
    await press()
    const before = await stored()
    await application.deps.stores.subscriptions.leave(
      application.person(email),
      topicList(second),
      'link',
      application.now(),
    )
    application.pass(60)
    const elsewhere = await application.petition()
    await signJson({ newsletter: [first, second] }, elsewhere)
    await application.postForm(
      `/nl/confirm/${await application.link(elsewhere, 'confirm-signature', email)}`,
      {},
    )
    const after = await stored()
    const of = (items: typeof before, list: ListId) => items.find(({ sk }) => sk === `SUBSCRIPTION#${list}`)
    expect(of(after, topicList(first))).toEqual(of(before, topicList(first)))
    expect(of(after, topicList(second))).toMatchObject({
      state: 'active',
      since: application.now().toISOString(),
    })
    const of2 = (await receipts()).filter(({ list }) => list === topicList(second))
    expect(of2).toHaveLength(2)
    expect(of2.filter(({ withdrawnAt }) => withdrawnAt === undefined)).toHaveLength(1)
  })

  it('is not done by a link that is too late, nor of a petition that closed: neither half', async () => {
    await signJson({ newsletter: [first] })
    const token = await link()
    application.pass(7 * DAY)
    expect((await application.postForm(`/nl/confirm/${token}`, {})).status).toBe(410)
    const late = await link()
    application.pass(7 * DAY)
    expect((await application.postForm(`/nl/confirm/${late}`, {})).status).toBe(410)
    expect(await follows()).toEqual([])
    email = 'gesloten@example.org'
    slug = await application.petition({ topics: [first] })
    await signJson({ newsletter: [first] })
    expect((await application.manage('POST', `/api/manage/petitions/${slug}/close`)).status).toBe(200)
    application.pass(2 * DAY)
    expect((await press()).status).toBe(410)
    expect(await follows()).toEqual([])
    expect((await standing())?.state).toBe('pending')
  })

  it('is not done for what was requested after the petition closed', async () => {
    await signJson({ newsletter: [first] })
    const { petitions } = application.deps.stores
    const petition = await petitions.read(slug, true)
    if (petition === undefined) throw new Error('No petition')
    const closedAt = new Date(application.now().getTime() - 60_000).toISOString()
    const audit = { id: 'x', at: closedAt, actor: 'test', action: 'petition-closed' as const, subject: slug }
    await petitions.replace({ ...petition, state: 'closed', closedAt, version: 2 }, 1, audit)
    application.pass(1)
    expect((await press()).status).toBe(410)
    expect((await standing())?.state).toBe('pending')
    expect(await follows()).toEqual([])
  })

  it('after closing is possible for 24 hours, both halves', async () => {
    await signJson({ newsletter: [first] })
    await application.manage('POST', `/api/manage/petitions/${slug}/close`)
    application.pass(DAY - 1)
    expect((await press()).status).toBe(303)
    expect(await follows()).toEqual([topicList(first)])
  })

  it.each(['disown', 'withdraw', 'bounce'] as const)('is nothing after it went by %s', async (way) => {
    await signJson({ newsletter: [first], updates: true })
    const { signatures } = application.deps.stores
    const [token, of] = [await link(), application.key(slug, email)]
    const nonce = (await standing())?.nonce ?? ''
    const leave: Record<typeof way, () => Promise<unknown>> = {
      disown: () => signatures.disown(of, nonce),
      withdraw: () => signatures.withdraw(of, application.now()),
      bounce: () => bounce(of),
    }
    await leave[way]()
    expect((await application.postForm(`/nl/confirm/${token}`, {})).status).toBe(410)
    expect(await follows()).toEqual([])
    expect(JSON.stringify(await stored())).not.toContain(first)
  })
})

describe('signing again with a box ticked', () => {
  const requested = () =>
    application.deps.stores.subscriptions.readRequest(
      {
        person: application.person(email),
        id: requestId([topicList(first), updatesList(slug)], textHash),
      },
      true,
    )

  it.each<[SignatureState, boolean]>([
    ['pending', true],
    ['confirmed', true],
    ['held', true],
    ['removed', true],
    ['withdrawn', false],
    ['expired', false],
  ])('loses nothing where a signature is %s', async (state, asks) => {
    await signJson(state === 'held' ? { website: 'x' } : {})
    const { signatures } = application.deps.stores
    const of = application.key(slug, email)
    const nonce = (await standing())?.nonce ?? ''
    if (state === 'confirmed' || state === 'held' || state === 'withdrawn') await press()
    if (state === 'withdrawn') await signatures.withdraw(of, application.now())
    if (state === 'removed') await signatures.disown(of, nonce)
    if (state === 'expired') await bounce(of)
    const before = await standing()
    expect(before?.state).toBe(state)
    application.pass(11)

    expect((await signJson({ newsletter: [first], updates: true })).status).toBe(202)
    expect(await follows()).toEqual([])
    if (asks) {
      // Nothing of what stands there is altered; what is asked for has a button of its own.
      expect((await standing())?.follows).toBeUndefined()
      expect((await standing())?.nonce).toBe(nonce)
      expect(await requested()).toMatchObject({
        state: 'pending',
        email,
        mailDue: { mail: 'confirm-subscription' },
      })
    } else {
      expect((await standing())?.follows).toHaveLength(2)
      expect(await requests()).toEqual([])
      await press()
      expect(await follows()).toHaveLength(2)
    }
  })

  it('asks for nothing more where the press that is waited for does it all', async () => {
    await signJson({ newsletter: [first, second], updates: true })
    for (const body of [{ newsletter: [second, first], updates: true }, { newsletter: [first] }]) {
      application.pass(11)
      await signJson(body)
    }
    expect(await requests()).toEqual([])
    await signJson({ newsletter: [await application.topic()] })
    expect(await requests()).toHaveLength(1)
  })

  it('a hundred times at once makes one item with one mail due', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => signJson({ newsletter: [first], updates: true })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(await stored()).toMatchObject([{ state: 'pending', mailDue: 'confirm' }])
  })

  it('never subscribes where no box is ticked, whatever stood there', async () => {
    await signJson({ newsletter: [first] })
    for (let i = 0; i < 3; i++) {
      application.pass(11)
      await signJson({})
    }
    expect((await standing())?.follows?.map(({ list }) => list)).toEqual([topicList(first)])
    expect(await requests()).toEqual([])
  })
})
