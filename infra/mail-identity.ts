import { CfnOutput, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { CnameRecord, type IHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53'
import { EmailIdentity, Identity, MailFromBehaviorOnMxFailure } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'

export type MailIdentityProps = {
  /** The From address, whose domain is verified. */
  from: string
  domain: string
  /** Where its records are written; without it they are outputs, for whoever keeps the DNS. */
  zone: IHostedZone | undefined
}

/** A record that the domain needs, as a DNS editor asks for it. */
type MailRecord = { name: string; type: 'CNAME' | 'MX' | 'TXT'; value: string }

/** The domain that mail comes from: Easy DKIM, its own MAIL FROM, and a DMARC policy. */
export class MailIdentity extends Construct {
  /**
   * What a sender must be allowed: SES asks for the address itself instead of its domain as soon as anybody has verified
   * that too, as one does when first trying.
   */
  readonly arns: readonly string[]

  constructor(stack: Stack, id: string, { from, domain, zone }: MailIdentityProps) {
    super(stack, id)
    const bounceDomain = `bounce.${domain}`
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain: bounceDomain,
      // A missing MX must show as a fault at once, not as mail that fails DMARC alignment later.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.REJECT_MESSAGE,
      // Bounces come as events; copies to the From address would spread supporters' addresses.
      feedbackForwarding: false,
    })
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.arns = [
      identity.emailIdentityArn,
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: from }),
    ]

    // On a domain that others send from too, a strict policy would hurt mail that is not ours. Only of
    // a name below the zone is it known that it is Luid's own.
    const policy = zone === undefined || domain === zone.zoneName ? 'none' : 'quarantine'
    const records: MailRecord[] = [
      ...identity.dkimRecords.map(({ name, value }): MailRecord => ({ name, type: 'CNAME', value })),
      { name: bounceDomain, type: 'MX', value: `10 feedback-smtp.${stack.region}.amazonses.com` },
      { name: bounceDomain, type: 'TXT', value: 'v=spf1 include:amazonses.com -all' },
      { name: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=${policy}` },
    ]
    for (const [index, record] of records.entries()) {
      if (zone === undefined) this.#tell(index, record)
      else this.#write(index, record, zone)
    }
  }

  #tell(index: number, { name, type, value }: MailRecord): void {
    new CfnOutput(this, `Record${index + 1}`, {
      description: 'A DNS record to make before mail can be sent',
      value: `${name} ${type} ${value}`,
    })
  }

  #write(index: number, { name, type, value }: MailRecord, zone: IHostedZone): void {
    const id = `Record${index + 1}`
    // A dot at the end keeps the CDK from adding the zone's name to a name it cannot read yet.
    const place = { zone, recordName: `${name}.` }
    if (type === 'CNAME') new CnameRecord(this, id, { ...place, domainName: value })
    else if (type === 'TXT') new TxtRecord(this, id, { ...place, values: [value] })
    else {
      const [priority = '10', hostName = ''] = value.split(' ')
      new MxRecord(this, id, { ...place, values: [{ priority: Number(priority), hostName }] })
    }
  }
}
