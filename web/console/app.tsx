import { Component, type ComponentChildren, type ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { LocationProvider, useLocation } from 'preact-iso/router'
import { makeApi, Refusal } from './api.ts'
import { type Caller, type Console, ConsoleContext, roleOf, useConsole } from './caller.tsx'
import { Frame } from './frame.tsx'
import { Failure } from './kit/failure.tsx'
import { Loading } from './kit/loaded.tsx'
import { Page } from './kit/page.tsx'
import { draftsAreOf, forgetDrafts } from './kit/use-draft.ts'
import { useTexts } from './language.tsx'
import type { Session } from './session.ts'
import { SignedOutDialog, SignIn } from './sign-in.tsx'
import { kitTexts } from './texts/kit.ts'
import { maySee, viewAt } from './view-at.ts'
import type { ViewProps } from './view-props.ts'
import type { View } from './views.ts'

/** The console: the sign-in, or the view of the address that is open. */
export function App({ session }: { session: Session }) {
  // Whoever was in stays in sight of what they have, also when their session has ended.
  const [entered] = useState(session.signedIn)
  const [ended, setEnded] = useState<'no' | 'said' | 'heard'>('no')
  const api = useMemo(
    () =>
      makeApi(session, (from) =>
        // Whoever wants to look first is not told again each time that a view reads.
        setEnded((seen) => (seen === 'heard' && from === 'reading' ? seen : 'said')),
      ),
    [session],
  )
  if (!entered) return <SignIn onSignIn={session.signIn} />
  const signOut = () => {
    forgetDrafts()
    void session.signOut()
  }
  return (
    <LocationProvider scope="/console">
      <Known session={session} api={api}>
        {(caller) => (
          <ConsoleContext.Provider value={{ api, caller, signOut }}>
            <Frame name={session.name()}>
              <CurrentView />
            </Frame>
          </ConsoleContext.Provider>
        )}
      </Known>
      <SignedOutDialog open={ended === 'said'} onClose={() => setEnded('heard')} onSignIn={session.signIn} />
    </LocationProvider>
  )
}

/** Asks the API who has signed in. */
function Known(props: {
  session: Session
  api: Console['api']
  children: (caller: Caller) => ComponentChildren
}) {
  const { session, api, children } = props
  const [caller, setCaller] = useState<Caller>()
  const [error, setError] = useState<unknown>()
  const [round, setRound] = useState(0)
  // Each round asks again.
  useEffect(() => {
    const aborter = new AbortController()
    setError(undefined)
    const known = (me: Caller & { waits?: true }) => {
      draftsAreOf(me.subject)
      // Of a partner, but of none yet: everything is refused.
      setCaller(me.waits ? { ...me, role: undefined } : me)
    }
    api.get<Caller>('/api/manage/me', { signal: aborter.signal }).then(known, (failure: unknown) => {
      if (aborter.signal.aborted) return
      // Somebody without a role is known, and may do nothing.
      if (failure instanceof Refusal && [403, 404].includes(failure.status)) setCaller(callerOf(session))
      else setError(failure)
    })
    return () => aborter.abort()
  }, [session, api, round])
  if (caller !== undefined) return <>{children(caller)}</>
  return (
    <main class="alone">
      <h1>Luid</h1>
      {error === undefined ? (
        <Loading rows={3} />
      ) : (
        <Failure error={error} onRetry={() => setRound((number) => number + 1)} />
      )}
    </main>
  )
}

function callerOf(session: Session): Caller {
  const { sub = '', 'cognito:groups': groups = [] } = session.claims()
  return { subject: sub, role: roleOf(groups) }
}

function CurrentView() {
  const { path } = useLocation()
  const t = useTexts(kitTexts)
  const found = viewAt(path)
  return (
    <Crash key={path}>
      {found === undefined ? (
        <Page title={t.notFound}>
          <p>{t.notFoundText}</p>
          <p>
            <a href="/console">{t.toOverview}</a>
          </p>
        </Page>
      ) : (
        // Another petition is another view: nothing of the one before stays.
        <LazyView key={`${found.view.path} ${Object.values(found.params).join(' ')}`} {...found} />
      )}
    </Crash>
  )
}

const loaded = new Map<View, ComponentType<ViewProps>>()

function LazyView({ view, params }: { view: View; params: Record<string, string> }) {
  const t = useTexts(kitTexts)
  const { caller } = useConsole()
  const [, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  const allowed = maySee(caller, view)
  useEffect(() => {
    if (!allowed || loaded.has(view)) return
    let closed = false
    view.load().then(
      (module) => {
        loaded.set(view, module.default)
        if (!closed) setReady(true)
      },
      () => {
        if (!closed) setFailed(true)
      },
    )
    return () => {
      closed = true
    }
  }, [view, allowed])
  if (!allowed)
    return (
      <Page title={t.forbidden}>
        <p>{caller.role === undefined ? t.noRole : t.forbiddenText}</p>
      </Page>
    )
  const Shown = loaded.get(view)
  if (Shown !== undefined) return <Shown params={params} />
  return failed ? <Reload text={t.newVersion} /> : <Loading />
}

/** A fault in one view leaves the rest of the console standing. */
class Crash extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false }
  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ failed: true })
  }
  override render() {
    return this.state.failed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  return <Reload text={useTexts(kitTexts).crashed} />
}

function Reload({ text }: { text: string }) {
  const t = useTexts(kitTexts)
  return (
    <div class="notice error" role="alert">
      <p>{text}</p>
      <button type="button" class="button small" onClick={() => location.reload()}>
        {t.reload}
      </button>
    </div>
  )
}
