import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { STREAM_SOURCES, TIMERS } from '../../functions/event-sources.ts'
import { HAND_OVER_MS } from '../../functions/jobs/send-campaigns.ts'
import { TABLE_SHAPE } from '../../functions/table/keys.ts'
import { readEnvironment } from '../../functions/wiring/environment.ts'
import { parseOriginSecrets } from '../../functions/wiring/secrets.ts'
import { FUNCTION_NAMES, type FunctionName } from '../../infra/config.ts'
import { FUNCTIONS } from '../../infra/functions.ts'
import { ACCESS_LOG_FIELDS } from '../../infra/http-api.ts'
import { LOG_ALARMS } from '../../infra/log-alarms.ts'
import { TIMEOUT_SECONDS } from '../../infra/timeouts.ts'
import { SMALLEST } from './configurations.ts'
import { type Resource, resources, templatesOf } from './variants.ts'

const { data, service } = templatesOf(SMALLEST)

type Statement = { Action: string | string[]; Resource: unknown; Effect: string }
const listed = (value: string | string[]): string[] => [value].flat()
const property = (resource: Resource, name: string): Record<string, unknown> =>
  (resource.Properties[name] ?? {}) as Record<string, unknown>

const lambdas = Object.entries(resources(service, 'AWS::Lambda::Function'))
const lambdaOf = (name: FunctionName): [id: string, lambda: Resource] => {
  const found = lambdas.find(
    ([, { Properties }]) => Properties['Description'] === `Luid: functions/${name}.ts`,
  )
  if (found === undefined) throw new Error(`The template has no function ${name}`)
  return found
}
const statementsOf = (name: FunctionName): Statement[] => {
  const [, lambda] = lambdaOf(name)
  const [role] = (lambda.Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt']
  return Object.values(resources(service, 'AWS::IAM::Policy'))
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${role}"`))
    .flatMap((policy) => property(policy, 'PolicyDocument')['Statement'] as Statement[])
}
const actionsOf = (name: FunctionName): string[] => statementsOf(name).flatMap(({ Action }) => listed(Action))

describe('every function', () => {
  test('of the folder is deployed, and no other', () => {
    const entries = readdirSync('functions').filter((file) =>
      /\bexport const handler\b/.test(
        file.endsWith('.ts') ? readFileSync(join('functions', file), 'utf8') : '',
      ),
    )
    expect(entries.sort()).toEqual(FUNCTION_NAMES.map((name) => `${name}.ts`).sort())
    expect(lambdas).toHaveLength(FUNCTION_NAMES.length)
  })

  test.each(FUNCTION_NAMES)(
    '%s runs on arm64 with the newest Node.js, a limit and a log that ends',
    (name) => {
      const [, lambda] = lambdaOf(name)
      expect(lambda.Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        Timeout: expect.any(Number),
        MemorySize: expect.any(Number),
        LoggingConfig: { LogFormat: 'JSON' },
      })
      const { Ref: log } = (property(lambda, 'LoggingConfig')['LogGroup'] ?? {}) as { Ref?: string }
      const group = resources(service, 'AWS::Logs::LogGroup')[log ?? '']
      expect(group?.Properties['RetentionInDays']).toBe(30)
    },
  )

  test('has a role of its own', () => {
    const roles = lambdas.map(([, lambda]) => JSON.stringify(lambda.Properties['Role']))
    expect(new Set(roles).size).toBe(lambdas.length)
  })

  test.each(FUNCTION_NAMES)(
    '%s is made once its role may do its work: streams and queues ask at once',
    (name) => {
      const [, lambda] = lambdaOf(name)
      const [role = ''] = (lambda.Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt']
      const policies = Object.entries(resources(service, 'AWS::IAM::Policy')).filter(
        ([, policy]) =>
          JSON.stringify(policy.Properties['Roles']).includes(`"${role}"`) &&
          JSON.stringify(policy).includes('dynamodb:'),
      )
      expect(policies).toHaveLength(1)
      expect((lambda as { DependsOn?: string[] }).DependsOn).toEqual(
        expect.arrayContaining([...policies.map(([id]) => id), role]),
      )
    },
  )

  test.each(FUNCTION_NAMES)('%s may do nothing with a star in its name', (name) => {
    const actions = actionsOf(name)
    expect(actions.length).toBeGreaterThan(2)
    expect(actions.filter((action) => action.includes('*'))).toEqual([])
  })

  test.each(FUNCTION_NAMES)('%s may touch every resource only where IAM knows no narrower one', (name) => {
    const everywhere = statementsOf(name)
      .filter(({ Resource: resource }) => resource === '*')
      .flatMap(({ Action }) => listed(Action))
    const unavoidable = ['dynamodb:ListStreams', 'ses:GetAccountSendingEnabled', 'ses:GetSendQuota']
    expect(everywhere.filter((action) => !unavoidable.includes(action))).toEqual([])
  })

  test.each(FUNCTION_NAMES)('%s starts with an environment that the code accepts', (name) => {
    const [, lambda] = lambdaOf(name)
    const { Variables } = property(lambda, 'Environment') as { Variables: Record<string, unknown> }
    const known: Record<string, string> = {
      PUBLIC_URL: 'https://d111111abcdef8.cloudfront.net',
      TOKEN_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x',
      TOKEN_FOR: 'client:a,b',
      SIGN_IN_ORIGIN: 'https://luid-x.auth.eu-central-1.amazoncognito.com',
    }
    const variables = Object.entries(Variables).map(([variable, value]) => [
      variable,
      typeof value === 'string' ? value : (known[variable] ?? 'resolved-by-cloudformation'),
    ])
    expect(() => readEnvironment(Object.fromEntries(variables))).not.toThrow()
  })

  test('nothing is reserved until it is asked for', () => {
    for (const [, { Properties }] of lambdas) {
      expect(Properties['ReservedConcurrentExecutions']).toBeUndefined()
    }
    const { service: reserved } = templatesOf({ ...SMALLEST, reservedConcurrency: { http: 40 } })
    reserved.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Luid: functions/http.ts',
      ReservedConcurrentExecutions: 40,
    })
  })
})

describe('each function may do what it does, and no more', () => {
  test('only the senders send, and only under our domain and the configuration set of their kind of mail', () => {
    const senders = FUNCTION_NAMES.filter((name) => actionsOf(name).includes('ses:SendRawEmail'))
    expect(senders).toEqual(['send-confirmations', 'send-due-confirmations', 'send-campaigns'])
    for (const name of senders) {
      const send = statementsOf(name).find(({ Action }) => listed(Action).includes('ses:SendRawEmail'))
      const resources = JSON.stringify(send?.Resource)
      expect(resources).toContain(':identity/')
      // SES asks for the address itself where that was verified besides its domain.
      expect(resources).toContain(`:identity/${SMALLEST.mailFrom}`)
      expect(resources).toContain(':configuration-set/')
      const isBulk = name === 'send-campaigns'
      expect([resources.includes('MessagesBulk'), resources.includes('MessagesConfirmation')]).toEqual([
        isBulk,
        !isBulk,
      ])
    }
  })

  test('only who has a reason to may call another function, and only that one', () => {
    const callsOf = (name: FunctionName) =>
      statementsOf(name).filter(({ Action }) => listed(Action).includes('lambda:InvokeFunction'))
    const callers = FUNCTION_NAMES.filter((name) => callsOf(name).length > 0)
    expect(callers).toEqual(['manage', 'manage-campaigns', 'send-campaigns'])
    for (const name of callers) {
      const [called, variable] =
        name === 'manage'
          ? (['write-exports', 'WRITE_EXPORTS_FUNCTION'] as const)
          : (['send-campaigns', 'SEND_CAMPAIGNS_FUNCTION'] as const)
      const Arn = { 'Fn::GetAtt': [lambdaOf(called)[0], 'Arn'] }
      expect(callsOf(name)).toMatchObject([{ Action: 'lambda:InvokeFunction', Resource: Arn }])
      if (name === called) continue
      const { Variables } = property(lambdaOf(name)[1], 'Environment') as {
        Variables: Record<string, unknown>
      }
      expect(Variables[variable]).toEqual({ Ref: lambdaOf(called)[0] })
    }
  })

  test('only their writer writes exports, and only who gives links reads them: under their own prefix', () => {
    const onFiles = FUNCTION_NAMES.flatMap((name) =>
      statementsOf(name)
        .filter((statement) => JSON.stringify(statement).includes('/exports/*'))
        .map(({ Action }) => [name, listed(Action).sort()]),
    )
    expect(onFiles).toEqual([
      ['manage', ['s3:GetObject']],
      ['write-exports', ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject']],
    ])
    const [bucket = ''] = Object.keys(resources(service, 'AWS::S3::Bucket'))
    const told = FUNCTION_NAMES.filter((name) => {
      const { Variables } = property(lambdaOf(name)[1], 'Environment') as {
        Variables: Record<string, unknown>
      }
      return JSON.stringify(Variables['EXPORTS_BUCKET']) === JSON.stringify({ Ref: bucket })
    })
    expect(told).toEqual(['manage', 'write-exports'])
  })

  test('exports lie for a day, unreadable from outside, and unfinished ones no longer', () => {
    service.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          {
            Status: 'Enabled',
            ExpirationInDays: 1,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
          },
        ],
      },
    })
    service.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    })
  })

  test.each(FUNCTION_NAMES)('%s reads only its own secrets', (name) => {
    const read = statementsOf(name).filter(({ Action }) =>
      listed(Action).includes('secretsmanager:GetSecretValue'),
    )
    const text = JSON.stringify(read)
    expect(text.includes('PersonSecret')).toBe(FUNCTIONS[name].secrets.includes('person'))
    expect(text.includes('OriginSecret')).toBe(FUNCTIONS[name].wokenBy === 'request')
    expect(text.includes('LinkKeys')).toBe(FUNCTIONS[name].secrets.includes('linkKeys'))
  })

  test('whoever answers a request or mails may not scan; retention may, and nobody may delete the table', () => {
    const scanners = FUNCTION_NAMES.filter((name) => actionsOf(name).includes('dynamodb:Scan'))
    expect(scanners).toEqual(['apply-retention'])
    const all = FUNCTION_NAMES.flatMap(actionsOf)
    expect(all.filter((action) => /Delete(Table|Backup)|UpdateTable/.test(action))).toEqual([])
  })
})

describe('alarms', () => {
  const alarms = Object.values(resources(service, 'AWS::CloudWatch::Alarm'))
  const titles = alarms.map(({ Properties }) => String(Properties['AlarmName']).replace('LuidService: ', ''))
  const runbook = readFileSync('RUNBOOK.md', 'utf8')

  test.each(
    FUNCTION_NAMES.flatMap((name) => ['errors', 'throttles', 'duration'].map((kind) => `${name} ${kind}`)),
  )('there is one for %s', (title) => {
    expect(titles).toContain(title)
  })

  test.each([
    'count-signatures behind',
    'send-confirmations behind',
    'send-confirmations gave up',
    'send-due-confirmations stopped',
    'send-campaigns stopped',
    'write-exports stopped',
    'export failed',
    'export unreadable',
    'apply-retention stopped',
    'feedback waiting',
    'feedback set aside',
    'feedback unreadable',
    'retention behind',
    'person unreadable',
    'list unreadable',
    'mail run failed',
    'campaign paused',
    'campaign failed',
    'campaign readers skipped',
    'campaign unread',
    'count unknown',
    'mail due age',
    'bounce rate',
    'complaint rate',
    'api faults',
    'table throttles',
  ])('there is one for %s', (title) => {
    expect(titles).toContain(title)
  })

  test.each(titles)('"%s" has its section in RUNBOOK.md', (title) => {
    expect(runbook).toContain(`\n### ${title}\n`)
  })

  test('RUNBOOK.md has no section for an alarm that is gone', () => {
    const [, after = ''] = runbook.split('\n## Alarms\n')
    const [section = ''] = after.split(/\n## /)
    const headings = [...section.matchAll(/^### (.+)$/gm)].map(([, title]) => title)
    expect(headings.sort()).toEqual([...titles].sort())
  })

  test.each(alarms.map((alarm) => [String(alarm.Properties['AlarmName']), alarm] as const))(
    '%s says who is hurt, points to the runbook, and tells somebody',
    (_name, { Properties }) => {
      const [sentence, pointer] = String(Properties['AlarmDescription']).split(' What to do: ')
      expect(sentence).toMatch(/^[A-Z].{20,}\.$/)
      expect(pointer).toMatch(/^RUNBOOK\.md, "/)
      expect(Properties['AlarmActions']).toHaveLength(1)
    },
  )

  test('alarms may reach the topic, and the topic reaches the address', () => {
    service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      }),
    })
    service.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: SMALLEST.alarmAddress,
    })
  })

  test('each code that an alarm waits for is one that the functions log', () => {
    const sources = readdirSync('functions', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join('functions', file), 'utf8'))
    const reasons = readFileSync('functions/mail/ses.ts', 'utf8')
    for (const code of LOG_ALARMS.flatMap(({ codes }) => codes)) {
      const written = sources.some((source) => source.includes(`'${code}'`))
      // The senders log `mail-` and the reason for which SES did not take a mail.
      expect(written || reasons.includes(`'${code.replace('mail-', '')}'`), code).toBe(true)
    }
  })

  const alarmOf = (title: string): Resource['Properties'] => {
    const found = alarms.find(({ Properties }) => Properties['AlarmName'] === `LuidService: ${title}`)
    if (found === undefined) throw new Error(`There is no alarm "${title}"`)
    return found.Properties
  }

  test('an idle system is well: where nothing is measured no alarm goes off', () => {
    for (const { Properties } of alarms) {
      if (String(Properties['AlarmName']).endsWith(' stopped')) continue
      expect(Properties['TreatMissingData']).toBe('notBreaching')
    }
  })

  test.each([
    ['send-due-confirmations', 300, 3],
    ['send-campaigns', 300, 3],
    ['write-exports', 300, 3],
    ['apply-retention', 3600, 6],
  ] as const)(
    'a clock that no longer wakes %s is missed, though it leaves no error',
    (name, Period, times) => {
      expect(TIMERS[name].everyMinutes * 60).toBeLessThanOrEqual(Period)
      expect(alarmOf(`${name} stopped`)).toMatchObject({
        MetricName: 'Invocations',
        Statistic: 'Sum',
        Period,
        EvaluationPeriods: times,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      })
    },
  )

  test('reports that wait, and reports set aside, are looked for in their own queues', () => {
    const queueOf = (title: string) => JSON.stringify(alarmOf(title)['Dimensions'])
    expect(alarmOf('feedback waiting')).toMatchObject({
      MetricName: 'ApproximateAgeOfOldestMessage',
      Statistic: 'Maximum',
      Threshold: 900,
    })
    expect(alarmOf('feedback set aside')).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Statistic: 'Maximum',
      Threshold: 1,
    })
    expect(queueOf('feedback set aside')).toContain('DeadLetters')
    expect(queueOf('feedback waiting')).not.toContain('DeadLetters')
  })

  test('refused reads or writes of the table or of one index count, each without waiting for the others', () => {
    const metrics = alarmOf('table throttles')['Metrics'] as {
      Id: string
      Expression?: string
      MetricStat?: { Metric: { MetricName: string; Dimensions: { Name: string; Value: unknown }[] } }
    }[]
    const watched = metrics.flatMap(({ MetricStat }) => {
      if (MetricStat === undefined) return []
      const { MetricName, Dimensions } = MetricStat.Metric
      const index = Dimensions.find(({ Name }) => Name === 'GlobalSecondaryIndexName')?.Value ?? 'table'
      return [`${MetricName} ${index}`]
    })
    const places = ['table', ...Object.values(TABLE_SHAPE.indexes).map(({ name }) => name)]
    expect(watched.sort()).toEqual(
      places.flatMap((place) => [`ReadThrottleEvents ${place}`, `WriteThrottleEvents ${place}`]).sort(),
    )
    // A sum with a missing part may be missing itself, and DynamoDB tells only what is not zero.
    const [sum] = metrics.flatMap(({ Expression }) => Expression ?? [])
    for (const { Id, MetricStat } of metrics) if (MetricStat) expect(sum).toContain(`FILL(${Id}, 0)`)
  })

  test.each(['send-confirmations', 'send-due-confirmations'] as const)(
    '%s is slow when it stops for want of time, before Lambda would cut it off',
    (name) => {
      const [, reserve = ''] =
        /RUN_RESERVE_MS = (\d+_\d+)/.exec(readFileSync(`functions/jobs/${name}.ts`, 'utf8')) ?? []
      const { slow } = FUNCTIONS[name]
      expect(slow.toMilliseconds()).toBe(TIMEOUT_SECONDS[name] * 1000 - Number(reserve.replace('_', '')))
    },
  )

  test.each(FUNCTION_NAMES)('the alarm on the duration of %s can go off', (name) => {
    const { Period, EvaluationPeriods, Threshold } = alarmOf(`${name} duration`) as {
      Period: number
      EvaluationPeriods: number
      Threshold: number
    }
    const timeout = TIMEOUT_SECONDS[name]
    expect(lambdaOf(name)[1].Properties['Timeout']).toBe(timeout)
    expect(Threshold).toBeLessThan(timeout * 1000)
    // Where a run may outlast a period, two in a row are never both measured, and what is not measured is well.
    expect(EvaluationPeriods).toBe(timeout > Period ? 1 : 2)
  })

  test('campaigns are slow only when a run did not hand over to the next in time', () => {
    expect(FUNCTIONS['send-campaigns'].slow.toMilliseconds()).toBeGreaterThan(
      TIMEOUT_SECONDS['send-campaigns'] * 1000 - HAND_OVER_MS,
    )
  })

  test('retention is slow only when it did not stop by itself in time', () => {
    const [, reserve = ''] =
      /PAGE_RESERVE_MS = (\d+_\d+)/.exec(readFileSync('functions/jobs/apply-retention.ts', 'utf8')) ?? []
    const timeoutMs = TIMEOUT_SECONDS['apply-retention'] * 1000
    expect(FUNCTIONS['apply-retention'].slow.toMilliseconds()).toBeGreaterThan(
      timeoutMs - Number(reserve.replace('_', '')),
    )
  })

  test('a budget tells before the money is gone', () => {
    service.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: SMALLEST.monthlyBudget, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
      NotificationsWithSubscribers: Match.arrayWith([
        Match.objectLike({ Subscribers: [{ SubscriptionType: 'EMAIL', Address: SMALLEST.alarmAddress }] }),
      ]),
    })
  })
})

describe('what wakes the functions', () => {
  // Only what reads a stream starts somewhere in it.
  const mappings = Object.values(resources(service, 'AWS::Lambda::EventSourceMapping')).filter(
    ({ Properties }) => Properties['StartingPosition'] !== undefined,
  )
  const mappingOf = (name: FunctionName): Resource['Properties'] => {
    const [id] = lambdaOf(name)
    const found = mappings.find(({ Properties }) => JSON.stringify(Properties['FunctionName']).includes(id))
    if (found === undefined) throw new Error(`Nothing of the stream wakes ${name}`)
    return found.Properties
  }

  test('the stream has two readers: more would starve each other', () => {
    expect(mappings).toHaveLength(2)
    expect(Object.keys(STREAM_SOURCES)).toHaveLength(2)
  })

  test.each(['count-signatures', 'send-confirmations'] as const)(
    '%s reads as the local host plays it',
    (name) => {
      const source = STREAM_SOURCES[name]
      expect(mappingOf(name)).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: source.batchSize,
        MaximumBatchingWindowInSeconds: source.batchWindow,
        ParallelizationFactor: 1,
        BisectBatchOnFunctionError: source.bisect,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        FilterCriteria: { Filters: source.filters.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) },
      })
    },
  )

  test.each(['SIGNATURE#', 'FATES#'])('counting is told of every change under %s', (prefix) => {
    const pattern = JSON.stringify({ dynamodb: { Keys: { sk: { S: [{ prefix }] } } } })
    expect(mappingOf('count-signatures')['FilterCriteria']).toMatchObject({
      Filters: expect.arrayContaining([{ Pattern: pattern }]),
    })
  })

  test('counting never gives a record up, and knows its shard by a window', () => {
    const mapping = mappingOf('count-signatures')
    expect(mapping['MaximumRetryAttempts']).toBeUndefined()
    expect(mapping['MaximumRecordAgeInSeconds']).toBeUndefined()
    expect(mapping['DestinationConfig']).toBeUndefined()
    expect(mapping['TumblingWindowInSeconds']).toBe(60)
  })

  test('mailing gives up after a few tries and keeps the record in the bucket', () => {
    const mapping = mappingOf('send-confirmations')
    expect(mapping['MaximumRetryAttempts']).toBe(3)
    expect(JSON.stringify(mapping['DestinationConfig'])).toContain('Failures')
    const [, lambda] = lambdaOf('send-confirmations')
    const [role = ''] = (lambda.Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt']
    expect(JSON.stringify(resources(service, 'AWS::IAM::Role')[role])).toContain('KeepsFailures')
    data.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([Match.objectLike({ Action: 's3:PutObject' })]),
      }),
    })
  })

  test.each(Object.entries(TIMERS))('%s is woken by the clock', (name, { everyMinutes }) => {
    // A rate of a day would strike at the hour of the first deployment, at noon say.
    const rate = { 1: 'rate(1 minute)', 60: 'rate(1 hour)', 1440: 'cron(30 1 * * ? *)' }[everyMinutes]
    const rules = Object.values(resources(service, 'AWS::Events::Rule'))
    const [id] = lambdaOf(name as FunctionName)
    const rule = rules.find(({ Properties }) => JSON.stringify(Properties['Targets']).includes(id))
    expect(rule?.Properties['ScheduleExpression']).toBe(rate)
  })
})

describe('the sender of campaigns', () => {
  const [id, { Properties }] = lambdaOf('send-campaigns')

  test('is called once and soon, or by the next minute’s timer', () => {
    service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: id },
      MaximumEventAgeInSeconds: 60,
      MaximumRetryAttempts: 0,
    })
  })

  test('alone may wake itself on and on', () => {
    expect(Properties).toMatchObject({ RecursiveLoop: 'Allow', Timeout: 900 })
    const looping = lambdas.filter(([, lambda]) => lambda.Properties['RecursiveLoop'] !== undefined)
    expect(looping.map(([name]) => name)).toEqual([id])
  })
})

describe('the API', () => {
  test('its access log holds no path, query, address or client', () => {
    const [stage] = Object.values(resources(service, 'AWS::ApiGatewayV2::Stage'))
    const { Format } = property(stage as Resource, 'AccessLogSettings') as { Format: string }
    expect(JSON.parse(Format)).toEqual(ACCESS_LOG_FIELDS)
    expect(Format).not.toMatch(/path|query|ip|agent|domainName|identity|authorizer|referer|message/i)
  })

  test('managers’ paths go to their own function and all others to http, at a bounded rate', () => {
    const integrations = resources(service, 'AWS::ApiGatewayV2::Integration')
    const functionOf = (Target: unknown) => {
      const [, integration] =
        Object.entries(integrations).find(([id]) => JSON.stringify(Target).includes(id)) ?? []
      const uri = JSON.stringify(integration?.Properties['IntegrationUri'])
      return FUNCTION_NAMES.find((name) => uri.includes(`"${lambdaOf(name)[0]}"`))
    }
    const routes = Object.values(resources(service, 'AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
      Properties['RouteKey'],
      functionOf(Properties['Target']),
    ])
    expect(Object.fromEntries(routes)).toEqual({
      $default: 'http',
      'ANY /api/manage/{proxy+}': 'manage',
      'ANY /api/manage/campaigns': 'manage-campaigns',
      'ANY /api/manage/campaigns/{proxy+}': 'manage-campaigns',
      'ANY /api/manage/petitions/{slug}/campaigns': 'manage-campaigns',
    })
    const callers = Object.values(resources(service, 'AWS::Lambda::Permission')).filter(
      ({ Properties }) => Properties['Principal'] === 'apigateway.amazonaws.com',
    )
    expect(callers.length).toBe(routes.length)
    service.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
    })
  })

  test('the origin secret is made in the form that the code reads', () => {
    const [secret] = Object.values(resources(service, 'AWS::SecretsManager::Secret'))
    const how = property(secret as Resource, 'GenerateSecretString')
    const stored = JSON.parse(String(how['SecretStringTemplate']))
    stored[String(how['GenerateStringKey'])] = 'sixteen or more letters'
    expect(parseOriginSecrets(JSON.stringify(stored))).toEqual(['sixteen or more letters'])
  })
})

describe('mail', () => {
  test('SES tells what became of a mail, and never who opened or clicked it', () => {
    const destinations = Object.values(resources(service, 'AWS::SES::ConfigurationSetEventDestination'))
    expect(destinations).toHaveLength(2)
    for (const destination of destinations) {
      const { MatchingEventTypes } = property(destination, 'EventDestination') as {
        MatchingEventTypes: string[]
      }
      expect([...MatchingEventTypes].sort()).toEqual(
        ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'send'].sort(),
      )
    }
  })

  test('a complaint about a newsletter does not keep a confirmation from going', () => {
    const sets = Object.values(resources(service, 'AWS::SES::ConfigurationSet')).map((set) =>
      property(set, 'SuppressionOptions'),
    )
    expect(sets).toContainEqual({ SuppressedReasons: ['BOUNCE'] })
    expect(sets).toContainEqual({ SuppressedReasons: ['BOUNCE', 'COMPLAINT'] })
  })

  test('both topics are encrypted, and whoever publishes there may use the key', () => {
    for (const topic of Object.values(resources(service, 'AWS::SNS::Topic'))) {
      expect(topic.Properties['KmsMasterKeyId']).toBeDefined()
    }
    service.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: Match.objectLike({
        Statement: Match.arrayWith([
          // As their guides write it: that they name an account when they ask for a key is not documented, and an alarm
          // that is refused one is lost without a word.
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Effect: 'Allow',
            Principal: { Service: ['cloudwatch.amazonaws.com', 'ses.amazonaws.com'] },
            Resource: '*',
          },
        ]),
      }),
    })
  })

  test('SES may tell only what became of our own mails', () => {
    const sets = Object.keys(resources(service, 'AWS::SES::ConfigurationSet'))
    const tellers = Object.values(resources(service, 'AWS::SNS::TopicPolicy'))
      .flatMap((policy) => property(policy, 'PolicyDocument')['Statement'] as Record<string, unknown>[])
      .filter(({ Principal }) => JSON.stringify(Principal).includes('ses.amazonaws.com'))
    expect(tellers).toHaveLength(sets.length)
    for (const { Condition } of tellers) {
      expect(JSON.stringify(Condition)).toMatch(/AWS:SourceAccount.*AWS:SourceArn/)
      expect(sets.some((set) => JSON.stringify(Condition).includes(set))).toBe(true)
    }
  })
})
