import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import * as v from 'valibot'
import { afterAll } from 'vitest'
import { FUNCTION_NAMES, type FunctionName, parseConfig } from '../../infra/config.ts'
import { addStacks, type Stacks } from '../../infra/stacks.ts'

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string }
export type Templates = { data: Template; service: Template; edge: Template | undefined }

const CdkJson = v.object({ context: v.record(v.string(), v.unknown()) })

const work = mkdtempSync(join(tmpdir(), 'luid-infra-'))
// For the file that imports this: workers are ended without an `exit` to hang this on.
afterAll(() => rmSync(work, { recursive: true, force: true }))
const newFolder = (prefix: string): string => mkdtempSync(join(work, prefix))

/** An app with the feature flags of cdk.json, which only the CDK's own command reads by itself. */
export function newApp(): App {
  const { context } = v.parse(CdkJson, JSON.parse(readFileSync('cdk.json', 'utf8')))
  return new App({ analyticsReporting: false, context, outdir: newFolder('out-') })
}

/** The stacks of a configuration, with an empty bundle for each function. */
export function stacksOf(configuration: unknown, app = newApp()): Stacks {
  const folder = newFolder('bundle-')
  writeFileSync(join(folder, 'index.mjs'), '')
  const bundles = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, { folder }]))
  return addStacks(
    app,
    parseConfig(configuration, 'a test'),
    bundles as Record<FunctionName, { folder: string }>,
  )
}

/** The templates of a configuration. */
export function templatesOf(configuration: unknown): Templates {
  const app = newApp()
  // The rules are a test of their own, and take seconds.
  app.node.setContext('@aws-cdk/core:validateAgainstDefaultRules', false)
  app.node.setContext('@aws-cdk/core:annotationsInValidationReport', false)
  const { data, service, edge } = stacksOf(configuration, app)
  return {
    data: Template.fromStack(data),
    service: Template.fromStack(service),
    edge: edge === undefined ? undefined : Template.fromStack(edge),
  }
}

/** All resources of a type, by their name in the template. */
export function resources(template: Template, type: string): Record<string, Resource> {
  return template.findResources(type) as Record<string, Resource>
}
