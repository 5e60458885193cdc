import { Duration, Validations } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { QUEUE_SOURCES } from '../functions/event-sources.ts'
import type { LambdaFunction } from './lambda-function.ts'
import { TIMEOUT_SECONDS } from './timeouts.ts'

const SOURCE = QUEUE_SOURCES['record-feedback']

/**
 * How often a report is tried before it is set aside. Each try takes the visibility timeout, so this is some five
 * hours: a table that refuses for an evening costs nobody a report.
 */
const MOST_TRIES = 50

/**
 * Most batches at once, the fewest that AWS allows: what SES reports of one run's mails should meet in few batches.
 * Two batches of 1,000, each done in about a second, are what some 1,000 mails a second bring back. And supporters'
 * requests share the account's concurrency, which starts at 10.
 */
const MOST_BATCHES = 2

export type FeedbackQueueProps = {
  /** Where SES tells what became of mails. */
  topic: ITopic
  /** The topic's key: reports hold addresses, here as there. */
  key: IKey
}

/**
 * Where SES's reports wait for record-feedback, so that none is lost while it fails or is deployed. What it cannot
 * take in the end lies among the dead letters: encrypted, for four days (STANDARDS 27).
 */
export class FeedbackQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue
  readonly #key: IKey

  constructor(scope: Construct, id: string, { topic, key }: FeedbackQueueProps) {
    super(scope, id)
    this.#key = key
    const encrypted: QueueProps = {
      encryption: QueueEncryption.KMS,
      // By its ARN, or the subscription would write the topic's name into the key's policy: a cycle (messages.ts).
      encryptionMasterKey: Key.fromKeyArn(this, 'Key', key.keyArn),
      enforceSSL: true,
    }
    // A standard queue counts these days from when SES reported, not from when the report was set aside.
    this.deadLetters = new Queue(this, 'DeadLetters', { ...encrypted, retentionPeriod: Duration.days(4) })
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It holds the dead letters itself: an alarm tells somebody to look.',
    })
    this.queue = new Queue(this, 'Queue', {
      ...encrypted,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: visibilityTimeout(),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_TRIES },
    })
    topic.addSubscription(
      new SqsSubscription(this.queue, {
        // SES's report itself, not wrapped in SNS's own JSON: a third smaller, so that full batches fit into the
        // 6 MB of a call. Nothing of the wrapping is used: SES's ids tell one report from another.
        rawMessageDelivery: true,
        // SNS discards what the queue refuses (its policy or key broken) without trying again.
        deadLetterQueue: this.deadLetters,
      }),
    )
  }

  /** What a function needs to read the queue. */
  statements(): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: [this.queue.queueArn],
      }),
      new PolicyStatement({ actions: ['kms:Decrypt'], resources: [this.#key.keyArn] }),
    ]
  }

  /** Lets the queue wake a function with its batches. */
  wake(target: LambdaFunction): void {
    const mapping = new EventSourceMapping(target, 'Queue', {
      target: target.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: SOURCE.batchSize,
      maxBatchingWindow: Duration.seconds(SOURCE.batchWindow),
      maxConcurrency: MOST_BATCHES,
      reportBatchItemFailures: true,
    })
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'What fails goes back to the queue, whose own redrive policy sets it aside.',
    })
  }
}

/**
 * Six times what the function may take, so that a throttled batch can be tried again before its reports show up
 * a second time, and the window ("Configuring a queue to use with Lambda").
 */
function visibilityTimeout(): Duration {
  return Duration.seconds(6 * TIMEOUT_SECONDS['record-feedback'] + SOURCE.batchWindow)
}
