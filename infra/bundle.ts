import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { openApi } from '../functions/http/openapi.ts'
import { writeAssets } from '../web/build-assets.ts'
import { writeConsole } from '../web/build-console.ts'
import { writeDrawingFiles } from '../web/cards/installed.ts'
import { FUNCTION_NAMES, type FunctionName } from './config.ts'

/** Most that a function's code may weigh, in bytes: what is loaded at a cold start (STANDARDS 17). */
export const BUNDLE_BUDGET = 600 * 1024

export type Bundle = {
  /** The folder that goes to Lambda. */
  folder: string
  /** What is loaded at a cold start, in bytes: its index.mjs, and what that imports at once. */
  bytes: number
  /** The files that are loaded then, by name. The others hold what is loaded on demand: each language, for one. */
  atStart: readonly string[]
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

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // What is imported on demand becomes a file of its own.
  splitting: true,
  entryNames: 'index',
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  // Else a letter of Thai or Bengali would be six bytes.
  charset: 'utf8',
  metafile: true,
  mainFields: ['module', 'main'],
  minify: true,
  external: NEVER_LOADED,
  // No source maps: Node reads them at every cold start (10 ms for http), and faults are logged as codes.
  sourcemap: false,
  banner: { js: REQUIRE },
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions

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
  refuseHeavy(bundles, budget)
  await writeAssets(join(into, 'http', 'assets'))
  await writeConsole(join(into, 'http', 'assets'))
  // Previews of pages name their files.
  copyFileSync(join(into, 'http', 'assets', 'manifest.json'), join(into, 'manage', 'asset-manifest.json'))
  writeDrawingFiles(join(into, 'http'))
  writeFileSync(join(into, 'http', 'openapi.json'), JSON.stringify(openApi()))
  return Object.fromEntries(bundles) as Record<FunctionName, Bundle>
}

/** Bundles one entry file into `folder`/index.mjs, with what is loaded on demand beside it. */
export async function bundleEntry(entry: string, folder: string): Promise<Bundle> {
  const { metafile } = await build({ ...OPTIONS, entryPoints: [entry], outdir: folder })
  const atStart = [...importedAtOnce(metafile, join(folder, 'index.mjs'))]
  return {
    folder,
    bytes: atStart.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0),
    atStart: atStart.map((file) => relative(folder, file)),
  }
}

/** A file, and all that it imports without waiting to be asked, as their paths stand in the report of esbuild. */
function importedAtOnce({ outputs }: Metafile, file: string): Set<string> {
  const found = new Set([relative('.', file)])
  for (const path of found)
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && outputs[imported] !== undefined) found.add(imported)
  return found
}

function refuseHeavy(bundles: readonly (readonly [string, Bundle])[], budget: number): void {
  if (bundles.every(([, { bytes }]) => bytes <= budget)) return
  const lines = bundles.map(
    ([name, { bytes }]) => `  ${name}: ${kib(bytes)}${bytes > budget ? ', too heavy' : ''}`,
  )
  throw new Error(`A function may weigh at most ${kib(budget)}:\n${lines.join('\n')}`)
}

const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`
