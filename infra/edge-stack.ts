import { Stack } from 'aws-cdk-lib'
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import type { Config } from './config.ts'
import { hostedZone } from './hosted-zone.ts'
import {
  BLOCKED_ANSWER,
  ONE_CLICK_PATH,
  RATE_LIMITS,
  UNCOUNTED_METHODS,
  VELOCITY_HEADER,
} from './rate-limits.ts'

/** What AWS takes only in us-east-1: the firewall before CloudFront and CloudFront's certificate. */
export class EdgeStack extends Stack {
  readonly webAclArn: string | undefined
  readonly certificate: ICertificate | undefined

  constructor(scope: Construct, id: string, config: Config) {
    super(scope, id, {
      env: { region: 'us-east-1' },
      description: 'Luid: what CloudFront wants in us-east-1. Holds no personal data',
    })
    this.webAclArn = config.firewall ? this.#firewall().attrArn : undefined
    const zone = hostedZone(this, config)
    this.certificate =
      config.hostName === undefined || zone === undefined
        ? undefined
        : new Certificate(this, 'Certificate', {
            domainName: config.hostName,
            validation: CertificateValidation.fromDns(zone),
          })
  }

  /** Whether a deployment needs this stack at all. */
  static neededFor(config: Config): boolean {
    return config.firewall || config.hostName !== undefined
  }

  /**
   * Two rate rules and nothing else. AWS's managed common rules are left out on purpose: they refuse
   * bodies over 8 KB where Luid takes 16, links in a body (which a manager's petition text has), and
   * what looks like script in a name; the application validates every field and encodes every output.
   * No requests are sampled: samples keep paths, and tokens stand in paths.
   */
  #firewall(): CfnWebACL {
    const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    })
    return new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('luid-firewall'),
      customResponseBodies: {
        tooMany: { contentType: 'APPLICATION_JSON', content: JSON.stringify(BLOCKED_ANSWER.body) },
      },
      rules: [
        {
          name: 'block-flood',
          priority: 0,
          statement: rateAbove(RATE_LIMITS.blockAbove),
          action: {
            block: {
              customResponse: {
                responseCode: BLOCKED_ANSWER.status,
                customResponseBodyKey: 'tooMany',
                responseHeaders: Object.entries(BLOCKED_ANSWER.headers).map(([name, value]) => ({
                  name,
                  value,
                })),
              },
            },
          },
          visibilityConfig: visible('luid-block-flood'),
        },
        {
          name: 'mark-velocity',
          priority: 1,
          statement: rateAbove(RATE_LIMITS.markAbove),
          action: {
            count: {
              customRequestHandling: {
                insertHeaders: [{ name: VELOCITY_HEADER.inserted, value: VELOCITY_HEADER.value }],
              },
            },
          },
          visibilityConfig: visible('luid-mark-velocity'),
        },
      ],
    })
  }
}

/** One address's requests that change something, without one-click unsubscribing, above a limit. */
function rateAbove(limit: number): CfnWebACL.StatementProperty {
  const plain = [{ priority: 0, type: 'NONE' }]
  const reads = UNCOUNTED_METHODS.map((method) => ({
    byteMatchStatement: {
      fieldToMatch: { method: {} },
      positionalConstraint: 'EXACTLY',
      searchString: method,
      textTransformations: plain,
    },
  }))
  const oneClick = {
    regexMatchStatement: {
      fieldToMatch: { uriPath: {} },
      regexString: ONE_CLICK_PATH.source,
      textTransformations: plain,
    },
  }
  return {
    rateBasedStatement: {
      limit,
      evaluationWindowSec: RATE_LIMITS.windowSeconds,
      aggregateKeyType: 'IP',
      scopeDownStatement: {
        notStatement: { statement: { orStatement: { statements: [...reads, oneClick] } } },
      },
    },
  }
}
