import type { DueMailTable } from '../table/due-mails.ts'
import { runSize, type SenderDependencies, sendWaitingMail } from './send-waiting-mail.ts'

/** A run is not begun with less time left than a slow one takes. */
const RUN_RESERVE_MS = 40_000

/**
 * The timer's half of sending: each minute it takes up every mail that is due and has not gone, oldest
 * first, and removes the due marks of those that went. It stops early where SES takes nothing, and
 * the next minute tries again: a quota used up for a day, or a stream that has lost its records, delays
 * mail but loses none.
 *
 * Replay-safe by the reserved slots of send-waiting-mail: two timers at once do no harm. Each mail it
 * looks at goes, is set aside or waits till later, so it never reads the same ones for ever.
 */
export function sendDueConfirmations(deps: SenderDependencies & { dueMails: Pick<DueMailTable, 'due'> }) {
  return async (_event: unknown, context: { getRemainingTimeInMillis: () => number }): Promise<void> => {
    const size = await runSize(deps.mailer)
    let sent = 0
    let oldestMs = 0
    for (let goOn = true; goOn; ) {
      const due = await deps.dueMails.due(deps.now(), size)
      if (due.length === 0) break
      const oldest = due[0]
      if (oldest !== undefined) oldestMs = Math.max(oldestMs, deps.now().getTime() - Date.parse(oldest.dueAt))
      for (let first = 0; goOn && first < due.length; first += size) {
        goOn = context.getRemainingTimeInMillis() >= RUN_RESERVE_MS
        if (!goOn) break
        const run = await sendWaitingMail(
          deps,
          due.slice(first, first + size).map((one) => one.key),
        )
        sent += run.sent
        goOn = run.goOn
      }
    }
    deps.log.info('Due mail was looked after.', {
      code: 'mail-due',
      sent,
      oldestSeconds: Math.round(oldestMs / 1000),
    })
  }
}
