/** `npm test`: installs once, then runs every test, or those that are named. */
import { spawnSync } from 'node:child_process'
import { ensureInstalled, ROOT } from './installed.mjs'

ensureInstalled()
const { status } = spawnSync(
  process.execPath,
  [`${ROOT}node_modules/vitest/vitest.mjs`, 'run', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit' },
)
process.exit(status ?? 1)
