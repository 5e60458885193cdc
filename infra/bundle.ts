import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { openApi } from '../functions/http/openapi.ts'
import { writeAssets } from '../web/build-assets.ts'
import { FUNCTION_NAMES, type FunctionName } from './config.ts'

/** Most that a function's code may weigh, in bytes: what is loaded at a cold start (STANDARDS 17). */
export const BUNDLE_BUDGET = 600 * 1024

export type Bundle = {
  /** The folder that goes to Lambda. */
  folder: string
  /** The size of its index.mjs in bytes. */
  bytes: number
}

/** CommonJS inside an ES module still asks for Node's own modules with `require`. */
const REQUIRE =
  "import{createRequire as luidRequire}from'node:module';const require=luidRequire(import.meta.url);"

/**
 * What the SDK loads only when it comes to it, and here it never does: ways to find credentials, which Lambda puts
 * in the environment, where the SDK looks first; and streams of events, which nothing asked here answers with.
 * Leaving them out saves 140 KiB in each function.
 */
export const NEVER_LOADED = [
  ...['sso', 'ini', 'process', 'web-identity', 'http'].map((kind) => `@aws-sdk/credential-provider-${kind}`),
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
]

const OPTIONS: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  external: NEVER_LOADED,
  // No source maps: Node reads them at every cold start (10 ms for http), and faults are logged as codes.
  sourcemap: false,
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'error',
}

/**
 * Bundles every function into build/functions/<name>/ and puts the pages' assets and the API's description beside the
 * one that serves them. Throws, with all sizes, when one weighs more than the budget.
 */
export async function bundleFunctions(
  into = 'build/functions',
  budget = BUNDLE_BUDGET,
): Promise<Record<FunctionName, Bundle>> {
  rmSync(into, { recursive: true, force: true })
  const bundles = await Promise.all(
    FUNCTION_NAMES.map(
      async (name) => [name, await bundleEntry(`functions/${name}.ts`, join(into, name))] as const,
    ),
  )
  await writeAssets(join(into, 'http', 'assets'))
  writeFileSync(join(into, 'http', 'openapi.json'), JSON.stringify(openApi()))
  refuseHeavy(bundles, budget)
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>
}

/** Bundles one entry file into `folder`/index.mjs. */
export async function bundleEntry(entry: string, folder: string): Promise<Bundle> {
  const outfile = join(folder, 'index.mjs')
  await build({ ...OPTIONS, entryPoints: [entry], outfile })
  return { folder, bytes: statSync(outfile).size }
}

function refuseHeavy(bundles: readonly (readonly [string, Bundle])[], budget: number): void {
  if (bundles.every(([, { bytes }]) => bytes <= budget)) return
  const lines = bundles.map(
    ([name, { bytes }]) => `  ${name}: ${kib(bytes)}${bytes > budget ? ', too heavy' : ''}`,
  )
  throw new Error(`A function may weigh at most ${kib(budget)}:\n${lines.join('\n')}`)
}

const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`
