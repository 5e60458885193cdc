import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

/** A static file of the public pages, served from memory under a name that carries its hash. */
export type Asset = { type: string; body: string }

/** The pages' style sheet, scripts and pictures: by the path they are served under. */
export type Assets = {
  /** Path of the one style sheet. */
  style: string
  /** Path of the script that makes the petition page better. */
  petitionScript: string
  /** Path of the site's icon. */
  icon: string
  files: ReadonlyMap<string, Asset>
}

const Manifest = v.object({
  style: v.string(),
  petitionScript: v.string(),
  icon: v.string(),
  /** By the path they are served under: content type, and the file's name beside the manifest. */
  files: v.record(v.string(), v.object({ type: v.string(), file: v.string() })),
})

export type AssetManifest = v.InferOutput<typeof Manifest>

/** Reads the files that `web/build-assets.ts` wrote into a folder. Throws if any is missing. */
export function readAssets(folder: string): Assets {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const files = Object.entries(manifest.files).map(([path, { type, file }]): [string, Asset] => [
    path,
    { type, body: readFileSync(join(folder, file), 'utf8') },
  ])
  return { ...manifest, files: new Map(files) }
}
