import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DEFAULT_LOCALE } from '../../functions/domain/locale.ts'
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

/** How far the name of the site lies under the language that stands beside it. */
const COVERED = `(() => {
  const [name, language] = ['.wordmark span', '.language-choice'].map((one) => document.querySelector(one))
  if (name === null || language === null) return 0
  const words = document.createRange()
  words.selectNodeContents(name)
  return Math.max(0, Math.round(words.getBoundingClientRect().right - language.getBoundingClientRect().left))
})()`

/** 1280 px at 400 % zoom is 320 by 256 (WCAG 1.4.10). */
const WIDTHS = [
  [320, 256],
  [360, 740],
  [768, 1024],
  [1280, 800],
  [2560, 1440],
] as const

/** Of a language, words alone differ: how long they are shows where there is least room, in whatever there are most of. */
const WORDY =
  /\/(home|petition-following-errors|check-email-error|thanks|confirm-following|preferences|my-data|newsletter)$/

/** Targets that are too small, pages that scroll sideways and a name that is covered, at these widths. */
async function misfits(page: Page, widths: readonly (readonly [number, number])[]): Promise<string[]> {
  const faults: string[] = []
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height })
    const seen = `[${SIDEWAYS}, ${COVERED}, ${SMALL_TARGETS}]`
    const [sideways, covered, small] = (await page.evaluate(seen)) as [number, number, string[]]
    if (sideways !== 0) faults.push(`at ${width}: scrolls ${sideways} px sideways`)
    if (covered !== 0) faults.push(`at ${width}: ${covered} px of the site’s name lie under the language`)
    faults.push(...small.map((target) => `at ${width}: small ${target}`))
  }
  return faults
}

/** Calls `look` on each of these pages, and gives what it found and what the browser complained of. */
async function everywhere(
  paths: readonly string[],
  look: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const { page, faults } = await open('/nl/home')
  const found: string[] = []
  for (const path of paths) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${server().origin}${path}`)
    found.push(...(await look(page)).map((fault) => `${path}: ${fault}`))
  }
  return [...found, ...faults]
}

/** In the dark nothing but the colours is different. */
it('no page or state offends axe, has too little contrast in the dark, does not fit at any width, or asks others', async () => {
  const paths = server().paths.filter((path) => path.startsWith(`/${DEFAULT_LOCALE}/`))
  expect(paths.length).toBeGreaterThan(60)
  const found = await everywhere(paths, async (page) => {
    const light = await violations(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await violations(page, ['color-contrast', 'link-in-text-block'])
    await page.emulateMedia({ colorScheme: 'light' })
    return [...light, ...dark.map((fault) => `in the dark: ${fault}`), ...(await misfits(page, WIDTHS))]
  })
  expect(found).toEqual([])
}, 600_000)

it('no language’s words are too long for the narrowest and the widest', async () => {
  const paths = server().paths.filter((path) => !path.startsWith(`/${DEFAULT_LOCALE}/`) && WORDY.test(path))
  expect(paths.length).toBeGreaterThan(5)
  const found = await everywhere(paths, async (page) => {
    // An organisation's own name may be long, too.
    await page.evaluate(
      `document.querySelector('.wordmark span').textContent = 'Stichting Kinderrechtenhuis'`,
    )
    return misfits(page, [WIDTHS[0], WIDTHS[3]])
  })
  expect(found).toEqual([])
}, 600_000)
