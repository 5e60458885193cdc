import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { makeDatabase } from './dynamodb/new-database.ts'
import { forgetProcess, rememberProcess, stopOrphan } from './dynamodb/orphan.ts'
import { close, listen, PortTaken } from './listen.ts'

/** An endpoint that speaks DynamoDB and DynamoDB Streams, and how to let it go. */
export type LocalDynamoDb = { endpoint: string; stop: () => Promise<void> }

export type DynamoDbOptions = {
  /** The TCP port on loopback; absent or 0: any free one. */
  port?: number | undefined
  /** The SQLite file the data lives in; absent: in memory, gone with the process. */
  path?: string | undefined
  environment?: { AWS_ENDPOINT_URL_DYNAMODB?: string | undefined }
}

const FREE_PORT_ATTEMPTS = 5
const STOP_PATIENCE_MS = 5_000

/**
 * Starts the embedded DynamoDB (dynoxide, https://github.com/nubo-db/dynoxide) and resolves once it
 * answers. Where `AWS_ENDPOINT_URL_DYNAMODB` is set, that endpoint is used and nothing is started.
 *
 * With a path, a database process that an earlier host left behind (SIGKILL) is stopped first, so the
 * file has one writer. Throws `PortTaken`, or an error of one line that says what to do where no
 * binary fits this machine.
 */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<LocalDynamoDb> {
  const configured = (options.environment ?? process.env).AWS_ENDPOINT_URL_DYNAMODB
  if (configured !== undefined && configured !== '') return { endpoint: configured, stop: async () => {} }
  const binary = findBinary()
  const { path } = options
  if (path !== undefined) {
    await mkdir(dirname(path), { recursive: true })
    await makeDatabase(path, async (draft) => (await launchAnywhere(binary, draft)).stop())
  }
  const port = options.port ?? 0
  return port === 0 ? launchAnywhere(binary, path) : launch(binary, port, path)
}

async function launchAnywhere(binary: string, path: string | undefined): Promise<LocalDynamoDb> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(binary, await freePort(), path)
    } catch (error) {
      // Between finding a free port and using it, another program may have taken it.
      if (!(error instanceof PortTaken) || attempt === FREE_PORT_ATTEMPTS) throw error
    }
  }
}

async function launch(binary: string, port: number, path: string | undefined): Promise<LocalDynamoDb> {
  if (path !== undefined) await stopOrphan(path)
  const storage = path === undefined ? [] : ['--db-path', path]
  const child = spawn(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...storage], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that Ctrl-C reaches the host alone and the host stops it last.
    detached: true,
  })
  // At once: the host may be killed at any moment from here on.
  if (path !== undefined && child.pid !== undefined) rememberProcess(path, child.pid)
  const killWithHost = (): void => void child.kill('SIGKILL')
  process.once('exit', killWithHost)
  child.once('exit', () => {
    process.removeListener('exit', killWithHost)
    if (path !== undefined) forgetProcess(path)
  })
  await listening(child, port)
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => stopChild(child) }
}

/** Resolves when the child says that it listens, which it does after binding the port. */
async function listening(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('listening on')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('exit', () => {
      const taken = said.includes('already in use')
      reject(taken ? new PortTaken(port) : new Error(`dynoxide did not start: ${said.trim()}`))
    })
  })
  // Read on and drop: a full pipe would stop it.
  for (const stream of [child.stdout, child.stderr]) {
    stream?.removeAllListeners('data')
    stream?.resume()
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
  await gone
  clearTimeout(impatience)
}

/** The platform's binary, an optional dependency: npm installs the one that fits, if there is one. */
export function findBinary(): string {
  const platform = `${process.platform}-${process.arch}`
  const file = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide'
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/${file}`)
  } catch {
    throw new Error(
      `No embedded DynamoDB for ${platform}: run one yourself (DynamoDB Local, say) and set AWS_ENDPOINT_URL_DYNAMODB to its address.`,
    )
  }
}

/** A TCP port on loopback that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server, 0)
  await close(server)
  return port
}
