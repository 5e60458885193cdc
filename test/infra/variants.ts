import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, type AppProps } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import * as v from 'valibot'
import { FUNCTION_NAMES, type FunctionName, parseConfig } from '../../infra/config.ts'
import { addStacks, type Stacks } from '../../infra/stacks.ts'

export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string }
export type Templates = { data: Template; service: Template; edge: Template | undefined }

const CdkJson = v.object({ context: v.record(v.string(), v.unknown()) })

const newFolder = (prefix: string): string => mkdtempSync(join(tmpdir(), prefix))

/** An app with the feature flags of cdk.json, which only the CDK's own command reads by itself. */
export function newApp(options: Pick<AppProps, 'builtinCloudFormationValidation'> = {}): App {
  const { context } = v.parse(CdkJson, JSON.parse(readFileSync('cdk.json', 'utf8')))
  return new App({ analyticsReporting: false, context, outdir: newFolder('luid-out-'), ...options })
}

/** The stacks of a configuration, with an empty bundle for each function. */
export function stacksOf(configuration: unknown, app = newApp()): Stacks {
  const folder = newFolder('luid-bundle-')
  writeFileSync(join(folder, 'index.mjs'), '')
  const bundles = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, { folder }]))
  return addStacks(
    app,
    parseConfig(configuration, 'a test'),
    bundles as Record<FunctionName, { folder: string }>,
  )
}

const made = new Map<string, Templates>()

/** The templates of a configuration, made once for all tests of a worker: only to be read. */
export function templatesOf(configuration: unknown): Templates {
  const key = JSON.stringify(configuration)
  const templates = made.get(key) ?? synthesised(configuration)
  made.set(key, templates)
  return templates
}

function synthesised(configuration: unknown): Templates {
  // The rules are a test of their own, and take seconds.
  const app = newApp({ builtinCloudFormationValidation: false })
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
