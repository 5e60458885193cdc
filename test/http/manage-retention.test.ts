import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { receiptOf } from '../../functions/domain/consent.ts'
import type { Entry } from '../../functions/domain/counts.ts'
import { updatesList } from '../../functions/domain/list.ts'
import { RETENTION_MS } from '../../functions/domain/petition.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { signatureOf } from '../support/examples.ts'
import { tableText } from '../support/retention-world.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const ago = (ms: number) => new Date(application.now().getTime() - ms)
const dryRun = () => application.manage('POST', '/api/manage/retention/dry-run', undefined, 'admin')

/** What the counting consumer would have written of pending requests. */
async function pending(petition: string, day: string, add: number): Promise<void> {
  const { client, tableName } = application.table
  const entry: Entry = {
    figure: { kind: 'stage', petition, day, provider: 'other', stage: 'pending' },
    add,
  }
  const at = { stream: 'test', shard: `${petition}-${day}` }
  const committed = countingTable(client, tableName).commit(
    at,
    undefined,
    '1'.padStart(40, '0'),
    [entry],
    ago(0),
  )
  expect(await committed).toBe('committed')
}

/** A petition with two signers and a held one, and two followers, of whom one has left. */
async function signed(closedMs: number): Promise<string> {
  const { signatures, subscriptions } = application.deps.stores
  const slug = await application.petition({ state: 'closed', closedAt: ago(closedMs).toISOString() })
  const consent = receiptOf(
    { version: 1, locale: 'nl', text: 'Ja.', hash: textHash('Ja.'), since: ago(0).toISOString() },
    'updates',
    'page',
    ago(closedMs),
  )
  for (const name of ['a', 'b', 'held']) {
    const suspicion = name === 'held' ? { suspicion: ['honeypot' as const] } : {}
    const signature = signatureOf(slug, `${name}@example.org`, ago(0), suspicion)
    await signatures.create(signature)
    const prove = name === 'held' ? signatures.hold : signatures.confirm
    await prove(signature, signature.nonce, ago(0))
    if (name === 'held') continue
    await subscriptions.activate(signature, [{ list: updatesList(slug), consent }], ago(closedMs))
    if (name === 'b') await subscriptions.leave(signature.person, updatesList(slug), 'link', ago(0))
  }
  return slug
}

it('says what retention would delete, without looking through the table, and changes nothing', async () => {
  const past = await signed(RETENTION_MS)
  const young = await signed(RETENTION_MS - 1)
  const open = await application.petition()
  // It is the 21st of November: what was asked for on the 7th may still be confirmed.
  await pending(open, '2026-11-06', 3)
  await pending(past, '2026-10-01', 4)
  await pending(young, '2026-11-07', 50)
  await pending(open, '2026-11-20', 600)

  const before = await tableText(application.table)
  const calls = vi.spyOn(application.table.client, 'send')
  const response = await dryRun()
  const commands = calls.mock.calls.map(([command]) => command.constructor.name)
  calls.mockRestore()
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    unconfirmed: 7,
    petitions: [{ slug: past, signatures: 3, subscriptions: 2, since: ago(RETENTION_MS).toISOString() }],
  })
  // Who calls is looked up by their key.
  expect([...new Set(commands)]).toEqual(['GetCommand', 'QueryCommand'])
  expect(await tableText(application.table)).toBe(before)
})

it('names nobody', async () => {
  expect(await (await dryRun()).text()).not.toMatch(/@|van der Berg/)
})

it('lets nobody move the counts of a retired petition, or open it again', async () => {
  const slug = await application.petition()
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, website: 'x' })
  await application.postForm(`/nl/confirm/${await application.link(slug)}`, {})
  const { petitions } = application.deps.stores
  const seen = await petitions.read(slug, true)
  if (seen === undefined) throw new Error('There is no such petition.')
  const closedAt = ago(RETENTION_MS).toISOString()
  const retired = { ...seen, state: 'closed' as const, closedAt, retiredAt: ago(0).toISOString(), version: 2 }
  await petitions.replace(retired, 1, {
    id: 'x',
    at: ago(0).toISOString(),
    actor: 'retention',
    action: 'petition-retired',
    subject: slug,
  })
  const before = await tableText(application.table)
  const id = `${slug}~${application.person(SIGNER.email)}`
  for (const [path, code] of [
    [`petitions/${slug}/reconcile`, 'petition-retired'],
    [`signatures/${id}/accept`, 'petition-retired'],
    [`signatures/${id}/remove`, 'petition-retired'],
    [`petitions/${slug}/reopen`, 'petition-transition-illegal'],
  ]) {
    const response = await application.manage('POST', `/api/manage/${path}`)
    expect([path, response.status]).toEqual([path, 409])
    expect(await response.json()).toMatchObject({ code })
  }
  application.pass(1)
  const again = { ...SIGNER, email: 'ander@example.org' }
  expect((await application.postJson(`/api/petitions/${slug}/signatures`, again)).status).toBe(409)
  expect(await tableText(application.table)).toBe(before)
})
