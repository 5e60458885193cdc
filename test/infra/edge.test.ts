import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, test } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { sealLink } from '../../functions/domain/link.ts'
import { BLOCKED_ANSWER, ONE_CLICK_PATH, RATE_LIMITS } from '../../infra/rate-limits.ts'
import { FULLEST, SMALLEST } from './configurations.ts'
import { resources, stacksOf, type Templates, templatesOf } from './variants.ts'

const plain = templatesOf(SMALLEST)
const named = templatesOf(FULLEST)
const bare = templatesOf({ ...SMALLEST, firewall: false })

type Behaviour = {
  PathPattern?: string
  CachePolicyId: { Ref: string } | string
  OriginRequestPolicyId: { Ref: string }
  ResponseHeadersPolicyId: { Ref: string }
  AllowedMethods: string[]
}
type DistributionConfig = {
  Aliases?: string[]
  CacheBehaviors: Behaviour[]
  CustomErrorResponses?: { ErrorCode: number; ErrorCachingMinTTL?: number; ResponsePagePath?: string }[]
  DefaultCacheBehavior: Behaviour
  Origins: { DomainName: unknown; OriginCustomHeaders: { HeaderName: string; HeaderValue: unknown }[] }[]
  WebACLId?: unknown
}

function distributionOf({ service }: Templates): DistributionConfig {
  const [distribution] = Object.values(resources(service, 'AWS::CloudFront::Distribution'))
  return distribution?.Properties['DistributionConfig'] as DistributionConfig
}

/** The behaviour of the first pattern that matches, as CloudFront chooses it. */
function behaviourOf(path: string): Behaviour {
  const { CacheBehaviors, DefaultCacheBehavior } = distributionOf(plain)
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(path)
  return CacheBehaviors.find(({ PathPattern = '' }) => matches(PathPattern)) ?? DefaultCacheBehavior
}

type CachePolicyConfig = {
  MinTTL: number
  MaxTTL: number
  DefaultTTL: number
  ParametersInCacheKeyAndForwardedToOrigin: {
    QueryStringsConfig: { QueryStringBehavior: string; QueryStrings?: string[] }
    HeadersConfig: { HeaderBehavior: string; Headers?: string[] }
    CookiesConfig: { CookieBehavior: string }
  }
}

/** What CloudFront caches a path by, or undefined where it caches nothing. */
function cacheOf(path: string): CachePolicyConfig | undefined {
  const { CachePolicyId } = behaviourOf(path)
  if (typeof CachePolicyId === 'string') {
    // AWS's own CachingDisabled.
    expect(CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad')
    return undefined
  }
  const policy = resources(plain.service, 'AWS::CloudFront::CachePolicy')[CachePolicyId.Ref]
  return policy?.Properties['CachePolicyConfig'] as CachePolicyConfig
}

const keyOf = (path: string) => cacheOf(path)?.ParametersInCacheKeyAndForwardedToOrigin
const parametersOf = (path: string): string[] => keyOf(path)?.QueryStringsConfig.QueryStrings ?? []

test('answers that are not the application’s have strict headers too, and its own stand', () => {
  const { CacheBehaviors, DefaultCacheBehavior } = distributionOf(plain)
  const [[id = '', policy] = []] = Object.entries(
    resources(plain.service, 'AWS::CloudFront::ResponseHeadersPolicy'),
  )
  for (const { PathPattern, ResponseHeadersPolicyId } of [DefaultCacheBehavior, ...CacheBehaviors])
    expect(ResponseHeadersPolicyId, PathPattern).toEqual({ Ref: id })
  expect(policy?.Properties['ResponseHeadersPolicyConfig']).toMatchObject({
    SecurityHeadersConfig: {
      ContentSecurityPolicy: {
        ContentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        Override: false,
      },
      ContentTypeOptions: { Override: false },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: false },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: false },
    },
  })
})

describe('what the edge keeps', () => {
  test.each([
    '/nl/confirm/token',
    '/nl/unsubscribe/token',
    '/nl/preferences/token',
    '/nl/my-data/token',
    '/nl/not-me/token',
    '/nl/petitions/kinderen/own-link/key',
    '/nl/my-data',
    '/api/subscriptions',
    '/health',
    '/console/config.json',
    '/console',
    '/console/petitions/geen-kind-te-koop',
    '/',
  ])('nothing of %s', (path) => {
    expect(cacheOf(path)).toBeUndefined()
  })

  test.each([
    '/nl/petitions/kinderen',
    '/en/embed/petitions/kinderen',
    '/nl/petitions/kinderen/count.svg',
    '/nl/petitions/kinderen/qr.svg',
    '/nl/petitions/kinderen/poster',
  ])('%s for a minute at most, by path, source, partner and whose link was followed', (path) => {
    expect(cacheOf(path)).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 })
    expect(parametersOf(path)).toEqual(['source', 'partner', 'almost', 'via', 'followed'])
  })

  test.each(['/nl/newsletter', '/fil/newsletter', '/nl/newsletter/thanks', '/api/topics'])(
    '%s for a minute at most, by path, source and partner',
    (path) => {
      expect(cacheOf(path)).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 60 })
      expect(parametersOf(path)).toEqual(['source', 'partner', 'almost'])
    },
  )

  test.each(['/api/petitions/kinderen/count', '/sitemap.xml', '/robots.txt'])(
    '%s by its path alone',
    (path) => {
      expect(cacheOf(path)).toMatchObject({ MinTTL: 0, MaxTTL: 60 })
      expect(parametersOf(path)).toEqual([])
    },
  )

  test.each([
    '/api/manage/petitions/kinderen/counts',
    '/api/manage/topics/child-rights',
    '/api/manage/people/search',
  ])('nothing of a manager’s answer at %s, whose token CloudFront passes on', (path) => {
    expect(cacheOf(path)).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 1 })
    expect(keyOf(path)?.HeadersConfig.Headers).toEqual(['Authorization'])
    expect(keyOf(path)?.QueryStringsConfig.QueryStringBehavior).toBe('all')
  })

  test.each([
    '/assets/style-0123456789.css',
    '/embed.js',
    '/images/0f343b0931126a20f133d67c2b018a3b-1200x630.jpg',
  ])('%s for a year where it says no less, by its path alone, and only by reading', (path) => {
    expect(cacheOf(path)?.DefaultTTL).toBe(365 * 24 * 60 * 60)
    expect(parametersOf(path)).toEqual([])
    expect(behaviourOf(path).AllowedMethods).toEqual(['GET', 'HEAD'])
  })

  test('a petition’s card for ten minutes, by its path alone: it is dear to draw', () => {
    expect(cacheOf('/nl/petitions/kinderen/card.png')).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      MaxTTL: 600,
    })
    expect(parametersOf('/nl/petitions/kinderen/card.png')).toEqual([])
  })

  test('no fault, not even one that says `no-store`: CloudFront would keep it for 10 seconds', () => {
    const kept = distributionOf(plain).CustomErrorResponses ?? []
    expect(kept).toEqual([500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })))
  })

  test('no cookie anywhere', () => {
    for (const type of ['CachePolicy', 'OriginRequestPolicy']) {
      const policies = resources(plain.service, `AWS::CloudFront::${type}`)
      for (const policy of Object.values(policies)) {
        expect(JSON.stringify(policy)).toContain('"CookieBehavior":"none"')
      }
    }
  })

  test.each(['/nl/petitions/kinderen', '/api/petitions/kinderen/count', '/nl'])(
    '%s: a parameter that is not in the key never reaches the application',
    (path) => {
      const id = behaviourOf(path).OriginRequestPolicyId.Ref
      const policy = resources(plain.service, 'AWS::CloudFront::OriginRequestPolicy')[id]
      expect(policy?.Properties['OriginRequestPolicyConfig']).toMatchObject({
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      })
    },
  )

  test.each([
    '/nl/petitions/kinderen/signatures',
    '/api/petitions/kinderen/signatures',
    '/nl/newsletter',
    '/api/subscriptions',
    '/nl/confirm/token',
    '/nl/unsubscribe/token',
    '/nl/preferences/token',
    '/nl/my-data',
    '/nl/my-data/token',
    '/nl/not-me/token',
    '/api/manage/imports',
  ])('%s may be posted to', (path) => {
    expect(behaviourOf(path).AllowedMethods).toContain('POST')
  })

  test('a manager may put and delete', () => {
    const { AllowedMethods } = behaviourOf('/api/manage/people/person/suppressions')
    expect(AllowedMethods).toEqual(expect.arrayContaining(['PUT', 'PATCH', 'DELETE']))
  })
})

describe('what the application is told', () => {
  test('the client’s address from CloudFront itself, never the Host or the browser’s name', () => {
    const policies = Object.values(resources(plain.service, 'AWS::CloudFront::OriginRequestPolicy'))
    expect(policies.length).toBeGreaterThan(0)
    for (const policy of policies) {
      const { HeadersConfig } = policy.Properties['OriginRequestPolicyConfig'] as {
        HeadersConfig: { HeaderBehavior: string; Headers: string[] }
      }
      expect(HeadersConfig.HeaderBehavior).toBe('whitelist')
      expect(HeadersConfig.Headers).toEqual(
        expect.arrayContaining([
          'CloudFront-Viewer-Address',
          'x-amzn-waf-luid-velocity',
          'Accept-Language',
          'Origin',
        ]),
      )
      expect(HeadersConfig.Headers.length).toBeLessThanOrEqual(10)
      expect(HeadersConfig.Headers.map((name) => name.toLowerCase())).not.toContain('host')
      expect(HeadersConfig.Headers.map((name) => name.toLowerCase())).not.toContain('user-agent')
    }
  })

  test('that CloudFront sent it, by a secret that stands in no template', () => {
    const [origin] = distributionOf(plain).Origins
    const [header] = origin?.OriginCustomHeaders ?? []
    expect(header?.HeaderName).toBe('x-luid-origin')
    expect(JSON.stringify(header?.HeaderValue)).toContain('{{resolve:secretsmanager:')
    expect(JSON.stringify(header?.HeaderValue)).toContain(':SecretString:current:')
  })

  test('a new round of the secret changes the distribution, so that CloudFormation reads it again', () => {
    const next = templatesOf({ ...SMALLEST, originSecretRound: 2 })
    expect(distributionOf(next)).not.toEqual(distributionOf(plain))
  })
})

describe('without a domain', () => {
  test('CloudFront’s own name is the public one, before the API’s own endpoint', () => {
    expect(distributionOf(plain).Aliases).toBeUndefined()
    expect(JSON.stringify(distributionOf(plain).Origins[0]?.DomainName)).toContain('.execute-api.')
    plain.service.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false })
    plain.service.resourceCountIs('AWS::Route53::RecordSet', 0)
  })
})

describe('with domains', () => {
  test('the site has its certificate from us-east-1, TLS 1.2 and its records', () => {
    expect(stacksOf(FULLEST).edge?.region).toBe('us-east-1')
    named.edge?.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'acties.stichting.nl',
      ValidationMethod: 'DNS',
    })
    named.service.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['acties.stichting.nl'],
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
      }),
    })
    for (const Type of ['A', 'AAAA']) {
      named.service.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'acties.stichting.nl.', Type })
    }
  })

  test('the API’s default endpoint is closed, and CloudFront calls its name', () => {
    named.service.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
    expect(distributionOf(named).Origins[0]?.DomainName).toBe('api.acties.stichting.nl')
    named.service.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'api.acties.stichting.nl.',
      Type: 'A',
    })
  })

  test('links and sign-in use the site’s own name', () => {
    named.service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ PUBLIC_URL: 'https://acties.stichting.nl' }) },
    })
    named.service.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://acties.stichting.nl/console/signed-in'],
      LogoutURLs: ['https://acties.stichting.nl/console'],
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
    })
    // Cognito's own pages and tokens have another origin than the issuer: the console may connect to both.
    const hosted = ['https://', Match.anyValue(), '.auth.eu-central-1.amazoncognito.com']
    named.service.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          SIGN_IN_ORIGIN: { 'Fn::Join': ['', hosted] },
        }),
      },
    })
  })
})

describe('the firewall', () => {
  const rules = (): Record<string, unknown>[] => {
    const [acl] = Object.values(resources(plain.edge as NonNullable<typeof plain.edge>, 'AWS::WAFv2::WebACL'))
    return acl?.Properties['Rules'] as Record<string, unknown>[]
  }

  test('stands before CloudFront', () => {
    expect(stacksOf(SMALLEST).edge?.region).toBe('us-east-1')
    plain.edge?.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
    })
    expect(distributionOf(plain).WebACLId).toBeDefined()
  })

  test('answers a flood with 429 and a problem, and marks a fast client for the application', () => {
    const [block, mark] = rules()
    expect(block).toMatchObject({
      Statement: {
        RateBasedStatement: {
          Limit: RATE_LIMITS.blockAbove,
          EvaluationWindowSec: 300,
          AggregateKeyType: 'IP',
        },
      },
      Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    })
    expect(mark).toMatchObject({
      Statement: { RateBasedStatement: { Limit: RATE_LIMITS.markAbove } },
      Action: {
        Count: { CustomRequestHandling: { InsertHeaders: [{ Name: 'luid-velocity', Value: 'high' }] } },
      },
    })
    for (const [Name, Value] of Object.entries(BLOCKED_ANSWER.headers)) {
      expect(JSON.stringify(block)).toContain(JSON.stringify({ Name, Value }))
    }
    plain.edge?.hasResourceProperties('AWS::WAFv2::WebACL', {
      CustomResponseBodies: {
        tooMany: { ContentType: 'APPLICATION_JSON', Content: JSON.stringify(BLOCKED_ANSWER.body) },
      },
    })
  })

  test('counts neither reading nor one-click unsubscribing', () => {
    for (const rule of rules()) {
      const text = JSON.stringify(rule['Statement'])
      expect(text).toContain('"NotStatement"')
      for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(text).toContain(`"SearchString":"${method}"`)
      expect(text).toContain(JSON.stringify(ONE_CLICK_PATH.source))
    }
    const token = sealLink(
      { purpose: 'unsubscribe', about: 'topic_child-rights', person: 'p'.repeat(43) },
      { current: 'k1', keys: { k1: 'the link secret of the tests' } },
      mac,
    )
    expect(ONE_CLICK_PATH.test(`/nl/unsubscribe/${token}`)).toBe(true)
    expect(ONE_CLICK_PATH.test('/nl/petitions/unsubscribe/signatures')).toBe(false)
  })

  test('samples no requests: tokens stand in their paths', () => {
    const [acl] = Object.values(resources(plain.edge as NonNullable<typeof plain.edge>, 'AWS::WAFv2::WebACL'))
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true')
    expect(JSON.stringify(acl)).toContain('"SampledRequestsEnabled":false')
  })

  test('can be left out, and with it the whole stack in us-east-1', () => {
    expect(bare.edge).toBeUndefined()
    expect(distributionOf(bare).WebACLId).toBeUndefined()
  })
})

describe('regions', () => {
  test('all that holds data is in the EU', () => {
    const { data, service } = stacksOf(FULLEST)
    expect([data.region, service.region]).toEqual(['eu-central-1', 'eu-central-1'])
  })
})

describe('example values', () => {
  const example = { ...SMALLEST, mailFrom: 'petities@example.org' }

  test('leave a parameter open that stops a deployment and says what to do', () => {
    const { data, service, edge } = templatesOf(example)
    for (const template of [data, service, edge]) {
      const open = Object.entries(template?.toJSON()['Parameters'] ?? {}).filter(
        ([, parameter]) => (parameter as { Default?: unknown }).Default === undefined,
      )
      expect(open.map(([name]) => name)).toEqual([
        'CopyLuidConfigExampleJsonToLuidConfigJsonAndPutInYourOwnValues',
      ])
    }
  })

  test('one’s own values leave none', () => {
    const open = Object.values(plain.service.toJSON()['Parameters'] ?? {}).filter(
      (parameter) => (parameter as { Default?: unknown }).Default === undefined,
    )
    expect(open).toEqual([])
  })
})
