import { Aws, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import {
  ConfigurationSet,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'

/** What SES tells of a mail. Never opens or clicks: no third party is told what a supporter reads. */
const FEEDBACK = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
]

/**
 * The two topics, for what SES tells of mails and for alarms, under one key: feedback holds addresses,
 * and the key that AWS manages for SNS cannot be used by SES or CloudWatch.
 */
export class Messages extends Construct {
  /** Encrypts both topics, and may be used by them for queues of theirs. */
  readonly key: Key
  readonly alarms: Topic
  readonly feedback: Topic
  readonly confirmationSet: ConfigurationSet
  readonly bulkSet: ConfigurationSet

  constructor(scope: Construct, id: string, alarmAddress: string) {
    super(scope, id)
    this.key = new Key(this, 'Key', {
      description: 'Luid: mail feedback and alarms on their way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // As their guides have it ("Setting up Amazon SNS notifications", "I didn't receive an SNS notification for my
    // CloudWatch alarm"), without a condition: neither says that the account is named to KMS, which both ask
    // themselves, and an alarm that may not use the key is lost without a word. Whose word is taken is the topics' policy.
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [
          new ServicePrincipal('ses.amazonaws.com'),
          new ServicePrincipal('cloudwatch.amazonaws.com'),
        ],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    )
    // From a topic into its queue. This key encrypts the topics too, so its policy cannot name one without a cycle.
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          ArnLike: { 'aws:SourceArn': Stack.of(this).formatArn({ service: 'sns', resource: '*' }) },
        },
      }),
    )

    this.alarms = new Topic(this, 'Alarms', {
      displayName: 'Luid alarms',
      masterKey: this.key,
      enforceSSL: true,
    })
    // A topic with a policy of its own loses the default one, under which alarms may publish.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alarms.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    this.alarms.addSubscription(new EmailSubscription(alarmAddress))
    Validations.of(this.alarms).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason:
        'A mail that an operator does not get needs no queue that nobody reads: the alarm still stands in CloudWatch.',
    })

    this.feedback = new Topic(this, 'Feedback', {
      displayName: 'Luid mail feedback',
      masterKey: this.key,
      enforceSSL: true,
    })
    // A complaint about a newsletter must not keep its author from confirming a signature.
    this.confirmationSet = this.#set('Confirmation', SuppressionReasons.BOUNCES_ONLY)
    this.bulkSet = this.#set('Bulk', SuppressionReasons.BOUNCES_AND_COMPLAINTS)
  }

  #set(id: string, suppressionReasons: SuppressionReasons): ConfigurationSet {
    const set = new ConfigurationSet(this, id, { reputationMetrics: true, suppressionReasons })
    set.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(this.feedback),
      events: FEEDBACK,
    })
    return set
  }
}
