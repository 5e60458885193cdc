import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { assemble as assembleCountSignatures } from '../../../functions/count-signatures.ts'
import { QUEUE_SOURCES } from '../../../functions/event-sources.ts'
import { assemble as assembleRecordFeedback } from '../../../functions/record-feedback.ts'
import { assemble as assembleSendConfirmations } from '../../../functions/send-confirmations.ts'
import { assemble as assembleSendDueConfirmations } from '../../../functions/send-due-confirmations.ts'
import { startEventSources } from '../../../infra/local/event-sources/host.ts'
import { openQueue } from '../../../infra/local/event-sources/queue.ts'
import { scheduledEvent } from '../../../infra/local/event-sources/timers.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { answer } from '../answer.ts'
import { benchWiring, ENVIRONMENT } from '../wiring.ts'

const TIMEOUT_MS = 100_000
const tell = (line: string) => void process.stderr.write(`${line}\n`)

/** How far the timer's clock is ahead: simulated minutes. */
let aheadMs = 0
const { wiring } = await benchWiring()
const { wiring: later } = await benchWiring(() => new Date(Date.now() + aheadMs))
const sendDue = await assembleSendDueConfirmations(later)

/** The consumers of stream and queue, as `npm start` has them; the timer runs only when it is told to. */
const eventSources = await startEventSources({
  client: new DynamoDBClient({}),
  // Reading the stream is not metered: on AWS, Lambda's reads are free.
  streams: { endpoint: process.env['BENCH_DATABASE'] ?? '' },
  tableName: ENVIRONMENT.tableName,
  folder: join(process.env['DATA_DIR'] ?? '', 'event-sources'),
  streamHandlers: {
    'count-signatures': assembleCountSignatures(wiring),
    'send-confirmations': await assembleSendConfirmations(wiring),
  },
  timerHandlers: {},
  tell,
})
const feedback = await openQueue({
  functionName: 'record-feedback',
  source: QUEUE_SOURCES['record-feedback'],
  folder: join(process.env['DATA_DIR'] ?? '', 'feedback'),
  tell,
})
feedback.start(await assembleRecordFeedback(wiring))

const api = {
  /** Runs the timer's function as if so many minutes had passed. */
  dueAfter: async (minutes: number): Promise<void> => {
    aheadMs = minutes * 60_000
    await sendDue(
      scheduledEvent('send-due-confirmations'),
      lambdaContext('send-due-confirmations', TIMEOUT_MS),
    )
  },
  /** Takes what SES reports of a mail. */
  feedback: (message: string): Promise<void> => feedback.put(message),
  stop: async (_: undefined): Promise<void> => {
    await Promise.all([eventSources.stop(), feedback.stop()])
  },
}
export type Consumers = typeof api
answer(api)
