import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../functions/http/app.tsx'
import type { Stores } from '../../functions/http/dependencies.ts'
import { keys } from '../../functions/table/keys.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { markCleared } from '../support/due-mail.ts'
import { type Application, ORIGIN_SECRETS, SIGNER, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

type Signatures = Stores['signatures']

/** Signs through an application whose table does something of its own in between. */
async function sign(slug: string, changes: (real: Signatures) => Partial<Signatures>): Promise<number> {
  const { deps } = application
  const { signatures } = deps.stores
  const stores = { ...deps.stores, signatures: { ...signatures, ...changes(signatures) } }
  const response = await createApp({ ...deps, stores }).request(`/api/petitions/${slug}/signatures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-luid-origin': ORIGIN_SECRETS[0] ?? '' },
    body: JSON.stringify(SIGNER),
  })
  return response.status
}

/** A signature whose request is 20 days old: expired, though the item is still there. */
async function expired(): Promise<string> {
  const slug = await application.petition()
  await sign(slug, () => ({}))
  application.pass(20 * 24 * 60)
  return slug
}
const vanish = (slug: string) =>
  application.table.client.send(
    new DeleteCommand({
      TableName: application.table.tableName,
      Key: keys.signature(slug, application.person(SIGNER.email)),
    }),
  )

describe('a 202 means that it is stored (promise 2)', () => {
  it('though time to live removes the old item between reading and replacing it', async () => {
    const slug = await expired()
    const status = await sign(slug, (real) => ({
      replace: async (wanted, seen) => {
        await vanish(slug)
        return real.replace(wanted, seen)
      },
    }))
    expect(status).toBe(202)
    expect(await application.signature(slug)).toMatchObject({
      state: 'pending',
      mailDue: { mail: 'confirm' },
    })
  })

  it('though the signature is withdrawn between reading it and asking for its mail', async () => {
    const slug = await application.petition()
    await sign(slug, () => ({}))
    const { client, tableName } = application.table
    const key = application.key(slug, SIGNER.email)
    const table = signatureTable(client, tableName)
    const first = await application.signature(slug)
    if (first === undefined) throw new Error('No signature')
    await markCleared(application.table, first)
    application.pass(11)
    const status = await sign(slug, (real) => ({
      askForMail: async (seen, due, now) => {
        await table.withdraw(key, now)
        return real.askForMail(seen, due, now)
      },
    }))
    expect(status).toBe(202)
    const stored = await application.signature(slug)
    expect(stored).toMatchObject({ state: 'pending', mailDue: { mail: 'confirm' } })
    expect(stored?.nonce).not.toBe(first.nonce)
  })

  it('and what cannot be stored is answered 500, never 202', async () => {
    const slug = await expired()
    const before = await application.item(slug)
    expect(await sign(slug, () => ({ replace: async (_, seen) => ({ done: false, existing: seen }) }))).toBe(
      500,
    )
    expect(await application.item(slug)).toEqual(before)
  })
})
