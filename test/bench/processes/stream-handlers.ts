import { assemble as assembleCountSignatures } from '../../../functions/count-signatures.ts'
import { STREAM_SOURCES } from '../../../functions/event-sources.ts'
import { assemble as assembleSendConfirmations } from '../../../functions/send-confirmations.ts'
import { tableClient } from '../../../functions/table/client.ts'
import { signatureTable } from '../../../functions/table/signatures.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { answer } from '../answer.ts'
import { type Burst, forEach, measured } from '../measure.ts'
import { STREAM_ARN, streamRecord } from '../stream-records.ts'
import {
  confirmedSignature,
  numbers,
  pendingSignature,
  personOf,
  type Range,
  supporter,
} from '../supporters.ts'
import { benchWiring, ENVIRONMENT, PETITION } from '../wiring.ts'

const TIMEOUT_MS = 120_000
const STORING_AT_ONCE = 16

const { wiring } = await benchWiring()
const personSecret = await wiring.secrets.person()
const count = assembleCountSignatures(wiring)
const send = await assembleSendConfirmations(wiring)

const pending = (number: number) => {
  const by = supporter(number)
  return pendingSignature(by, personOf(by, personSecret), PETITION, new Date())
}

const api = {
  /** Counts the signing and the confirming of these supporters: one shard, full batches, one by one. */
  count: async (people: Range): Promise<Burst> => {
    const records = numbers(people).flatMap((number) => {
      const [before, position] = [pending(number), number * 2 + 1]
      const after = confirmedSignature(before, new Date())
      return [streamRecord(position, before), streamRecord(position + 1, after, before)]
    })
    return measured(async () => {
      for (const Records of batches(records, STREAM_SOURCES['count-signatures'].batchSize))
        await count({ Records, shardId: 'shardId-bench', eventSourceARN: STREAM_ARN, state: {} })
      return records.length
    })
  },

  /** Sends their confirmation mail: one shard, full batches, one by one. They are stored first, unmeasured. */
  send: async (people: Range): Promise<Burst> => {
    const signatures = numbers(people).map(pending)
    const table = signatureTable(tableClient(), ENVIRONMENT.tableName)
    await forEach(signatures, STORING_AT_ONCE, table.create)
    const records = signatures.map((signature, index) => streamRecord(people.first + index + 1, signature))
    return measured(async () => {
      for (const Records of batches(records, STREAM_SOURCES['send-confirmations'].batchSize)) {
        const { batchItemFailures } = await send({ Records }, lambdaContext('send-confirmations', TIMEOUT_MS))
        if (batchItemFailures.length > 0) throw new Error('The sender reported failed records.')
      }
      return records.length
    })
  },
}
export type StreamHandlers = typeof api
answer(api)

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
