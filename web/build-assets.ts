import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Asset, AssetManifest, Assets } from '../functions/http/assets.ts'
import { EMBED_SCRIPT } from './site.ts'

/** The oldest browsers that the pages are built for; older ones get plain pages that still work. */
const TARGET = ['chrome80', 'safari12']

const SCRIPT = { type: 'text/javascript; charset=utf-8' }

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The pages' static files, bundled and minified, under names that carry their hash (cacheable for ever); and the script for
 * partners' pages under its fixed one.
 */
export async function buildAssets(): Promise<Assets> {
  const [style, petitionScript, embedScript, icon] = await Promise.all([
    bundle('style.css'),
    bundle('scripts/petition.ts'),
    // No module: on a partner's page it must find its own element.
    bundle('scripts/embed.ts', 'iife'),
    readFile(here('icon.svg'), 'utf8'),
  ])
  const assets = {
    style: named('style', 'css', { type: 'text/css; charset=utf-8', body: style }),
    petitionScript: named('petition', 'js', { ...SCRIPT, body: petitionScript }),
    icon: named('icon', 'svg', { type: 'image/svg+xml', body: icon.trim() }),
  }
  return {
    style: assets.style[0],
    petitionScript: assets.petitionScript[0],
    icon: assets.icon[0],
    files: new Map([...Object.values(assets), [EMBED_SCRIPT, { ...SCRIPT, body: embedScript }]]),
  }
}

/** Writes the static files and their manifest into a folder, for `readAssets` of functions/http/assets.ts. */
export async function writeAssets(folder: string): Promise<Assets> {
  const assets = await buildAssets()
  const { style, petitionScript, icon } = assets
  const manifest: AssetManifest = { style, petitionScript, icon, files: {} }
  await mkdir(folder, { recursive: true })
  for (const [path, asset] of assets.files) {
    manifest.files[path] = { type: asset.type, file: basename(path) }
    await writeFile(join(folder, basename(path)), asset.body)
  }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  return assets
}

async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<string> {
  const result = await build({
    entryPoints: [here(entry)],
    bundle: true,
    minify: true,
    write: false,
    format,
    charset: 'utf8',
    target: TARGET,
    logLevel: 'error',
  })
  const [output] = result.outputFiles
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${entry}`)
  return output.text.trim()
}

function named(name: string, extension: string, asset: Asset): [path: string, asset: Asset] {
  const hash = createHash('sha256').update(asset.body).digest('hex').slice(0, 10)
  return [`/assets/${name}-${hash}.${extension}`, asset]
}
