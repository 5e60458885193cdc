import { Duration, type SecretValue, Validations } from 'aws-cdk-lib'
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { AaaaRecord, ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'
import { ORIGIN_HEADER } from '../functions/http/edge-checks.ts'
import { BARE_HEADERS } from './bare-answers.ts'
import { VELOCITY_HEADER } from './rate-limits.ts'

/**
 * What the application gets to read. Not Host (the API answers only to its own) and not User-Agent
 * (nobody needs it). CloudFront takes ten at most.
 */
const HEADERS_FOR_THE_APPLICATION = [
  'CloudFront-Viewer-Address',
  VELOCITY_HEADER.arrives,
  'Accept',
  'Accept-Language',
  'Content-Type',
  'Origin',
  'Sec-Fetch-Site',
  'Access-Control-Request-Method',
  'Access-Control-Request-Headers',
]

/** What a page with a form looks different for; any other parameter (`fbclid`) is dropped. */
const PAGE_PARAMETERS = ['source', 'partner', 'almost']
/**
 * A petition's form also says whose link was followed: each such link has a page of its own, of seconds. Its page of thanks,
 * which is never kept, is told what was chosen to follow.
 */
const PETITION_PARAMETERS = [...PAGE_PARAMETERS, 'via', 'followed']
/**
 * Faults that CloudFront keeps for 10 seconds even where the application says `no-store` ("Control how long
 * CloudFront caches errors"): whoever tries again would be shown the same fault, and token pages are
 * never kept. For 404 and the like it heeds `no-store`.
 */
const FAULTS = [500, 502, 503, 504]
/** The list of petitions can be searched, and paged. */
const LIST_PARAMETERS = [...PAGE_PARAMETERS, 'q', 'after']

export type EdgeDistributionProps = {
  originHost: string
  originSecret: SecretValue
  /** In the distribution's comment, so that a new round makes CloudFormation read the secret again. */
  originSecretRound: number
  webAclArn: string | undefined
  domain: { hostName: string; zone: IHostedZone; certificate: ICertificate } | undefined
}

/**
 * CloudFront before the API. Nothing is cached unless its path is listed here and the application's
 * `Cache-Control` allows it: pages and counts for seconds, assets and pictures for a year. Pages behind a token
 * and answers to a POST never are.
 */
export class EdgeDistribution extends Construct {
  readonly distribution: Distribution
  readonly publicUrl: string

  constructor(scope: Construct, id: string, props: EdgeDistributionProps) {
    super(scope, id)
    const { domain } = props
    const origin = new HttpOrigin(props.originHost, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(30),
      customHeaders: { [ORIGIN_HEADER]: props.originSecret.unsafeUnwrap() },
    })
    const everything = this.#passOn('PassOn', OriginRequestQueryStringBehavior.all())
    // A parameter outside the cache key must not reach the application, or one visitor's would be
    // cached for all.
    const keyOnly = this.#passOn('PassOnKeyOnly', OriginRequestQueryStringBehavior.none())
    const basic = {
      origin,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      responseHeadersPolicy: this.#bareHeaders(),
    }
    const live: BehaviorOptions = {
      ...basic,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: everything,
    }
    const page = (cachePolicy: CachePolicy): BehaviorOptions => ({
      ...live,
      cachePolicy,
      originRequestPolicy: keyOnly,
    })
    const pages = page(this.#cache('Pages', PAGE_PARAMETERS))
    const files: BehaviorOptions = {
      ...basic,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: this.#fileCache(),
      originRequestPolicy: keyOnly,
    }
    const petitionPages = page(this.#cache('Petitions', PETITION_PARAMETERS))
    const facts = page(this.#cache('Facts', []))
    const home = page(this.#cache('Home', LIST_PARAMETERS))

    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Luid (origin secret, round ${props.originSecretRound})`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Who reads Thai, Bengali or Portuguese is not in Europe: pages are small, and the difference is cents.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: live,
      errorResponses: FAULTS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      // The first match wins.
      additionalBehaviors: {
        '/assets/*': files,
        '/images/*': files,
        // An hour, as it says itself.
        '/embed.js': files,
        '/api/manage/*': { ...live, cachePolicy: this.#uncachedWithAuthorization() },
        // Before the pages: the console has petitions in its addresses too.
        '/console/*': live,
        '/api/petitions': page(this.#cache('Lists', LIST_PARAMETERS)),
        '/api/petitions/*': facts,
        '/api/topics': pages,
        '/*/petitions/*/card.png': {
          ...page(this.#cache('Cards', [], Duration.minutes(10))),
          allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        },
        // A key stands in its path.
        '/*/petitions/*/own-link/*': live,
        // In frames too: `/nl/embed/petitions/…`.
        '/*/petitions/*': petitionPages,
        '/*/newsletter': pages,
        '/*/newsletter/*': pages,
        '/sitemap.xml': facts,
        '/robots.txt': facts,
        // The home page in each language, of which Filipino's name has three letters.
        '/??': home,
        '/???': home,
      },
      ...(props.webAclArn === undefined ? {} : { webAclId: props.webAclArn }),
      ...(domain === undefined
        ? {}
        : {
            domainNames: [domain.hostName],
            certificate: domain.certificate,
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
          }),
    })
    this.publicUrl = `https://${domain?.hostName ?? this.distribution.distributionDomainName}`
    if (domain !== undefined) this.#records(domain)
    this.#explain(props)
  }

  #passOn(id: string, queryStringBehavior: OriginRequestQueryStringBehavior): OriginRequestPolicy {
    return new OriginRequestPolicy(this, id, {
      comment: 'Luid: what the application may read',
      headerBehavior: OriginRequestHeaderBehavior.allowList(...HEADERS_FOR_THE_APPLICATION),
      cookieBehavior: OriginRequestCookieBehavior.none(),
      queryStringBehavior,
    })
  }

  /** For the gateway's own answers (413, 429, 500, 503): what the application says itself stands. */
  #bareHeaders(): ResponseHeadersPolicy {
    const override = false
    const [, seconds = ''] = BARE_HEADERS['Strict-Transport-Security'].split('=')
    return new ResponseHeadersPolicy(this, 'BareHeaders', {
      comment: 'Luid: headers of answers that the application did not give',
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: BARE_HEADERS['Content-Security-Policy'],
          override,
        },
        contentTypeOptions: { override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: Duration.seconds(Number(seconds)), override },
      },
    })
  }

  /** As long as the application says, at most a minute where nothing else is said, and not at all where it says nothing. */
  #cache(id: string, parameters: readonly string[], most = Duration.minutes(1)): CachePolicy {
    return new CachePolicy(this, id, {
      comment: `Luid: ${id.toLowerCase()}, by path${parameters.map((name) => ` and ${name}`).join('')}`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: most,
      queryStringBehavior:
        parameters.length === 0
          ? CacheQueryStringBehavior.none()
          : CacheQueryStringBehavior.allowList(...parameters),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    })
  }

  #fileCache(): CachePolicy {
    return new CachePolicy(this, 'Assets', {
      comment: 'Luid: files with a hash in their name',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.days(365),
      maxTtl: Duration.days(365),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    })
  }

  /** CloudFront passes Authorization on only as a part of a cache key; the application says `no-store`. */
  #uncachedWithAuthorization(): CachePolicy {
    return new CachePolicy(this, 'Managers', {
      comment: 'Luid: not cached, Authorization passed on',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      headerBehavior: CacheHeaderBehavior.allowList('Authorization'),
      queryStringBehavior: CacheQueryStringBehavior.all(),
      cookieBehavior: CacheCookieBehavior.none(),
    })
  }

  #records({ hostName, zone }: { hostName: string; zone: IHostedZone }): void {
    const place = {
      zone,
      recordName: `${hostName}.`,
      target: RecordTarget.fromAlias(new CloudFrontTarget(this.distribution)),
    }
    new ARecord(this, 'Record', place)
    new AaaaRecord(this, 'RecordV6', place)
  }

  #explain({ domain, webAclArn }: EdgeDistributionProps): void {
    const explain = (id: string, reason: string) =>
      Validations.of(this.distribution).acknowledge({ id, reason })
    explain('AwsSolutions-CFR1', 'A petition may be signed from anywhere: nobody is shut out by country.')
    explain(
      'AwsSolutions-CFR3',
      'CloudFront’s logs hold every visitor’s address and path, and tokens stand in paths. The API’s access log and the metrics hold neither.',
    )
    if (webAclArn === undefined) {
      explain(
        'AwsSolutions-CFR2',
        'The deployment chose to go without the firewall; the application keeps its own limits.',
      )
    }
    if (domain === undefined) {
      explain(
        'AwsSolutions-CFR4',
        'Without a domain CloudFront’s own certificate serves, whose TLS versions cannot be chosen.',
      )
    }
  }
}
