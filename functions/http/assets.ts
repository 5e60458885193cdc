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

/** The managers' console: loaded by those who open it, and read from the folder only then. */
export type ConsoleAssets = {
  /** Path of its style sheet. */
  style: string
  /** Path of the script that begins. */
  script: string
  /** Paths of what that script always loads besides. */
  preloads: readonly string[]
  /** One of its files, by the path it is served under. */
  file: (path: string) => Asset | undefined
}

const Files = v.record(v.string(), v.object({ type: v.string(), file: v.string() }))

/** Where the pages find their static files. */
export type AssetPaths = Omit<Assets, 'files'>

const Manifest = v.object({
  style: v.string(),
  petitionScript: v.string(),
  icon: v.string(),
  /** By the path they are served under: content type, and the file's name beside the manifest. */
  files: Files,
})

const ConsoleManifest = v.object({
  style: v.string(),
  script: v.string(),
  preloads: v.array(v.string()),
  files: Files,
})

export type AssetManifest = v.InferOutput<typeof Manifest>
export type ConsoleManifest = v.InferOutput<typeof ConsoleManifest>

/** Reads where those files are, from a manifest alone: for pages that another function serves the files of. */
export function readAssetPaths(manifest: string): AssetPaths {
  const { files: _, ...paths } = v.parse(Manifest, JSON.parse(readFileSync(manifest, 'utf8')))
  return paths
}

/** Reads the files that `web/build-assets.ts` wrote into a folder. Throws if any is missing. */
export function readAssets(folder: string): Assets {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const files = Object.entries(manifest.files).map(([path, { type, file }]): [string, Asset] => [
    path,
    { type, body: readFileSync(join(folder, file), 'utf8') },
  ])
  return { ...manifest, files: new Map(files) }
}

/** Reads the console's manifest, which `web/build-console.ts` wrote; each file when it is first asked for. */
export function readConsoleAssets(folder: string): ConsoleAssets {
  const { files, ...manifest } = v.parse(
    ConsoleManifest,
    JSON.parse(readFileSync(join(folder, 'console.json'), 'utf8')),
  )
  const read = new Map<string, Asset>()
  return {
    ...manifest,
    file: (path) => {
      const known = read.get(path)
      const listed = Object.hasOwn(files, path) ? files[path] : undefined
      if (known !== undefined || listed === undefined) return known
      const asset = { type: listed.type, body: readFileSync(join(folder, listed.file), 'utf8') }
      read.set(path, asset)
      return asset
    },
  }
}
