import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personKey } from '../../functions/crypto.ts'
import { imageId, UNUSED_IMAGE_LIFE_MS } from '../../functions/domain/image.ts'
import { reopen } from '../../functions/domain/petition.ts'
import { RETENTION_SEGMENTS } from '../../functions/domain/retention.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { imageTable } from '../../functions/table/images.ts'
import { keys } from '../../functions/table/keys.ts'
import { organisationTable } from '../../functions/table/organisation.ts'
import { partnerTable } from '../../functions/table/partners.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, examplePartner } from '../support/examples.ts'
import {
  ALMOST,
  CLOSED,
  FORGOTTEN,
  KEPT,
  NOW,
  PAST,
  populate,
  retentionOn,
  supporters,
  tableText,
  wholeTable,
} from '../support/retention-world.ts'

let table: TestTable
beforeEach(async () => {
  table = await startTable()
  await populate(table)
})
afterEach(() => table.stop())

const DAY = 24 * 60 * 60 * 1000
const WRITES = /Put|Update|Delete|Write/

/** The table's client, with something that happens before and after each of its calls. */
function watched(
  around: (name: string, call: () => Promise<unknown>, input: Record<string, unknown>) => Promise<unknown>,
): TestTable {
  const client = Object.create(table.client) as DynamoDBDocumentClient
  client.send = ((command: { input: Record<string, unknown>; constructor: { name: string } }) =>
    around(command.constructor.name, () => table.client.send(command as never), command.input)) as never
  return { ...table, client }
}

const everything = () => tableText(table)
const petition = async (slug: string) => {
  const found = await petitionTable(table.client, table.tableName).read(slug, true)
  if (found === undefined) throw new Error('There is no such petition.')
  return found
}
const address = (name: string) => `${name}@example.org`
const key = (name: string) => personKey('a secret for tests', address(name))

describe('a pass of retention', () => {
  it('leaves nothing of who signed or followed a petition past its time, and nothing else', async () => {
    const before = await everything()
    for (const name of FORGOTTEN) expect(before, name).toContain(key(name))
    expect(before).toContain(address('signer1'))

    await retentionOn(table).call()
    const after = await everything()
    for (const name of FORGOTTEN)
      for (const trace of [key(name), address(name), `van ${name}"`]) expect(after, name).not.toContain(trace)
    for (const name of KEPT) expect(after, name).toContain(key(name))
  })

  it('keeps what belongs to another petition, a topic, or the wish for no mail', async () => {
    const others = async () =>
      (await wholeTable(table)).filter(({ pk, sk }) => {
        const isPast = `${sk}`.includes(PAST) || `${pk}`.includes(PAST)
        return `${pk}`.startsWith('PERSON#') && !isPast && !`${pk}`.includes(key('too-late'))
      })
    const before = (await others()).filter(({ pk }) => !`${pk}`.includes(key('asked-too-late')))
    expect(before.map(({ sk }) => `${sk}`.split('#')[0])).toEqual(
      expect.arrayContaining(['SIGNATURE', 'SUBSCRIPTION', 'RECEIPT', 'SUPPRESSION', 'REQUEST']),
    )
    await retentionOn(table).call()
    expect(await others()).toEqual(before)
  })

  it('drops a picture that nothing names and nobody put up or to use for a week, and keeps every other', async () => {
    const images = imageTable(table.client, table.tableName)
    const old = new Date(NOW.getTime() - UNUSED_IMAGE_LIFE_MS)
    const put = async (letter: string, at = old) => {
      const id = imageId(letter.repeat(32), 10, 10, 'png')
      await images.create(id, new Uint8Array(9), exampleAudit({ id: letter, at: at.toISOString() }))
      return id
    }
    const [unused, recent, again, taken] = [
      await put('a'),
      await put('b', new Date(old.getTime() + 1)),
      await put('c'),
      await put('d'),
    ]
    const [ofPetition, ofPartner, logo] = [await put('e'), await put('f'), await put('0')]
    await put('c', NOW)
    await supporters(table).petition('met-plaatje', { state: 'draft', image: ofPetition })
    const partner = { ...examplePartner(), image: ofPartner }
    await partnerTable(table.client, table.tableName).create(partner, undefined, [])
    const organisation = { name: 'x', postalAddress: 'y', logo, updatedAt: NOW.toISOString(), version: 1 }
    await organisationTable(table.client, table.tableName).write(organisation, 0)
    // Somebody puts one to use after it was found, and before it goes.
    const racing = watched(async (name, call, input) => {
      const isFound = name === 'GetCommand' && (input['Key'] as { pk: string }).pk === keys.organisation.pk
      if (isFound) await images.use(taken, NOW)
      return call()
    })
    await retentionOn(racing).call()
    expect(await images.exists(unused)).toBe(false)
    for (const [what, id] of Object.entries({ recent, again, taken, ofPetition, ofPartner, logo }))
      expect(await images.exists(id), what).toBe(true)
    expect(await images.use(unused, NOW)).toBe(false)
  })

  it('marks the petition with an audit entry, and no other petition', async () => {
    const before = [await petition(ALMOST), await petition('nog-open')]
    const seen = await petition(PAST)
    await retentionOn(table).call()
    expect(await petition(PAST)).toEqual({
      ...seen,
      retiredAt: NOW.toISOString(),
      updatedAt: NOW.toISOString(),
      version: seen.version + 1,
    })
    expect([await petition(ALMOST), await petition('nog-open')]).toEqual(before)
    const log = await auditTable(table.client, table.tableName).list(NOW.toISOString().slice(0, 7), 10)
    expect(log.items).toMatchObject([{ actor: 'retention', action: 'petition-retired', subject: PAST }])
  })

  it('retires the other one a second later, and then it alone', async () => {
    await retentionOn(table).call()
    const untouched = JSON.stringify((await wholeTable(table)).filter(({ sk }) => `${sk}`.includes(ALMOST)))
    expect(untouched).toContain('van almost')
    const later = new Date(NOW.getTime() + DAY)
    const next = retentionOn(table, later)
    await next.call()
    expect((await petition(ALMOST)).retiredAt).toBe(later.toISOString())
    expect(next.logged).toMatchObject([{ retired: 1, signatures: 2, subscriptions: 1 }])
    expect(await everything()).not.toContain(key('almost'))
  })

  it('purges what is past its time to the second, and nothing younger', async () => {
    const retention = retentionOn(table)
    await retention.call()
    const after = await everything()
    for (const name of ['too-late', 'asked-too-late']) expect(after, name).not.toContain(key(name))
    for (const name of ['in-time', 'asked-in-time']) expect(after, name).toContain(key(name))
    expect(after).not.toContain('old-run')
    expect(after).toContain('young-run')
    expect(retention.logged).toEqual([
      {
        level: 'info',
        code: 'retention-applied',
        images: 0,
        purged: 3,
        unconfirmed: 2,
        retired: 1,
        signatures: FORGOTTEN.length - 1 + 3,
        subscriptions: 5,
        steps: RETENTION_SEGMENTS + 1,
        finished: true,
      },
    ])
  })

  it('marks the petition before it deletes anybody', async () => {
    const marks: unknown[] = []
    const looking = watched(async (name, call) => {
      if (name === 'BatchWriteCommand') marks.push((await petition(PAST)).retiredAt)
      return call()
    })
    await retentionOn(looking).call()
    expect(marks.length).toBeGreaterThan(10)
    expect(new Set(marks)).toEqual(new Set([NOW.toISOString()]))
  })

  it('spares what was given a longer life since it was read', async () => {
    const expiresAt = NOW.getTime() / 1000 + 1
    const renewing = watched(async (name, call, { Key }) => {
      if (name === 'DeleteCommand')
        await table.client.send(
          new UpdateCommand({
            TableName: table.tableName,
            Key: Key as Record<string, unknown>,
            UpdateExpression: 'SET expiresAt = :later',
            ExpressionAttributeValues: { ':later': expiresAt },
          }),
        )
      return call()
    })
    const retention = retentionOn(renewing)
    await retention.call()
    expect(retention.logged).toMatchObject([{ purged: 0, unconfirmed: 0 }])
    expect(await everything()).toContain(key('too-late'))
  })

  it('leaves a petition alone that is reopened while it is looked at', async () => {
    const petitions = petitionTable(table.client, table.tableName)
    await petitions.replace({ ...(await petition(PAST)), state: 'closed' }, 1, {
      id: 'x',
      at: CLOSED.toISOString(),
      actor: 'a-manager',
      action: 'petition-changed',
      subject: PAST,
    })
    const reopening = watched(async (name, call, input) => {
      if (name === 'TransactWriteCommand' && JSON.stringify(input).includes('petition-retired')) {
        const seen = await petition(PAST)
        const open = reopen(seen, NOW)
        if (!open.ok) throw new Error(open.code)
        const audit = { id: 'y', at: NOW.toISOString(), actor: 'a-manager', subject: PAST }
        await petitions.replace({ ...open.value, version: seen.version + 1 }, seen.version, {
          ...audit,
          action: 'petition-reopened',
        })
      }
      return call()
    })
    const retention = retentionOn(reopening)
    await retention.call()
    expect(await petition(PAST)).toMatchObject({ state: 'open' })
    expect(await petition(PAST)).not.toHaveProperty('retiredAt')
    expect(retention.logged).toMatchObject([{ retired: 0, signatures: 0, subscriptions: 0 }])
    expect(await everything()).toContain('van signer1')
  })

  it('meets a day later whom the index did not show', async () => {
    await retentionOn(table).call()
    await supporters(table).confirmed(PAST, 'unseen')
    await retentionOn(table, new Date(NOW.getTime() + DAY)).call()
    expect(await everything()).not.toContain('unseen')
  })
})

describe('a pass that is broken off', () => {
  async function cleanEnd(): Promise<string> {
    const other = await startTable()
    await populate(other)
    await retentionOn(other).call()
    const end = await tableText(other)
    await other.stop()
    return end
  }

  it.each(['before', 'after'] as const)(
    'ends as one that was not, where it dies %s the second write of every call',
    async (when) => {
      let writes = 0
      let deaths = 0
      const dying = watched(async (name, call) => {
        if (!WRITES.test(name) || ++writes < 2) return call()
        if (when === 'after') await call()
        deaths += 1
        throw new Error('Killed.')
      })
      for (let isThrough = false; !isThrough; ) {
        writes = 0
        isThrough = await retentionOn(dying)
          .call()
          .then(
            () => true,
            () => false,
          )
      }
      expect(deaths).toBeGreaterThan(RETENTION_SEGMENTS / 2)
      expect(await everything()).toBe(await cleanEnd())
    },
  )

  it('goes on where its time ran out, and is not begun again that day', async () => {
    let looks = 0
    for (let calls = 0; calls < 200; calls++) {
      looks = 0
      await retentionOn(table).call({}, () => (looks++ < 2 ? 20_000 : 19_999))
    }
    expect(await everything()).toBe(await cleanEnd())

    await supporters(table).pending('nog-open', 'late-again', new Date(NOW.getTime() - 15 * DAY))
    const same = retentionOn(table, new Date('2026-11-20T23:59:59.999Z'))
    await same.call()
    expect(same.logged).toEqual([])
    expect(await everything()).toContain(key('late-again'))
    await retentionOn(table, new Date('2026-11-21T00:00:00.000Z')).call()
    expect(await everything()).not.toContain(key('late-again'))
  })

  it('does nothing with no time left', async () => {
    const before = await everything()
    await retentionOn(table).call({}, () => 19_999)
    expect(await everything()).toBe(before)
  })

  it('does no harm beside another one', async () => {
    await Promise.all([retentionOn(table).call(), retentionOn(table).call(), retentionOn(table).call()])
    expect(await everything()).toBe(await cleanEnd())
  })

  it('never falls back behind another one', async () => {
    const scans: string[] = []
    let saves = 0
    const slow = watched(async (name, call) => {
      scans.push(...(name === 'ScanCommand' ? [name] : []))
      if (name === 'PutCommand' && ++saves === 2) await retentionOn(table).call()
      return call()
    })
    await retentionOn(slow).call()
    expect(scans).toHaveLength(2)
    expect(await everything()).toBe(await cleanEnd())
  })

  it('names nobody where it says how far it is', async () => {
    await retentionOn(table).call({}, () => 20_000)
    const { pk } = keys.retention
    const kept = (await wholeTable(table)).filter((item) => item['pk'] === pk)
    expect(kept).toEqual([{ ...keys.retention, started: NOW.toISOString(), done: RETENTION_SEGMENTS + 1 }])
  })

  it('raises an alarm once it is two days behind', async () => {
    const started = (days: number) =>
      table.client.send(
        new PutCommand({
          TableName: table.tableName,
          Item: { ...keys.retention, started: new Date(NOW.getTime() - days * DAY).toISOString(), done: 3 },
        }),
      )
    await started(1)
    const inTime = retentionOn(table)
    await inTime.call({}, () => 0)
    expect(inTime.logged.map(({ level, code }) => [level, code])).toEqual([['info', 'retention-applied']])
    await started(2)
    const behind = retentionOn(table)
    await behind.call({}, () => 0)
    expect(behind.logged.map(({ level, code }) => [level, code])).toEqual([
      ['info', 'retention-applied'],
      ['error', 'retention-behind'],
    ])
  })
})

describe('a dry run', () => {
  it('leaves the table as it is, byte for byte, and says what the pass then does', async () => {
    const before = await everything()
    const retention = retentionOn(table)
    const plan = await retention.call({ dryRun: true })
    expect(await everything()).toBe(before)
    expect(retention.logged).toEqual([])
    expect(plan).toEqual({
      unconfirmed: 2,
      petitions: [
        {
          slug: PAST,
          signatures: FORGOTTEN.length - 1 + 3,
          subscriptions: 5,
          since: CLOSED.toISOString(),
        },
      ],
    })
    await retention.call()
    const [, done] = [plan, retention.logged[0]]
    expect(done).toMatchObject({
      unconfirmed: plan?.unconfirmed,
      signatures: plan?.petitions[0]?.signatures,
      subscriptions: plan?.petitions[0]?.subscriptions,
    })
    expect(await retention.call({ dryRun: true })).toEqual({ unconfirmed: 0, petitions: [] })
  })

  it('is never mistaken for a real one', async () => {
    const before = await everything()
    await expect(retentionOn(table).call({ dryRun: 'yes' })).rejects.toThrow()
    await expect(retentionOn(table).call({ dryRun: 1 })).rejects.toThrow()
    expect(await everything()).toBe(before)
  })
})
