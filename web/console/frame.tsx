import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { Brand } from './brand.tsx'
import { useConsole } from './caller.tsx'
import { StatusRegion } from './kit/status.tsx'
import { LeaveGuard } from './kit/unsaved.tsx'
import { useKeptFocus } from './kit/use-kept-focus.ts'
import { useLanguage, useTexts } from './language.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { kitTexts } from './texts/kit.ts'
import { maySee } from './view-at.ts'
import { VIEWS } from './views.ts'

/** What stands around every view: navigation, who is signed in, and what must be heard wherever one is. */
export function Frame({ name, children }: { name: string; children: ComponentChildren }) {
  const t = useTexts(kitTexts)
  const { path } = useLocation()
  const [open, setOpen] = useState(false)
  const menu = useRef<HTMLButtonElement>(null)
  useKeptFocus()
  // Another view closes the menu.
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      menu.current?.focus()
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [open])
  return (
    <div class="frame">
      <a class="skip" href="#content">
        {t.skip}
      </a>
      <header class={open ? 'side open' : 'side'}>
        <div class="side-top">
          <a href="/console" class="home">
            <Brand />
          </a>
          <button
            ref={menu}
            type="button"
            class="menu-button"
            aria-expanded={open}
            aria-controls="side-parts"
            onClick={() => setOpen(!open)}
          >
            {t.menu}
          </button>
        </div>
        <div id="side-parts" class="side-parts">
          <Navigation path={path} />
          <Who name={name} />
        </div>
      </header>
      <main id="content" class="content" tabIndex={-1}>
        <OfflineBanner />
        {children}
      </main>
      <StatusRegion />
      <LeaveGuard />
    </div>
  )
}

function Navigation({ path }: { path: string }) {
  const t = useTexts(kitTexts)
  const { caller } = useConsole()
  const { language } = useLanguage()
  return (
    <nav aria-label={t.navigation}>
      <ul>
        {VIEWS.filter((view) => view.nav !== undefined && maySee(caller, view)).map((view) => (
          <li key={view.path}>
            <a href={view.path} aria-current={isWithin(path, view.path) ? 'page' : undefined}>
              {view.nav?.[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The overview is above all: it is open only itself. */
const isWithin = (path: string, view: string): boolean =>
  path === view || (view !== '/console' && path.startsWith(`${view}/`))

function Who({ name }: { name: string }) {
  const t = useTexts(kitTexts)
  const { caller, signOut } = useConsole()
  return (
    <div class="who">
      <p>
        <span class="unseen">{t.signedInAs('')}</span>
        <span class="strong">{name}</span>
        <br />
        {[caller.role === undefined ? undefined : t.role[caller.role], caller.partner?.name]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      <LanguageSwitch />
      <button type="button" class="link-button" onClick={signOut}>
        {t.signOut}
      </button>
    </div>
  )
}

function OfflineBanner() {
  const t = useTexts(kitTexts)
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return (
    <div role="status" class="offline">
      {!online && <p class="notice warn">{t.offline}</p>}
    </div>
  )
}
