import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { QUEUE_SOURCES } from '../../functions/event-sources.ts'
import { TIMEOUT_SECONDS } from '../../infra/timeouts.ts'
import { SMALLEST } from './configurations.ts'
import { type Resource, resources, templatesOf } from './variants.ts'

const { service } = templatesOf(SMALLEST)
const DAY = 24 * 60 * 60

type Statement = {
  Effect: string
  Action: string | string[]
  Principal: unknown
  Condition?: unknown
  Resource: unknown
}

const queues = Object.entries(resources(service, 'AWS::SQS::Queue'))
const redriveOf = ({ Properties }: Resource) =>
  Properties['RedrivePolicy'] as { maxReceiveCount: number; deadLetterTargetArn: unknown } | undefined
const only = <T>(found: readonly T[]): T => {
  const [first] = found
  if (first === undefined || found.length > 1) throw new Error(`There are ${found.length}, not one.`)
  return first
}
const [queueId, queue] = only(queues.filter(([, found]) => redriveOf(found) !== undefined))
const [deadLettersId, deadLetters] = only(queues.filter(([, found]) => redriveOf(found) === undefined))
const [topicId] = only(
  Object.entries(resources(service, 'AWS::SNS::Topic')).filter(
    ([, { Properties }]) => Properties['DisplayName'] === 'Luid mail feedback',
  ),
)
const statementsFor = (id: string): Statement[] =>
  Object.values(resources(service, 'AWS::SQS::QueuePolicy'))
    .filter(({ Properties }) => JSON.stringify(Properties['Queues']).includes(`"${id}"`))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)

describe('what SES reports, on its way to record-feedback', () => {
  test('comes from the feedback topic into the queue as SES wrote it, and nowhere else', () => {
    const { Properties } = only(
      Object.values(resources(service, 'AWS::SNS::Subscription')).filter(({ Properties }) =>
        JSON.stringify(Properties['TopicArn']).includes(topicId),
      ),
    )
    expect(Properties).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true })
    expect(Properties['FilterPolicy']).toBeUndefined()
    expect(Properties['Endpoint']).toEqual({ 'Fn::GetAtt': [queueId, 'Arn'] })
    // What the queue refuses is not tried again: it goes where an alarm looks.
    expect(Properties['RedrivePolicy']).toEqual({
      deadLetterTargetArn: { 'Fn::GetAtt': [deadLettersId, 'Arn'] },
    })
  })

  test.each([
    ['the queue', queueId],
    ['the dead letters', deadLettersId],
  ])('%s take messages from the feedback topic alone, and none without TLS', (_which, id) => {
    const statements = statementsFor(id)
    const allowed = only(statements.filter(({ Effect }) => Effect === 'Allow'))
    expect(allowed).toMatchObject({
      Action: 'sqs:SendMessage',
      Principal: { Service: 'sns.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': { Ref: topicId } } },
    })
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
  })

  test('lies encrypted, under a key that SNS may use for our own topics', () => {
    const [keyId] = only(Object.entries(resources(service, 'AWS::KMS::Key')))
    for (const [, { Properties }] of queues) {
      expect(Properties['KmsMasterKeyId']).toEqual({ 'Fn::GetAtt': [keyId, 'Arn'] })
    }
    service.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: Match.objectLike({
        Statement: Match.arrayWith([
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: {
              ArnLike: {
                'aws:SourceArn': {
                  'Fn::Join': ['', ['arn:aws:sns:eu-central-1:', { Ref: 'AWS::AccountId' }, ':*']],
                },
              },
            },
            Effect: 'Allow',
            Principal: { Service: 'sns.amazonaws.com' },
            Resource: '*',
          },
        ]),
      }),
    })
  })

  test('waits two weeks for a function that fails; set aside, it is gone after four days', () => {
    expect(queue.Properties['MessageRetentionPeriod']).toBe(14 * DAY)
    expect(deadLetters.Properties['MessageRetentionPeriod']).toBe(4 * DAY)
  })

  test('is set aside only after hours of trying, and then somebody has days to look', () => {
    const { maxReceiveCount = 0, deadLetterTargetArn } = redriveOf(queue) ?? {}
    expect(deadLetterTargetArn).toEqual({ 'Fn::GetAtt': [deadLettersId, 'Arn'] })
    const tryingSeconds = maxReceiveCount * Number(queue.Properties['VisibilityTimeout'])
    expect(tryingSeconds).toBeGreaterThan(4 * 60 * 60)
    // A standard queue's days count from when SES reported.
    expect(tryingSeconds).toBeLessThan(DAY)
  })

  test('is not shown a second time while a batch may still be at work', () => {
    const { batchWindow } = QUEUE_SOURCES['record-feedback']
    const needed = 6 * TIMEOUT_SECONDS['record-feedback'] + batchWindow
    expect(queue.Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(needed)
  })
})

describe('record-feedback', () => {
  const [lambdaId, lambda] = only(
    Object.entries(resources(service, 'AWS::Lambda::Function')).filter(
      ([, { Properties }]) => Properties['Description'] === 'Luid: functions/record-feedback.ts',
    ),
  )

  test('is woken by the queue with full batches, and gives back single reports', () => {
    const { Properties } = only(
      Object.values(resources(service, 'AWS::Lambda::EventSourceMapping')).filter(({ Properties }) =>
        JSON.stringify(Properties['FunctionName']).includes(lambdaId),
      ),
    )
    const { batchSize, batchWindow } = QUEUE_SOURCES['record-feedback']
    expect(Properties).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [queueId, 'Arn'] },
      BatchSize: batchSize,
      MaximumBatchingWindowInSeconds: batchWindow,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
    const { MaximumConcurrency } = Properties['ScalingConfig'] as { MaximumConcurrency: number }
    // A new account has 10 in all, and supporters need the others.
    expect(MaximumConcurrency).toBeLessThanOrEqual(5)
  })

  test('may read that queue and undo its encryption, and neither send nor purge', () => {
    const role = (lambda.Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0]
    const statements = Object.values(resources(service, 'AWS::IAM::Policy'))
      .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${role}"`))
      .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
    const about = (service: string) =>
      statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith(`${service}:`)))
    expect(about('sqs')).toEqual([
      {
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [queueId, 'Arn'] },
      },
    ])
    expect(about('kms')).toEqual([
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.any(String), 'Arn'] } },
    ])
  })

  test('is the only one that reads a queue', () => {
    const text = Object.values(resources(service, 'AWS::IAM::Policy')).filter((policy) =>
      JSON.stringify(policy).includes('sqs:ReceiveMessage'),
    )
    expect(text).toHaveLength(1)
  })
})
