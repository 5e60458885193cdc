import { TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signature } from '../../functions/domain/signature.ts'
import type { SubscriptionRequest } from '../../functions/domain/subscription.ts'
import { keys } from '../../functions/table/keys.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { retentionTable } from '../../functions/table/retention.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { signatureOf, subscriptionRequestOf } from '../support/examples.ts'
import { rawHits } from '../support/raw-search.ts'
import { ERASED, peopleOf } from '../support/somebody.ts'

let table: TestTable
let all: ReturnType<typeof peopleOf>
beforeAll(async () => {
  table = await startTable()
  all = peopleOf(table)
})
afterAll(() => table.stop())

type Step = (write: number) => Promise<void> | void

/** The table's client, with something that happens before or after each of its writes. */
function interrupted(before: Step, after: Step): DynamoDBDocumentClient {
  let writes = 0
  return new Proxy(table.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return async (command: Parameters<typeof target.send>[0]) => {
        const isWrite = /Update|Delete|Put|Transact/.test(command.constructor.name)
        const write = isWrite ? ++writes : 0
        if (isWrite) await before(write)
        const answer = await target.send(command)
        if (isWrite) await after(write)
        return answer
      }
    },
  })
}

/** Each step of an erasure is interrupted once, by its own person. */
describe('erasing, interrupted', () => {
  it.each(['before', 'after'] as const)(
    'by a crash %s any of its writes, is finished by erasing again',
    async (when) => {
      const own: string[] = []
      let crashes = 0
      for (let step = 1; ; step++) {
        const { person, email } = await all.somebody(['confirmed', 'held', 'pending'])
        own.push(person, email)
        const crash: Step = (write) => {
          if (write === step) throw new Error('died')
        }
        const client = interrupted(
          when === 'before' ? crash : () => undefined,
          when === 'after' ? crash : () => undefined,
        )
        const erasing = peopleTable(client, table.tableName).erase(person, ERASED)
        const died = await erasing.then(
          () => false,
          () => true,
        )
        if (died) {
          crashes += 1
          // Whoever erased themselves can press again: their link stands until all else is gone.
          const left = await all.people.read(person, ERASED)
          if (left !== undefined) expect(left.myDataRequest).toBeDefined()
          await all.people.erase(person, ERASED)
        }
        expect(await all.people.read(person, ERASED)).toBeUndefined()
        if (!died) break
      }
      // Three signatures are withdrawn and a delivery is skipped, and all of them and eleven more items are deleted.
      expect(crashes).toBeGreaterThan(15)
      expect(await rawHits(table, own)).toEqual([])
    },
  )

  it('for good before anything is deleted, leaves no name, and each signature where retention finds it', async () => {
    const kinds = ['confirmed', 'held', 'pending'] as const
    const { person } = await all.somebody(kinds)
    const dying = new Proxy(table.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name)
        return async (command: Parameters<typeof target.send>[0]) => {
          if (command instanceof DeleteCommand) throw new Error('died')
          return target.send(command)
        }
      },
    })
    await expect(peopleTable(dying, table.tableName).erase(person, ERASED)).rejects.toThrow('died')
    const { signatures = [] } = (await all.people.read(person, ERASED)) ?? {}
    expect(signatures.map(({ state, givenName, email }) => [state, givenName, email])).toEqual(
      kinds.map(() => ['withdrawn', '', '']),
    )
    expect(await all.people.read(person, ERASED)).toMatchObject({
      deliveries: [
        { state: 'skipped', reason: 'erased' },
        { state: 'skipped', reason: 'left' },
      ],
    })
    const retention = retentionTable(table.client, table.tableName)
    for (const kind of kinds) {
      const found: object[] = []
      for await (const page of retention.signatures(`petitie-${kind}`)) found.push(...page)
      expect(found).toContainEqual(keys.signature(`petitie-${kind}`, person))
    }
  })

  it('by a press of the button at any moment, leaves nothing, and the count as it was', async () => {
    await countStream(table)
    const before = await all.count('petitie-pending')
    let pressed = 0
    for (let step = 1; step <= 14; step++) {
      const { person } = await all.somebody(['pending'])
      const of = { petition: 'petitie-pending', person }
      const seen = await all.signatures.read(of, true)
      if (seen === undefined) throw new Error('It was not signed.')
      const [request] =
        (await all.people.read(person, ERASED))?.requests.filter((one) => one.state === 'pending') ?? []
      const client = interrupted(
        async (write) => {
          if (write !== step || request === undefined) return
          // The signature follows a list: its press makes a subscription too.
          const [confirmed, followed] = await Promise.all([
            all.followers.prove(seen, { transition: 'confirm', now: ERASED }),
            all.subscriptions.confirmRequest(request, request.nonce, ERASED),
          ])
          pressed += [confirmed, followed].filter(({ done }) => done).length
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(person, ERASED)
      expect(await all.people.read(person, ERASED)).toBeUndefined()
    }
    expect(pressed).toBeGreaterThan(0)
    await countStream(table)
    expect(await all.count('petitie-pending')).toBe(before)
  })

  it('by another transaction on the signature, deletes it only once it is withdrawn', async () => {
    const { person } = await all.somebody(['held'])
    const { person: counted } = await all.somebody(['confirmed'])
    await countStream(table)
    const before = await all.count('petitie-confirmed')
    for (const one of [person, counted]) {
      const client = interrupted(
        (write) => {
          // The first write withdraws the only signature.
          if (write === 1) throw new TransactionConflictException({ $metadata: {}, message: 'busy' })
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(one, ERASED)
      expect(await all.people.read(one, ERASED)).toBeUndefined()
    }
    await countStream(table)
    expect(await all.count('petitie-confirmed')).toBe(before - 1)
  })

  it('by a sender that gives a mail back, counts it as skipped all the same', async () => {
    const { person } = await all.somebody([])
    const of = { campaign: 'onderweg', person }
    const claim = { fence: 1, at: ERASED.toISOString() }
    await all.deliveries.change(of, 'claim', ERASED, { claim })
    await countStream(table)
    const before = await all.figures.read('onderweg', true)
    let given = false
    const client = interrupted(
      async () => {
        if (!given) given = await all.deliveries.change(of, 'release', ERASED, { seen: claim })
      },
      () => undefined,
    )
    await peopleTable(client, table.tableName).erase(person, ERASED)
    expect(given).toBe(true)
    expect(await rawHits(table, [person])).toEqual([])
    await countStream(table)
    expect(await all.figures.read('onderweg', true)).toEqual({
      ...before,
      claimed: before.claimed - 1,
      'skipped-erased': before['skipped-erased'] + 1,
    })
  })

  it('by new requests at any moment: what was accepted stands whole', async () => {
    const later = new Date(ERASED.getTime() + 1000)
    const kinds = ['confirmed', 'withdrawn', 'expired'] as const
    let stood = 0
    for (let step = 1; step <= 16; step++) {
      const { person, email } = await all.somebody(kinds)
      const signatures = kinds.map((kind) => signatureOf(`petitie-${kind}`, email, later))
      const request = subscriptionRequestOf(['water'], email, later)
      let accepted: object[] = []
      const client = interrupted(
        async (write) => {
          if (write === step) accepted = await askAnew(signatures, request)
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(person, ERASED)
      const record = await all.people.read(person, ERASED)
      const standing = [...(record?.signatures ?? []), ...(record?.requests ?? [])]
      expect(standing.map(withoutExpiry), `step ${step}`).toEqual(accepted.map(withoutExpiry))
      expect(record?.subscriptions ?? []).toEqual([])
      expect(record?.receipts ?? []).toEqual([])
      stood += accepted.length
    }
    expect(stood).toBeGreaterThan(20)
  })
})

/** Times to live are kept to the second. */
const withoutExpiry = (item: object) => ({ ...item, expiresAt: undefined })

/** As http does it: stored where nothing stands, else in the place of what ended. Says what was accepted. */
async function askAnew(signatures: readonly Signature[], request: SubscriptionRequest): Promise<object[]> {
  const accepted: object[] = []
  for (const one of [...signatures].sort((a, b) => (a.petition < b.petition ? -1 : 1))) {
    const seen = await all.signatures.read(one, true)
    if (seen?.state === 'confirmed') continue
    const change = await (seen === undefined ? all.signatures.create(one) : all.signatures.replace(one, seen))
    if (change.done) accepted.push(one)
  }
  const seen = await all.subscriptions.readRequest(request, true)
  const change = await (seen === undefined
    ? all.subscriptions.createRequest(request)
    : all.subscriptions.replaceRequest(request, seen))
  return change.done ? [...accepted, request] : accepted
}
