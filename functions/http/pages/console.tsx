import type { Hono } from 'hono'
import { raw } from 'hono/html'
import * as v from 'valibot'
import type { Dependencies } from '../dependencies.ts'
import type { operations } from '../operation.ts'

/**
 * The managers' console: one small document for every address under `/console`, which its script fills. Whoever
 * opens it may be anybody: what it shows comes from the managers' API, which asks for a token.
 */
export function consolePages(
  app: Hono,
  { console, consoleAssets, assets }: Pick<Dependencies, 'console' | 'consoleAssets' | 'assets'>,
): void {
  const { issuer, signInOrigin } = console
  const policy = consolePolicy([new URL(issuer).origin, new URL(signInOrigin).origin])
  const document = `<!doctype html>${<ConsoleDocument console={consoleAssets} icon={assets.icon} />}`
  for (const path of ['/console', '/console/*']) {
    app.get(path, (c) => {
      c.header('Content-Security-Policy', policy)
      c.header('Cache-Control', 'no-store')
      return c.html(document)
    })
  }
}

/** Where people sign in, and as which client: what the console must know before it can ask anything. */
export function consoleSettings(
  { add }: ReturnType<typeof operations>,
  deps: Pick<Dependencies, 'console'>,
): void {
  add(
    {
      method: 'get',
      path: '/console/config.json',
      summary: 'The issuer that managers sign in with, and the client that they do it as',
      answers: {
        200: {
          description: 'Both',
          schema: v.object({ issuer: v.string(), clientId: v.string() }),
          example: { issuer: 'https://sign-in.example.org', clientId: 'luid-console' },
        },
      },
      problems: [],
    },
    async ({ c }) => {
      const { issuer, clientId } = deps.console
      return c.json({ issuer, clientId })
    },
  )
}

/**
 * Connections go to Luid and to the sign-in alone. Previews are frames of `srcdoc`, which this policy holds for as
 * well; pictures that were chosen but not yet sent are `blob:`.
 */
function consolePolicy(signIn: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src ${[...new Set(["'self'", ...signIn])].join(' ')}`,
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function ConsoleDocument({
  console: { style, script, preloads },
  icon,
}: {
  console: Dependencies['consoleAssets']
  icon: string
}) {
  return (
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Luid</title>
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="stylesheet" href={style} />
        <script type="module" src={script} />
        {preloads.map((path) => (
          <link rel="modulepreload" href={path} />
        ))}
      </head>
      <body>
        <div id="console">
          <noscript>
            {raw(
              'De beheeromgeving werkt met JavaScript. <span lang="en">The console needs JavaScript.</span>',
            )}
          </noscript>
        </div>
      </body>
    </html>
  )
}
