import { createServer } from 'node:http'
import { close, listen, PortTaken } from './listen.ts'
import type { LocalLuid } from './run.ts'
import { type LocalSettings, readSettings } from './settings.ts'

const SAME_PRESS_MS = 1_000

/** What `npm start` runs once everything is installed: serves until Ctrl-C or SIGTERM. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  let luid: LocalLuid | undefined
  let asked: number | undefined
  const stop = (): void => {
    // Not ready yet: nobody was promised anything, and ending here ends the database as well.
    if (luid === undefined) process.exit(130)
    // Whoever asks again does not want to wait. But npm passes on the Ctrl-C that the terminal has sent to
    // this process as well: what comes within a second is the same press.
    if (asked !== undefined) {
      if (performance.now() - asked > SAME_PRESS_MS) process.exit(130)
      return
    }
    asked = performance.now()
    luid.stop().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  luid = await run(settings).catch((error: unknown) => {
    throw error instanceof PortTaken ? new Error(takenPort(error.port, settings)) : error
  })
  process.stdout.write(
    [
      `Luid is ready: ${luid.publicUrl}`,
      `  the inbox      ${luid.inboxUrl}`,
      `  the console    ${luid.publicUrl}/console`,
      `  managers' API  ${luid.publicUrl}/api/openapi.json`,
      `  tokens for it  ${luid.tokenEndpoint} (client luid-script, secret luid-local-only)`,
      '  Ctrl-C stops it; what it keeps is in the data folder.',
      '',
    ].join('\n'),
  )
}

async function run(settings: LocalSettings): Promise<LocalLuid> {
  // Before the rest is loaded: whoever starts Luid twice should hear so at once.
  for (const port of [settings.port, settings.inboxPort]) {
    const probe = createServer()
    await listen(probe, port)
    await close(probe)
  }
  const { runLuid } = await import('./run.ts')
  return runLuid(settings, (line) => process.stderr.write(`${line}\n`))
}

function takenPort(port: number, { inboxPort, dynamoDbPort }: LocalSettings): string {
  const variable = port === inboxPort ? 'INBOX_PORT' : port === dynamoDbPort ? 'DYNAMODB_PORT' : 'PORT'
  return `port ${port} is taken by another program. Stop that one, or choose another port with ${variable}.`
}

function fail(error: unknown): void {
  process.stderr.write(`Luid stopped: ${error instanceof Error ? error.message : String(error)}\n`)
  // Also ends the database, which is a process of its own.
  process.exit(1)
}

main().catch(fail)
