import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { OAuthScope, UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Policy, type PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { QUEUE_SOURCES, STREAM_SOURCES, TIMERS } from '../functions/event-sources.ts'
import { addBudget } from './budget.ts'
import type { Bundle } from './bundle.ts'
import { type Config, FUNCTION_NAMES, type FunctionName } from './config.ts'
import { addDashboard } from './dashboard.ts'
import type { DataStack } from './data-stack.ts'
import { EdgeDistribution } from './edge-distribution.ts'
import type { EdgeStack } from './edge-stack.ts'
import { ExportBucket } from './export-bucket.ts'
import { FeedbackQueue } from './feedback-queue.ts'
import { FUNCTIONS } from './functions.ts'
import { hostedZone } from './hosted-zone.ts'
import { LuidHttpApi } from './http-api.ts'
import { LambdaFunction } from './lambda-function.ts'
import { LogAlarms } from './log-alarms.ts'
import { Messages } from './messages.ts'
import { invokeStatement, mailStatements, secretStatements, tableStatements } from './permissions.ts'
import { ServiceAlarms } from './service-alarms.ts'
import { addStreamSource, streamStatements } from './stream-source.ts'
import { TIMEOUT_SECONDS } from './timeouts.ts'
import { addTimer, whenLate } from './timer.ts'

export type ServiceStackProps = {
  config: Config
  data: DataStack
  edge: EdgeStack | undefined
  bundles: Record<FunctionName, Pick<Bundle, 'folder'>>
}

/** Everything that may be torn down and built again: no signature lives here. */
export class ServiceStack extends Stack {
  readonly #config: Config
  readonly #data: DataStack
  readonly #bundles: ServiceStackProps['bundles']
  readonly #messages: Messages
  readonly #feedback: FeedbackQueue

  constructor(scope: Construct, id: string, { config, data, edge, bundles }: ServiceStackProps) {
    super(scope, id, { env: { region: config.region }, description: 'Luid: what can be built again' })
    this.#config = config
    this.#data = data
    this.#bundles = bundles
    this.#messages = new Messages(this, 'Messages', config.alarmAddress)
    const { feedback: topic, key } = this.#messages
    this.#feedback = new FeedbackQueue(this, 'Feedback', { topic, key })

    const originSecret = this.#originSecret()
    const zone = hostedZone(this, config)
    const named = (hostName: string | undefined) =>
      hostName === undefined || zone === undefined ? undefined : { hostName, zone }
    const api = new LuidHttpApi(this, 'Http', named(config.apiHostName), (made) => this.#endpointHost(made))
    const site = named(config.hostName)
    const edgeOfSite = new EdgeDistribution(this, 'Edge', {
      originHost: api.originHost,
      originSecret: originSecret.secretValueFromJson('current'),
      originSecretRound: config.originSecretRound,
      webAclArn: edge?.webAclArn,
      domain:
        site === undefined || edge?.certificate === undefined
          ? undefined
          : { ...site, certificate: edge.certificate },
    })
    const consoleClient = this.#consoleClient(edgeOfSite.publicUrl)
    const environment = this.#environment(edgeOfSite.publicUrl, consoleClient.userPoolClientId)

    const campaigns = this.#function('send-campaigns', environment)
    const exports = new ExportBucket(this, 'Exports')
    const inBucket = { EXPORTS_BUCKET: exports.bucket.bucketName }
    const writer = this.#function('write-exports', { ...environment, ...inBucket })
    const functions = {
      http: this.#function('http', environment, originSecret),
      manage: this.#function(
        'manage',
        { ...environment, ...inBucket, WRITE_EXPORTS_FUNCTION: writer.lambda.functionName },
        originSecret,
      ),
      'manage-campaigns': this.#function(
        'manage-campaigns',
        { ...environment, SEND_CAMPAIGNS_FUNCTION: campaigns.lambda.functionName },
        originSecret,
      ),
      'count-signatures': this.#function('count-signatures', environment),
      'send-confirmations': this.#function('send-confirmations', environment),
      'send-due-confirmations': this.#function('send-due-confirmations', environment),
      'send-campaigns': campaigns,
      'write-exports': writer,
      'reconcile-counts': this.#function('reconcile-counts', environment),
      'record-feedback': this.#function('record-feedback', environment),
      'apply-retention': this.#function('apply-retention', environment),
    } satisfies Record<FunctionName, LambdaFunction>
    api.answerWith({
      http: functions.http.lambda,
      manage: functions.manage.lambda,
      'manage-campaigns': functions['manage-campaigns'].lambda,
    })
    for (const name of FUNCTION_NAMES.filter(isTimed))
      addTimer(functions[name], name, TIMERS[name].everyMinutes)
    this.#campaignCallers(functions)
    exports.allowWriting(writer.role)
    exports.allowLinks(functions.manage.role)
    new Policy(this, 'CallsExports', {
      roles: [functions.manage.role],
      statements: [invokeStatement(writer.lambda.functionArn)],
    })
    this.#feedback.wake(functions['record-feedback'])
    const notify = this.#messages.alarms
    new ServiceAlarms(this, 'Alarms', {
      api: api.api,
      table: data.table,
      functions,
      sources: this.#streams(functions),
      feedback: this.#feedback,
      notify,
    })
    new LogAlarms(this, 'LogAlarms', functions, notify)
    addDashboard(this, { api: api.api, table: data.table, functions, feedback: this.#feedback })
    addBudget(this, config)

    new CfnOutput(this, 'PublicUrl', { value: edgeOfSite.publicUrl })
    for (const name of FUNCTION_NAMES) {
      const id = `${name.replaceAll('-', '')}FunctionName`
      new CfnOutput(this, id, { value: functions[name].lambda.functionName })
    }
    new CfnOutput(this, 'OriginSecretArn', { value: originSecret.secretArn })
    new CfnOutput(this, 'FeedbackQueueArn', { value: this.#feedback.queue.queueArn })
    new CfnOutput(this, 'FeedbackDeadLettersArn', { value: this.#feedback.deadLetters.queueArn })
    new CfnOutput(this, 'BulkConfigurationSet', { value: this.#messages.bulkSet.configurationSetName })
  }

  #endpointHost(api: HttpApi): string {
    return `${api.apiId}.execute-api.${this.region}.${this.urlSuffix}`
  }

  /** What CloudFront proves itself with; made once, rotated by hand. */
  #originSecret(): Secret {
    const secret = new Secret(this, 'OriginSecret', {
      description: 'Luid: what CloudFront says to the API, and while rotating the value before',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ previous: '' }),
        generateStringKey: 'current',
        passwordLength: 43,
        excludePunctuation: true,
      },
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'CloudFront and the functions must change in step: RUNBOOK.md, "Rotating the origin secret".',
    })
    return secret
  }

  /** For the console, which holds no secret. Its addresses are known only here. */
  #consoleClient(publicUrl: string): UserPoolClient {
    return new UserPoolClient(this, 'ConsoleClient', {
      userPool: this.#data.signIn.pool,
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: [`${publicUrl}/console/signed-in`],
        logoutUrls: [`${publicUrl}/console`],
      },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    })
  }

  /** functions/wiring/environment.ts reads it, and refuses to start where one is missing. */
  #environment(publicUrl: string, consoleClientId: string): Record<string, string> {
    const { signIn, table } = this.#data
    return {
      TABLE_NAME: table.tableName,
      PUBLIC_URL: publicUrl,
      ORGANISATION: this.#config.organisation,
      PRIVACY_CONTACT: this.#config.privacyContact,
      MAIL_FROM: this.#config.mailFrom,
      CONFIRMATION_CONFIGURATION_SET: this.#messages.confirmationSet.configurationSetName,
      BULK_CONFIGURATION_SET: this.#messages.bulkSet.configurationSetName,
      TOKEN_ISSUER: signIn.pool.userPoolProviderUrl,
      SIGN_IN_ORIGIN: signIn.hostedUrl,
      TOKEN_FOR: `client:${[consoleClientId, signIn.scriptClientId, ...this.#config.scriptClients].join(',')}`,
      CONSOLE_CLIENT_ID: consoleClientId,
    }
  }

  #function(name: FunctionName, environment: Record<string, string>, originSecret?: Secret): LambdaFunction {
    const { secrets, mail, campaigns: _, ...shape } = FUNCTIONS[name]
    const arns = {
      ...(secrets.includes('person') ? { PERSON_SECRET_ARN: this.#data.personSecret.secretArn } : {}),
      ...(secrets.includes('linkKeys') ? { LINK_KEYS_SECRET_ARN: this.#data.linkKeys.secretArn } : {}),
      ...(originSecret === undefined ? {} : { ORIGIN_SECRET_ARN: originSecret.secretArn }),
    }
    const made = new LambdaFunction(this, name, {
      ...shape,
      name,
      bundle: this.#bundles[name].folder,
      timeout: Duration.seconds(TIMEOUT_SECONDS[name]),
      environment: { ...environment, ...arns },
      statements: [
        ...tableStatements(this.#data, name),
        ...secretStatements(Object.values(arns)),
        ...(mail === undefined ? [] : this.#mailStatements(mail)),
        ...(isStreamReader(name) ? streamStatements(this.#data.table) : []),
        ...(name in QUEUE_SOURCES ? this.#feedback.statements() : []),
      ],
      policies:
        isStreamReader(name) && STREAM_SOURCES[name].failureDestination ? [this.#data.keepsFailures] : [],
      ...(isTimed(name) ? { whenLate: whenLate(TIMERS[name].everyMinutes) } : {}),
      reservedConcurrency: this.#config.reservedConcurrency[name],
      notify: this.#messages.alarms,
    })
    this.#explainWildcards(made, name)
    return made
  }

  #mailStatements(mail: 'confirmation' | 'bulk'): PolicyStatement[] {
    const { confirmationSet, bulkSet } = this.#messages
    const { configurationSetName } = mail === 'bulk' ? bulkSet : confirmationSet
    return mailStatements(
      this.#data.mail.arns,
      this.formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: configurationSetName,
      }),
    )
  }

  #streams(functions: Record<FunctionName, LambdaFunction>): Record<StreamReader, EventSourceMapping> {
    const add = (name: StreamReader) =>
      addStreamSource(functions[name], 'Stream', {
        table: this.#data.table,
        source: STREAM_SOURCES[name],
        target: functions[name],
        failures: this.#data.failures,
      })
    return { 'count-signatures': add('count-signatures'), 'send-confirmations': add('send-confirmations') }
  }

  /** A policy of its own for each, on which no function depends: that of the sender's own role would be a circle. */
  #campaignCallers(functions: Record<FunctionName, LambdaFunction>): void {
    const statements = [invokeStatement(functions['send-campaigns'].lambda.functionArn)]
    for (const name of FUNCTION_NAMES.filter((caller) => FUNCTIONS[caller].campaigns))
      new Policy(this, `CallsCampaigns-${name}`, { roles: [functions[name].role], statements })
  }

  #explainWildcards(made: LambdaFunction, name: FunctionName): void {
    const { mail } = FUNCTIONS[name]
    if (mail === undefined && !isStreamReader(name)) return
    for (const pack of ['AwsSolutions-IAM5', 'Serverless-LambdaStarPermissions']) {
      Validations.of(made).acknowledge({
        id: `${pack}[Resource::*]`,
        reason:
          'SES’s quota and DynamoDB’s list of streams belong to the account: IAM knows no narrower resource for these reads.',
      })
    }
  }
}

type StreamReader = keyof typeof STREAM_SOURCES

const isStreamReader = (name: FunctionName): name is StreamReader => name in STREAM_SOURCES
const isTimed = (name: FunctionName): name is keyof typeof TIMERS => name in TIMERS
