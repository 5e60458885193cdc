/** What `npm start` and `npm test` do first, with nothing but Node.js: plain JavaScript, no packages. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STAMP = `${ROOT}node_modules/.luid-installed`
const NOTED_BY_NPM = `${ROOT}node_modules/.package-lock.json`
const OLDEST_NODE = [20, 19]

/** Checks Node.js and installs what package-lock.json names, once for each version of it. Ends the process if it can't. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    end(
      `Luid needs Node.js ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}. See https://nodejs.org.`,
    )
  }
  // The platform is part of the stamp: a folder that was copied from another machine is installed again.
  const wanted = createHash('sha256')
    .update(readFileSync(`${ROOT}package-lock.json`))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted && nothingIsGone()) return
  process.stdout.write('Installing what Luid needs (once; a minute or so) …\n')
  const started = Date.now()
  // `npm install`, since `npm ci` fails where an optional platform binary cannot be had.
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) end('The installation failed: see the lines above. Is the npm registry within reach?')
  writeFileSync(STAMP, wanted)
  process.stdout.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`)
}

/** Whether every package that npm noted down is still there: half a folder is installed again, not tripped over. */
function nothingIsGone() {
  if (!existsSync(NOTED_BY_NPM)) return false
  const { packages } = JSON.parse(readFileSync(NOTED_BY_NPM, 'utf8'))
  return Object.keys(packages).every((folder) => existsSync(`${ROOT}${folder}/package.json`))
}

/** @param {string} message */
function end(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
