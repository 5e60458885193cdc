import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { type IRole, Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { EXPORTS_PREFIX } from '../functions/wiring/exports-on-s3.ts'

/**
 * Where the files of exports lie for a day. Their writer drops each at its time; the bucket's own rule, which S3 applies
 * at midnight, is for what it left, and for uploads that nobody finishes.
 */
export class ExportBucket extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: false,
      lifecycleRules: [
        { expiration: Duration.days(1), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.DESTROY,
    })
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Who asked for a file, of what and how many, stands in the audit log; object reads can be had from CloudTrail.',
    })
  }

  /** Lets a role write files, and drop them. It can read none. */
  allowWriting(role: IRole): void {
    this.#allow('Writes', role, ['s3:PutObject', 's3:AbortMultipartUpload', 's3:DeleteObject'])
  }

  /** Lets a role sign links to files: they may do what it may. */
  allowLinks(role: IRole): void {
    this.#allow('Links', role, ['s3:GetObject'])
  }

  #allow(id: string, role: IRole, actions: string[]): void {
    const policy = new Policy(this, id, {
      roles: [role],
      statements: [
        new PolicyStatement({ actions, resources: [this.bucket.arnForObjects(`${EXPORTS_PREFIX}*`)] }),
      ],
    })
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/${EXPORTS_PREFIX}*]`,
      reason: 'Each file has a name of its own, which nobody knows before it is asked for.',
    })
  }
}
