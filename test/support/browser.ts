import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Bounds what hangs: half a minute, which it would be, is not much on a machine that does much else. */
const PATIENCE_MS = 120_000

/** The package's own looks for fonts in /tmp and /opt alone; without any font, nothing has a height. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
</fontconfig>
`

/**
 * A real Chromium: `CHROME_PATH`, else the machine's own, else the one inside @sparticuz/chromium
 * (also with `CHROME_PATH=bundled`). Whoever launches it closes it.
 */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    // Not @sparticuz/chromium's own args: they turn off web security, and CORS tests could not fail.
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...args],
    env: { ...definedOnly(process.env), ...env },
  })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}

/** Vitest global set-up: unpacks the bundled browser, where it is needed, before workers race for it. */
export async function setup(): Promise<void> {
  await findBrowser()
}

async function findBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const { CHROME_PATH } = process.env
  const wanted = CHROME_PATH ?? INSTALLED.find((path) => existsSync(path)) ?? 'bundled'
  return wanted === 'bundled' ? bundledBrowser() : { executablePath: wanted, env: {} }
}

/**
 * The browser inside the package, unpacked once into `.luid/`. The package unpacks the libraries that a
 * bare Debian lacks (NSS) only where it believes itself on Lambda, and into the temporary folder: both
 * are told to a child process alone, as the test's own environment must not pass for Lambda's.
 */
async function bundledBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const folder = fileURLToPath(new URL(`../../.luid/chromium-${bundledVersion()}`, import.meta.url))
  if (!existsSync(folder)) {
    await mkdir(dirname(folder), { recursive: true })
    const unpacking = await mkdtemp(`${folder}-`)
    await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`,
      ],
      {
        cwd: fileURLToPath(new URL('.', import.meta.url)),
        env: { ...process.env, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: unpacking },
      },
    )
    await writeFile(join(unpacking, 'fonts', 'fonts.conf'), FONTS)
    // Whoever comes second finds the folder there, and its own is not needed.
    await rename(unpacking, folder).catch(() => rm(unpacking, { recursive: true }))
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  }
}

/** Part of the folder's name, so that a newer package is unpacked anew. */
function bundledVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const root = entry.slice(0, entry.lastIndexOf(join('build', '')))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return version
}

function definedOnly(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
