import { Duration } from 'aws-cdk-lib'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { HouseAlarm } from './alarm.ts'
import type { FunctionName } from './config.ts'
import type { LambdaFunction } from './lambda-function.ts'

export type LogAlarm = {
  /** The section in RUNBOOK.md. */
  title: string
  /** The log entries' `code`, as the functions write it: any of these. */
  codes: readonly string[]
  /** Which functions write it. */
  from: readonly FunctionName[]
  /** A numeric field of the entry to watch; without it the entries are counted. */
  field?: string
  atLeast: number
  hurts: string
}

/** What only the functions' logs tell. */
export const LOG_ALARMS: readonly LogAlarm[] = [
  {
    title: 'mail due age',
    codes: ['mail-due'],
    from: ['send-due-confirmations'],
    field: 'oldestSeconds',
    atLeast: 15 * 60,
    hurts: 'Supporters who signed a quarter of an hour ago still wait for their confirmation mail.',
  },
  {
    title: 'mail account fault',
    codes: ['mail-account-fault'],
    from: ['send-confirmations', 'send-due-confirmations'],
    atLeast: 1,
    hurts:
      'SES refuses every mail for a setting of ours: no supporter gets a confirmation mail until it is mended.',
  },
  {
    title: 'mail set aside',
    codes: ['mail-failed', 'mail-unreadable'],
    from: ['send-confirmations', 'send-due-confirmations'],
    atLeast: 1,
    hurts: 'A supporter’s confirmation mail cannot be made or sent; it is tried again every ten minutes.',
  },
  {
    // The function reports such records back, so that Lambda counts no error.
    title: 'mail run failed',
    codes: ['mail-run-failed'],
    from: ['send-confirmations'],
    atLeast: 1,
    hurts:
      'New supporters’ confirmation mail is late by a minute or two: the timer sends what the stream did not.',
  },
  {
    title: 'campaign paused',
    codes: ['campaign-paused'],
    from: ['send-campaigns'],
    atLeast: 1,
    hurts:
      'A campaign has paused itself: the rest of its readers get nothing until somebody has looked and resumed it.',
  },
  {
    title: 'campaign failed',
    codes: ['campaign-failed'],
    from: ['send-campaigns'],
    atLeast: 1,
    hurts: 'A campaign met a fault and stands still between tries: its readers wait. Nobody gets it twice.',
  },
  {
    title: 'campaign readers skipped',
    codes: ['campaign-unreadable', 'campaign-mail-failed'],
    from: ['send-campaigns'],
    atLeast: 1,
    hurts:
      'Somebody who should get a campaign does not: what is kept of them cannot be read, or their mail not made.',
  },
  {
    title: 'campaign unread',
    codes: ['campaign-unread'],
    from: ['http'],
    atLeast: 1,
    hurts:
      'Somebody who left by a campaign’s mail was taken off one list only, and may get such mail by another.',
  },
  {
    title: 'export failed',
    codes: ['export-failed', 'export-late'],
    from: ['write-exports'],
    atLeast: 1,
    hurts:
      'A campaign manager gets no file: it failed after several tries, or waits for half an hour already.',
  },
  {
    title: 'export unreadable',
    codes: ['export-unreadable'],
    from: ['write-exports'],
    atLeast: 1,
    hurts:
      'Somebody who belongs in a campaign manager’s file is not in it: what is kept of them cannot be read.',
  },
  {
    title: 'count unknown',
    codes: ['count-unknown'],
    from: ['count-signatures'],
    atLeast: 1,
    hurts:
      'A change of a signature could not be read in full: the public count or a breakdown is off by it until its item is mended.',
  },
  {
    title: 'count drift',
    codes: ['count-drift'],
    from: ['reconcile-counts'],
    atLeast: 1,
    hurts:
      'A public count differed from the signatures behind it: supporters and the press saw a wrong figure.',
  },
  {
    title: 'feedback unreadable',
    codes: ['feedback-unreadable'],
    from: ['record-feedback'],
    atLeast: 1,
    hurts:
      'A report of SES could not be read and is not heeded: somebody who bounced or complained may be mailed again.',
  },
  {
    title: 'retention behind',
    codes: ['retention-behind'],
    from: ['apply-retention'],
    atLeast: 1,
    hurts:
      'People’s data is kept longer than they were promised: retention no longer gets through the table.',
  },
  {
    title: 'person unreadable',
    codes: ['person-unreadable'],
    from: ['http', 'manage'],
    atLeast: 1,
    hurts: 'Somebody who asked what is kept of them was shown less than is kept.',
  },
  {
    title: 'list unreadable',
    codes: ['list-unreadable'],
    from: ['http', 'manage', 'manage-campaigns'],
    atLeast: 1,
    hurts:
      'A list lacks what cannot be read: a petition on the home page, its news, a topic, or a signature that waits for a word.',
  },
]

/** Makes metrics and alarms of the codes that the functions log. */
export class LogAlarms extends Construct {
  constructor(scope: Construct, id: string, functions: Record<FunctionName, LambdaFunction>, notify: ITopic) {
    super(scope, id)
    for (const { title, codes, from, field, atLeast, hurts } of LOG_ALARMS) {
      const metricName = logMetricName(title)
      const filters = from.map(
        (name) =>
          new MetricFilter(this, `${metricName}-${name}`, {
            logGroup: functions[name].log,
            filterPattern: FilterPattern.any(
              ...codes.map((code) => FilterPattern.stringValue('$.code', '=', code)),
            ),
            metricNamespace: LOG_METRICS,
            metricName,
            metricValue: field === undefined ? '1' : `$.${field}`,
          }),
      )
      const metric = filters[0]?.metric({
        period: Duration.minutes(5),
        statistic: field === undefined ? 'Sum' : 'Maximum',
      })
      if (metric !== undefined)
        new HouseAlarm(this, metricName, { title, hurts, metric, when: { atLeast }, notify })
    }
  }
}

/** Where the metrics made of logs stand. */
export const LOG_METRICS = 'Luid'

/** The metric of an alarm on logs. */
export function logMetricName(title: string): string {
  return title.replaceAll(' ', '-')
}
