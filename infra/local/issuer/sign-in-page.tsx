/** @jsxImportSource hono/jsx */
import { PEOPLE } from './people.ts'

const STYLE =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}' +
  'button{font:inherit;display:block;width:100%;padding:.8rem;margin:.5rem 0;text-align:left}'

/** Who signs in, as buttons: there are no passwords on this machine. */
export function signInPage(action: string): string {
  return `<!doctype html>${(
    (
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Sign in – Luid on this machine</title>
          <style>{STYLE}</style>
        </head>
        <body>
          <h1>Sign in</h1>
          <p>
            This issuer is for this machine only. On AWS people sign in with Cognito, with a second factor.
          </p>
          <form method="post" action={action}>
            {PEOPLE.map(({ email, may }) => (
              <button type="submit" name="person" value={email}>
                <strong>{email}</strong> – {may}
              </button>
            ))}
          </form>
        </body>
      </html>
    )
  ).toString()}`
}
