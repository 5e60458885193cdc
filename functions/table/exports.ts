import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import {
  EXPORT_FAILURES,
  EXPORT_STATES,
  type Export,
  goneAt,
  mayHold,
  renew,
  type StoodIn,
  type TakenBack,
} from '../domain/export.ts'
import { Iso, ListPart } from './consent-parts.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys, listKeys } from './keys.ts'
import { allOf, inList } from './query.ts'
import { hasWon, pastConflicts } from './refusals.ts'
import { audited, IF_NEW, ifSeen } from './writes.ts'

const HOUR_MS = 60 * 60 * 1000

/** A run writes an export every few seconds: whoever renews it wins one of these. */
const MOST_ROUNDS = 20

const ExportItem = v.object({
  id: v.string(),
  of: v.variant('kind', [
    v.object({ kind: v.literal('signatures'), petition: v.string() }),
    v.object({ kind: v.literal('subscribers'), list: ListPart }),
    v.object({ kind: v.literal('deliveries'), campaign: v.string() }),
    v.object({
      kind: v.literal('handover'),
      petition: v.string(),
      recipient: v.string(),
      names: v.array(v.string()),
    }),
  ]),
  delimiter: v.picklist([',', ';']),
  by: v.string(),
  partner: v.exactOptional(v.string()),
  state: v.picklist(EXPORT_STATES),
  rows: v.number(),
  omitted: v.number(),
  expected: v.exactOptional(v.number()),
  createdAt: Iso,
  begunAt: v.exactOptional(Iso),
  endedAt: v.exactOptional(Iso),
  failure: v.exactOptional(v.picklist(EXPORT_FAILURES)),
  faults: v.number(),
  renewals: v.number(),
  until: v.exactOptional(Iso),
  file: v.exactOptional(v.object({ name: v.string(), upload: v.string() })),
  progress: v.exactOptional(
    v.object({
      parts: v.array(v.string()),
      at: v.exactOptional(v.object({ shard: v.number(), after: v.exactOptional(v.string()) })),
    }),
  ),
  version: v.number(),
})

export type ExportTable = ReturnType<typeof exportTable>

/**
 * Exports in the table: few, and of a day at most, so that one list holds them all. They go with their files, by the
 * hand of their writer; the table's own sweep an hour later is for what it left.
 */
export function exportTable(client: DynamoDBDocumentClient, TableName: string) {
  const item = (one: Export) => ({
    ...keys.export(one.id),
    ...one,
    listKey: listKeys.exports,
    listSort: `${one.createdAt}#${one.id}`,
    expiresAt: epochSeconds(goneAt(one), HOUR_MS),
  })

  const put = (one: Export, condition: object, audit: AuditEntry | undefined): Promise<boolean> => {
    const write = { TableName, Item: item(one), ...condition }
    const entry = audited(TableName, audit)
    return hasWon(() =>
      pastConflicts<unknown>(() =>
        audit === undefined
          ? client.send(new PutCommand(write))
          : client.send(new TransactWriteCommand({ TransactItems: [{ Put: write }, ...entry] })),
      ),
    )
  }

  /** As it was written a moment ago. */
  async function read(id: string): Promise<Export | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: keys.export(id), ConsistentRead: true }),
    )
    return Item === undefined ? undefined : v.parse(ExportItem, Item)
  }

  /** Puts the next version in the place of the one that was seen; false where another one stands there. */
  const replace = (one: Export, audit?: AuditEntry): Promise<boolean> =>
    put(one, ifSeen(one.version - 1), audit)

  /** All that are kept and can be read (nobody gets another), the oldest first. What was written a moment ago shows late. */
  async function all(): Promise<Export[]> {
    const listed = await allOf(client, inList(TableName, listKeys.exports))
    return listed.flatMap((one) => {
      const parsed = v.safeParse(ExportItem, one)
      return parsed.success ? [parsed.output] : []
    })
  }

  async function renewOne(id: string, because: TakenBack): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const seen = await read(id)
      const renewed = seen === undefined ? undefined : renew(seen, because)
      if (renewed === undefined || (await replace(renewed))) return
    }
    throw new Error('An export changed too often while somebody in it was taken out.')
  }

  return {
    /** Stores a new one, with its audit entry. */
    create: (one: Export, audit: AuditEntry): Promise<boolean> => put(one, IF_NEW, audit),

    read,
    replace,
    all,

    /** Forgets one, whatever became of it. */
    remove: async (id: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName, Key: keys.export(id) }))
    },

    /** Takes back every export that may hold somebody who stood there and does no more; they are written anew. */
    renewHolding: async (stood: StoodIn, because: TakenBack): Promise<void> => {
      for (const one of await all()) if (mayHold(one, stood)) await renewOne(one.id, because)
    },
  }
}
