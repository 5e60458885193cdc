import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { type IManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  Function as AwsFunction,
  Code,
  LoggingFormat,
  RecursiveLoop,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { HouseAlarm } from './alarm.ts'
import type { FunctionName } from './config.ts'

/** How a function is woken decides where its failures go. */
export type WokenBy = 'request' | 'stream' | 'queue' | 'timer'

const WHY_NO_DEAD_LETTERS: Record<WokenBy, string> = {
  request: 'Only called synchronously by the HTTP API: the caller sees the failure, nothing is queued.',
  stream: 'Only called by its event source mapping, which retries and keeps what fails (STREAM_SOURCES).',
  queue:
    'Only called by its event source mapping: what fails goes back to the queue, which sets it aside in the end.',
  timer: 'Woken by the clock with nothing in the event: the next run does what this one did not.',
}

export type LambdaFunctionProps = {
  name: FunctionName
  /** The folder that infra/bundle.ts made. */
  bundle: string
  wokenBy: WokenBy
  memoryMiB: number
  timeout: Duration
  environment: Record<string, string>
  /** All that its role may do, besides writing its own log. */
  statements: readonly PolicyStatement[]
  policies: readonly IManagedPolicy[]
  /** For a function called asynchronously: how long a call may wait, and how often it is tried again. */
  whenLate?: { maxEventAge: Duration; retryAttempts: number }
  /** It may call itself on and on: Lambda would otherwise end such a chain after 16 calls. */
  callsItself?: boolean
  reservedConcurrency: number | undefined
  /** The 99th percentile of the duration that is worth an alarm. */
  slow: Duration
  /** Who is hurt, and how, in one sentence each. */
  hurts: { errors: string; throttles: string; duration: string }
  notify: ITopic
}

/** The house's Lambda function: its own role and log, and an alarm for errors, throttles and duration. */
export class LambdaFunction extends Construct {
  readonly lambda: AwsFunction
  readonly role: Role
  readonly log: LogGroup

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id)
    this.log = new LogGroup(this, 'Log', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What the Luid function ${props.name} may do`,
    })
    const writesLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [this.log.logGroupArn],
    })
    for (const policy of props.policies) this.role.addManagedPolicy(policy)
    for (const statement of [writesLog, ...props.statements]) this.role.addToPolicy(statement)

    this.lambda = new AwsFunction(this, 'Function', {
      description: `Luid: functions/${props.name}.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      role: this.role,
      memorySize: props.memoryMiB,
      timeout: props.timeout,
      environment: props.environment,
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      ...props.whenLate,
      ...(props.callsItself ? { recursiveLoop: RecursiveLoop.ALLOW } : {}),
    })

    this.#alarms(props)
    this.#explain(props.wokenBy)
  }

  #alarms({ name, slow, timeout, hurts, notify }: LambdaFunctionProps): void {
    const fiveMinutes = { period: Duration.minutes(5) }
    const isMeasuredEachPeriod = timeout.toMilliseconds() <= fiveMinutes.period.toMilliseconds()
    new HouseAlarm(this, 'Errors', {
      title: `${name} errors`,
      hurts: hurts.errors,
      metric: this.lambda.metricErrors(fiveMinutes),
      when: { atLeast: 1 },
      notify,
    })
    new HouseAlarm(this, 'Throttles', {
      title: `${name} throttles`,
      hurts: hurts.throttles,
      metric: this.lambda.metricThrottles(fiveMinutes),
      when: { atLeast: 1 },
      notify,
    })
    new HouseAlarm(this, 'Duration', {
      title: `${name} duration`,
      hurts: hurts.duration,
      metric: this.lambda.metricDuration({ ...fiveMinutes, statistic: 'p99' }),
      when: { atLeast: slow.toMilliseconds() },
      // Once is chance, but a run that may outlast a period is never measured in two in a row.
      periods: isMeasuredEachPeriod ? 2 : 1,
      notify,
    })
  }

  #explain(wokenBy: WokenBy): void {
    Validations.of(this.lambda).acknowledge(
      { id: 'Serverless-LambdaDLQ', reason: WHY_NO_DEAD_LETTERS[wokenBy] },
      { id: 'Serverless-LambdaAsyncFailureDestination', reason: WHY_NO_DEAD_LETTERS[wokenBy] },
      {
        id: 'Serverless-LambdaTracing',
        reason:
          'Traces would keep request addresses and identifiers for 30 days beside the logs, which hold none; durations and errors are metrics already.',
      },
    )
  }
}
