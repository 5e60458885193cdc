const EVERY_MS = 15_000
/** A press of the button counts within some seconds, and a count may be kept for five. */
const SOON_MS = 6_000

/** Reads the count again each 15 seconds while somebody looks. Says nothing aloud: it is no live region. */
export function keepCountLive(progress: HTMLElement): void {
  const url = progress.getAttribute('data-count-url')
  if (url === null) return
  const refresh = async () => {
    if (document.hidden) return
    try {
      const answer = await fetch(url)
      if (answer.ok) show(progress, await answer.json())
    } catch {
      // Offline, or the page is being left: the count that stands there is still true of its time.
    }
  }
  setInterval(refresh, EVERY_MS)
  if (progress.hasAttribute('data-count-soon')) setTimeout(refresh, SOON_MS)
  document.addEventListener('visibilitychange', refresh)
}

function show(progress: HTMLElement, answer: unknown): void {
  const count = (answer as { count?: unknown } | null)?.count
  if (typeof count !== 'number') return
  const locale = document.documentElement.lang
  const number = progress.querySelector('[data-count]')
  const word = progress.querySelector('[data-count-forms]')
  const bar = progress.querySelector('progress')
  if (number !== null) number.textContent = count.toLocaleString(locale)
  if (word !== null) word.textContent = wordFor(count, word.getAttribute('data-count-forms') ?? '{}', locale)
  if (bar !== null) bar.value = Math.min(count, bar.max)
}

/** Safari 12 has no plural rules: it gets the form that most numbers take. */
function wordFor(count: number, json: string, locale: string): string {
  const forms = new Map<string, string>(Object.entries(JSON.parse(json)))
  const rule = 'PluralRules' in Intl ? new Intl.PluralRules(locale).select(count) : 'other'
  return forms.get(rule) ?? forms.get('other') ?? ''
}
