import { Agent, createServer, request } from 'node:http'
import * as v from 'valibot'
import { close, listen } from '../../infra/local/listen.ts'
import { readBody } from '../../infra/local/read-body.ts'

/** What one kind of write has cost so far, as the table reports it. */
export type Used = { writes: number; table: number; indexes: Record<string, number>; refused: number }

export type CapacityMeter = {
  /** What clients take for the database. */
  endpoint: string
  /** What was written since the last reading, by part; and read units. */
  reading: () => { parts: Record<string, Used>; readUnits: number }
  stop: () => Promise<void>
}

const Units = v.object({ CapacityUnits: v.number() })
const Capacity = v.object({
  Table: Units,
  GlobalSecondaryIndexes: v.optional(v.record(v.string(), Units), {}),
})
const Answered = v.object({ ConsumedCapacity: v.union([v.array(Capacity), Capacity]) })
const Asked = v.looseObject({
  Item: v.optional(v.object({ sk: v.object({ S: v.string() }) })),
  Key: v.optional(v.object({ sk: v.object({ S: v.string() }) })),
  UpdateExpression: v.optional(v.string(), ''),
})
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'])
const READS = new Set(['GetItem', 'BatchGetItem', 'Query'])
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Stands before a DynamoDB endpoint, asks on every call for the consumed capacity with its indexes
 * (`ReturnConsumedCapacity`), and adds up what the table answers. The functions run as they are, and
 * know nothing of it. A refused condition costs a unit too, which its answer does not tell: it is counted.
 */
export async function startCapacityMeter(database: string): Promise<CapacityMeter> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  let parts: Record<string, Used> = {}
  let readUnits = 0

  function noteRead(capacities: readonly v.InferOutput<typeof Capacity>[]): void {
    for (const { Table, GlobalSecondaryIndexes } of capacities)
      readUnits += Table.CapacityUnits + total(GlobalSecondaryIndexes)
  }

  function noteWrite(part: Used, capacities: readonly v.InferOutput<typeof Capacity>[]): void {
    part.writes += 1
    for (const { Table, GlobalSecondaryIndexes } of capacities) {
      part.table += Table.CapacityUnits
      for (const [index, { CapacityUnits }] of Object.entries(GlobalSecondaryIndexes))
        part.indexes[index] = (part.indexes[index] ?? 0) + CapacityUnits
    }
  }

  function note(operation: string, asked: v.InferOutput<typeof Asked>, status: number, answer: Buffer): void {
    const name = partOf(operation, asked)
    parts[name] ??= { writes: 0, table: 0, indexes: {}, refused: 0 }
    if (status === 200) {
      const { ConsumedCapacity } = v.parse(Answered, JSON.parse(answer.toString()))
      const capacities = Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity]
      if (READS.has(operation)) noteRead(capacities)
      else noteWrite(parts[name], capacities)
    } else if (answer.includes('ConditionalCheckFailed'))
      parts[name].refused += operation === 'TransactWriteItems' ? 2 : 1
  }

  const server = createServer(async (incoming, response) => {
    const body = (await readBody(incoming, MOST_BYTES)) ?? Buffer.alloc(0)
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? ''
    const isMetered = WRITES.has(operation) || READS.has(operation)
    const asked = isMetered
      ? { ...JSON.parse(body.toString()), ReturnConsumedCapacity: 'INDEXES' }
      : undefined
    const passed = asked === undefined ? body : Buffer.from(JSON.stringify(asked))
    const { 'content-length': _length, ...headers } = incoming.headers
    const onward = request(
      database,
      { method: 'POST', agent, headers: { ...headers, 'content-length': passed.length } },
      async (answer) => {
        const answered = (await readBody(answer, MOST_BYTES)) ?? Buffer.alloc(0)
        if (asked !== undefined) note(operation, v.parse(Asked, asked), answer.statusCode ?? 0, answered)
        response.writeHead(answer.statusCode ?? 502, answer.headers).end(answered)
      },
    )
    onward.on('error', () => response.destroy())
    onward.end(passed)
  })
  const port = await listen(server, 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    reading: () => {
      const { reads: _reads, ...writes } = parts
      const read = { parts: writes, readUnits }
      parts = {}
      readUnits = 0
      return read
    },
    stop: async () => {
      await close(server)
      agent.destroy()
    },
  }
}

/** Which part of a signature's way a write belongs to. */
function partOf(operation: string, { Item, Key, UpdateExpression }: v.InferOutput<typeof Asked>): string {
  if (READS.has(operation)) return 'reads'
  if (operation === 'TransactWriteItems') return 'counting'
  const sortKey = Item?.sk.S ?? Key?.sk.S ?? ''
  if (sortKey === 'MAIL') return 'mail slot'
  if (sortKey === 'RUN') return 'run record'
  if (sortKey === 'SOURCES') return 'counting'
  if (sortKey.startsWith('FATES#')) return 'funnel'
  if (!sortKey.startsWith('SIGNATURE#')) return 'other'
  if (operation === 'PutItem') return 'sign'
  if (UpdateExpression.includes('confirmedAt')) return 'confirm'
  return UpdateExpression.startsWith('REMOVE mailDue') ? 'settle due mark' : 'move due mark'
}

const total = (indexes: Record<string, { CapacityUnits: number }>): number =>
  Object.values(indexes).reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)
