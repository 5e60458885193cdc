import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Dashboard, GraphWidget, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { FUNCTION_NAMES, type FunctionName } from './config.ts'
import type { FeedbackQueue } from './feedback-queue.ts'
import type { LambdaFunction } from './lambda-function.ts'
import { LOG_METRICS, logMetricName } from './log-alarms.ts'

export type Watched = {
  api: HttpApi
  table: ITableV2
  functions: Record<FunctionName, LambdaFunction>
  feedback: FeedbackQueue
}

/** One page that shows the way of a signature (asked, stored, mailed, counted, and what SES told of it), and of campaigns. */
export function addDashboard(scope: Construct, { api, table, functions, feedback }: Watched): void {
  const dashboard = new Dashboard(scope, 'Dashboard', { defaultInterval: Duration.days(1) })
  const sum = { statistic: 'Sum' }
  const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
    new GraphWidget({ title, left, right, width: 12 })
  const each = (metric: (lambda: LambdaFunction) => Metric): IMetric[] =>
    FUNCTION_NAMES.map((name) => metric(functions[name]).with({ label: name }))
  const ses = (metricName: string) => new Metric({ namespace: 'AWS/SES', metricName, ...sum })

  dashboard.addWidgets(
    graph(
      'Requests and faults',
      [api.metricCount(sum)],
      [api.metricServerError(sum), api.metricClientError(sum)],
    ),
    graph('Time to answer (ms)', [
      api.metricLatency({ statistic: 'p50' }),
      api.metricLatency({ statistic: 'p99' }),
    ]),
    graph('Mail', [ses('Send'), ses('Delivery')], [ses('Bounce'), ses('Complaint'), ses('Reject')]),
    graph('Oldest due mail (s)', [
      new Metric({
        namespace: LOG_METRICS,
        metricName: logMetricName('mail due age'),
        statistic: 'Maximum',
      }),
    ]),
    graph(
      'Campaigns that paused themselves or met a fault',
      ['campaign paused', 'campaign failed'].map(
        (title) =>
          new Metric({ namespace: LOG_METRICS, metricName: logMetricName(title), ...sum, label: title }),
      ),
    ),
    graph(
      'Reports from SES, and the oldest that waits (s)',
      [feedback.queue.metricNumberOfMessagesSent(sum)],
      [feedback.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })],
    ),
    graph(
      'Behind the stream (ms)',
      (['count-signatures', 'send-confirmations'] as const).map((name) =>
        functions[name].lambda.metric('IteratorAge', { statistic: 'Maximum' }).with({ label: name }),
      ),
    ),
    graph('Table units', [
      table.metricConsumedWriteCapacityUnits(sum),
      table.metricConsumedReadCapacityUnits(sum),
    ]),
    graph(
      'Function errors',
      each(({ lambda }) => lambda.metricErrors(sum)),
    ),
    graph(
      'Function duration, p99 (ms)',
      each(({ lambda }) => lambda.metricDuration({ statistic: 'p99' })),
    ),
  )
}
