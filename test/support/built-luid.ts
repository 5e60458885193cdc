import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where a file stands stays what it says of itself; but the thread's file is bundled beside its starter. */
const IN_PLACE: Plugin = {
  name: 'in-place',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      if (path.endsWith('/campaign-thread.ts')) return undefined
      const source = await readFile(path, 'utf8')
      return {
        contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}

/**
 * What `npm start` runs, translated once for all tests of a run: loading the sources anew takes longer than all else at
 * a start. Resolves with the file to run. How `npm start` itself comes to it is start.test.ts's.
 */
export async function builtLuid(): Promise<string> {
  // The temporary folder is the run's own: own-folder.ts.
  const folder = join(tmpdir(), 'built-luid')
  if (!existsSync(folder)) {
    const building = await mkdtemp(`${folder}-`)
    await build({
      absWorkingDir: ROOT,
      entryPoints: {
        main: 'infra/local/main.ts',
        'campaign-thread-start': 'infra/local/campaign-thread-run.ts',
      },
      outdir: building,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      plugins: [IN_PLACE],
      logLevel: 'error',
    })
    await symlink(join(ROOT, 'node_modules'), join(building, 'node_modules'))
    // Whoever comes second finds the folder there, and its own is not needed.
    await rename(building, folder).catch(() => rm(building, { recursive: true }))
  }
  return join(folder, 'main.mjs')
}
