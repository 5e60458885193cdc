import { createHmac } from 'node:crypto'
import type { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import type { Signature } from '../../functions/domain/signature.ts'
import { countSignatures } from '../../functions/jobs/count-signatures.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { dealt, type StreamRecord } from '../support/stream-delivery.ts'

const SIGNATURES = 10_000
/** Sixteen shards by hash give a sixteenth each; an eighth leaves room for chance and for counting. */
const MOST = 1 / 8
/** Records in one batch under such a load, and shards of the stream. */
const BATCH = 100
const STREAM_SHARDS = 8

const at = '2026-11-21T10:00:00.000Z'

function signature(i: number, state: 'pending' | 'confirmed'): Signature {
  return {
    petition: 'open-schools',
    person: createHmac('sha256', 'test').update(`supporter-${i}@example.org`).digest('base64url'),
    state,
    givenName: 'Kim',
    familyName: 'de Vries',
    email: `supporter-${i}@example.org`,
    country: ['NL', 'BE'][i % 2] ?? 'NL',
    showName: false,
    locale: 'nl',
    source: ['mail', 'poster', ''][i % 3] ?? '',
    consent: { purpose: 'signature', version: 1, hash: 'h', locale: 'nl', channel: 'page', askedAt: at },
    provider: 'other',
    suspicion: [],
    nonce: 'nonce',
    requestedAt: at,
    askedAt: at,
    ...(state === 'pending'
      ? { mailDue: { mail: 'confirm' as const, at }, expiresAt: '2026-12-05T10:00:00.000Z' }
      : { confirmedAt: at }),
  }
}

describe('ten thousand signatures on one petition', () => {
  it('put no more than an eighth of the writes on any partition key of the table or an index', async () => {
    const writes = { table: new Map<string, number>(), mailDue: new Map(), lists: new Map() }
    const changes = []
    for (let i = 0; i < SIGNATURES; i++) {
      const [pending, confirmed] = [signature(i, 'pending'), signature(i, 'confirmed')]
      for (const item of [signatureItem(pending), signatureItem(confirmed)]) {
        raise(writes.table, item.pk)
        // An entry that appears in an index leaves it later: two writes on the same key.
        if (item.dueShard !== undefined) raise(writes.mailDue, item.dueShard, 2)
        if (item.listKey !== undefined) raise(writes.lists, item.listKey)
      }
      changes.push({ petition: 'open-schools', person: pending.person, after: version(pending) })
      changes.push({
        petition: 'open-schools',
        person: pending.person,
        before: version(pending),
        after: version(confirmed),
      })
    }
    await count(changes, (pk) => raise(writes.table, pk))

    for (const [where, keys] of Object.entries(writes)) {
      const all = [...keys.values()].reduce((sum, n) => sum + n, 0)
      const most = Math.max(...keys.values())
      expect(all, where).toBeGreaterThanOrEqual(SIGNATURES)
      expect(most / all, where).toBeLessThan(MOST)
    }
    const counting = [...writes.table].filter(([pk]) => pk.startsWith('COUNT#'))
    // Counting was seen at all, and costs far less than a write a signature.
    const countingWrites = counting.reduce((sum, [, n]) => sum + n, 0)
    expect(countingWrites).toBeGreaterThan(100)
    expect(countingWrites).toBeLessThan(SIGNATURES / 4)
  })
})

/** Runs the counting consumer over a stream and tells every key it writes. */
async function count(changes: Parameters<typeof dealt>[0], onWrite: (pk: string) => void): Promise<void> {
  const send = async (command: TransactWriteCommand): Promise<object> => {
    for (const { Update } of command.input.TransactItems ?? []) onWrite(String(Update?.Key?.['pk']))
    return {}
  }
  const client = { send } as unknown as DynamoDBDocumentClient
  const counting = { ...countingTable(client, 'luid'), checkpoint: async () => undefined }
  const deps = {
    counting,
    counts: {
      nameSources: async (_: string, names: Iterable<string>) => new Map([...names].map((n) => [n, n])),
    },
    wait: async () => undefined,
    random: () => 0,
    now: () => new Date(at),
    log: { error: () => undefined },
  }
  for (const [shardId, records] of dealt(changes, STREAM_SHARDS, 'load'))
    for (const Records of batches(records)) await countSignatures(deps, { shardId, Records })
}

function batches(records: readonly StreamRecord[]): StreamRecord[][] {
  return Array.from({ length: Math.ceil(records.length / BATCH) }, (_, i) =>
    records.slice(i * BATCH, (i + 1) * BATCH),
  )
}

function version({ state, requestedAt, confirmedAt, country, source, locale }: Signature) {
  return {
    state,
    requestedAt,
    country,
    source,
    locale,
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
  }
}

function raise(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
