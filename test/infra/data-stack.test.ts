import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { TABLE_SHAPE } from '../../functions/table/keys.ts'
import { parseLinkKeys } from '../../functions/wiring/secrets.ts'
import { FULLEST, SMALLEST } from './configurations.ts'
import { resources, stacksOf, templatesOf } from './variants.ts'

const { data } = templatesOf(SMALLEST)
const { data: withZone } = templatesOf(FULLEST)

describe('the data stack keeps what cannot be made again', () => {
  test('the stack itself cannot be deleted by a slip', () => {
    expect(stacksOf(SMALLEST).data.terminationProtection).toBe(true)
  })

  test.each([
    'AWS::DynamoDB::GlobalTable',
    'AWS::S3::Bucket',
    'AWS::SecretsManager::Secret',
    'AWS::SES::EmailIdentity',
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolClient',
  ])('every %s stays when the stack goes', (type) => {
    const found = Object.values(resources(data, type))
    expect(found.length).toBeGreaterThan(0)
    for (const resource of found) {
      expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
    }
  })

  test('the table is on demand, protected, restorable to any second, and streams both images', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: TABLE_SHAPE.timeToLive, Enabled: true },
      Replicas: [
        Match.objectLike({
          Region: 'eu-central-1',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
    })
  })

  test('the table and its indexes have the keys that the code builds', () => {
    const index = ({
      name,
      partitionKey,
      sortKey,
      projection,
    }: (typeof TABLE_SHAPE.indexes)['lists'] | (typeof TABLE_SHAPE.indexes)['mailDue']) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: projection },
    })
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      KeySchema: [
        { AttributeName: TABLE_SHAPE.partitionKey, KeyType: 'HASH' },
        { AttributeName: TABLE_SHAPE.sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: Match.arrayWith(Object.values(TABLE_SHAPE.indexes).map(index)),
    })
  })

  test('records that a consumer gave up on are private, encrypted, and gone after two weeks', () => {
    data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ ExpirationInDays: 14, Status: 'Enabled' })],
      },
    })
  })
})

describe('after a restore', () => {
  const restoredTable = {
    name: 'luid-restored',
    streamArn:
      'arn:aws:dynamodb:eu-central-1:111122223333:table/luid-restored/stream/2026-11-21T00:00:00.000',
  }
  const { data: kept, service } = templatesOf({ ...SMALLEST, restoredTable })

  test('every function and both event sources use the restored table', () => {
    const lambdas = Object.values(resources(service, 'AWS::Lambda::Function'))
    for (const { Properties } of lambdas) {
      expect(JSON.stringify(Properties['Environment'])).toContain('"TABLE_NAME":"luid-restored"')
    }
    const mappings = Object.values(resources(service, 'AWS::Lambda::EventSourceMapping')).filter(
      ({ Properties }) => Properties['StartingPosition'] !== undefined,
    )
    expect(mappings).toHaveLength(2)
    for (const { Properties } of mappings) expect(Properties['EventSourceArn']).toBe(restoredTable.streamArn)
    expect(JSON.stringify(resources(service, 'AWS::IAM::Policy'))).toContain(
      ':table/luid-restored/index/lists',
    )
  })

  test('the table that was is kept', () => {
    kept.resourceCountIs('AWS::DynamoDB::GlobalTable', 1)
  })
})

describe('the secrets', () => {
  const generated = Object.values(resources(data, 'AWS::SecretsManager::Secret')).map(
    ({ Properties }) => Properties['GenerateSecretString'] as Record<string, unknown>,
  )

  test('link keys are made in the form that the code reads', () => {
    const linkKeys = generated.find((how) => how['GenerateStringKey'] !== undefined)
    const stored = JSON.parse(String(linkKeys?.['SecretStringTemplate']))
    stored[String(linkKeys?.['GenerateStringKey'])] = 'a generated secret'
    expect(parseLinkKeys(JSON.stringify(stored))).toEqual({
      current: '1',
      keys: { '1': 'a generated secret' },
    })
  })

  test('every secret is long enough for HMAC-SHA-256, and none rotates by itself', () => {
    expect(generated).toHaveLength(2)
    // 43 letters and digits hold 256 bits.
    for (const how of generated) expect(Number(how['PasswordLength'])).toBeGreaterThanOrEqual(43)
    data.resourceCountIs('AWS::SecretsManager::RotationSchedule', 0)
  })
})

describe('the mail domain', () => {
  test('signs with Easy DKIM, uses its own MAIL FROM, and refuses to send without it', () => {
    data.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'acties.stichting.nl',
      MailFromAttributes: {
        MailFromDomain: 'bounce.acties.stichting.nl',
        BehaviorOnMxFailure: 'REJECT_MESSAGE',
      },
      FeedbackAttributes: { EmailForwardingEnabled: false },
    })
  })

  test('without a zone, the six records to make are told', () => {
    const told = Object.values(data.findOutputs('*')).filter(
      ({ Description }) => Description === 'A DNS record to make before mail can be sent',
    )
    expect(told).toHaveLength(6)
    data.resourceCountIs('AWS::Route53::RecordSet', 0)
  })

  test('without a zone, DMARC only watches: whose other mail a stricter policy would hurt is not known', () => {
    const told = Object.values(data.findOutputs('*')).map(({ Value }) => Value)
    expect(told).toContain('_dmarc.acties.stichting.nl TXT v=DMARC1; p=none')
  })

  test('with a zone, DKIM, MAIL FROM and DMARC are written into it', () => {
    const types = Object.values(resources(withZone, 'AWS::Route53::RecordSet')).map(
      ({ Properties }) => Properties['Type'],
    )
    expect(types.sort()).toEqual(['CNAME', 'CNAME', 'CNAME', 'MX', 'TXT', 'TXT'])
    const dmarc = (policy: string) => ({
      Type: 'TXT',
      ResourceRecords: [`"v=DMARC1; p=${policy}"`],
    })
    withZone.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: '_dmarc.acties.stichting.nl.',
      ...dmarc('quarantine'),
    })
  })

  test('on a domain that is the whole organisation’s, DMARC only watches', () => {
    const { data: shared } = templatesOf({ ...FULLEST, mailFrom: 'petities@stichting.nl' })
    shared.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: '_dmarc.stichting.nl.',
      ResourceRecords: ['"v=DMARC1; p=none"'],
    })
  })
})

describe('who may sign in', () => {
  test('only invited people, with a second factor that is not a text message', () => {
    data.hasResourceProperties('AWS::Cognito::UserPool', {
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    })
  })

  test('the three roles are groups for people and scopes for scripts; partners’ people have a group besides', () => {
    const groups = Object.values(resources(data, 'AWS::Cognito::UserPoolGroup')).map(
      ({ Properties }) => Properties['GroupName'],
    )
    expect(groups.sort()).toEqual(['admin', 'campaigner', 'partner', 'viewer'])
    data.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', {
      Identifier: 'luid',
      Scopes: ['viewer', 'campaigner', 'admin'].map((ScopeName) => Match.objectLike({ ScopeName })),
    })
  })

  test('scripts have a secret and nothing but client credentials', () => {
    data.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      GenerateSecret: true,
      AllowedOAuthFlows: ['client_credentials'],
    })
  })
})
