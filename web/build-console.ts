import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Asset, ConsoleAssets, ConsoleManifest } from '../functions/http/assets.ts'

const FOLDER = '/assets'
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The console as it was built: what it begins with, and every file of it. */
export type BuiltConsole = ConsoleAssets & { files: ReadonlyMap<string, Asset> }

/**
 * The managers' console, bundled and minified for browsers of today, under names that carry their hash. Each view
 * is a file of its own, loaded when it is opened.
 */
export async function buildConsole(): Promise<BuiltConsole> {
  const result = await build({
    entryPoints: { console: here('console/main.tsx'), 'console-style': here('console/console.css') },
    outdir: FOLDER,
    entryNames: '[name]-[hash]',
    chunkNames: 'console-[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    charset: 'utf8',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  })
  const files = new Map(
    result.outputFiles.map(({ path, text }): [string, Asset] => {
      const name = basename(path)
      return [`${FOLDER}/${name}`, { type: TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? '', body: text }]
    }),
  )
  const outputs = Object.entries(result.metafile.outputs)
  const made = (entry: string) => {
    const output = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith(entry))
    if (output === undefined) throw new Error(`esbuild wrote nothing for ${entry}`)
    return { path: `${FOLDER}/${basename(output[0])}`, imports: output[1].imports }
  }
  const script = made('console/main.tsx')
  return {
    style: made('console/console.css').path,
    script: script.path,
    preloads: script.imports
      .filter(({ kind }) => kind === 'import-statement')
      .map(({ path }) => `${FOLDER}/${basename(path)}`),
    file: (path) => files.get(path),
    files,
  }
}

/** Writes the console and its manifest into a folder, for `readConsoleAssets` of functions/http/assets.ts. */
export async function writeConsole(folder: string): Promise<BuiltConsole> {
  const built = await buildConsole()
  const { style, script, preloads } = built
  const manifest: ConsoleManifest = { style, script, preloads: [...preloads], files: {} }
  await mkdir(folder, { recursive: true })
  for (const [path, asset] of built.files) {
    manifest.files[path] = { type: asset.type, file: basename(path) }
    await writeFile(join(folder, basename(path)), asset.body)
  }
  await writeFile(join(folder, 'console.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return built
}
