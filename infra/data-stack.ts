import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { TABLE_SHAPE } from '../functions/table/keys.ts'
import { type Config, mailDomain, within } from './config.ts'
import { hostedZone } from './hosted-zone.ts'
import { MailIdentity } from './mail-identity.ts'
import { SignIn } from './sign-in.ts'

const SECRET_LENGTH = 43

/**
 * What cannot be made again: the table, the secrets that key people and sign links, the identities
 * that mail is sent and people are let in with. All of it outlives the stack.
 */
export class DataStack extends Stack {
  /** The table that serves: the stack's own, unless one was restored from a backup. */
  readonly table: ITableV2
  /** Stream records that a consumer gave up on. */
  readonly failures: Bucket
  /** Lets a stream reader leave records there. */
  readonly keepsFailures: ManagedPolicy
  readonly personSecret: Secret
  readonly linkKeys: Secret
  readonly mail: MailIdentity
  readonly signIn: SignIn

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id, {
      env: { region: config.region },
      description: 'Luid: what must never be lost',
      terminationProtection: true,
    })
    const own = this.#table()
    this.table = config.restoredTable === undefined ? own : this.#restored(config.restoredTable)
    this.failures = this.#failures()
    this.keepsFailures = this.#keepsFailures()
    this.personSecret = this.#personSecret()
    this.linkKeys = this.#linkKeys()
    this.mail = new MailIdentity(this, 'Mail', {
      from: config.mailFrom,
      domain: mailDomain(config),
      zone: within(mailDomain(config), config.zone?.name) ? hostedZone(this, config) : undefined,
    })
    this.signIn = new SignIn(this, 'SignIn')
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    new CfnOutput(this, 'LinkKeysArn', { value: this.linkKeys.secretArn })
    new CfnOutput(this, 'FailuresBucket', { value: this.failures.bucketName })
    new CfnOutput(this, 'UserPoolId', { value: this.signIn.pool.userPoolId })
    new CfnOutput(this, 'ScriptClientId', { value: this.signIn.scriptClientId })
  }

  #table(): TableV2 {
    const { partitionKey, sortKey, timeToLive, indexes } = TABLE_SHAPE
    const key = (name: string) => ({ name, type: AttributeType.STRING })
    return new TableV2(this, 'Table', {
      partitionKey: key(partitionKey),
      sortKey: key(sortKey),
      timeToLiveAttribute: timeToLive,
      globalSecondaryIndexes: Object.values(indexes).map((index) => ({
        indexName: index.name,
        partitionKey: key(index.partitionKey),
        sortKey: key(index.sortKey),
        projectionType: ProjectionType[index.projection],
      })),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  #restored({ name, streamArn }: NonNullable<Config['restoredTable']>): ITableV2 {
    return TableV2.fromTableAttributes(this, 'Restored', {
      tableArn: this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: name }),
      tableStreamArn: streamArn,
    })
  }

  #failures(): Bucket {
    const bucket = new Bucket(this, 'Failures', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // The records hold people's data: no longer than an unconfirmed signature is kept.
      lifecycleRules: [{ expiration: Duration.days(14) }],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only Lambda writes here and only an operator reads; object reads can be had from CloudTrail.',
    })
    return bucket
  }

  #keepsFailures(): ManagedPolicy {
    const policy = new ManagedPolicy(this, 'KeepsFailures', {
      description: 'Luid: leave stream records that a consumer gave up on',
      statements: [
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [this.failures.arnForObjects('aws/lambda/*')],
        }),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.failures.bucketArn] }),
      ],
    })
    const bucket = this.failures.node.defaultChild as CfnBucket
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${this.getLogicalId(bucket)}.Arn>/aws/lambda/*]`,
      reason: 'Lambda names each object itself, under this prefix.',
    })
    return policy
  }

  #personSecret(): Secret {
    const secret = new Secret(this, 'PersonSecret', {
      description:
        'Luid: keys people by their address. Never change or lose it: every person key depends on it',
      generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Every person key is an HMAC under this secret: rotating it would make everyone a stranger.',
    })
    return secret
  }

  #linkKeys(): Secret {
    const secret = new Secret(this, 'LinkKeys', {
      description:
        'Luid: keys that sign the links in mails. Add a key and name it current; never remove one in use',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ current: '1' }),
        generateStringKey: '1',
        passwordLength: SECRET_LENGTH,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotation adds a key and keeps the old ones, so that old links work: RUNBOOK.md, "Rotating the link keys".',
    })
    return secret
  }
}
