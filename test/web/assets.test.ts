import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { LOCALES } from '../../functions/domain/locale.ts'
import { readAssets } from '../../functions/http/assets.ts'
import { buildAssets, writeAssets } from '../../web/build-assets.ts'
import { renderPage } from '../../web/render.ts'
import { EMBED_SCRIPT } from '../../web/site.ts'
import { everyPage } from './every-page.tsx'

/** Bytes of a petition page with all that it fetches, as sent compressed. */
const PAGE_BUDGET = 30 * 1024

const assets = await buildAssets()

it.each(LOCALES)('a petition page weighs at most 30 KB compressed in all (%s)', (locale) => {
  const pages = everyPage(locale, assets)
  for (const name of ['petition', 'petition-errors']) {
    const page = pages[name]
    if (page === undefined) throw new Error(`no page ${name}`)
    const files = [renderPage(page), ...[...assets.files.values()].map((file) => file.body)]
    const weight = files.reduce((sum, file) => sum + gzipSync(file).length, 0)
    expect(weight).toBeLessThanOrEqual(PAGE_BUDGET)
    // A page without its countries would weigh little, too.
    expect(weight).toBeGreaterThan(5_000)
  }
})

it('each file’s name carries its hash, so that it may be cached for ever', async () => {
  for (const path of [assets.style, assets.petitionScript, assets.icon]) {
    expect(path).toMatch(/^\/assets\/[a-z]+-[0-9a-f]{10}\.(?:css|js|svg)$/)
    expect(assets.files.get(path)?.body).toBeTruthy()
  }
  expect([...(await buildAssets()).files.keys()]).toEqual([...assets.files.keys()])
})

it('the style is one file that fetches nothing', () => {
  const style = assets.files.get(assets.style)?.body ?? ''
  expect(style).not.toMatch(/@import|url\(|@font-face/)
})

it('the script for partners’ pages is small, and keeps to its own name', () => {
  const script = assets.files.get(EMBED_SCRIPT)?.body ?? ''
  expect(gzipSync(script).length).toBeLessThanOrEqual(2 * 1024)
  // It stands in pages that are not ours: what it calls its own must not be theirs.
  expect(script).toMatch(/^"use strict";\(\(\)=>\{.*\}\)\(\);$/)
})

it('the scripts keep to what Chrome 80 and Safari 12 read', () => {
  for (const path of [assets.petitionScript, EMBED_SCRIPT]) {
    const script = assets.files.get(path)?.body ?? ''
    expect(script).not.toMatch(/\?\.[^0-9]|\?\?|\|\|=|&&=/)
    expect(script).not.toMatch(/\bimport\b/)
  }
})

it('what was written is what is read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luid-assets-'))
  try {
    const written = await writeAssets(folder)
    expect(readAssets(folder)).toEqual(written)
    expect(written).toEqual(assets)
  } finally {
    await rm(folder, { recursive: true })
  }
})
