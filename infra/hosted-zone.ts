import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53'
import type { Construct } from 'constructs'
import type { Config } from './config.ts'

/** The configured zone, without a look-up in the account. */
export function hostedZone(scope: Construct, config: Config): IHostedZone | undefined {
  if (config.zone === undefined) return undefined
  return HostedZone.fromHostedZoneAttributes(scope, 'Zone', {
    hostedZoneId: config.zone.id,
    zoneName: config.zone.name,
  })
}
