import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Entry, figureId, OTHER } from '../../functions/domain/counts.ts'
import { type CountingDependencies, countSignatures } from '../../functions/jobs/count-signatures.ts'
import { countItemId } from '../../functions/table/count-items.ts'
import type { CommitOutcome } from '../../functions/table/counting.ts'
import { acts, figuresIn, play, playReports, reports, truth } from '../support/counting-model.ts'
import { dealt, deliver, helpings, type StreamRecord, streamArn } from '../support/stream-delivery.ts'

type Fault = 'none' | 'busy' | 'crash-before' | 'crash-after'

/**
 * What the table promises, in memory: a commit takes effect whole, if the checkpoint still is what was
 * read. (That the real table keeps the promise: test/table/counts.test.ts.) `step` is where another
 * call may come in between.
 */
function memory(step: () => Promise<unknown>, faults: readonly Fault[] = ['none']) {
  const figures = new Map<string, Entry>()
  const checkpoints = new Map<string, string>()
  const logged: unknown[] = []
  let commits = 0
  const deps: CountingDependencies = {
    counts: { nameSources: async (_, sources) => new Map([...sources].map((source) => [source, source])) },
    counting: {
      checkpoint: async (at) => {
        await step()
        return checkpoints.get(JSON.stringify(at))
      },
      commit: async (at, from, through, entries): Promise<CommitOutcome> => {
        await step()
        const fault = faults[commits++ % faults.length]
        if (fault === 'crash-before') throw new Error('died before the transaction')
        if (fault === 'busy') return 'busy'
        if (checkpoints.get(JSON.stringify(at)) !== from) return 'moved'
        expect(new Set(entries.map(({ figure }) => countItemId(figure))).size).toBeLessThan(100)
        checkpoints.set(JSON.stringify(at), through)
        for (const { figure, add } of entries) {
          expect(add).not.toBe(0)
          const id = figureId(figure)
          figures.set(id, { figure, add: (figures.get(id)?.add ?? 0) + add })
        }
        if (fault === 'crash-after') throw new Error('died before the answer')
        return 'committed'
      },
    },
    wait: step,
    random: () => 0.5,
    now: () => new Date('2026-11-21T12:00:00Z'),
    log: { error: (...words: unknown[]) => void logged.push(words) },
  }
  const stored = (petition: string) => figuresIn(figures.values(), petition)
  return { deps, stored, logged, checkpoints, figures, commits: () => commits }
}

const PETITIONS = ['petition-0', 'petition-1']
const label = '2026-11-21T10:00:00.000'
const at = '2026-11-21T10:00:00.000Z'

function record(i: number, sk: string, after: Record<string, string>, pk = `PERSON#${i}`): StreamRecord {
  const image = Object.fromEntries(Object.entries(after).map(([name, S]) => [name, { S }]))
  return {
    eventName: 'INSERT',
    eventSourceARN: streamArn(label),
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      NewImage: image,
      SequenceNumber: String(10n ** 20n + BigInt(i)),
    },
  }
}

const confirmed = (i: number, more: Record<string, string> = {}): StreamRecord =>
  record(i, 'SIGNATURE#petition-0', {
    state: 'confirmed',
    requestedAt: at,
    confirmedAt: at,
    country: 'NL',
    source: `s${i}`,
    locale: 'nl',
    ...more,
  })

const still = async (): Promise<void> => undefined

describe('counting from the stream', () => {
  it('is exact however records come: repeated, split, overlapping, at once, late, through crashes', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts(1, 60),
        reports(40),
        fc.integer({ min: 1, max: 4 }),
        helpings(),
        fc.array(fc.constantFrom<Fault[]>('none', 'none', 'none', 'busy', 'crash-before', 'crash-after'), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.scheduler(),
        async (list, reported, shards, plan, faults, scheduler) => {
          const { changes, attempts } = play(list)
          // Faults end some time, or nothing ever would.
          const { deps, stored } = memory(() => scheduler.schedule(Promise.resolve()), [...faults, 'none'])
          const all = [...dealt([...changes, ...playReports(reported)], shards, label)].map(
            ([shardId, records]) =>
              deliver((Records) => countSignatures(deps, { shardId, Records }), records, plan),
          )
          await scheduler.waitFor(Promise.all(all))
          for (const petition of PETITIONS)
            expect(stored(petition)).toEqual(truth(attempts, petition, reported))
        },
      ),
      // Where it fails, shrinking must not outlast the test.
      { numRuns: 150, interruptAfterTimeLimit: 20_000 },
    )
  })

  it('counts a batch that comes in disorder, with records twice', async () => {
    const { deps, stored } = memory(still)
    const [a, b, c] = [confirmed(1), confirmed(2), confirmed(3)]
    for (let i = 0; i < 2; i++) await countSignatures(deps, { shardId: 'a', Records: [c, a, c, b, a] })
    expect(stored('petition-0').total).toBe(3)
  })

  it('commits a batch of many cells in prefixes, and goes on where a crash left it', async () => {
    const records = Array.from({ length: 260 }, (_, i) => confirmed(i))
    const { deps, stored, commits } = memory(still, ['none', 'crash-before', 'none', 'crash-after', 'none'])
    const call = () => countSignatures(deps, { shardId: 'a', Records: records })
    await expect(call()).rejects.toThrow('before the transaction')
    await expect(call()).rejects.toThrow('before the answer')
    await call()
    expect(commits()).toBeGreaterThan(3)
    expect(stored('petition-0').total).toBe(260)
    expect(Object.keys(stored('petition-0').cells)).toHaveLength(260)
  })

  it('keeps shards and streams apart: equal sequence numbers do not hide one another', async () => {
    const { deps, stored } = memory(still)
    await countSignatures(deps, { shardId: 'a', Records: [confirmed(1)] })
    await countSignatures(deps, { shardId: 'b', Records: [confirmed(1)] })
    const restored = streamArn('2026-12-01T00:00:00.000')
    await countSignatures(deps, { shardId: 'a', eventSourceARN: restored, Records: [confirmed(1)] })
    expect(stored('petition-0').total).toBe(3)
  })

  it('answers each call with a state, the empty last one of a window too', async () => {
    const { deps } = memory(still)
    const answer = { state: {}, batchItemFailures: [] }
    expect(await countSignatures(deps, { shardId: 'a', Records: [confirmed(1)] })).toEqual(answer)
    const last = { shardId: 'a', isFinalInvokeForWindow: true }
    expect(await countSignatures(deps, { ...last, Records: [] })).toEqual(answer)
    expect(await countSignatures(deps, last)).toEqual(answer)
  })

  it('refuses to count without the shard, the stream or a sequence number, so that it comes again', async () => {
    const { deps, checkpoints } = memory(still)
    await expect(countSignatures(deps, { Records: [confirmed(1)] })).rejects.toThrow()
    const nowhere = { ...confirmed(1), eventSourceARN: 'arn:aws:dynamodb' }
    await expect(countSignatures(deps, { shardId: 'a', Records: [nowhere] })).rejects.toThrow('stream')
    const { SequenceNumber: _, ...rest } = confirmed(1).dynamodb
    const unnumbered = { ...confirmed(1), dynamodb: rest }
    await expect(
      countSignatures(deps, { shardId: 'a', Records: [confirmed(2), unnumbered] }),
    ).rejects.toThrow()
    expect(checkpoints.size).toBe(0)
  })

  it('gives up after a while where the table stays in the way, leaving the rest to Lambda', async () => {
    const { deps, stored } = memory(still, ['busy'])
    await expect(countSignatures(deps, { shardId: 'a', Records: [confirmed(1)] })).rejects.toThrow('busy')
    expect(stored('petition-0').total).toBe(0)
  })

  it('is not stopped by records it cannot read: counts them as unknown, once, and says so without people', async () => {
    const { deps, stored, logged } = memory(still)
    const broken = confirmed(2)
    const records: unknown[] = [
      confirmed(1),
      { ...broken, dynamodb: { SequenceNumber: broken.dynamodb.SequenceNumber } },
      record(3, 'SIGNATURE#petition-0', { state: 'signed?', requestedAt: at, email: 'kim@example.org' }),
      confirmed(4, { country: 'Atlantis', email: 'lee@example.org' }),
      { ...confirmed(5), dynamodb: { ...confirmed(5).dynamodb, NewImage: { state: 5 } } },
      { ...confirmed(6), eventName: 'MODIFY' },
      confirmed(7),
    ]
    for (let i = 0; i < 3; i++) await countSignatures(deps, { shardId: 'a', Records: records })
    expect(stored('petition-0')).toEqual({
      total: 3,
      cells: { '2026-11-21|NL|s1||nl': 1, '2026-11-21|unknown|s4||nl': 1, '2026-11-21|NL|s7||nl': 1 },
      hours: { '2026-11-21T10': 3 },
      // The fifth has no day either; the sixth came as a change without what stood there before.
      stages: {
        '2026-11-21 other confirmed': 3,
        '2026-11-21 other unknown': 1,
        'unknown other unknown': 2,
      },
      mails: {},
    })
    const words = 'A record could not be read in full.'
    expect(logged).toEqual([
      [words, { code: 'count-unknown' }],
      [words, { code: 'count-unknown', petition: 'petition-0' }],
      [words, { code: 'count-unknown', petition: 'petition-0' }],
      [words, { code: 'count-unknown', petition: 'petition-0' }],
      [words, { code: 'count-unknown', petition: 'petition-0' }],
    ])
  })

  it('counts probes once, by the recount they belong to, and not their expiry', async () => {
    const { deps, figures } = memory(still)
    const probes = [0, 1, 2].map((n) => record(n, 'PROBE', {}, `PROBE#recount-a#${n}`))
    const gone: StreamRecord = { ...(probes[0] as StreamRecord), eventName: 'REMOVE' }
    const later = { ...gone, dynamodb: { ...gone.dynamodb, SequenceNumber: String(10n ** 20n + 9n) } }
    for (let i = 0; i < 2; i++) await countSignatures(deps, { shardId: 'a', Records: [...probes, later] })
    expect([...figures.values()]).toEqual([{ figure: { kind: 'probes', recount: 'recount-a' }, add: 3 }])
  })

  it('keeps what became of mails counted when its item expires, and is not stopped by one without its images', async () => {
    const { deps, stored, logged } = memory(still)
    const report = { run: 'run-a', number: 0, petition: 'petition-0', day: '2026-11-21', provider: 'other' }
    const changes = playReports([
      { ...report, fate: 'sent' },
      { ...report, fate: 'delivered' },
    ])
    const [records = []] = dealt(changes, 1, label).values()
    const last = records.at(-1) as StreamRecord
    const { NewImage: OldImage, ...rest } = last.dynamodb
    const numbered = (i: bigint) => ({ ...rest, SequenceNumber: String(BigInt(rest.SequenceNumber) + i) })
    const expired = { ...last, eventName: 'REMOVE', dynamodb: { ...numbered(1n), OldImage } }
    const bare = { ...last, dynamodb: numbered(2n) }
    await countSignatures(deps, { shardId: 'a', Records: [...records, expired, bare] })
    expect(stored('petition-0').mails).toEqual({
      '2026-11-21 other sent': 1,
      '2026-11-21 other delivered': 1,
    })
    expect(stored('petition-0').stages).toEqual({})
    expect(logged).toEqual([['A record could not be read in full.', { code: 'count-unknown' }]])
  })

  it('writes nothing for changes that count nothing, and names a source before counting under it', async () => {
    const quiet = memory(still)
    const marked = { ...confirmed(1), eventName: 'MODIFY' as const }
    const mark = { ...marked, dynamodb: { ...marked.dynamodb, OldImage: marked.dynamodb.NewImage } }
    await countSignatures(quiet.deps, { shardId: 'a', Records: [mark] })
    expect(quiet.commits()).toBe(0)

    const { deps, stored } = memory(still)
    const names = async (_: string, sources: Iterable<string>) => new Map([...sources].map((s) => [s, OTHER]))
    await countSignatures(
      { ...deps, counts: { nameSources: names } },
      { shardId: 'a', Records: [confirmed(1)] },
    )
    expect(stored('petition-0').cells).toEqual({ '2026-11-21|NL|other||nl': 1 })
  })
})
