import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { readAssetPaths, readAssets, readConsoleAssets } from '../../functions/http/assets.ts'
import { BUNDLE_BUDGET, type Bundle, bundleFunctions, NEVER_LOADED } from '../../infra/bundle.ts'
import { FUNCTION_NAMES, type FunctionName } from '../../infra/config.ts'
import type * as draw from '../../web/cards/draw.ts'
import { mailTexts } from '../../web/texts/mails.ts'
import { texts } from '../../web/texts/texts.ts'
import '../support/every-language.ts'

/** Most that one language of one kind may weigh, in bytes: the first request in it waits for that. */
const LANGUAGE_BUDGET = 100 * 1024

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'luid-bundles-'))
let bundles: Record<FunctionName, Bundle>

beforeAll(async () => {
  bundles = await bundleFunctions(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** All that a function loads at a cold start, one file after the other. */
const codeAtStart = (name: FunctionName): string =>
  bundles[name].atStart.map((file) => readFileSync(join(bundles[name].folder, file), 'utf8')).join('\n')
const isBeside = (name: FunctionName, from: string): boolean => existsSync(join(bundles[name].folder, from))

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
      const code = codeAtStart(name)
      const needed = [...code.matchAll(/(?:^|;)import[^;"()]*from"([^"]+)"/gm)].map(([, from = '']) => from)
      const later = [...code.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, from = '']) => from)
      expect(needed.filter((from) => !isBuiltin(from) && !isBeside(name, from))).toEqual([])
      expect(later.length).toBeGreaterThan(0)
      expect(
        later.filter((from) => !isBuiltin(from) && !isBeside(name, from) && !NEVER_LOADED.includes(from)),
      ).toEqual([])
    },
  )

  test('the console lies there too, and each of its files is read when it is asked for', () => {
    const { script, style, preloads, file } = readConsoleAssets(join(bundles.http.folder, 'assets'))
    expect(preloads.length).toBeGreaterThan(0)
    for (const path of [script, style, ...preloads])
      expect(file(path)?.body.length, path).toBeGreaterThan(100)
    expect(file('/assets/console.json')).toBeUndefined()
  })

  test('the pages’ assets lie beside the function that serves them, and nowhere else', () => {
    expect(readAssets(join(bundles.http.folder, 'assets')).files.size).toBeGreaterThan(0)
    // Who previews pages is told where their files are, and has none of them.
    const { files: _, ...paths } = readAssets(join(bundles.http.folder, 'assets'))
    expect(readAssetPaths(join(bundles.manage.folder, 'asset-manifest.json'))).toEqual(paths)
    for (const name of FUNCTION_NAMES.filter((other) => other !== 'http')) {
      expect(readdirSync(bundles[name].folder).filter((file) => !file.endsWith('.mjs'))).toEqual(
        name === 'manage' ? ['asset-manifest.json'] : [],
      )
    }
  })

  test('what draws cards lies beside, works from there, and is loaded by the first card alone', async () => {
    const { folder, atStart } = bundles.http
    const [code = ''] = readdirSync(folder).filter((file) => file.startsWith('draw-'))
    expect(atStart).not.toContain(code)
    const { openDrawing } = (await import(pathToFileURL(resolve(folder, code)).href)) as typeof draw
    const drawCard = await openDrawing((file) => readFileSync(join(folder, 'drawing', file)))
    const words = { title: 'কিশোর', organisation: 'x', count: '1', words: 'y', goal: 'z' }
    expect(
      drawCard({
        ...words,
        locale: 'bn',
        reached: 0.5,
        colours: { band: '#fff', bandInk: '#000', bar: '#00f' },
      }).length,
    ).toBeGreaterThan(1000)
  })

  test.each([
    ['pages', (locale: Locale) => texts(locale).confirm.wrong, ['http']],
    [
      'mails',
      (locale: Locale) => mailTexts(locale).confirmation.button,
      ['send-confirmations', 'send-due-confirmations'],
    ],
  ] as const)(
    'no cold start pays for a language: those of %s each lie in a small file beside',
    (_, mark, functions) => {
      for (const name of functions) {
        const { folder, atStart } = bundles[name]
        const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'))
        for (const locale of LOCALES) {
          const holders = files.filter((file) =>
            readFileSync(join(folder, file), 'utf8').includes(mark(locale)),
          )
          expect(holders).toHaveLength(1)
          expect(atStart).not.toContain(holders[0])
          expect(statSync(join(folder, holders[0] ?? '')).size).toBeLessThanOrEqual(LANGUAGE_BUDGET)
        }
      }
    },
  )

  test.each([
    ['tokens are verified', 'ERR_JWKS_NO_MATCHING_KEY', ['manage', 'manage-campaigns']],
    ['Markdown is read', 'blockTokens', ['manage-campaigns', 'send-campaigns']],
    ['others are called', 'x-amz-invocation-type', ['manage', 'manage-campaigns', 'send-campaigns']],
    ['files are written', 'CompleteMultipartUpload', ['write-exports']],
    ['the API is described', 'openIdConnectUrl', ['http']],
    ['schemas are turned into JSON Schema', 'additionalProperties', []],
  ])('%s only by the functions that do: nobody’s cold start pays for it else', (_, mark, functions) => {
    const holders = FUNCTION_NAMES.filter((name) => codeAtStart(name).includes(mark))
    expect(holders).toEqual(functions)
  })

  test('a bundle over the budget stops everything and says which one weighs what', async () => {
    const small = mkdtempSync(join(tmpdir(), 'luid-bundles-'))
    await expect(bundleFunctions(small, 1000)).rejects.toThrow(/http: \d+ KiB, too heavy/)
    rmSync(small, { recursive: true, force: true })
  })
})
