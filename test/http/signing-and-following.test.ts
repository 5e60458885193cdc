import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import type { SignatureKey, SignatureState } from '../../functions/domain/signature.ts'
import { requestId } from '../../functions/domain/subscription.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { type SignForm, signForm } from '../support/sign-form.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const DAY = 24 * 60

let form: SignForm
beforeEach(async () => {
  form = await signForm(application)
})

const press = async () => application.postForm(`/nl/confirm/${await form.link()}`, {})
const follows = () => application.follows(form.email)
const receipts = async () => (await form.stored()).filter(({ sk }) => String(sk).startsWith('RECEIPT#'))
const requests = async () => (await form.stored()).filter(({ sk }) => String(sk).startsWith('REQUEST#'))
const bounce = (of: SignatureKey) =>
  signatureTable(application.table.client, application.table.tableName).bounce(of)

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
    const topics = way.topics.map((i) => [form.first, form.second][i] ?? '')
    await form.sign({ newsletter: topics, updates: way.updates, ...(way.held ? { website: 'x' } : {}) })
    const wanted: ListId[] = [
      ...topics.map(topicList),
      ...(way.updates ? [updatesList(form.slug)] : []),
    ].sort()

    for (let i = 0; i < 3; i++) await application.request(`/nl/confirm/${await form.link()}`)
    expect(await follows()).toEqual([])
    expect(await receipts()).toEqual([])

    const answer = await press()
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/nl/petitions/${form.slug}/thanks`,
    ])
    expect((await form.standing())?.state).toBe(way.held ? 'held' : 'confirmed')
    expect(await application.item(form.slug, form.email)).not.toHaveProperty('follows')
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
        application.person(form.email),
        list,
        'link',
        application.now(),
      )
    const left = await form.stored()
    expect((await press()).status).toBe(303)
    expect(await form.stored()).toEqual(left)
  })

  it('keeps of a subscription where its mail goes, in which language, and nothing else of the signer', async () => {
    await form.sign({ newsletter: [form.first], locale: 'en' })
    await press()
    const item = (await form.stored()).find(({ sk }) => sk === `SUBSCRIPTION#${topicList(form.first)}`)
    expect(item).toMatchObject({
      state: 'active',
      email: form.email,
      locale: 'en',
      since: application.now().toISOString(),
    })
    expect(JSON.stringify(item)).not.toMatch(/Noor|Berg|nonce|NL"/)
  })

  it('is what the page says, with each text; a signature without boxes says nothing of it', async () => {
    await form.sign({ newsletter: [form.second], updates: true })
    const page = await (await application.request(`/nl/confirm/${await form.link()}`)).text()
    expect(page).toContain('Stop kinderhandel')
    expect(page).toContain('Ja, mail mij. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)')
    expect(page).toContain('Mail mij over deze petitie (1).')
    expect(page.match(/<form/g)).toHaveLength(1)
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).not.toContain(form.email)
    const pressed = async (fields: Record<string, string>) =>
      (await application.postForm(`/nl/confirm/${await form.link()}`, fields)).headers.get('location') ?? ''
    expect(page).toContain('<input type="hidden" name="followed" value="newsletter"/>')
    // Whoever has just chosen newsletters is thanked for that, and not asked again.
    const [chosen, bareThanks] = [
      await pressed({ followed: 'newsletter' }),
      `/nl/petitions/${form.slug}/thanks`,
    ]
    expect(chosen).toBe(`${bareThanks}?followed=newsletter`)
    for (const [path, asks] of [
      [chosen, false],
      [`${bareThanks}?followed=updates`, true],
      [bareThanks, true],
    ] as const) {
      const thanks = await (await application.request(path)).text()
      expect([path, thanks.includes('<h2 id="news">')]).toEqual([path, asks])
      expect([path, thanks.includes('je krijgt de mail die je koos')]).toEqual([path, path !== bareThanks])
    }
    form.email = 'kaal@example.org'
    await form.sign({})
    const bare = await (await application.request(`/nl/confirm/${await form.link()}`)).text()
    expect(bare).not.toContain('Stop kinderhandel')
    expect(bare).not.toContain('Voorbeeldlaan')
  })

  it('a hundred times at once does both once', async () => {
    await form.sign({ newsletter: [form.first, form.second], updates: true })
    const token = await form.link()
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => application.postForm(`/nl/confirm/${token}`, {})),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
    expect(await follows()).toHaveLength(3)
    expect(await receipts()).toHaveLength(3)
  })

  it('leaves what was followed already as it was, and brings back what was left', async () => {
    await form.sign({ newsletter: [form.first, form.second] })
    await press()
    const before = await form.stored()
    await application.deps.stores.subscriptions.leave(
      application.person(form.email),
      topicList(form.second),
      'link',
      application.now(),
    )
    application.pass(60)
    const elsewhere = await application.petition()
    await form.sign({ newsletter: [form.first, form.second] }, elsewhere)
    await application.postForm(
      `/nl/confirm/${await application.link(elsewhere, 'confirm-signature', form.email)}`,
      {},
    )
    const after = await form.stored()
    const of = (items: typeof before, list: ListId) => items.find(({ sk }) => sk === `SUBSCRIPTION#${list}`)
    expect(of(after, topicList(form.first))).toEqual(of(before, topicList(form.first)))
    expect(of(after, topicList(form.second))).toMatchObject({
      state: 'active',
      since: application.now().toISOString(),
    })
    const of2 = (await receipts()).filter(({ list }) => list === topicList(form.second))
    expect(of2).toHaveLength(2)
    expect(of2.filter(({ withdrawnAt }) => withdrawnAt === undefined)).toHaveLength(1)
  })

  it('is not done by a link that is too late, nor of a petition that closed: neither half', async () => {
    await form.sign({ newsletter: [form.first] })
    const token = await form.link()
    application.pass(7 * DAY)
    expect((await application.postForm(`/nl/confirm/${token}`, {})).status).toBe(410)
    const late = await form.link()
    application.pass(7 * DAY)
    expect((await application.postForm(`/nl/confirm/${late}`, {})).status).toBe(410)
    expect(await follows()).toEqual([])
    form.email = 'gesloten@example.org'
    form.slug = await application.petition({ topics: [form.first] })
    await form.sign({ newsletter: [form.first] })
    expect((await application.manage('POST', `/api/manage/petitions/${form.slug}/close`)).status).toBe(200)
    application.pass(2 * DAY)
    expect((await press()).status).toBe(410)
    expect(await follows()).toEqual([])
    expect((await form.standing())?.state).toBe('pending')
  })

  it('is not done for what was requested after the petition closed', async () => {
    await form.sign({ newsletter: [form.first] })
    const { petitions } = application.deps.stores
    const petition = await petitions.read(form.slug, true)
    if (petition === undefined) throw new Error('No petition')
    const closedAt = new Date(application.now().getTime() - 60_000).toISOString()
    const audit = {
      id: 'x',
      at: closedAt,
      actor: 'test',
      action: 'petition-closed' as const,
      subject: form.slug,
    }
    await petitions.replace({ ...petition, state: 'closed', closedAt, version: 2 }, 1, audit)
    application.pass(1)
    expect((await press()).status).toBe(410)
    expect((await form.standing())?.state).toBe('pending')
    expect(await follows()).toEqual([])
  })

  it('after closing is possible for 24 hours, both halves', async () => {
    await form.sign({ newsletter: [form.first] })
    await application.manage('POST', `/api/manage/petitions/${form.slug}/close`)
    application.pass(DAY - 1)
    expect((await press()).status).toBe(303)
    expect(await follows()).toEqual([topicList(form.first)])
  })

  it.each(['disown', 'withdraw', 'bounce'] as const)('is nothing after it went by %s', async (way) => {
    await form.sign({ newsletter: [form.first], updates: true })
    const { signatures } = application.deps.stores
    const [token, of] = [await form.link(), application.key(form.slug, form.email)]
    const nonce = (await form.standing())?.nonce ?? ''
    const leave: Record<typeof way, () => Promise<unknown>> = {
      disown: () => signatures.disown(of, nonce),
      withdraw: () => signatures.withdraw(of, application.now()),
      bounce: () => bounce(of),
    }
    await leave[way]()
    expect((await application.postForm(`/nl/confirm/${token}`, {})).status).toBe(410)
    expect(await follows()).toEqual([])
    expect(JSON.stringify(await form.stored())).not.toContain(form.first)
  })
})

describe('signing again with a box ticked', () => {
  const requested = () =>
    application.deps.stores.subscriptions.readRequest(
      {
        person: application.person(form.email),
        id: requestId([topicList(form.first), updatesList(form.slug)], textHash),
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
    await form.sign(state === 'held' ? { website: 'x' } : {})
    const { signatures } = application.deps.stores
    const of = application.key(form.slug, form.email)
    const nonce = (await form.standing())?.nonce ?? ''
    if (state === 'confirmed' || state === 'held' || state === 'withdrawn') await press()
    if (state === 'withdrawn') await signatures.withdraw(of, application.now())
    if (state === 'removed') await signatures.disown(of, nonce)
    if (state === 'expired') await bounce(of)
    const before = await form.standing()
    expect(before?.state).toBe(state)
    application.pass(11)

    expect((await form.sign({ newsletter: [form.first], updates: true })).status).toBe(202)
    expect(await follows()).toEqual([])
    if (asks) {
      // Nothing of what stands there is altered; what is asked for has a button of its own.
      expect((await form.standing())?.follows).toBeUndefined()
      expect((await form.standing())?.nonce).toBe(nonce)
      expect(await requested()).toMatchObject({
        state: 'pending',
        email: form.email,
        mailDue: { mail: 'confirm-subscription' },
      })
    } else {
      expect((await form.standing())?.follows).toHaveLength(2)
      expect(await requests()).toEqual([])
      await press()
      expect(await follows()).toHaveLength(2)
    }
  })

  it('asks for nothing more where the press that is waited for does it all', async () => {
    await form.sign({ newsletter: [form.first, form.second], updates: true })
    for (const body of [
      { newsletter: [form.second, form.first], updates: true },
      { newsletter: [form.first] },
    ]) {
      application.pass(11)
      await form.sign(body)
    }
    expect(await requests()).toEqual([])
    await form.sign({ newsletter: [await application.topic()] })
    expect(await requests()).toHaveLength(1)
  })

  it('a hundred times at once makes one item with one mail due', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => form.sign({ newsletter: [form.first], updates: true })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    expect(await form.stored()).toMatchObject([{ state: 'pending', mailDue: 'confirm' }])
  })

  it('never subscribes where no box is ticked, whatever stood there', async () => {
    await form.sign({ newsletter: [form.first] })
    for (let i = 0; i < 3; i++) {
      application.pass(11)
      await form.sign({})
    }
    expect((await form.standing())?.follows?.map(({ list }) => list)).toEqual([topicList(form.first)])
    expect(await requests()).toEqual([])
  })
})
