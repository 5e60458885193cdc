import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeliveryCounts, NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { STREAM_SOURCES } from '../../functions/event-sources.ts'
import { type CountingDependencies, countSignatures } from '../../functions/jobs/count-signatures.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { countTable } from '../../functions/table/counts.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { passes } from '../../infra/local/event-sources/filter.ts'
import { playDeliveries, type RecipientChange, recipientActs } from '../support/campaign-deliveries.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { dealt, deliver, helpings, type StreamRecord } from '../support/stream-delivery.ts'

let table: TestTable
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())

/** Each stream has checkpoints of its own, and each world campaigns of its own. */
let worlds = 0

function world() {
  const name = `world-${worlds++}`
  const { client, tableName } = table
  const logged: unknown[] = []
  const counting = countingTable(client, tableName)
  const deps: CountingDependencies = {
    counts: countTable(client, tableName),
    counting,
    wait: async () => undefined,
    random: Math.random,
    now: () => new Date(),
    log: { error: (...words: unknown[]) => void logged.push(words) },
  }
  const own = (campaign: string) => `${name}-${campaign}`
  return {
    deps,
    counting,
    logged,
    records: (changes: readonly RecipientChange[], shards: number) =>
      dealt(
        changes.map((change) => ({ ...change, campaign: own(change.campaign) })),
        shards,
        name,
      ),
    figures: (campaign: string) => figuresTable(client, tableName).read(own(campaign), true),
  }
}

const audience = ({ unsubscribed: _, ...cells }: DeliveryCounts): number =>
  Object.values(cells).reduce((sum, amount) => sum + amount, 0)

const waitingOf = (people: number): RecipientChange[] =>
  Array.from({ length: people }, (_, i) => ({
    campaign: 'campaign-0',
    person: `person-${i}`,
    after: { state: 'waiting' },
  }))

describe('counting deliveries from the stream', () => {
  it('comes to a recount of the deliveries, however records come, and to the audience at every commit', async () => {
    await fc.assert(
      fc.asyncProperty(
        recipientActs(60),
        fc.integer({ min: 1, max: 3 }),
        helpings(),
        async (acts, shards, plan) => {
          const { changes, figures: truth } = playDeliveries(acts)
          const { deps, counting, records, figures } = world()
          const commit: typeof counting.commit = async (at, from, through, entries, now) => {
            const outcome = await counting.commit(at, from, through, entries, now)
            const added = entries
              .filter(({ figure }) => figure.kind === 'delivery' && figure.cell !== 'unsubscribed')
              .reduce((sum, { add }) => sum + add, 0)
            const covered = (hands.get(at.shard) ?? []).filter(({ eventName, dynamodb }) => {
              const sequence = dynamodb.SequenceNumber.padStart(40, '0')
              return eventName === 'INSERT' && sequence > (from ?? '') && sequence <= through
            })
            expect(added).toBe(covered.length)
            return outcome
          }
          const hands = records(changes, shards)
          await Promise.all(
            [...hands].map(([shardId, hand]) =>
              deliver(
                (Records) =>
                  countSignatures({ ...deps, counting: { ...counting, commit } }, { shardId, Records }),
                hand,
                plan,
              ),
            ),
          )
          for (const campaign of ['campaign-0', 'campaign-1'])
            expect(await figures(campaign)).toEqual(truth(campaign))
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 20_000 },
    )
  })

  it('writes one item for each campaign of a batch, whatever became of its mails', async () => {
    const { deps, counting, records } = world()
    const states = ['claimed', 'sent', 'delivered', 'bounced'] as const
    const changes = waitingOf(200).map((change, i) => ({
      ...change,
      campaign: `campaign-${i % 2}`,
      after: { state: states[i % 4] as string },
    }))
    const [[shardId, Records] = ['', []]] = [...records(changes, 1)]
    const commits: number[] = []
    const commit: typeof counting.commit = (...args) => {
      commits.push(new Set(args[3].map(({ figure }) => 'campaign' in figure && figure.campaign)).size)
      return counting.commit(...args)
    }
    await countSignatures({ ...deps, counting: { ...counting, commit } }, { shardId, Records })
    expect(commits).toEqual([2])
  })

  it('lets no record that it cannot read stop it or vanish, and says which campaign without naming anybody', async () => {
    const { deps, records, figures, logged } = world()
    const [[shardId, hand] = ['', []]] = [...records(waitingOf(6), 1)]
    const [a, b, c, d, e, f] = hand as [
      StreamRecord,
      StreamRecord,
      StreamRecord,
      StreamRecord,
      StreamRecord,
      StreamRecord,
    ]
    const bare = ({ dynamodb: { NewImage: _, ...rest }, ...record }: StreamRecord) => ({
      ...record,
      dynamodb: rest,
    })
    const Records: unknown[] = [
      a,
      { ...b, dynamodb: { ...b.dynamodb, NewImage: { state: { S: 'posted?' } } } },
      { ...c, dynamodb: { ...c.dynamodb, NewImage: { state: 7, unsubscribedAt: { N: '1' } } } },
      bare(d),
      { ...e, eventName: 'MODIFY' },
      { ...f, eventName: 'REMOVE', dynamodb: bare(f).dynamodb },
    ]
    for (let i = 0; i < 2; i++) await countSignatures(deps, { shardId, Records })
    expect(await figures('campaign-0')).toEqual({ ...NO_DELIVERIES, waiting: 1, unknown: 3 })
    const campaign = expect.stringMatching(/campaign-0$/)
    expect(logged).toEqual(
      Array.from({ length: 4 }, () => [
        'A record could not be read in full.',
        { code: 'count-unknown', campaign },
      ]),
    )
  })

  it('reads a delivery that is mended out of what could not be read', async () => {
    const { deps, records, figures } = world()
    const [change] = waitingOf(1) as [RecipientChange]
    const broken = { state: 'posted?' }
    const changes = [
      { ...change, after: broken },
      { ...change, before: broken, after: { state: 'sent' } },
    ]
    const [[shardId, Records] = ['', []]] = [...records(changes, 1)]
    await countSignatures(deps, { shardId, Records })
    expect(await figures('campaign-0')).toEqual({ ...NO_DELIVERIES, sent: 1 })
  })

  it('gets the stream’s records of deliveries, and of nothing else of a campaign', () => {
    const { filters } = STREAM_SOURCES['count-signatures']
    const event = (pk: string, sk: string) => ({ dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } })
    expect(passes(filters, event('DELIVERY#campaign-0#3', 'person'))).toBe(true)
    for (const pk of ['FIGURES#campaign-0#3', 'CAMPAIGN#campaign-0', 'AGENDA'])
      expect(passes(filters, event(pk, 'FIGURES'))).toBe(false)
  })

  it('reads nothing as zero, and what was counted a moment ago', async () => {
    const { figures, deps, records } = world()
    expect(await figures('campaign-0')).toEqual(NO_DELIVERIES)
    for (const [shardId, Records] of records(waitingOf(40), 3))
      await countSignatures(deps, { shardId, Records })
    expect(audience(await figures('campaign-0'))).toBe(40)
  })
})
