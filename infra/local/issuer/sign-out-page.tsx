import { raw } from 'hono/html'

/** The issuer's own form, sent at once: whoever pressed "sign out" has said so already. Without scripts it has a button. */
export function SignOutPage({ form }: { form: string }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Sign out · this machine only</title>
        </head>
        <body>
          {raw(form)}
          <button type="submit" form="op.logoutForm" name="logout" value="yes">
            Sign out
          </button>
          <script>{raw('document.querySelector("button").click()')}</script>
        </body>
      </html>
    </>
  )
}
