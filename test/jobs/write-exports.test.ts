import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { deliveryItem } from '../../functions/table/delivery-items.ts'
import { keys } from '../../functions/table/keys.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { withdrawing } from '../../functions/table/signature-changes.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { activationItems } from '../../functions/table/subscription-items.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import {
  EXAMPLE_TIME,
  exampleAudit,
  exampleCampaign,
  exampleFollow,
  examplePetition,
} from '../support/examples.ts'
import { type ExportWorld, exportWorld, keyOf, mortal } from '../support/export-world.ts'
import { rawHits } from '../support/raw-search.ts'

let server: TestTable
let world: ExportWorld
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())
beforeEach(async () => {
  world = await exportWorld(server)
})

const SLUG = 'geen-kind-te-koop'
const SIGNATURES = { kind: 'signatures', petition: SLUG } as const
const people = (number: number, name = 'mens') =>
  Array.from({ length: number }, (_, i) => `${name}${i}@example.org`)

const rowsOf = (text: string | undefined, delimiter = ','): Record<string, string>[] =>
  parse(text ?? '', { bom: true, columns: true, delimiter, record_delimiter: '\r\n' })
const emailsOf = (text: string | undefined) => rowsOf(text).map(({ email }) => email)

/** Runs until nothing is open any more, some minutes apart; answers how many it took. */
async function runOut(id: string): Promise<number> {
  for (let run = 1; run < 30; run++) {
    await world.run()
    const { state } = await world.read(id)
    if (state === 'ready' || state === 'failed') return run
    world.pass(3)
  }
  throw new Error('It never ends.')
}

describe('an export of signatures', () => {
  it('holds who confirmed and nobody else, each once, and says in the audit log who, what and how many', async () => {
    await world.sign(SLUG, people(40))
    await world.sign(SLUG, ['held@example.org'], { state: 'held' })
    await world.sign(SLUG, ['left@example.org'], { state: 'withdrawn' })
    await world.sign('een-andere', ['ander@example.org'])
    const id = await world.ask(SIGNATURES)
    await world.run()
    const one = await world.read(id)
    expect(one).toMatchObject({ state: 'ready', rows: 40, omitted: 0 })
    const text = await world.file(id)
    expect(text?.startsWith('\ufeffgivenName,familyName,email,')).toBe(true)
    expect(emailsOf(text).sort()).toEqual(people(40).sort())
    const { items } = await auditTable(world.client, world.tableName).list('2026-11', 10)
    expect(items.filter(({ action }) => action.startsWith('export-'))).toMatchObject([
      { action: 'export-ready', actor: 'manager', subject: `signatures ${SLUG} (40 rows) ${id}` },
    ])
  })

  it('keeps what is typed from becoming a formula, and parts it by ; on request', async () => {
    await world.sign(SLUG, ['a@example.org'], { familyName: '=1+1;"x"', city: 'Den Haag; NL' })
    const id = await world.ask(SIGNATURES, { delimiter: ';' })
    await world.run()
    const text = await world.file(id)
    expect(rowsOf(text, ';')).toMatchObject([{ familyName: `'=1+1;"x"`, city: 'Den Haag; NL' }])
    expect(text?.split('\r\n')).toHaveLength(3)
  })

  it('of a partner holds those that are credited to it', async () => {
    await world.sign(SLUG, people(5, 'eigen'), { partner: 'kinderfonds' })
    await world.sign(SLUG, people(5, 'ander'), { partner: 'vredesbond' })
    await world.sign(SLUG, people(5))
    await world.sign(SLUG, ['broken@example.org'], { country: undefined as unknown as string })
    const id = await world.ask(SIGNATURES, { partner: 'kinderfonds' })
    await world.run()
    expect((await world.read(id)).omitted).toBe(0)
    expect(emailsOf(await world.file(id)).sort()).toEqual(people(5, 'eigen'))
  })

  it('of nobody is a file with a header, and who cannot be read is left out and told', async () => {
    await world.sign(SLUG, people(3))
    await world.sign(SLUG, ['broken@example.org'], { country: undefined as unknown as string })
    const id = await world.ask(SIGNATURES)
    const empty = await world.ask({ kind: 'signatures', petition: 'niemand' })
    await world.run()
    expect(await world.file(empty)).toMatch(/^\ufeffgivenName,[^\r]*\r\n$/)
    expect(emailsOf(await world.file(id)).sort()).toEqual(people(3))
    expect(await world.read(id)).toMatchObject({ rows: 3, omitted: 1 })
  })
})

describe('a ready export', () => {
  const ready = async () => {
    const id = await world.ask(SIGNATURES)
    await world.run()
    expect((await world.read(id)).state).toBe('ready')
    return id
  }
  const signed = (name: string) => ({ petition: SLUG, person: keyOf(`${name}@example.org`) })

  it('is written anew without who withdrew, said it was not them, or was removed; a crash before that is made good', async () => {
    await world.sign(SLUG, people(6))
    const signatures = signatureTable(world.client, world.tableName)
    const id = await ready()
    const { nonce = '' } = (await signatures.read(signed('mens1'))) ?? {}
    const leave = [
      () => signatures.withdraw(signed('mens0'), world.now()),
      () => signatures.disown(signed('mens1'), nonce),
      () => signatures.remove(signed('mens2'), { ...exampleAudit(), id: 'removed' }),
    ]
    for (const [at, step] of leave.entries()) {
      expect((await step()).done).toBe(true)
      expect(await world.file(id)).toBeUndefined()
      expect([...world.store.finished.keys()]).toHaveLength(1)
      await world.run()
      expect(emailsOf(await world.file(id)).sort()).toEqual(people(6).slice(at + 1))
      expect(world.store.finished.size).toBe(1)
    }
    // Whoever withdrew it died before the file was taken back: the person presses again.
    const { petition, person } = signed('mens3')
    const change = withdrawing(signed('mens3'), world.now())
    const Key = keys.signature(petition, person)
    await world.client.send(new UpdateCommand({ TableName: world.tableName, Key, ...change }))
    expect(emailsOf(await world.file(id))).toContain('mens3@example.org')
    expect((await signatures.withdraw(signed('mens3'), world.now())).done).toBe(false)
    await world.run()
    expect(emailsOf(await world.file(id)).sort()).toEqual(people(6).slice(4))
  })

  it('stays for whoever never stood in it, and for other petitions', async () => {
    await world.sign(SLUG, people(2))
    await world.sign(SLUG, ['pending@example.org'], { state: 'pending', confirmedAt: undefined as never })
    await world.sign(SLUG, ['held@example.org'], { state: 'held', suspicion: ['velocity'] })
    await world.sign('een-andere', people(1))
    const signatures = signatureTable(world.client, world.tableName)
    const id = await ready()
    await signatures.withdraw(signed('pending'), world.now())
    await signatures.withdraw(signed('held'), world.now())
    await signatures.withdraw({ ...signed('mens0'), petition: 'een-andere' }, world.now())
    expect(emailsOf(await world.file(id)).sort()).toEqual(people(2))
    expect((await world.read(id)).renewals).toBe(0)
  })
})

describe('an export that is interrupted', () => {
  it('comes to the same bytes wherever a run dies, or has no file', async () => {
    await world.sign(SLUG, people(7))
    const whole = await world.ask(SIGNATURES)
    const living = mortal(world, 0, 'before')
    await world.run(living.deps)
    const expected = await world.file(whole)
    expect(rowsOf(expected)).toHaveLength(7)
    // Taken, begun and saved, some parts each written and saved, finished, ready.
    expect(living.process.steps).toBeGreaterThanOrEqual(9)
    for (let step = 1; step <= living.process.steps; step++)
      for (const when of ['before', 'after'] as const) {
        const id = await world.ask(SIGNATURES)
        const { deps, process } = mortal(world, step, when)
        await world.run(deps).catch(() => {})
        expect(process.isDead).toBe(true)
        const left = await world.read(id)
        if (left.state !== 'ready') expect(await world.file(id)).toBeUndefined()
        await runOut(id)
        expect(await world.file(id), `${when} ${step}`).toBe(expected)
        await world.exports.remove(id)
      }
  })

  it('whose time is up goes on where it was, and that is no fault', async () => {
    await world.sign(SLUG, people(40))
    const id = await world.ask(SIGNATURES)
    let runs = 0
    while ((await world.read(id)).state !== 'ready') {
      let looks = 0
      await world.run({}, () => (++looks > 12 ? 0 : 300_000))
      runs += 1
      expect(runs).toBeLessThan(30)
    }
    expect(runs).toBeGreaterThan(2)
    expect((await world.read(id)).faults).toBe(0)
    expect(emailsOf(await world.file(id)).sort()).toEqual(people(40).sort())
  })

  it('by the same fault again and again begins anew, and fails in the end, with nothing left of it', async () => {
    await world.sign(SLUG, people(12))
    const id = await world.ask(SIGNATURES)
    const finish = () => Promise.reject(new Error('InvalidPart'))
    const uploads = new Set<string>()
    for (let run = 0; run < 10; run++) {
      await world.run({ files: { ...world.store.files, finish } })
      const { file } = await world.read(id)
      if (file !== undefined) uploads.add(file.upload)
    }
    expect(await world.read(id)).toMatchObject({ state: 'failed', failure: 'fault' })
    expect(uploads.size).toBe(3)
    expect([world.store.uploads.size, world.store.finished.size]).toEqual([0, 0])
  })

  it('by one fault is ready after the next run', async () => {
    await world.sign(SLUG, people(12))
    const id = await world.ask(SIGNATURES)
    await world.run({
      files: { ...world.store.files, part: () => Promise.reject(new Error('SlowDown')) },
    })
    expect((await world.read(id)).state).toBe('writing')
    await world.run()
    expect(rowsOf(await world.file(id))).toHaveLength(12)
  })
})

it('two runs at once, and one that comes back late, write one whole file', async () => {
  await world.sign(SLUG, people(30))
  const id = await world.ask(SIGNATURES)
  let late: (() => void) | undefined
  const waits = new Promise<void>((resolve) => {
    late = resolve
  })
  const { part } = world.store.files
  // Its second part stalls until another run has taken over and finished.
  const stalled = world.run({
    files: {
      ...world.store.files,
      part: async (file, number, bytes) => {
        if (number === 2) await waits
        return part(file, number, bytes)
      },
    },
  })
  while ((await world.read(id)).progress?.parts.length !== 1) await new Promise((go) => setImmediate(go))
  await Promise.all([world.run(), world.run()])
  expect((await world.read(id)).state).toBe('writing')
  world.pass(3)
  await Promise.all([world.run(), world.run()])
  const file = await world.file(id)
  expect(emailsOf(file).sort()).toEqual(people(30).sort())
  late?.()
  await stalled
  expect(await world.file(id)).toBe(file)
})

describe('who leaves or is erased', () => {
  it('after the list has named them, and before they are looked up, is not in it', async () => {
    await world.sign(SLUG, people(30))
    const id = await world.ask(SIGNATURES)
    const signatures = signatureTable(world.client, world.tableName)
    let left: string | undefined
    // As where the index lags: a page names somebody who leaves right then.
    const client = new Proxy(world.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name)
        return async (command: Parameters<typeof target.send>[0]) => {
          if (command instanceof BatchGetCommand && left === undefined) {
            const [key] = command.input.RequestItems?.[world.tableName]?.Keys ?? []
            left = String(key?.['pk']).slice('PERSON#'.length)
            await signatures.withdraw({ petition: SLUG, person: left }, world.now())
          }
          return target.send(command)
        }
      },
    })
    await world.run(world.tables(client))
    // It was taken back meanwhile.
    await runOut(id)
    const others = people(30).filter((email) => keyOf(email) !== left)
    expect(others).toHaveLength(29)
    expect(emailsOf(await world.file(id)).sort()).toEqual(others.sort())
  })

  it.each(['while it is written', 'when it is ready'])(
    'erased %s: nobody gets that file any more, it is written anew without them, and nothing names them',
    async (when) => {
      await world.sign(SLUG, people(30))
      const [gone = ''] = people(1)
      const id = await world.ask(SIGNATURES)
      world.pass(1)
      const other = await world.ask({ kind: 'signatures', petition: 'een-andere' })
      let looks = 0
      await world.run({}, () => (when === 'while it is written' && ++looks > 15 ? 0 : 300_000))
      const before = await world.read(id)
      await world.people.erase(keyOf(gone), world.now())
      expect(await world.read(id)).toMatchObject({ state: 'waiting', rows: 0, renewals: 1 })
      expect((await world.read(other)).renewals).toBe(0)
      expect(await world.file(id)).toBeUndefined()
      expect(await rawHits({ ...server, tableName: world.tableName }, [gone, keyOf(gone)])).toEqual([])
      await runOut(id)
      expect(emailsOf(await world.file(id)).sort()).toEqual(people(30).slice(1).sort())
      expect(world.store.finished.has(before.file?.name ?? '')).toBe(false)
      expect(world.store.uploads.size).toBe(0)
    },
  )

  it('a run that was finishing while somebody was erased makes nothing ready', async () => {
    await world.sign(SLUG, people(10))
    const [gone = ''] = people(1)
    const id = await world.ask(SIGNATURES)
    const { finish } = world.store.files
    await world.run({
      files: {
        ...world.store.files,
        finish: async (file, tags) => {
          await world.people.erase(keyOf(gone), world.now())
          await finish(file, tags)
        },
      },
    })
    expect(await world.file(id)).toBeUndefined()
    await runOut(id)
    expect(emailsOf(await world.file(id))).not.toContain(gone)
    expect(world.store.finished.size).toBe(1)
  })
})

it('after 24 hours file and export are gone, and what was never finished too', async () => {
  await world.sign(SLUG, people(5))
  const id = await world.ask(SIGNATURES)
  await world.run()
  expect(world.store.finished.size).toBe(1)
  world.pass(24 * 60 - 1)
  await world.run()
  expect(world.store.finished.size).toBe(1)
  world.pass(1)
  await world.run()
  expect(world.store.finished.size).toBe(0)
  expect(await world.exports.read(id)).toBeUndefined()
  expect(await world.exports.all()).toEqual([])
})

describe('other exports', () => {
  it('subscribers: only active consents that mail may reach, with their proof', async () => {
    const list = topicList('kinderhandel')
    const subscriptions = subscriptionTable(world.client, world.tableName)
    const imported = { source: 'beurs', text: 'Ja' }
    for (const email of [...people(8), 'left@example.org', 'complains@example.org'])
      await subscriptions.activate(
        { person: keyOf(email), email, locale: 'nl' },
        [email === 'mens0@example.org' ? { ...exampleFollow(list), imported } : exampleFollow(list)],
        EXAMPLE_TIME,
      )
    await subscriptions.leave(keyOf('left@example.org'), list, 'link', EXAMPLE_TIME)
    await suppressionTable(world.client, world.tableName).suppress(
      keyOf('complains@example.org'),
      'bulk',
      'complaint',
      EXAMPLE_TIME,
    )
    const id = await world.ask({ kind: 'subscribers', list })
    await world.run()
    const rows = rowsOf(await world.file(id))
    expect(rows.map(({ email }) => email).sort()).toEqual(people(8))
    const first = rows.find(({ email }) => email === 'mens0@example.org')
    expect(first).toMatchObject({
      list,
      since: EXAMPLE_TIME.toISOString(),
      consentVersion: '1',
      consentConfirmedAt: EXAMPLE_TIME.toISOString(),
      importSource: 'beurs',
    })
    expect(await world.read(id)).toMatchObject({ rows: 8, omitted: 1, expected: 9 })
  })

  it('deliveries: what became of each mail, and the address only of who still follows', async () => {
    const list = updatesList(SLUG)
    const campaign = exampleCampaign()
    await campaignTable(world.client, world.tableName).create(campaign, exampleAudit())
    const at = EXAMPLE_TIME.toISOString()
    const items = people(7).map((email, i) =>
      deliveryItem({
        campaign: campaign.id,
        person: keyOf(email),
        state: i === 0 ? 'bounced' : 'delivered',
        lists: [list],
        locale: 'nl',
        at,
      }),
    )
    const [subscription] = activationItems(
      world.tableName,
      { person: keyOf('mens0@example.org'), email: 'mens0@example.org', locale: 'nl' },
      [exampleFollow(list)],
      [],
      EXAMPLE_TIME,
    )
    await world.put([...items, subscription?.Put?.Item ?? {}])
    const id = await world.ask({ kind: 'deliveries', campaign: campaign.id })
    await world.run()
    const rows = rowsOf(await world.file(id))
    expect(rows.filter(({ email }) => email !== '')).toMatchObject([
      { email: 'mens0@example.org', state: 'bounced' },
    ])
    expect(rows).toHaveLength(7)
    expect(await world.file(id)).not.toContain(keyOf('mens0@example.org'))
  })

  it('hand-over: names, city and country of who agreed to that recipient, and never an address', async () => {
    const text = (version: number, words: string) => ({
      version,
      locale: 'nl' as const,
      text: words,
      hash: `hash-${version}`,
      since: EXAMPLE_TIME.toISOString(),
    })
    const petition = examplePetition({
      slug: SLUG,
      consents: { nl: text(2, 'Ja, geef mijn naam aan de  Minister\nvan Justitie.') },
      pastConsents: [text(1, 'Ja, ik teken.')],
    })
    await petitionTable(world.client, world.tableName).create(petition, exampleAudit())
    const agreed = (hash: string) => ({
      consent: {
        purpose: 'signature',
        version: 1,
        hash,
        locale: 'nl',
        channel: 'page',
        askedAt: EXAMPLE_TIME.toISOString(),
      } as const,
    })
    await world.sign(SLUG, people(4), { ...agreed('hash-2'), city: 'Utrecht', postalCode: '3511 AA' })
    await world.sign(SLUG, people(3, 'eerder'), agreed('hash-1'))
    const id = await world.ask({
      kind: 'handover',
      petition: SLUG,
      recipient: 'de minister van Justitie',
      names: ['de minister van Justitie'],
    })
    await world.run()
    const file = (await world.file(id)) ?? ''
    expect(rowsOf(file)).toHaveLength(4)
    expect(Object.keys(rowsOf(file)[0] ?? {})).toEqual(['givenName', 'familyName', 'city', 'country'])
    expect(file).not.toMatch(/@|3511/)
    expect(await world.read(id)).toMatchObject({ rows: 4, omitted: 3 })
  })
})
