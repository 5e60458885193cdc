import { Duration, Validations } from 'aws-cdk-lib'
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EventSourceMapping, FilterCriteria, MetricType, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { StreamSource } from '../functions/event-sources.ts'
import type { LambdaFunction } from './lambda-function.ts'

/** What a function needs to read the table's stream. */
export function streamStatements(table: ITableV2): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [table.tableStreamArn ?? ''],
    }),
    // Lambda lists the account's streams before it reads one; IAM knows no narrower resource for it.
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  ]
}

/** Makes an AWS event source of functions/event-sources.ts, so that the local host plays the same. */
export function addStreamSource(
  scope: Construct,
  id: string,
  {
    table,
    source,
    target,
    failures,
  }: { table: ITableV2; source: StreamSource; target: LambdaFunction; failures: Bucket },
): EventSourceMapping {
  const mapping = new EventSourceMapping(scope, id, {
    target: target.lambda,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: source.batchSize,
    maxBatchingWindow: Duration.seconds(source.batchWindow),
    ...(source.tumblingWindow === undefined
      ? {}
      : { tumblingWindow: Duration.seconds(source.tumblingWindow) }),
    bisectBatchOnError: source.bisect,
    // Without a number Lambda retries until the record leaves the stream.
    ...(source.retries === undefined ? {} : { retryAttempts: source.retries }),
    parallelizationFactor: 1,
    reportBatchItemFailures: true,
    filters: source.filters.map((pattern) => FilterCriteria.filter(pattern)),
    ...(source.failureDestination
      ? // S3 keeps the record itself; a queue would keep only where it was.
        {
          onFailure: { bind: () => ({ destination: failures.bucketArn }) },
          supportS3OnFailureDestination: true,
        }
      : {}),
    metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
  })
  if (!source.failureDestination) {
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'Retries until the record leaves the stream: a record set aside would be lost behind the checkpoint.',
    })
  }
  return mapping
}
