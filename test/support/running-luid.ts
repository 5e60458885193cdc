import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { close, listen } from '../../infra/local/listen.ts'
import { builtLuid } from './built-luid.ts'

export type Mail = {
  id: string
  to: string
  subject: string
  text: string
  html: string
  links: string[]
  headers: Record<string, string>
}

export type RunningLuid = {
  url: string
  inbox: string
  /** What it printed so far. */
  output: () => string
  /** Ends it as Ctrl-C does and resolves with the exit code. */
  stop: () => Promise<number | null>
  /** Ends it at once, and the embedded DynamoDB too unless told to spare it, as a power cut would. */
  kill: (options?: { spareDatabase?: boolean }) => Promise<void>
  mailsTo: (address: string) => Promise<Mail[]>
  /** An access token of the local issuer's script client. */
  token: (scope?: string) => Promise<string>
}

/**
 * Ports that no system gives away by itself (Linux begins at 32768): any connection to anywhere could else have one
 * while Luid, which was killed, starts anew. Each worker has a thousand of its own.
 */
const FIRST_PORT = 20_000 + 1_000 * (Number(process.env['VITEST_POOL_ID'] ?? 0) % 10)

/** A free port of the loopback interface. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer()
    const port = FIRST_PORT + Math.floor(Math.random() * 1_000)
    const isFree = await listen(server, port).then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    await close(server)
    return port
  }
}

/** The ports of one installation; the same ones are used again after a restart. */
export async function freePorts(): Promise<{ PORT: string; INBOX_PORT: string; DYNAMODB_PORT: string }> {
  const [port, inbox, dynamodb] = [await freePort(), await freePort(), await freePort()]
  return { PORT: String(port), INBOX_PORT: String(inbox), DYNAMODB_PORT: String(dynamodb) }
}

/** Starts the whole system, what `npm start` runs, and waits until it says that it is ready. */
export async function startLuid(
  dataDir: string,
  ports: Awaited<ReturnType<typeof freePorts>>,
): Promise<RunningLuid> {
  const child = spawn(process.execPath, [await builtLuid()], {
    env: {
      ...cleanEnvironment(),
      ...ports,
      DATA_DIR: dataDir,
      TZ: 'Pacific/Auckland',
      // As start.mjs does.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (output.includes('Luid is ready:')) resolve()
    }
    child.stdout.on('data', look)
    child.once('exit', (code) => reject(new Error(`Luid ended with ${code} before it was ready:\n${output}`)))
  })
  const url = `http://localhost:${ports.PORT}`
  const inbox = `http://localhost:${ports.INBOX_PORT}`
  return {
    url,
    inbox,
    output: () => output,
    stop: async () => {
      child.kill('SIGINT')
      const code = await exitOf(child)
      // One that was killed before has left its database behind.
      const database = await databaseOf(dataDir)
      if (database !== undefined) process.kill(database, 'SIGKILL')
      return code
    },
    kill: async ({ spareDatabase = false } = {}) => {
      const gone = exitOf(child)
      // Read before the kill: the next start would take the file over.
      const database = await databaseOf(dataDir)
      child.kill('SIGKILL')
      await gone
      if (spareDatabase || database === undefined) return
      process.kill(database, 'SIGKILL')
      while (await isListening(ports.DYNAMODB_PORT)) await delay(10)
    },
    mailsTo: async (address) => {
      const answer = await fetch(`${inbox}/api/mails?to=${encodeURIComponent(address)}`)
      return (await answer.json()) as Mail[]
    },
    token: async (scope = 'luid/admin') => {
      const discovery = await fetch(`${url}/oidc/.well-known/openid-configuration`)
      const { token_endpoint } = (await discovery.json()) as { token_endpoint: string }
      const answer = await fetch(token_endpoint, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa('luid-script:luid-local-only')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      })
      return ((await answer.json()) as { access_token: string }).access_token
    },
  }
}

/** The process of the embedded DynamoDB, while its host says that it runs. */
async function databaseOf(dataDir: string): Promise<number | undefined> {
  const said = await readFile(join(dataDir, 'table.sqlite.pid'), 'utf8').catch(() => '{}')
  return (JSON.parse(said) as { pid?: number }).pid
}

async function isListening(port: string): Promise<boolean> {
  const socket = connect(Number(port), '127.0.0.1')
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  )
  socket.destroy()
  return answered
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

/** The environment without what tests set for themselves: `npm start` must need none of it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|VITEST|NODE_ENV$|NODE_OPTIONS$|TEST$|MODE$|DEV$|PROD$)/.test(name),
  )
  return Object.fromEntries(own)
}
