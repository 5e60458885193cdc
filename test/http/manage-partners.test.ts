import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const PATH = '/api/manage/partners'
type Managed = { version: number; members: string[]; former: string[] }
type Problem = { code: string; errors?: { field: string; code: string }[] }

let number = 0
const unused = () => `wereldkind-${++number}`
/** Time passes between one act and the next, so that the audit log has an order. */
const put = (partner: string, body: object) => {
  application.pass(0.001)
  return application.manage(
    'PUT',
    `${PATH}/${partner}`,
    { name: 'Stichting Wereldkind', members: [], ...body },
    'admin',
  )
}
const read = async (partner: string) =>
  (await application.manage('GET', `${PATH}/${partner}`, undefined, 'viewer')).json() as Promise<Managed>
const errorsOf = async (response: Response) => {
  const { errors = [] } = (await response.json()) as Problem
  return [response.status, ...errors.map(({ field, code }) => `${field} ${code}`)]
}
/** What somebody is told of themselves: their partner, that they wait for one, or that they are of the main organisation. */
const placeOf = async (subject: string, groups = ['viewer']) => {
  const authorization = `Bearer ${await application.issuer.person(groups, { sub: subject })}`
  const me = (await (await application.request('/api/manage/me', { headers: { authorization } })).json()) as {
    subject: string
    partner?: { partner: string; name: string }
    waits?: true
  }
  expect(me.subject).toBe(subject)
  return me.partner?.partner ?? (me.waits ? 'waits' : 'main')
}
/** What they may do elsewhere: whether a petition list is theirs to read. */
const isLetIn = async (subject: string, groups = ['viewer']) => {
  const authorization = `Bearer ${await application.issuer.person(groups, { sub: subject })}`
  return (await application.request(PATH, { headers: { authorization } })).status === 200
}

describe('a partner organisation', () => {
  it('is created with 201 and its location, read, listed and replaced, each with an audit entry', async () => {
    const partner = unused()
    const facts = {
      name: 'Stichting Wereldkind',
      url: 'https://wereldkind.example.org/',
      members: [`${partner}.an`],
    }
    const created = await put(partner, facts)
    expect([created.status, created.headers.get('location')]).toEqual([201, `${PATH}/${partner}`])
    expect(await created.json()).toEqual({ ...(await read(partner)), ...facts, version: 1, former: [] })
    const replaced = await put(partner, { name: 'Wereldkind', members: [`${partner}.bo`] })
    expect(replaced.status).toBe(200)
    const after = (await replaced.json()) as Managed
    expect(after).toMatchObject({ name: 'Wereldkind', version: 2, former: [`${partner}.an`] })
    expect(after).not.toHaveProperty('url')
    const listed = (await (await application.manage('GET', PATH)).json()) as { items: object[] }
    expect(listed.items).toContainEqual(after)
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    expect(
      items.flatMap(({ action, subject }) => (subject.startsWith(partner) ? [action, subject] : [])),
    ).toEqual([
      'partner-changed',
      `${partner} -${partner}.an +${partner}.bo`,
      'partner-created',
      `${partner} +${partner}.an`,
    ])
  })

  it('may have a name of two characters', async () => {
    expect((await put('wk', {})).status).toBe(201)
    expect(await read('wk')).toMatchObject({ partner: 'wk' })
  })

  it.each([
    ['an address', { members: ['noor@example.org'] }, 'members.0 subject-malformed'],
    ['no name', { name: ' ' }, 'name text-missing'],
    ['a site without encryption', { url: 'http://example.org' }, 'url value-malformed'],
    ['who asks', { members: ['person-1'] }, 'members.0 member-self'],
    ['too many', { members: Array.from({ length: 41 }, (_, i) => `lid-${i}`) }, 'members value-malformed'],
  ])('is refused with %s', async (_, body, error) => {
    const partner = unused()
    expect(await errorsOf(await put(partner, body))).toEqual([422, error])
    expect((await application.manage('GET', `${PATH}/${partner}`)).status).toBe(404)
  })

  it('is nobody’s who edits a version that is not there, and one’s alone where many edit at once', async () => {
    const partner = unused()
    expect((await put(partner, { version: 1 })).status).toBe(409)
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) => put(partner, { members: [`${partner}.${i}`], version: 0 })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
    const { members } = await read(partner)
    const places = await Promise.all(Array.from({ length: 5 }, (_, i) => placeOf(`${partner}.${i}`)))
    expect(places.filter((place) => place === partner)).toHaveLength(1)
    expect(await placeOf(members[0] ?? '')).toBe(partner)
  })
})

describe('a member', () => {
  it('is of one partner only, also where two take them at once', async () => {
    const [one, other, subject] = [unused(), unused(), `lid-${++number}`]
    const answers = await Promise.all([one, other].map((partner) => put(partner, { members: [subject] })))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    const [winner, loser] = statuses[0] === 201 ? [one, other] : [other, one]
    expect(await placeOf(subject)).toBe(winner)
    expect(await errorsOf(await put(loser, { members: [subject] }))).toEqual([
      422,
      'members.0 member-elsewhere',
    ])
  })

  it('who is taken off is let in nowhere from the next request on; another partner may take them over', async () => {
    const [one, other, subject] = [unused(), unused(), `lid-${++number}`]
    await put(one, { members: [subject] })
    expect([await placeOf(subject), await isLetIn(subject)]).toEqual([one, true])
    await put(one, { members: [] })
    expect([await placeOf(subject), await isLetIn(subject)]).toEqual(['waits', false])
    await put(other, { members: [subject] })
    expect([await placeOf(subject), await isLetIn(subject)]).toEqual([other, true])
    // The one they left lets them go; they stay where they are.
    await put(one, { former: [] })
    expect(await placeOf(subject)).toBe(other)
  })

  it('comes to the main organisation only by an admin’s word of its own', async () => {
    const [partner, subject] = [unused(), `lid-${++number}`]
    await put(partner, { members: [subject] })
    // Left out of both at once: they have only just become a former member.
    await put(partner, { members: [], former: [] })
    expect(await placeOf(subject)).toBe('waits')
    await put(partner, { members: [] })
    expect(await placeOf(subject)).toBe('waits')
    await put(partner, { members: [], former: [] })
    expect([await placeOf(subject), await isLetIn(subject)]).toEqual(['main', true])
  })

  it('of the group of partners’ people is let in nowhere until a partner has them', async () => {
    const [partner, subject] = [unused(), `lid-${++number}`]
    const groups = ['campaigner', 'partner']
    expect([await placeOf(subject, groups), await isLetIn(subject, groups)]).toEqual(['waits', false])
    await put(partner, { members: [subject] })
    expect([await placeOf(subject, groups), await isLetIn(subject, groups)]).toEqual([partner, true])
  })
})
