import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'
import { REQUEST_PATHS, type RequestFunction } from '../functions/event-sources.ts'

/**
 * What the API writes down of a request. No path, query, address or user agent: tokens stand in
 * paths, and an address with a time is a person (STANDARDS 27).
 */
export const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  method: '$context.httpMethod',
  status: '$context.status',
  integrationStatus: '$context.integration.integrationStatus',
  integrationLatency: '$context.integration.latency',
  latency: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
} as const

/** Requests a second that reach the functions: three times what 100 × the largest Dutch site needs. */
const REQUESTS_A_SECOND = 4000

/** The HTTP API behind CloudFront. The application itself refuses whoever comes past CloudFront. */
export class LuidHttpApi extends Construct {
  readonly api: HttpApi
  /** What CloudFront calls. */
  readonly originHost: string

  constructor(
    scope: Construct,
    id: string,
    domain: { hostName: string; zone: IHostedZone } | undefined,
    originHost: (api: HttpApi) => string,
  ) {
    super(scope, id)
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.api = new HttpApi(this, 'Api', {
      description: 'Luid, behind CloudFront',
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    })
    const customDomain = domain === undefined ? undefined : this.#customDomain(domain)
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_A_SECOND, burstLimit: REQUESTS_A_SECOND },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
      ...(customDomain === undefined ? {} : { domainMapping: { domainName: customDomain } }),
    })
    this.originHost = domain?.hostName ?? originHost(this.api)
  }

  /** Each function gets the paths that are its own, and `http` all others; what is there is the applications' business. */
  answerWith(functions: Record<RequestFunction, IFunction>): void {
    const { http, ...others } = functions
    this.#route('Everything', HttpRouteKey.DEFAULT, new HttpLambdaIntegration('http', http))
    for (const name of Object.keys(REQUEST_PATHS) as (keyof typeof REQUEST_PATHS)[]) {
      const integration = new HttpLambdaIntegration(name, others[name])
      for (const path of REQUEST_PATHS[name])
        this.#route(path, HttpRouteKey.with(path, HttpMethod.ANY), integration)
    }
  }

  #route(id: string, routeKey: HttpRouteKey, integration: HttpLambdaIntegration): void {
    const route = new HttpRoute(this, id.replaceAll(/\W/g, ''), { httpApi: this.api, routeKey, integration })
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The public signs without an account. The application checks the bearer token on every managers’ route, and the origin header on all.',
    })
  }

  #customDomain({ hostName, zone }: { hostName: string; zone: IHostedZone }): DomainName {
    const certificate = new Certificate(this, 'Certificate', {
      domainName: hostName,
      validation: CertificateValidation.fromDns(zone),
    })
    const name = new DomainName(this, 'Domain', { domainName: hostName, certificate })
    new ARecord(this, 'Record', {
      zone,
      recordName: `${hostName}.`,
      target: RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(name.regionalDomainName, name.regionalHostedZoneId),
      ),
    })
    return name
  }
}
