import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { STREAM_SOURCES } from '../functions/event-sources.ts'
import { TABLE_SHAPE } from '../functions/table/keys.ts'
import { HouseAlarm, type HouseAlarmProps } from './alarm.ts'
import type { FeedbackQueue } from './feedback-queue.ts'
import type { LambdaFunction } from './lambda-function.ts'

type StreamName = keyof typeof STREAM_SOURCES

export type ServiceAlarmsProps = {
  api: HttpApi
  table: ITableV2
  functions: Record<
    StreamName | 'send-due-confirmations' | 'send-campaigns' | 'write-exports' | 'apply-retention',
    LambdaFunction
  >
  sources: Record<StreamName, EventSourceMapping>
  feedback: FeedbackQueue
  notify: ITopic
}

const FIVE_MINUTES = { period: Duration.minutes(5) }

/** Who waits when a stream's reader falls behind. */
const BEHIND: Record<StreamName, string> = {
  'count-signatures': 'The public count is minutes behind: supporters do not see themselves counted.',
  'send-confirmations':
    'Confirmation mail no longer goes at once; it still goes within a minute or two by the timer.',
}

/** Alarms on what lies between the functions: the API, the stream, the queue, the table, and SES's opinion of us. */
export class ServiceAlarms extends Construct {
  readonly #notify: ITopic

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id)
    const { api, table, functions, sources } = props
    this.#notify = props.notify
    this.#add('ApiFaults', {
      title: 'api faults',
      hurts: 'Supporters see an error page instead of a petition, or cannot sign.',
      metric: api.metricServerError({ ...FIVE_MINUTES, statistic: 'Sum' }),
      when: { atLeast: 5 },
    })
    for (const name of Object.keys(STREAM_SOURCES) as StreamName[]) {
      this.#add(`Behind-${name}`, {
        title: `${name} behind`,
        hurts: BEHIND[name],
        metric: functions[name].lambda.metric('IteratorAge', { ...FIVE_MINUTES, statistic: 'Maximum' }),
        when: { atLeast: Duration.minutes(5).toMilliseconds() },
        periods: 2,
      })
    }
    this.#add('Kept', {
      title: 'send-confirmations gave up',
      hurts:
        'A batch of stream records was set aside: their mails wait for the timer instead of going at once.',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'OnFailureDestinationDeliveredEventCount',
        dimensionsMap: {
          EventSourceMappingUUID: sources['send-confirmations'].eventSourceMappingId,
        },
        ...FIVE_MINUTES,
        statistic: 'Sum',
      }),
      when: { atLeast: 1 },
    })
    this.#add('Stopped', {
      title: 'send-due-confirmations stopped',
      hurts:
        'Nothing looks after due mail: supporters whose confirmation mail did not go at once never get it.',
      metric: functions['send-due-confirmations'].lambda.metricInvocations(FIVE_MINUTES),
      when: { below: 1 },
      periods: 3,
    })
    this.#add('CampaignsStopped', {
      title: 'send-campaigns stopped',
      hurts: 'Nothing looks after campaigns: none begins at its time, and none goes on after a pause.',
      metric: functions['send-campaigns'].lambda.metricInvocations(FIVE_MINUTES),
      when: { below: 1 },
      periods: 3,
    })
    this.#add('ExportsStopped', {
      title: 'write-exports stopped',
      hurts:
        'Nothing looks after exports: an interrupted file is not written, and files of a day ago lie on until midnight.',
      metric: functions['write-exports'].lambda.metricInvocations(FIVE_MINUTES),
      when: { below: 1 },
      periods: 3,
    })
    this.#add('RetentionStopped', {
      title: 'apply-retention stopped',
      hurts: 'Nothing looks after retention: people’s data is kept longer than they were promised.',
      // One run an hour: six without any are no delay of the clock.
      metric: functions['apply-retention'].lambda.metricInvocations({ period: Duration.hours(1) }),
      when: { below: 1 },
      periods: 6,
    })
    this.#feedback(props.feedback)
    this.#add('TableThrottles', {
      title: 'table throttles',
      hurts: 'Signatures are refused or slow: the table, or one part of it, takes no more writes for now.',
      metric: throttleEvents(table),
      when: { atLeast: 10 },
    })
    this.#reputation('BounceRate', 'bounce rate', 0.05, 'bounces')
    this.#reputation('ComplaintRate', 'complaint rate', 0.001, 'complaints')
  }

  #feedback({ queue, deadLetters }: FeedbackQueue): void {
    this.#add('FeedbackWaiting', {
      title: 'feedback waiting',
      hurts: 'What SES reports is not taken in: people who bounced or complained may be mailed again.',
      metric: queue.metricApproximateAgeOfOldestMessage({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      when: { atLeast: Duration.minutes(15).toSeconds() },
    })
    this.#add('FeedbackSetAside', {
      title: 'feedback set aside',
      hurts:
        'Reports of SES could not be taken in and are deleted within four days: people who bounced or complained may be mailed again.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ ...FIVE_MINUTES, statistic: 'Maximum' }),
      when: { atLeast: 1 },
    })
  }

  #reputation(metric: string, title: string, atLeast: number, of: string): void {
    this.#add(metric, {
      title,
      hurts: `SES may soon stop all our mail for its ${of}: then nobody’s signature can be confirmed.`,
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: `Reputation.${metric}`,
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      when: { atLeast },
    })
  }

  #add(id: string, props: Omit<HouseAlarmProps, 'notify'>): void {
    new HouseAlarm(this, id, { ...props, notify: this.#notify })
  }
}

/**
 * Refused reads and writes of the table and its indexes: an index that takes no more refuses the table's
 * writes, and stands in the metrics under its own name only. What is zero is not told, so it is filled in.
 */
function throttleEvents({ tableName: TableName }: ITableV2): MathExpression {
  const places: [id: string, index: Record<string, string>][] = [
    ['Table', {}],
    ...Object.values(TABLE_SHAPE.indexes).map(({ name }): [string, Record<string, string>] => [
      name,
      { GlobalSecondaryIndexName: name },
    ]),
  ]
  const usingMetrics = Object.fromEntries(
    places.flatMap(([id, index]) =>
      ['Read', 'Write'].map((kind) => [
        `${kind.toLowerCase()}s_${id}`,
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName: `${kind}ThrottleEvents`,
          dimensionsMap: { TableName, ...index },
          ...FIVE_MINUTES,
          statistic: 'Sum',
        }),
      ]),
    ),
  )
  const expression = Object.keys(usingMetrics).map((id) => `FILL(${id}, 0)`)
  return new MathExpression({ expression: expression.join(' + '), usingMetrics, ...FIVE_MINUTES })
}
