import { useEffect } from 'preact/hooks'

/**
 * Whoever works by keyboard stays where they were when what they pressed is taken away: a row that was removed, a button
 * that is done with, a dialog whose opener is gone. Browsers would send them back to the top of the page, and say nothing.
 * The focus goes to the table or the heading of the part that it was in; a view that sets it itself has done so by then.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    /** What has the focus, and all that is around it. */
    let held: readonly EventTarget[] = []
    const focused = (event: FocusEvent) => {
      held = event.composedPath()
    }
    const changed = () => {
      const [had] = held
      if (!(had instanceof Element) || had.isConnected || document.activeElement !== document.body) return
      const left = held.find((one) => one instanceof Element && one.isConnected)
      const place = left instanceof Element ? placeAround(left) : undefined
      if (place === undefined) return
      place.tabIndex = -1
      place.focus({ preventScroll: place.matches('table') })
    }
    const observer = new MutationObserver(changed)
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', focused)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', focused)
    }
  }, [])
}

function placeAround(element: Element): HTMLElement | undefined {
  const table = element.closest('table')
  if (table !== null) return table
  const heading = element.closest('section, .page')?.querySelector('h1, h2')
  return heading instanceof HTMLElement ? heading : undefined
}
