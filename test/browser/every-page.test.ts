import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pagesInBrowser, violations } from './pages-in-browser.ts'

const { open, server } = pagesInBrowser()

/** In the browser: targets below 24 by 24 CSS pixels that do not stand in a sentence (WCAG 2.2, 2.5.8). */
const SMALL_TARGETS = `[...document.querySelectorAll('a, button, input, select, summary')].flatMap((element) => {
  const { width, height } = element.getBoundingClientRect()
  const hidden = element.closest('.honeypot, .skip') || width === 0 || element.type === 'hidden'
  const inSentence = getComputedStyle(element).display === 'inline'
  return hidden || inSentence || (width >= 24 && height >= 24) ? [] : [element.outerHTML]
})`

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** Calls `look` on every page and state, and gives what it found. */
async function everywhere(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const { page, faults } = await open('/nl/home', options)
  const found: string[] = []
  for (const path of server().paths) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${server().origin}${path}`)
    found.push(...(await look(page)).map((fault) => `${path}: ${fault}`))
  }
  expect(server().paths.length).toBeGreaterThan(120)
  return [...found, ...faults]
}

it('no page or state offends axe or asks others', async () => {
  expect(await everywhere({}, (page) => violations(page))).toEqual([])
}, 600_000)

it('no page or state has too little contrast in the dark, where nothing else is different', async () => {
  const rules = ['color-contrast', 'link-in-text-block']
  expect(await everywhere({ colorScheme: 'dark' }, (page) => violations(page, rules))).toEqual([])
}, 600_000)

it('no page or state has small targets or scrolls sideways, at any width', async () => {
  const found = await everywhere({}, async (page) => {
    const faults: string[] = []
    // 1280 px at 400 % zoom is 320 by 256 (WCAG 1.4.10).
    for (const [width, height] of [
      [320, 256],
      [360, 740],
      [768, 1024],
      [1280, 800],
      [2560, 1440],
    ] as const) {
      await page.setViewportSize({ width, height })
      const sideways = await page.evaluate(SIDEWAYS)
      if (sideways !== 0) faults.push(`at ${width}: scrolls ${sideways} px sideways`)
      const small = (await page.evaluate(SMALL_TARGETS)) as string[]
      faults.push(...small.map((target) => `at ${width}: small ${target}`))
    }
    return faults
  })
  expect(found).toEqual([])
}, 600_000)
