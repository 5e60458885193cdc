const EVERY_MS = 15_000
/** A press of the button counts within some seconds, and a count may be kept for five. */
const SOON_MS = [3_000, 9_000]

/** Reads the count again each 15 seconds while somebody looks. Says nothing aloud: it is no live region. */
export function keepCountLive(progress: HTMLElement): void {
  const url = progress.getAttribute('data-count-url')
  if (url === null) return
  const refresh = async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(url)
      if (answer.ok) await show(progress, await answer.json())
    } catch {
      // Offline, or the page is being left: the count that stands there is still true of its time.
    }
  }
  setInterval(refresh, EVERY_MS)
  if (progress.hasAttribute('data-count-soon')) for (const soon of SOON_MS) setTimeout(refresh, soon)
  document.addEventListener('visibilitychange', refresh)
}

async function show(progress: HTMLElement, answer: unknown): Promise<void> {
  const count = (answer as { count?: unknown } | null)?.count
  if (typeof count !== 'number') return
  const locale = document.documentElement.lang
  const number = progress.querySelector('[data-count]')
  const word = progress.querySelector('[data-count-forms]')
  const bar = progress.querySelector('progress')
  if (number !== null) number.textContent = count.toLocaleString(locale)
  if (word !== null) word.textContent = wordFor(count, word.getAttribute('data-count-forms') ?? '{}', locale)
  if (bar === null) return
  if (bar.value < bar.max && count >= bar.max) await raise(progress, bar.max)
  else bar.value = Math.min(count, bar.max)
}

/**
 * A milestone has been reached: the page itself, read again, has the next one in its own words. One that was kept for
 * some seconds may not know yet; then it is asked again with the next count.
 */
async function raise(progress: HTMLElement, reached: number): Promise<void> {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.querySelector('[data-count-url]')
  const bar = next?.querySelector('progress')
  if (next && bar && (bar.max > reached || bar.value >= reached)) progress.innerHTML = next.innerHTML
}

/** Safari 12 has no plural rules: it gets the form that most numbers take. */
function wordFor(count: number, json: string, locale: string): string {
  const forms = new Map<string, string>(Object.entries(JSON.parse(json)))
  const rule = 'PluralRules' in Intl ? new Intl.PluralRules(locale).select(count) : 'other'
  return forms.get(rule) ?? forms.get('other') ?? ''
}
