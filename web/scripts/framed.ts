import { ASKED, type Told } from './frame-talk.ts'

/** Where a browser cannot say when a size changes (Safari 12), it is looked at this often. */
const LOOK_EVERY_MS = 400

/**
 * In a frame on a partner's page: tells that page how tall this one is, once it asks. Only the page around is answered,
 * and only if the petition may stand there: the answer goes to that origin alone.
 */
export function tellHeight(framedBy: readonly string[]): void {
  let asking = ''
  let last = 0
  const tell = () => {
    const luid = Math.ceil(document.documentElement.getBoundingClientRect().height)
    if (asking === '' || luid === last) return
    last = luid
    const told: Told = { luid, title: document.title }
    parent.postMessage(told, asking)
  }
  addEventListener('message', (event) => {
    if (event.source !== parent || !framedBy.includes(event.origin) || event.data !== ASKED) return
    asking = event.origin
    last = 0
    tell()
  })
  if ('ResizeObserver' in window) new ResizeObserver(tell).observe(document.documentElement)
  else setInterval(tell, LOOK_EVERY_MS)
}

/**
 * A page that follows in the same frame is begun at its heading, for whoever hears it: the page around says nothing of
 * it. The first page in a frame takes nobody away from where they are.
 */
export function beginAtHeading(): void {
  const heading = document.querySelector<HTMLElement>('h1')
  if (heading === null || !document.referrer.startsWith(`${location.origin}/`)) return
  heading.tabIndex = -1
  heading.focus()
}
