import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssets } from '../../functions/http/assets.ts'
import { BUNDLE_BUDGET, type Bundle, bundleFunctions, NEVER_LOADED } from '../../infra/bundle.ts'
import { FUNCTION_NAMES, type FunctionName } from '../../infra/config.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'luid-bundles-'))
let bundles: Record<FunctionName, Bundle>

beforeAll(async () => {
  bundles = await bundleFunctions(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what goes to Lambda', () => {
  test.each(FUNCTION_NAMES)('%s weighs less than its budget', (name) => {
    expect(bundles[name].bytes).toBeGreaterThan(1000)
    expect(bundles[name].bytes).toBeLessThanOrEqual(BUNDLE_BUDGET)
  })

  test.each(FUNCTION_NAMES)(
    '%s starts by itself, outside the repository, without touching the network',
    async (name) => {
      const { stdout } = await run(
        process.execPath,
        ['--input-type=module', '-e', `console.log(typeof (await import('./index.mjs')).handler)`],
        { cwd: bundles[name].folder, env: {} },
      )
      expect(stdout.trim()).toBe('function')
    },
  )

  test.each(FUNCTION_NAMES)(
    '%s needs nothing from outside, but what is loaded only when it comes to it',
    (name) => {
      const code = readFileSync(join(bundles[name].folder, 'index.mjs'), 'utf8')
      const needed = [...code.matchAll(/(?:^|;)import[^;"()]*from"([^"]+)"/gm)].map(([, from = '']) => from)
      const later = [...code.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, from = '']) => from)
      expect(needed.filter((from) => !isBuiltin(from))).toEqual([])
      expect(later.length).toBeGreaterThan(0)
      expect(later.filter((from) => !isBuiltin(from) && !NEVER_LOADED.includes(from))).toEqual([])
    },
  )

  test('the pages’ assets lie beside the function that serves them, and nowhere else', () => {
    expect(readAssets(join(bundles.http.folder, 'assets')).files.size).toBeGreaterThan(0)
    for (const name of FUNCTION_NAMES.filter((other) => other !== 'http')) {
      expect(readdirSync(bundles[name].folder)).toEqual(['index.mjs'])
    }
  })

  test.each([
    ['tokens are verified', 'ERR_JWKS_NO_MATCHING_KEY', ['manage', 'manage-campaigns']],
    ['Markdown is read', 'blockTokens', ['manage-campaigns', 'send-campaigns']],
    ['the sender of campaigns is called', 'x-amz-invocation-type', ['manage-campaigns', 'send-campaigns']],
    ['the API is described', 'openIdConnectUrl', ['http']],
    ['schemas are turned into JSON Schema', 'additionalProperties', []],
  ])('%s only by the functions that do: nobody’s cold start pays for it else', (_, mark, functions) => {
    const holders = FUNCTION_NAMES.filter((name) =>
      readFileSync(join(bundles[name].folder, 'index.mjs'), 'utf8').includes(mark),
    )
    expect(holders).toEqual(functions)
  })

  test('a bundle over the budget stops everything and says which one weighs what', async () => {
    const small = mkdtempSync(join(tmpdir(), 'luid-bundles-'))
    await expect(bundleFunctions(small, 1000)).rejects.toThrow(/http: \d+ KiB, too heavy/)
    rmSync(small, { recursive: true, force: true })
  })
})
