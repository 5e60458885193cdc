import { raw } from 'hono/html'
import { PARTNER_SCRIPT, PEOPLE } from './people.ts'

const STYLE = `
  :root { color-scheme: light dark }
  body { max-width: 28rem; margin: 10vh auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif }
  button { display: block; width: 100%; margin: .75rem 0; padding: .75rem 1rem; font: inherit; text-align: start }
  small { display: block; opacity: .75 }
`

/** Who do you want to be? No password: this page exists on this machine only. */
export function SignInPage({ action }: { action: string }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Sign in · this machine only</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <main>
            <h1>Sign in</h1>
            <p>
              This page is for this machine only: there is no password. On AWS, people sign in with Cognito
              and a second factor.
            </p>
            <form method="post" action={action}>
              {PEOPLE.map(({ id, email, may }) => (
                <button type="submit" name="person" value={id}>
                  {email}
                  <small>{may}</small>
                </button>
              ))}
            </form>
            <p>
              Scripts: the client <code>luid-script</code>, and <code>{PARTNER_SCRIPT}</code> of the partner
              Wereldkind; both have the secret <code>luid-local-only</code>.
            </p>
          </main>
        </body>
      </html>
    </>
  )
}
