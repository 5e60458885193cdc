import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../functions/domain/campaign.ts'
import { type Cell, UNKNOWN } from '../../functions/domain/counts.ts'
import type { SignatureKey } from '../../functions/domain/signature.ts'
import type { Role } from '../../functions/http/caller.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { SHARDS, shardOf } from '../../functions/table/keys.ts'
import { exampleCampaign, examplePerson, examplePetition, exampleSignature } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

/**
 * What people of a partner organisation may do, operation by operation. One that is new fails the first test until it
 * stands in one of the two lists, and is refused to them until it says otherwise itself.
 */

const [OWN, OTHER] = ['wereldkind', 'kinderpost']
const MEMBER = 'somebody-of-wereldkind'
const SCRIPT = 'wereldkind-script'

let application: Application
/** The petition that both partners are of, the other one's alone, and the main organisation's. */
let shared: string
let theirs: string
let mains: string
let topics: { own: string; other: string; main: string }

beforeAll(async () => {
  application = await startApplication()
  await application.partner([MEMBER, SCRIPT], { partner: OWN })
  await application.partner(['somebody-of-kinderpost'], { partner: OTHER })
  const updates = examplePetition()
  shared = await application.petition({ partners: [OTHER, OWN], updates })
  theirs = await application.petition({ partners: [OTHER], updates })
  mains = await application.petition({ updates })
  topics = {
    own: await application.topic({ topic: 'wereldkind-export', partner: OWN }),
    other: await application.topic({ partner: OTHER }),
    main: await application.topic(),
  }
})
afterAll(() => application.stop())

/** Asks as somebody of the partner. */
const ask = async (
  method: string,
  path: string,
  body?: unknown,
  role: Role = 'admin',
  groups: string[] = [],
) =>
  application.request(path, {
    method: method.toUpperCase(),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${await application.issuer.person([role, ...groups], { sub: MEMBER })}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
  })
const read = async <Answer>(path: string): Promise<Answer> => {
  const response = await ask('GET', path)
  expect(response.status, path).toBe(200)
  return (await response.json()) as Answer
}

let people = 0
/** Stores a held signature, credited to a partner or to none. */
async function held(petition: string, partner?: string, person = examplePerson(++people)): Promise<string> {
  const { mailDue: _, expiresAt: __, ...example } = exampleSignature({ petition, person })
  const { done } = await application.deps.stores.signatures.create({
    ...example,
    ...(partner === undefined ? {} : { partner }),
    state: 'held',
    suspicion: ['velocity'],
    confirmedAt: application.now().toISOString(),
  })
  expect(done).toBe(true)
  return `${petition}~${person}`
}
/** Stores an export that somebody asked for, of a partner or of the main organisation. */
async function exported(by: string, partner?: string): Promise<string> {
  const id = `export-${++people}`
  const at = application.now().toISOString()
  await application.deps.stores.exports.create(
    {
      id,
      of: { kind: 'signatures', petition: shared },
      delimiter: ',',
      by,
      ...(partner === undefined ? {} : { partner }),
      state: 'failed',
      failure: 'fault',
      rows: 0,
      omitted: 0,
      createdAt: at,
      endedAt: at,
      faults: 0,
      renewals: 0,
      version: 1,
    },
    { id, at, actor: by, action: 'export-asked', subject: id },
  )
  return id
}
const campaign = (facts: Partial<Campaign>, topic: string): Promise<string> =>
  application.campaign({ topics: [topic] }, facts)

/** What others have of each kind, which is as if it were not there. */
const elsewhere = {
  petition: async () => [theirs, mains],
  topic: async () => [topics.other, topics.main],
  partner: async () => [OTHER],
  signature: async () => [
    await held(shared, OTHER),
    await held(shared),
    // Credited to the partner once, on a petition that names it no more.
    await held(theirs, OWN),
  ],
  export: async () => [
    await exported('somebody-of-kinderpost', OTHER),
    await exported('person-1'),
    await exported(SCRIPT, OWN),
    // Asked for before they came to the partner, or while they were of another.
    await exported(MEMBER),
    await exported(MEMBER, OTHER),
  ],
  campaign: async () =>
    Promise.all(
      (['draft', 'sending', 'paused', 'sent'] as const).flatMap((state) => [
        campaign({ state, partner: OTHER }, topics.other),
        campaign({ state }, topics.own),
      ]),
    ),
}

type Case = {
  /** What the path, or its query, is filled with: one's own, for which the operation is not refused. */
  own?: (by: string) => Promise<string>
  elsewhere?: keyof typeof elsewhere
  body?: object
  needs: Role
}

const TEXTS = { nl: { name: 'Nieuws', description: 'Eén mail per maand.', consent: 'Ja, mail mij.' } }
const ORGANISATION = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
const ownCampaign = (facts: Partial<Campaign> = {}) => ({
  own: () => campaign({ partner: OWN, ...facts }, topics.own),
  elsewhere: 'campaign' as const,
})
const ownPetition = { own: async () => shared, elsewhere: 'petition' as const, needs: 'viewer' as const }
const ownTopic = { own: async () => topics.own, elsewhere: 'topic' as const }
const ownSignature = { own: () => held(shared, OWN), elsewhere: 'signature' as const }

/** What is for people of partners, of their own. */
const ALLOWED: Record<string, Case> = {
  'get /api/manage/me': { needs: 'viewer' },
  'get /api/manage/partners': { needs: 'viewer' },
  'get /api/manage/partners/{partner}': { own: async () => OWN, elsewhere: 'partner', needs: 'viewer' },
  'get /api/manage/petitions': { needs: 'viewer' },
  'get /api/manage/petitions/{slug}': ownPetition,
  'get /api/manage/petitions/{slug}/counts': ownPetition,
  'get /api/manage/petitions/{slug}/preview': ownPetition,
  'get /api/manage/petitions/{slug}/updates': ownPetition,
  'get /api/manage/held': { needs: 'campaigner' },
  'get /api/manage/signatures?petition={petition}': { ...ownPetition, needs: 'campaigner' },
  'post /api/manage/signatures/{id}/accept': { ...ownSignature, needs: 'campaigner' },
  'post /api/manage/signatures/{id}/remove': { ...ownSignature, needs: 'campaigner' },
  'get /api/manage/topics': { needs: 'viewer' },
  'get /api/manage/topics/{topic}': { ...ownTopic, needs: 'viewer' },
  'put /api/manage/topics/{topic}': {
    ...ownTopic,
    body: { texts: TEXTS, organisation: ORGANISATION, open: true },
    needs: 'campaigner',
  },
  // Which file, the body says: see "a file".
  'post /api/manage/exports': {
    body: { kind: 'subscribers', topic: 'wereldkind-export' },
    needs: 'campaigner',
  },
  'get /api/manage/exports': { needs: 'campaigner' },
  'get /api/manage/exports/{id}': {
    own: (by) => exported(by, OWN),
    elsewhere: 'export',
    needs: 'campaigner',
  },
  'get /api/manage/campaigns': { needs: 'viewer' },
  'post /api/manage/campaigns': { body: {}, needs: 'campaigner' },
  'get /api/manage/campaigns/{id}': { ...ownCampaign(), needs: 'viewer' },
  'patch /api/manage/campaigns/{id}': { ...ownCampaign(), body: { name: 'Anders' }, needs: 'campaigner' },
  'get /api/manage/campaigns/{id}/audience': { ...ownCampaign(), needs: 'viewer' },
  'post /api/manage/campaigns/{id}/audience': {
    ...ownCampaign(),
    body: { audience: { locales: ['nl'] } },
    needs: 'viewer',
  },
  'post /api/manage/campaigns/{id}/preview': { ...ownCampaign(), needs: 'viewer' },
  'post /api/manage/campaigns/{id}/test': {
    ...ownCampaign(),
    body: { email: 'noor@example.org' },
    needs: 'campaigner',
  },
  'post /api/manage/campaigns/{id}/schedule': { ...ownCampaign(), needs: 'campaigner' },
  'post /api/manage/campaigns/{id}/pause': { ...ownCampaign({ state: 'sending' }), needs: 'campaigner' },
  'post /api/manage/campaigns/{id}/resume': {
    ...ownCampaign({ state: 'paused', pause: { because: 'manager', at: '2026-11-21T12:00:00.000Z' } }),
    needs: 'campaigner',
  },
  'post /api/manage/campaigns/{id}/cancel': { ...ownCampaign(), needs: 'campaigner' },
  'post /api/manage/campaigns/{id}/resend-unknown': {
    ...ownCampaign({ state: 'sent' }),
    needs: 'campaigner',
  },
}

/** What is for the main organisation alone. */
const REFUSED = [
  'post /api/manage/petitions',
  'patch /api/manage/petitions/{slug}',
  'post /api/manage/petitions/{slug}/publish',
  'post /api/manage/petitions/{slug}/close',
  'post /api/manage/petitions/{slug}/reopen',
  'post /api/manage/petitions/{slug}/archive',
  'post /api/manage/petitions/{slug}/preview',
  'post /api/manage/petitions/{slug}/updates',
  'get /api/manage/petitions/{slug}/updates/{id}',
  'patch /api/manage/petitions/{slug}/updates/{id}',
  'delete /api/manage/petitions/{slug}/updates/{id}',
  'put /api/manage/petitions/{slug}/offline',
  // What was told to the press of all signatures together.
  'get /api/manage/petitions/{slug}/figures',
  'get /api/manage/petitions/{slug}/figures/{id}',
  'post /api/manage/petitions/{slug}/figures',
  // Where requests stand is counted without partners: the figures would be everybody's.
  'get /api/manage/petitions/{slug}/funnel',
  'post /api/manage/petitions/{slug}/reconcile',
  // A petition's updates come from the organisation that leads it.
  'get /api/manage/petitions/{slug}/campaigns',
  'post /api/manage/petitions/{slug}/campaigns',
  'put /api/manage/partners/{partner}',
  'get /api/manage/organisation',
  'put /api/manage/organisation',
  'get /api/manage/audit',
  'post /api/manage/images',
  'post /api/manage/imports',
  'post /api/manage/retention/dry-run',
  'post /api/manage/people/search',
  'post /api/manage/people/{id}/erase',
  'get /api/manage/suppressions',
  'put /api/manage/suppressions',
  'delete /api/manage/suppressions',
  'delete /api/manage/suppressions/{id}',
]

const split = (operation: string) => operation.split(' ') as [string, string]
const filled = (path: string, value = '') => path.replaceAll(/\{\w+\}/g, value)
const withoutQuery = (operation: string) => operation.split('?')[0] ?? ''

/** Everything that is stored of the given kinds of things: whatever is refused must leave it as it was. */
async function stored(kind: keyof typeof elsewhere, id: string): Promise<unknown> {
  const { petitions, topics: table, campaigns, partners, signatures, exports } = application.deps.stores
  const [petition = '', person = ''] = id.split('~')
  const key: SignatureKey = { petition, person }
  return {
    petition: () => petitions.read(id, true),
    topic: () => table.read(id, true),
    campaign: () => campaigns.read(id, true),
    partner: () => partners.read(id, true),
    export: () => exports.read(id),
    signature: () => signatures.read(key, true),
  }[kind]()
}

describe('people of a partner', () => {
  it('have a decision about every operation', async () => {
    const { paths } = (await (await application.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    const managed = Object.entries(paths)
      .filter(([path]) => path.startsWith('/api/manage/'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    expect([...Object.keys(ALLOWED).map(withoutQuery), ...REFUSED].sort()).toEqual(managed.sort())
  })

  it.each(REFUSED)('are refused whatever their role: %s', async (operation) => {
    const [method, path] = split(operation)
    for (const value of [shared, OWN]) expect((await ask(method, filled(path, value))).status).toBe(403)
  })

  it.each(Object.entries(ALLOWED))(
    'may do with what is their own, and find nothing else: %s',
    async (operation, one) => {
      const [method, path] = split(operation)
      const own = await one.own?.(MEMBER)
      const below = one.needs === 'campaigner' ? 'viewer' : undefined
      if (below !== undefined)
        expect((await ask(method, filled(path, own), one.body, below)).status, below).toBe(403)
      const done = await ask(method, filled(path, own), one.body, one.needs)
      expect(done.status, await done.clone().text()).toBeLessThan(300)
      const script = await application.issuer.script([`luid/${one.needs}`], {
        sub: SCRIPT,
        client_id: SCRIPT,
      })
      const asScript = await application.request(filled(path, await one.own?.(SCRIPT)), {
        method: method.toUpperCase(),
        ...(one.body === undefined ? {} : { body: JSON.stringify(one.body) }),
        headers: { authorization: `Bearer ${script}`, 'content-type': 'application/json' },
      })
      expect(asScript.status, 'as a script').toBeLessThan(300)
      const kind = one.elsewhere
      if (kind === undefined) return
      for (const id of await elsewhere[kind]()) {
        const before = await stored(kind, id)
        expect(before, id).toBeDefined()
        const response = await ask(method, filled(path, id), one.body)
        const unknown = await ask(
          method,
          filled(path, kind === 'signature' ? `geen~${examplePerson(0)}` : 'bestaat-niet'),
          one.body,
        )
        expect([response.status, await response.text()], id).toEqual([404, await unknown.text()])
        expect(await stored(kind, id)).toEqual(before)
      }
    },
  )

  it('who are of no partner any more are refused everything but what they are', async () => {
    const gone = { members: [], former: ['gone'] }
    await application.deps.stores.partners.create(
      { partner: 'voorbij', name: 'Voorbij', ...gone, createdAt: '', updatedAt: '', version: 1 },
      {
        id: 'test',
        at: application.now().toISOString(),
        actor: 'test',
        action: 'partner-created',
        subject: '',
      },
      [{ subject: 'gone', seen: undefined, wanted: { subject: 'gone', partner: 'voorbij', former: true } }],
    )
    const authorization = `Bearer ${await application.issuer.person(['admin'], { sub: 'gone' })}`
    for (const operation of [...Object.keys(ALLOWED), ...REFUSED]) {
      const [method, path] = split(operation)
      const response = await application.request(filled(path, shared), {
        method: method.toUpperCase(),
        headers: { authorization },
      })
      expect(response.status, operation).toBe(path === '/api/manage/me' ? 200 : 403)
    }
  })
})

describe('lists, to people of a partner', () => {
  it('hold what is their own alone', async () => {
    const [mine, ...others] = [
      await campaign({ partner: OWN }, topics.own),
      await campaign({ partner: OTHER }, topics.other),
      await campaign({}, topics.own),
    ]
    type Items = { items: Record<string, unknown>[] }
    const campaigns = (await read<Items>('/api/manage/campaigns')).items
    expect(campaigns.map(({ id }) => id)).toContain(mine)
    for (const other of others) expect(campaigns.map(({ id }) => id)).not.toContain(other)
    expect(new Set(campaigns.map(({ partner }) => partner))).toEqual(new Set([OWN]))
    const named = async (path: string, field: string) =>
      (await read<Items>(path)).items.map((item) => item[field])
    expect(await named('/api/manage/petitions', 'slug')).toEqual([shared])
    expect(await named('/api/manage/topics', 'topic')).toEqual([topics.own])
    expect(await named('/api/manage/partners', 'partner')).toEqual([OWN])
    // The main organisation sees them all.
    const all = (await (await application.manage('GET', '/api/manage/campaigns')).json()) as Items
    expect(all.items.map(({ id }) => id)).toEqual(expect.arrayContaining([mine, ...others]))
  })

  it('hold held signatures that lie behind those of others', async () => {
    const petition = await application.petition({ partners: [OWN] })
    const inOneShard = Array.from({ length: 40 * SHARDS }, (_, i) => examplePerson(10_000 + i)).filter(
      (person) => shardOf(person) === 3,
    )
    expect(inOneShard.length).toBeGreaterThan(28)
    for (const person of inOneShard.slice(0, 27)) await held(petition, undefined, person)
    application.pass(1)
    const mine = await held(petition, OWN, inOneShard[27])
    const { items } = await read<{ items: { id: string }[] }>(`/api/manage/signatures?petition=${petition}`)
    expect(items.map(({ id }) => id)).toEqual([mine])
    const counts = await read<{ items: { petition: string; held: number }[] }>('/api/manage/held')
    expect(counts.items).toContainEqual({ petition, held: 1 })
    const all = await (await application.manage('GET', '/api/manage/held')).json()
    expect((all as typeof counts).items).toContainEqual({ petition, held: 28 })
    const others = await application.petition({ partners: [] })
    await held(others, undefined, inOneShard[0])
    expect((await read<typeof counts>('/api/manage/held')).items.map((one) => one.petition)).not.toContain(
      others,
    )
  })
})

describe('counts, to people of a partner', () => {
  const cell = (partner: string, source: string): Cell => ({
    day: '2026-11-20',
    country: 'NL',
    source,
    partner,
    locale: 'nl',
  })
  const CELLS: [Cell, number][] = [
    [cell('', 'direct'), 40],
    [cell(OWN, 'website'), 5],
    [cell(OWN, 'flyer'), 2],
    [cell(OTHER, 'geheim'), 30],
    [cell(UNKNOWN, UNKNOWN), 1],
  ]

  it('are of what is credited to it: the total, every row, and the CSV; together they are the whole', async () => {
    const { client, tableName } = application.table
    const counting = countingTable(client, tableName)
    for (const [index, [figure, add]] of CELLS.entries()) {
      const entries = [
        { figure: { kind: 'cell' as const, petition: shared, cell: figure }, add },
        { figure: { kind: 'total' as const, petition: shared }, add },
      ]
      const at = { stream: 'test', shard: `shard-${index}` }
      await counting.commit(at, undefined, '1'.padStart(40, '0'), entries, application.now())
    }
    const path = `/api/manage/petitions/${shared}/counts`
    expect(await read(`${path}?by=partner`)).toMatchObject({ total: 7, rows: [{ partner: OWN, count: 7 }] })
    expect(await read(`${path}?by=source`)).toMatchObject({
      total: 7,
      rows: [
        { source: 'flyer', count: 2 },
        { source: 'website', count: 5 },
      ],
    })
    expect(await read(path)).toMatchObject({ total: 7, rows: [{ count: 7 }] })
    const csv = await (await ask('GET', `${path}?by=source,partner&format=csv`)).text()
    expect(csv).toContain(`website,${OWN},5`)
    for (const hidden of [OTHER, 'geheim', 'direct', UNKNOWN]) expect(csv).not.toContain(hidden)
    // By the hour all are counted together.
    expect((await ask('GET', `${path}?by=hour`)).status).toBe(403)
    const whole = (await (await application.manage('GET', path)).json()) as { total: number }
    expect(whole.total).toBe(78)
  })
})

describe('a file, for people of a partner', () => {
  it.each([
    ['signatures of a petition of others', () => ({ kind: 'signatures', petition: theirs }), 404],
    ['signatures of a petition that names them', () => ({ kind: 'signatures', petition: shared }), 202],
    ['followers of another’s topic', () => ({ kind: 'subscribers', topic: topics.other }), 404],
    ['followers of nobody’s topic', () => ({ kind: 'subscribers', topic: topics.main }), 404],
    ['followers of a petition’s updates', () => ({ kind: 'subscribers', petition: shared }), 403],
    ['names to hand over', () => ({ kind: 'handover', petition: shared, recipient: 'de minister' }), 403],
  ])('of %s', async (_, body, status) => {
    expect((await ask('POST', '/api/manage/exports', body(), 'campaigner')).status).toBe(status)
  })

  it('of the deliveries of a campaign, if it is theirs', async () => {
    const deliveries = async (id: string) =>
      (await ask('POST', '/api/manage/exports', { kind: 'deliveries', campaign: id })).status
    expect(await deliveries(await campaign({ partner: OTHER }, topics.other))).toBe(404)
    expect(await deliveries(await campaign({}, topics.own))).toBe(404)
  })

  it('is theirs only while its petition names them', async () => {
    const petition = await application.petition({ partners: [OWN] })
    const asked = await ask('POST', '/api/manage/exports', { kind: 'signatures', petition }, 'campaigner')
    const { id } = (await asked.json()) as { id: string }
    const opened = async () => (await ask('GET', `/api/manage/exports/${id}`, undefined, 'campaigner')).status
    const listed = async () =>
      (await read<{ items: { id: string }[] }>('/api/manage/exports')).items.map((one) => one.id)
    expect(await opened()).toBe(200)
    expect(await listed()).toContain(id)
    await application.manage('PATCH', `/api/manage/petitions/${petition}`, { partners: [OTHER] })
    expect(await opened()).toBe(404)
    expect(await listed()).not.toContain(id)
  })
})

describe('a campaign of a partner', () => {
  it.each([
    ['topics of others', () => ({ topics: [topics.own, topics.other] }), 'audience.topics.1 topic-not-found'],
    ['topics of nobody', () => ({ topics: [topics.main] }), 'audience.topics.0 topic-not-found'],
    ['a petition’s updates', () => ({ petitions: [shared] }), 'audience.petitions.0 updates-not-own'],
    ['an unknown petition’s', () => ({ petitions: [theirs] }), 'audience.petitions.0 petition-not-found'],
  ])('goes not to %s, when it is made or changed', async (_, audience, error) => {
    const id = await campaign({ partner: OWN }, topics.own)
    for (const response of [
      await ask('POST', '/api/manage/campaigns', { audience: audience() }, 'campaigner'),
      await ask('PATCH', `/api/manage/campaigns/${id}`, { audience: audience() }, 'campaigner'),
      // The main organisation's people keep to it too.
      await application.manage('PATCH', `/api/manage/campaigns/${id}`, { audience: audience() }),
    ]) {
      const { errors } = (await response.json()) as { errors: { field: string; code: string }[] }
      expect(errors.map(({ field, code }) => `${field} ${code}`)).toContain(error)
    }
  })

  it('is the partner’s from its making on, whatever the body says', async () => {
    const response = await ask('POST', '/api/manage/campaigns', {
      content: exampleCampaign().content,
      audience: { topics: [topics.own] },
      partner: OTHER,
    })
    const { id, partner } = (await response.json()) as { id: string; partner: string }
    expect([response.status, partner]).toEqual([201, OWN])
    await application.manage('PATCH', `/api/manage/campaigns/${id}`, { name: 'Anders', partner: OTHER })
    expect(await read(`/api/manage/campaigns/${id}`)).toMatchObject({ partner: OWN, name: 'Anders' })
  })
})

describe('whose a topic is', () => {
  const body = (changes: object) => ({ texts: TEXTS, organisation: ORGANISATION, open: true, ...changes })
  const put = (topic: string, changes: object) =>
    application.manage('PUT', `/api/manage/topics/${topic}`, body(changes), 'admin')
  const codes = async (response: Response) => {
    const { errors = [] } = (await response.json()) as { errors?: { field: string; code: string }[] }
    return [response.status, ...errors.map(({ field, code }) => `${field} ${code}`)]
  }

  it('an admin says when it is made, and nobody changes', async () => {
    expect((await put('nieuws-van-wereldkind', { partner: OWN })).status).toBe(201)
    expect(await read('/api/manage/topics/nieuws-van-wereldkind')).toMatchObject({ partner: OWN })
    expect((await put('nieuws-van-wereldkind', {})).status).toBe(200)
    expect(await read('/api/manage/topics/nieuws-van-wereldkind')).toMatchObject({ partner: OWN, version: 2 })
    const fixed = [422, 'partner topic-partner-fixed']
    expect(await codes(await put('nieuws-van-wereldkind', { partner: OTHER }))).toEqual(fixed)
    expect(await codes(await put(topics.main, { partner: OWN }))).toEqual(fixed)
    const path = '/api/manage/topics/nieuws-van-wereldkind'
    expect(await codes(await ask('PUT', path, body({ partner: OTHER })))).toEqual(fixed)
    expect(await codes(await put('nieuws-van-niemand', { partner: 'bestaat-niet' }))).toEqual([
      422,
      'partner partner-not-found',
    ])
  })

  it('and who asks for consent, its people do not change; they make none', async () => {
    const path = `/api/manage/topics/${topics.own}`
    const other = body({ organisation: { ...ORGANISATION, name: 'Het Ministerie' } })
    expect(await codes(await ask('PUT', path, other))).toEqual([422, 'organisation admins-only'])
    expect(await codes(await ask('PUT', '/api/manage/topics/nog-geen-onderwerp', body({})))).toEqual([404])
    // The main organisation's campaigners change none.
    expect((await application.manage('PUT', path, body({}))).status).toBe(403)
  })
})
