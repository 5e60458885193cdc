import { Template } from 'aws-cdk-lib/assertions'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { describe, expect, test } from 'vitest'
import { rulePacks } from '../../infra/checks.ts'
import { EU_REGIONS } from '../../infra/config.ts'
import { FULLEST, SMALLEST } from './configurations.ts'
import { newApp, stacksOf } from './variants.ts'

const findings = (app: ReturnType<typeof newApp>): string[] =>
  rulePacks(app).flatMap((pack) => pack.validateScope(app).violations.map(({ ruleName }) => ruleName))

describe('no unexplained finding', () => {
  test.each([
    ['the smallest', SMALLEST],
    ['the fullest', FULLEST],
    ['one without a firewall', { ...SMALLEST, firewall: false }],
    ['one of functions with reserved concurrency', { ...SMALLEST, reservedConcurrency: { http: 50 } }],
  ])('cdk-nag finds nothing in %s deployment', (_which, configuration) => {
    const app = newApp()
    stacksOf(configuration, app)
    expect(findings(app)).toEqual([])
  })

  test('it would find something', () => {
    const app = newApp()
    new Bucket(stacksOf(SMALLEST, app).data, 'Careless')
    expect(findings(app)).toContain('AwsSolutions-S1')
  })

  // They know, among others, which resources CloudFormation has in a region.
  test.each(EU_REGIONS)(
    'the CDK’s own rules find nothing in the fullest deployment in %s',
    (region) => {
      const app = newApp()
      const { service } = stacksOf({ ...FULLEST, region }, app)
      // Synthesis fails on a finding.
      expect(() => Template.fromStack(service)).not.toThrow()
      // The rules' engine takes its time to start.
    },
    120_000,
  )
})
