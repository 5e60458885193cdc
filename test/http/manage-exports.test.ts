import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Export } from '../../functions/domain/export.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { exportTable } from '../../functions/table/exports.ts'
import { examplePetition } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

const PATH = '/api/manage/exports'

let application: Application
let woken = 0
const given: { name: string; downloadName: string }[] = []
beforeAll(async () => {
  application = await startApplication({
    exportWriter: {
      wake: async () => {
        woken += 1
        throw new Error('It cannot be called.')
      },
    },
    exportLinks: async ({ name }, downloadName) => {
      given.push({ name, downloadName })
      return `https://files.example.org/${given.length}`
    },
  })
})
afterAll(() => application.stop())

type Answer = { id: string; code: string; errors: unknown; items: { id: string; url?: string }[] } & Record<
  string,
  unknown
>
const json = async (response: Response) => (await response.json()) as Answer
const as = async (roles: string[], changes = {}) => ({
  authorization: `Bearer ${await application.issuer.person(roles, changes)}`,
})
const exports = () => exportTable(application.table.client, application.table.tableName)

/** Asks for an export, and answers what is stored of it. */
async function asked(body: unknown, headers: Record<string, string>): Promise<Export> {
  const answer = await application.postJson(PATH, body, headers)
  const { id } = await json(answer)
  expect([answer.status, answer.headers.get('location')]).toEqual([202, `${PATH}/${id}`])
  const one = await exports().read(id)
  if (one === undefined) throw new Error('Nothing was stored.')
  return one
}

/** What the writer makes of it. */
const finished = async (one: Export): Promise<Export> => {
  const ready: Export = {
    ...one,
    state: 'ready',
    rows: 3,
    endedAt: one.createdAt,
    file: { name: `${one.id}.csv`, upload: 'upload' },
    version: one.version + 1,
  }
  expect(await exports().replace(ready)).toBe(true)
  return ready
}

describe('an export', () => {
  it('is asked for, audited, and handed to the writer, who may sleep', async () => {
    const petition = await application.petition()
    const headers = await as(['campaigner'], { sub: 'anna' })
    const before = woken
    const one = await asked({ kind: 'signatures', petition, delimiter: 'semicolon' }, headers)
    expect(one).toMatchObject({
      of: { kind: 'signatures', petition },
      delimiter: ';',
      by: 'anna',
      state: 'waiting',
      expected: 0,
    })
    expect(woken).toBe(before + 1)
    const audit = await json(await application.manage('GET', '/api/manage/audit', undefined, 'admin'))
    expect(audit.items).toContainEqual(
      expect.objectContaining({
        action: 'export-asked',
        actor: 'anna',
        subject: `signatures ${petition} ${one.id}`,
      }),
    )
  })

  it('has a new link at each look, once it is ready and while it is kept', async () => {
    const petition = await application.petition()
    const headers = await as(['campaigner'], { sub: 'bea' })
    const one = await asked({ kind: 'signatures', petition }, headers)
    const look = async () => application.request(`${PATH}/${one.id}`, { headers })
    expect(await json(await look())).toEqual({
      id: one.id,
      kind: 'signatures',
      subject: petition,
      petition,
      status: 'waiting',
      rows: 0,
      expected: 0,
      createdAt: one.createdAt,
      expiresAt: new Date(Date.parse(one.createdAt) + 86_400_000).toISOString(),
    })
    await finished(one)
    const [first, second] = [await look(), await look()]
    expect(first.headers.get('cache-control')).toBe('no-store')
    const [{ url }, { url: other }] = [await json(first), await json(second)]
    expect(url).toMatch(/^https:/)
    expect(other).not.toBe(url)
    expect(given.at(-1)).toEqual({
      name: `${one.id}.csv`,
      downloadName: `${petition}-signatures-${one.createdAt.slice(0, 10)}.csv`,
    })
    application.pass(24 * 60)
    const later = await as(['campaigner'], { sub: 'bea' })
    expect((await application.request(`${PATH}/${one.id}`, { headers: later })).status).toBe(404)
    expect((await json(await application.request(PATH, { headers: later }))).items).toEqual([])
  })

  it('is shown to who asked for it and to admins: to others it is as one that is not there', async () => {
    const petition = await application.petition()
    const [own, other, admin, viewer] = await Promise.all([
      as(['campaigner'], { sub: 'carla' }),
      as(['campaigner'], { sub: 'dora' }),
      as(['admin'], { sub: 'els' }),
      as(['viewer'], { sub: 'carla' }),
    ])
    const one = await finished(await asked({ kind: 'signatures', petition }, own))
    const look = (headers: Record<string, string>, id = one.id) =>
      application.request(`${PATH}/${id}`, { headers })
    expect([(await look(own)).status, (await look(admin)).status]).toEqual([200, 200])
    expect((await look(viewer)).status).toBe(403)
    const [hidden, absent] = [await look(other), await look(other, 'nothing')]
    expect(await hidden.text()).toBe(await absent.text())
    expect(hidden.status).toBe(404)
    const idsOf = async (headers: Record<string, string>) =>
      (await json(await application.request(PATH, { headers }))).items.map(({ id }) => id)
    expect(await idsOf(own)).toContain(one.id)
    expect(await idsOf(admin)).toContain(one.id)
    expect(await idsOf(other)).not.toContain(one.id)
  })

  it.each([
    [{ kind: 'signatures', petition: 'bestaat-niet' }, 404, 'petition-unknown'],
    [{ kind: 'signatures', petition: 'GEEN#NAAM' }, 404, 'petition-unknown'],
    [{ kind: 'subscribers', topic: 'bestaat-niet' }, 404, 'topic-unknown'],
    [{ kind: 'deliveries', campaign: 'bestaat-niet' }, 404, 'campaign-unknown'],
    [{ kind: 'subscribers' }, 422, 'invalid'],
    [{ kind: 'subscribers', topic: 'a', petition: 'b' }, 422, 'invalid'],
    [{ kind: 'addresses', petition: 'x' }, 422, 'invalid'],
    [{ kind: 'signatures', petition: 'x', delimiter: ';' }, 422, 'invalid'],
  ])('%j is refused: %i %s', async (body, status, code) => {
    const answer = await application.manage('POST', PATH, body)
    expect([answer.status, (await json(answer)).code]).toEqual([status, code])
  })

  it('to hand over goes to whom the petition is addressed to or a partner, where a consent text names them', async () => {
    const since = application.now().toISOString()
    const consent = {
      version: 1,
      locale: 'nl' as const,
      hash: 'h',
      since,
      text: 'Geef mijn naam aan de Tweede Kamer, Stichting  Wereldkind en Kinderfonds.',
    }
    const partner = await application.partner([], { name: 'Stichting Wereldkind' })
    const other = await application.partner([], { name: 'Kinderfonds' })
    const texts = { nl: { ...examplePetition().texts.nl, addressee: 'de Tweede Kamer' } } as Petition['texts']
    const facts = { consents: { nl: consent }, texts, partners: [partner] }
    const petition = await application.petition(facts)
    const retired = await application.petition({ retiredAt: since })
    const handover = (slug: string, recipient: string) =>
      application.manage('POST', PATH, { kind: 'handover', petition: slug, recipient })
    const headers = await as(['campaigner'], { sub: 'ida' })
    const handed = async (recipient: string) =>
      (await asked({ kind: 'handover', petition, recipient }, headers)).of
    const kamer = { kind: 'handover', petition, recipient: 'de Tweede Kamer', names: ['de Tweede Kamer'] }
    expect(await handed('tweede  kamer')).toEqual(kamer)
    expect(await handed('stichting Wereldkind')).toMatchObject({ recipient: 'Stichting Wereldkind' })
    // Words of the text that are nobody's name, and somebody who has no part in the petition.
    for (const recipient of ['de Eerste Kamer', 'de Tweede Kam', 'mijn naam', 'Geef', 'Kinderfonds', other])
      expect(await json(await handover(petition, recipient))).toMatchObject({
        code: 'recipient-not-named',
        status: 409,
      })
    expect(await json(await handover(retired, 'de Tweede Kamer'))).toMatchObject({ code: 'petition-retired' })
  })

  it('of a partner’s people holds their partner’s own, and what is the whole petition’s is refused them', async () => {
    const partner = 'kinderfonds'
    const petition = await application.petition({ partners: [partner] })
    const others = await application.petition({ partners: ['vredesbond'] })
    const topic = await application.topic()
    await application.partner(['gaby'], { partner })
    const headers = await as(['campaigner'], { sub: 'gaby' })
    expect(await asked({ kind: 'signatures', petition }, headers)).toMatchObject({ partner, expected: 0 })
    const codeOf = async (body: unknown) => (await json(await application.postJson(PATH, body, headers))).code
    expect(await codeOf({ kind: 'signatures', petition: others })).toBe('petition-unknown')
    expect(await codeOf({ kind: 'subscribers', topic })).toBe('topic-unknown')
    expect(await codeOf({ kind: 'subscribers', petition })).toBe('forbidden')
    expect(await codeOf({ kind: 'handover', petition, recipient: 'de minister' })).toBe('forbidden')
    const campaign = await application.campaign({ petitions: [petition] })
    expect(await codeOf({ kind: 'deliveries', campaign })).toBe('campaign-unknown')
    // Nor an admin of a partner what the main organisation's people asked for.
    const one = await asked({ kind: 'signatures', petition }, await as(['campaigner'], { sub: 'hanna' }))
    const admin = await as(['admin'], { sub: 'gaby' })
    expect((await application.request(`${PATH}/${one.id}`, { headers: admin })).status).toBe(404)
  })

  it('more than five at once of one manager wait for each other; why one failed is told in words', async () => {
    const petition = await application.petition()
    const headers = await as(['campaigner'], { sub: 'fien' })
    const open: Export[] = []
    for (let i = 0; i < 5; i++) open.push(await asked({ kind: 'signatures', petition }, headers))
    expect((await application.postJson(PATH, { kind: 'signatures', petition }, headers)).status).toBe(429)
    const [one] = open
    if (one === undefined) throw new Error('none')
    await exports().replace({ ...one, state: 'failed', failure: 'fault', version: 2 })
    const answer = await json(await application.request(`${PATH}/${one.id}`, { headers }))
    expect(answer).toMatchObject({ status: 'failed', reason: expect.stringContaining('opnieuw') })
    expect((await application.postJson(PATH, { kind: 'signatures', petition }, headers)).status).toBe(202)
  })
})
