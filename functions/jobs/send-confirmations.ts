import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { DueKey } from '../table/due-mails.ts'
import { runSize, type SenderDependencies, sendWaitingMail } from './send-waiting-mail.ts'

/** A run is not begun with less time left than a slow one takes. */
const RUN_RESERVE_MS = 40_000

/**
 * The stream's half of sending: what has just begun to wait for a mail is mailed at once. It only
 * makes mail fast; what it leaves (SES refuses, time runs out, a crash) stands in the `mailDue` index
 * until the timer's half (send-due-confirmations) takes it up.
 *
 * Replay-safe by the reserved slots of send-waiting-mail. A fault of the table fails the batch from
 * the first record of the run on, and the stream delivers those again.
 */
export function sendConfirmations(deps: SenderDependencies) {
  return async (
    event: DynamoDBStreamEvent,
    context: { getRemainingTimeInMillis: () => number },
  ): Promise<DynamoDBBatchResponse> => {
    const asked = event.Records.flatMap((record) => {
      const { Keys, NewImage, OldImage, SequenceNumber = '' } = record.dynamodb ?? {}
      const [pk, sk] = [Keys?.['pk']?.S, Keys?.['sk']?.S]
      // A due mark that was only moved is the timer's; a new asking changes `askedAt`.
      const isNew = NewImage?.['askedAt']?.S !== OldImage?.['askedAt']?.S
      if (pk === undefined || sk === undefined || !isNew || NewImage?.['mailDue'] === undefined) return []
      return [{ key: { pk, sk }, SequenceNumber }]
    })
    const size = asked.length === 0 ? 1 : await runSize(deps.mailer)
    for (let first = 0; first < asked.length; first += size) {
      const rest = asked.slice(first)
      if (context.getRemainingTimeInMillis() < RUN_RESERVE_MS) return leaveToTimer(deps, rest)
      const run = rest.slice(0, size)
      try {
        const { goOn } = await sendWaitingMail(
          deps,
          run.map((one) => one.key),
        )
        if (!goOn) return leaveToTimer(deps, rest)
      } catch (error) {
        deps.log.error('A run of confirmation mail failed and will be tried again.', {
          code: 'mail-run-failed',
          fault: error instanceof Error ? error.name : 'unknown',
        })
        return { batchItemFailures: [{ itemIdentifier: run[0]?.SequenceNumber ?? '' }] }
      }
    }
    return DONE
  }
}

const DONE: DynamoDBBatchResponse = { batchItemFailures: [] }

/** What could not go now is due now, rather than when the timer would first have looked after it. */
async function leaveToTimer(
  deps: SenderDependencies,
  rest: readonly { key: DueKey }[],
): Promise<DynamoDBBatchResponse> {
  await Promise.all(rest.map(({ key }) => deps.dueMails.move(key, deps.now())))
  return DONE
}
