import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Dialog } from './dialog.tsx'

/** How many forms hold something that is not saved. */
let unsaved = 0

/** Says that leaving would surprise: the browser asks before the tab closes, and LeaveGuard before another view opens. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    unsaved += 1
    addEventListener('beforeunload', ask)
    return () => {
      unsaved -= 1
      removeEventListener('beforeunload', ask)
    }
  }, [dirty])
}

/** Asks before a link leads away from something unsaved. What was typed stays in its draft either way. */
export function LeaveGuard() {
  const t = useTexts(kitTexts)
  const { route } = useLocation()
  const [leaving, setLeaving] = useState<string>()
  useEffect(() => {
    const guard = (event: MouseEvent) => {
      if (unsaved === 0 || event.defaultPrevented || event.button !== 0) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link === null || link.target !== '' || link.hasAttribute('download')) return
      const to = new URL(link.href, location.href)
      if (to.origin !== location.origin || to.pathname === location.pathname) return
      event.preventDefault()
      event.stopPropagation()
      setLeaving(`${to.pathname}${to.search}`)
    }
    document.addEventListener('click', guard, true)
    return () => document.removeEventListener('click', guard, true)
  }, [])
  return (
    <Dialog open={leaving !== undefined} title={t.leaveTitle} onClose={() => setLeaving(undefined)}>
      <p>{t.leaveText}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => setLeaving(undefined)}>
          {t.stay}
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            const to = leaving
            setLeaving(undefined)
            if (to !== undefined) route(to)
          }}
        >
          {t.leave}
        </button>
      </div>
    </Dialog>
  )
}
