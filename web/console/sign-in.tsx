import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Unreachable } from './api.ts'
import { Brand } from './brand.tsx'
import { Dialog } from './kit/dialog.tsx'
import { Failure } from './kit/failure.tsx'
import { useTexts } from './language.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { kitTexts } from './texts/kit.ts'

type SigningIn = { onSignIn: () => Promise<void> }

/** What anybody sees who is not signed in. */
export function SignIn({ onSignIn }: SigningIn) {
  const t = useTexts(kitTexts)
  return (
    <main class="alone">
      <Brand />
      <h1>{t.console}</h1>
      <p>{t.signInText}</p>
      <SignInButton onSignIn={onSignIn} />
      <LanguageSwitch />
    </main>
  )
}

/** The session has ended while somebody works: they may first look at what they have, and copy it. */
export function SignedOutDialog({
  open,
  onClose,
  onSignIn,
}: SigningIn & { open: boolean; onClose: () => void }) {
  const t = useTexts(kitTexts)
  return (
    <Dialog open={open} title={t.sessionEnded} onClose={onClose}>
      <p>{t.sessionEndedText}</p>
      <SignInButton onSignIn={onSignIn}>
        <button type="button" class="button quiet" onClick={onClose}>
          {t.notNow}
        </button>
      </SignInButton>
    </Dialog>
  )
}

function SignInButton({ onSignIn, children }: SigningIn & { children?: ComponentChildren }) {
  const t = useTexts(kitTexts)
  const [error, setError] = useState<unknown>()
  return (
    <>
      <Failure error={error} />
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            setError(undefined)
            // It fails where the issuer cannot be reached.
            onSignIn().catch(() => setError(new Unreachable('the issuer')))
          }}
        >
          {t.signIn}
        </button>
        {children}
      </div>
    </>
  )
}
