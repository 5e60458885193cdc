import { Duration } from 'aws-cdk-lib'
import type { FunctionName } from './config.ts'
import type { LambdaFunctionProps } from './lambda-function.ts'
import { TIMEOUT_SECONDS } from './timeouts.ts'

export type FunctionShape = Pick<
  LambdaFunctionProps,
  'wokenBy' | 'memoryMiB' | 'slow' | 'hurts' | 'callsItself'
> & {
  /** Secrets it reads; whoever answers requests also reads the origin secret. */
  secrets: readonly ('person' | 'linkKeys')[]
  /** The kind of mail it sends. */
  mail?: 'confirmation' | 'bulk'
  /** Whether it calls the function that sends campaigns. */
  campaigns?: true
}

/** Each function's size, what is slow for it (its end stands in TIMEOUT_SECONDS), and who is hurt when it fails. */
export const FUNCTIONS: Record<FunctionName, FunctionShape> = {
  http: {
    wokenBy: 'request',
    secrets: ['person', 'linkKeys'],
    // Memory buys processor time: a cold start and an HMAC are both bound by it.
    memoryMiB: 1024,
    slow: Duration.seconds(3),
    hurts: {
      errors: 'Supporters who sign or confirm get an error page and must try again.',
      throttles: 'Supporters are turned away: the account’s Lambda concurrency is used up.',
      duration: 'Supporters wait seconds for a page, and some will leave before they sign.',
    },
  },
  manage: {
    wokenBy: 'request',
    secrets: ['person'],
    memoryMiB: 1024,
    slow: Duration.seconds(10),
    hurts: {
      errors: 'Campaign managers cannot see or do their work in the console. Supporters notice nothing.',
      throttles: 'Campaign managers are turned away: the account’s Lambda concurrency is used up.',
      duration: 'Campaign managers wait long for the console. Supporters notice nothing.',
    },
  },
  'manage-campaigns': {
    wokenBy: 'request',
    // The preview of a campaign carries links as readers get them.
    secrets: ['person', 'linkKeys'],
    campaigns: true,
    memoryMiB: 1024,
    slow: Duration.seconds(10),
    hurts: {
      errors:
        'Campaign managers cannot write, schedule, pause or stop a campaign. One that is being sent goes on.',
      throttles:
        'Campaign managers are turned away from campaigns: the account’s Lambda concurrency is used up. One that is being sent goes on.',
      duration: 'Campaign managers wait long for a campaign or its preview. Readers notice nothing.',
    },
  },
  'count-signatures': {
    wokenBy: 'stream',
    secrets: [],
    memoryMiB: 512,
    slow: Duration.seconds(30),
    hurts: {
      errors:
        'The public count stands still or lags: supporters do not see themselves counted. Nothing is lost.',
      throttles: 'The public count lags, because Lambda runs too much else.',
      duration: 'The public count lags, and may stand still if batches no longer fit their time.',
    },
  },
  'send-confirmations': {
    wokenBy: 'stream',
    secrets: ['linkKeys'],
    mail: 'confirmation',
    memoryMiB: 512,
    // With 40 seconds left no new run is begun: whoever gets that far leaves mail to the timer.
    slow: Duration.seconds(80),
    hurts: {
      errors:
        'New supporters’ confirmation mail is late by a minute or more; the timer sends what the stream did not.',
      throttles:
        'New supporters’ confirmation mail is late by a minute or more, because Lambda runs too much else.',
      duration: 'New supporters’ confirmation mail is late: SES takes it slower than supporters sign.',
    },
  },
  'send-due-confirmations': {
    wokenBy: 'timer',
    secrets: ['linkKeys'],
    mail: 'confirmation',
    memoryMiB: 512,
    slow: Duration.seconds(60),
    hurts: {
      errors: 'Supporters whose mail did not go at once wait for it, as long as this lasts.',
      throttles: 'Supporters whose mail did not go at once wait for it, because Lambda runs too much else.',
      duration: 'More mail is due than SES takes in a minute: supporters wait for their confirmation.',
    },
  },
  'send-campaigns': {
    wokenBy: 'timer',
    // Links are sealed; recipients come out of the table by their keys.
    secrets: ['linkKeys'],
    mail: 'bulk',
    campaigns: true,
    // A run of a long campaign wakes the next.
    callsItself: true,
    // A whole processor ("Configure Lambda function memory"): it fills, signs and hands over hundreds of mails a second.
    memoryMiB: 1769,
    // It hands over to its next run before its time is up: a run that gets this far was nearly cut off.
    slow: Duration.seconds(TIMEOUT_SECONDS['send-campaigns'] - 10),
    hurts: {
      errors:
        'Readers get their campaign mail late, and a few may be left as unknown; the next minute’s run goes on. Nobody gets it twice.',
      throttles: 'Campaign mail waits, because Lambda runs too much else.',
      duration: 'A few readers’ campaign mail may be left as unknown: runs do not end in time by themselves.',
    },
  },
  'write-exports': {
    wokenBy: 'timer',
    secrets: [],
    // What it holds stays below 256 MiB, whatever it writes; the rest is for the processor time that comes with memory.
    memoryMiB: 1024,
    // With 45 seconds left no page is begun, and the next run goes on: one that gets this far was nearly cut off.
    slow: Duration.seconds(TIMEOUT_SECONDS['write-exports'] - 10),
    hurts: {
      errors: 'Campaign managers wait for the files that they asked for. Nobody gets half of one.',
      throttles:
        'Campaign managers wait for the files that they asked for, because Lambda runs too much else.',
      duration:
        'Campaign managers wait for large files: runs do not end in time by themselves, and work is done twice.',
    },
  },
  'reconcile-counts': {
    wokenBy: 'timer',
    secrets: [],
    memoryMiB: 1024,
    slow: Duration.minutes(12),
    hurts: {
      errors: 'Nobody yet: a wrong count, should there be one, would go unseen until this runs again.',
      throttles: 'Nobody yet: the nightly recount did not run, because Lambda runs too much else.',
      duration: 'Nobody yet: the nightly recount will soon not fit its time, and drift would go unseen.',
    },
  },
  'record-feedback': {
    wokenBy: 'queue',
    secrets: ['person'],
    memoryMiB: 512,
    slow: Duration.seconds(30),
    hurts: {
      errors:
        'People who bounced or complained may be mailed again, until their reports are taken in. Nothing is lost.',
      throttles:
        'People who bounced or complained may be mailed again for now, because Lambda runs too much else.',
      duration:
        'People who bounced or complained may be mailed again, if batches of reports no longer fit their time.',
    },
  },
  'apply-retention': {
    wokenBy: 'timer',
    secrets: [],
    memoryMiB: 512,
    // With 20 seconds left no new page is begun, and the next run goes on: one that gets this far was nearly cut off.
    slow: Duration.seconds(TIMEOUT_SECONDS['apply-retention'] - 10),
    hurts: {
      errors: 'People’s data is kept longer than they were promised, as long as this lasts.',
      throttles:
        'People’s data is kept an hour or more longer than they were promised, because Lambda runs too much else.',
      duration: 'People’s data is kept longer than promised, if the work of retention no longer gets done.',
    },
  },
}
