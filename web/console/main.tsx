import { render } from 'preact'
import { App } from './app.tsx'
import { LanguageProvider } from './language.tsx'
import { startSession } from './session.ts'
import { Unstarted } from './unstarted.tsx'

const place = document.getElementById('console') ?? document.body

async function start(): Promise<void> {
  try {
    const { session, returnTo } = await startSession()
    // The code that the sign-in sent back is used up, and has no place in the history.
    if (returnTo !== undefined) history.replaceState(null, '', returnTo)
    place.replaceChildren()
    render(
      <LanguageProvider>
        <App session={session} />
      </LanguageProvider>,
      place,
    )
  } catch {
    place.replaceChildren()
    render(
      <LanguageProvider>
        <Unstarted onRetry={() => void start()} />
      </LanguageProvider>,
      place,
    )
  }
}

void start()
