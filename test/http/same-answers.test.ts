import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicList } from '../../functions/domain/list.ts'
import type { Signature, SignatureState } from '../../functions/domain/signature.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { markCleared } from '../support/due-mail.ts'
import { exampleFollow, examplePetition } from '../support/examples.ts'
import { type Application, SIGNER, SIGNER_FORM, startApplication, wholeAnswer } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
  await application.topic({ topic: TOPIC })
})
afterAll(() => application.stop())

type Standing = SignatureState | 'new' | 'suppressed' | 'mail-due' | 'follower' | 'left'
const STANDINGS: Standing[] = [
  'new',
  'mail-due',
  'pending',
  'confirmed',
  'held',
  'withdrawn',
  'removed',
  'expired',
  'suppressed',
  'follower',
  'left',
]

/** Brings an address to a standing on a petition, by the ways of the table alone. */
async function bring(slug: string, email: string, standing: Standing): Promise<void> {
  const { deps, table, now } = application
  const signatures = signatureTable(table.client, table.tableName)
  if (standing === 'new') return
  if (standing === 'follower' || standing === 'left') {
    const subscriptions = subscriptionTable(table.client, table.tableName)
    const reader = { person: application.person(email), email, locale: 'nl' as const }
    await subscriptions.activate(reader, [exampleFollow(topicList(TOPIC))], now())
    if (standing === 'left') await subscriptions.leaveAll(reader.person, 'link', now())
    return
  }
  const marked = standing === 'held' ? { website: 'x' } : {}
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email, ...marked })
  const seen = (await application.signature(slug, email)) as Signature
  const steps: Partial<Record<Standing, () => Promise<unknown>>> = {
    pending: () => markCleared(table, seen),
    confirmed: () => signatures.confirm(seen, seen.nonce, now()),
    held: () => signatures.hold(seen, seen.nonce, now()),
    withdrawn: () => signatures.withdraw(seen, now()),
    removed: () => signatures.disown(seen, seen.nonce),
    expired: () => signatures.replace({ ...seen, expiresAt: now().toISOString() }, seen),
    suppressed: async () => {
      await markCleared(table, seen)
      await deps.stores.suppressions.suppress(seen.person, 'all', 'not-me', now())
    },
  }
  await steps[standing]?.()
}

const TOPIC = 'een-onderwerp'
const BOXES = { newsletter: [TOPIC], updates: true, ageConfirmed: true }
const BOXES_FORM = { newsletter: TOPIC, updates: 'on', ageConfirmed: 'on' }

const WAYS: Record<string, (slug: string, email: string) => Promise<Response>> = {
  'the form': (slug, email) =>
    application.postForm(`/nl/petitions/${slug}/signatures`, { ...SIGNER_FORM, email }),
  'the API': (slug, email) => application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email }),
  'the form with boxes ticked': (slug, email) =>
    application.postForm(`/nl/petitions/${slug}/signatures`, { ...SIGNER_FORM, ...BOXES_FORM, email }),
  'the API with boxes ticked': (slug, email) =>
    application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, ...BOXES, email }),
  resending: (slug, email) => application.postForm(`/en/petitions/${slug}/check-your-email`, { email }),
}

describe('nobody learns who signed (STANDARDS 23)', () => {
  it.each(Object.entries(WAYS))(
    '%s answers the same, byte for byte, whoever the address belongs to',
    async (_, ask) => {
      const { consents, pastConsents } = examplePetition()
      const slug = await application.petition({ topics: [TOPIC], updates: { consents, pastConsents } })
      for (const standing of STANDINGS) await bring(slug, `${standing}@example.org`, standing)
      application.pass(11)
      const answers = new Map<string, string[]>()
      // Twice: a second request in a row is answered like the first.
      for (const standing of [...STANDINGS, ...STANDINGS]) {
        const answer = await wholeAnswer(await ask(slug, `${standing}@example.org`))
        answers.set(answer, [...(answers.get(answer) ?? []), standing])
      }
      expect([...answers.values()]).toEqual([[...STANDINGS, ...STANDINGS]])
    },
  )

  it('while the mailbox owner alone is told: what becomes due differs by what stands there', async () => {
    const slug = await application.petition()
    for (const standing of STANDINGS) await bring(slug, `${standing}@example.org`, standing)
    application.pass(11)
    const found: Record<string, unknown> = {}
    for (const standing of STANDINGS) {
      await application.postJson(`/api/petitions/${slug}/signatures`, {
        ...SIGNER,
        email: `${standing}@example.org`,
      })
      const signature = await application.signature(slug, `${standing}@example.org`)
      found[standing] = [signature?.state, signature?.mailDue?.mail]
    }
    expect(found).toEqual({
      new: ['pending', 'confirm'],
      'mail-due': ['pending', 'confirm'],
      pending: ['pending', 'confirm'],
      confirmed: ['confirmed', 'already-signed'],
      held: ['held', 'already-signed'],
      withdrawn: ['pending', 'confirm'],
      removed: ['removed', undefined],
      expired: ['pending', 'confirm'],
      suppressed: ['pending', 'confirm'],
      follower: ['pending', 'confirm'],
      left: ['pending', 'confirm'],
    })
  })

  it('and a repeated request alters nothing of a signature that stands: not its name, not its consent', async () => {
    const slug = await application.petition()
    for (const standing of ['mail-due', 'pending', 'confirmed', 'held'] as const) {
      const email = `${standing}@example.org`
      await bring(slug, email, standing)
      application.pass(11)
      const before = await application.signature(slug, email)
      await application.postJson(`/api/petitions/${slug}/signatures`, {
        ...SIGNER,
        email,
        givenName: 'Iemand',
        familyName: 'Anders',
        showName: true,
        ageConfirmed: true,
        country: 'BE',
      })
      const after = await application.signature(slug, email)
      expect({ ...after, askedAt: '', mailDue: 0 }).toEqual({ ...before, askedAt: '', mailDue: 0 })
    }
  })

  it('starts anew after a withdrawal, with a new link: the old one opens nothing', async () => {
    const slug = await application.petition()
    await bring(slug, SIGNER.email, 'confirmed')
    const old = await application.link(slug)
    const { table, now } = application
    await signatureTable(table.client, table.tableName).withdraw(application.key(slug, SIGNER.email), now())
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, givenName: 'Noortje' })
    expect(await application.signature(slug)).toMatchObject({ state: 'pending', givenName: 'Noortje' })
    for (const state of ['pending', 'confirmed']) {
      expect((await application.request(`/nl/confirm/${old}`)).status).toBe(410)
      expect((await application.postForm(`/nl/confirm/${old}`, {})).status).toBe(410)
      expect((await application.signature(slug))?.state).toBe(state)
      await application.postForm(`/nl/confirm/${await application.link(slug)}`, {})
    }
  })
})

describe('100 concurrent identical requests (STANDARDS 11)', () => {
  it('make one item with one mail due', async () => {
    const slug = await application.petition()
    const ways = Array.from({ length: 100 }, (_, i) =>
      i % 2 === 0
        ? application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email: 'een@example.org' })
        : application.postForm(`/nl/petitions/${slug}/signatures`, {
            ...SIGNER_FORM,
            email: 'een@example.org',
          }),
    )
    const statuses = (await Promise.all(ways)).map((response) => response.status)
    expect(new Set(statuses)).toEqual(new Set([202, 303]))
    const { Items = [] } = await application.table.client.send(
      new QueryCommand({
        TableName: application.table.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `PERSON#${application.person('een@example.org')}` },
        ConsistentRead: true,
      }),
    )
    expect(Items).toHaveLength(1)
    expect(Items[0]).toMatchObject({ state: 'pending', mailDue: 'confirm' })
  })

  it('right after the press of the button tell the owner, once', async () => {
    const slug = await application.petition()
    const email = 'drie@example.org'
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email })
    application.pass(1)
    await application.postForm(`/nl/confirm/${await application.link(slug, 'confirm-signature', email)}`, {})
    application.pass(1)
    await Promise.all(
      Array.from({ length: 100 }, () =>
        application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email }),
      ),
    )
    const after = await application.signature(slug, email)
    expect(after).toMatchObject({ state: 'confirmed', mailDue: { mail: 'already-signed' } })
  })

  it('after a withdrawal make one new request', async () => {
    const slug = await application.petition()
    await bring(slug, 'twee@example.org', 'withdrawn')
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        application.postJson(`/api/petitions/${slug}/signatures`, {
          ...SIGNER,
          email: 'twee@example.org',
          givenName: `Noor${i}`,
        }),
      ),
    )
    const after = await application.signature(slug, 'twee@example.org')
    expect(after).toMatchObject({ state: 'pending', mailDue: { mail: 'confirm' } })
  })
})
