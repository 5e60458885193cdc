import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personMark } from '../../functions/domain/audit.ts'
import { mailboxes } from '../support/mailbox.ts'
import { rawHits } from '../support/raw-search.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let mail: ReturnType<typeof mailboxes>
let number = 0
beforeAll(async () => {
  application = await startApplication()
  mail = mailboxes(application)
})
afterAll(() => application.stop())

const PATH = '/api/manage/suppressions'
const address = () => `onderdrukt-${++number}@example.org`
const manage = (method: string, path: string, body?: unknown) =>
  application.manage(method, path, body, 'admin')
const put = (email: unknown, scope: unknown) => manage('PUT', PATH, { email, scope })
const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const scopeOf = async (email: string) =>
  (await application.deps.stores.suppressions.read(application.person(email)))?.scope

async function listed(): Promise<{ id: string; scope: string }[]> {
  const found: { id: string; scope: string }[] = []
  let next: string | undefined = ''
  while (next !== undefined) {
    const page: { items: { id: string; scope: string }[]; next?: string } = (await (
      await manage('GET', `${PATH}?after=${encodeURIComponent(next)}`)
    ).json()) as never
    found.push(...page.items)
    next = page.next
  }
  return found
}

async function audited(email: string): Promise<string[]> {
  const { items } = (await json(await manage('GET', '/api/manage/audit'))) as {
    items: { action: string; subject: string }[]
  }
  const mark = personMark(application.person(email))
  return items.flatMap(({ action, subject }) => (subject === mark ? [action] : [])).sort()
}

describe('who gets no mail, by a manager’s word', () => {
  it('is set, listed, narrowed and lifted, each with its audit entry, and without an address', async () => {
    const email = address()
    const id = application.person(email)
    const set = await put(email.toUpperCase(), 'all')
    expect(set.status).toBe(200)
    const at = application.now().toISOString()
    expect(await json(set)).toEqual({ id, scope: 'all', because: 'manager', at })
    expect(await listed()).toContainEqual({ id, scope: 'all', because: 'manager', at })
    expect((await put(email, 'bulk')).status).toBe(200)
    expect(await scopeOf(email)).toBe('bulk')
    const lifted = await manage('DELETE', PATH, { email })
    expect([lifted.status, await json(lifted)]).toEqual([200, { status: 'lifted' }])
    expect(await scopeOf(email)).toBe('none')
    expect((await listed()).map((one) => one.id)).not.toContain(id)
    expect(await audited(email)).toEqual(['suppression-lifted', 'suppression-set', 'suppression-set'])
    expect(await rawHits(application.table, [email, 'onderdrukt'])).toEqual([])
  })

  it('can be lifted from the list; what does not stand there is not found', async () => {
    const email = address()
    const id = application.person(email)
    await put(email, 'all')
    expect((await manage('DELETE', `${PATH}/${id}`)).status).toBe(200)
    for (const answer of [
      await manage('DELETE', `${PATH}/${id}`),
      await manage('DELETE', PATH, { email }),
      await manage('DELETE', PATH, { email: address() }),
      await manage('DELETE', `${PATH}/geen-sleutel`),
    ]) {
      expect(answer.status).toBe(404)
      expect((await json(answer))['code']).toBe('not-found')
    }
    expect(await audited(email)).toEqual(['suppression-lifted', 'suppression-set'])
  })

  it('lists everybody over its pages', async () => {
    const people = Array.from({ length: 120 }, address)
    await Promise.all(people.map((email) => put(email, 'bulk')))
    const ids = (await listed()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(people.map((email) => application.person(email))))
    expect((await manage('GET', `${PATH}?after=${'x'.repeat(3000)}`)).status).toBe(200)
  })

  it('is refused where the address or the scope is none, both told at once', async () => {
    const refused = await put('geen adres', 'none')
    expect(refused.status).toBe(422)
    const { errors } = (await json(refused)) as { errors: { field: string; code: string }[] }
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'email email-malformed',
      'scope scope-unknown',
    ])
    expect((await put(7, 'all')).status).toBe(422)
    expect((await manage('DELETE', PATH, {})).status).toBe(422)
    expect((await application.request(PATH, { method: 'PUT' })).status).toBe(401)
  })

  it('decides about mail: none while it stands, some once it is lifted', async () => {
    const email = address()
    await put(email, 'all')
    await application.postForm('/nl/my-data', { email })
    await mail.deliver(email)
    expect(mail.to(email)).toHaveLength(0)
    await manage('DELETE', PATH, { email })
    application.pass(11)
    await application.postForm('/nl/my-data', { email })
    await mail.deliver(email)
    expect(mail.to(email)).toHaveLength(1)
  })
})
