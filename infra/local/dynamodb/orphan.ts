import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import * as v from 'valibot'

const PidFile = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(2)), host: v.number() }),
)

const POLL_MS = 20
const PATIENCE_MS = 3_000

const pidFile = (database: string): string => `${database}.pid`

/** Writes down which process serves a database, so that the next host can stop one left behind. */
export function rememberProcess(database: string, pid: number): void {
  writeFileSync(pidFile(database), JSON.stringify({ pid, host: process.pid }))
}

/** The process is gone. */
export function forgetProcess(database: string): void {
  rmSync(pidFile(database), { force: true })
}

/**
 * Stops the database process that a killed host left behind, if there is one. It is stopped only when
 * its command line shows that it serves this very database: process ids are used again. Throws where
 * its host still lives, for then the data belongs to a running Luid.
 */
export async function stopOrphan(database: string): Promise<void> {
  const text = await readFile(pidFile(database), 'utf8').catch(() => '')
  const read = v.safeParse(PidFile, text)
  if (!read.success) return
  const { pid, host } = read.output
  const found = await inspect(pid, database)
  if (found !== undefined) {
    // The kernel gives an orphan a new parent.
    if (found.parent === host) throw new Error(`Luid is already running with this data (process ${host}).`)
    await stop(pid, database)
  }
  forgetProcess(database)
}

async function stop(pid: number, database: string): Promise<void> {
  signal(pid, 'SIGTERM')
  for (let waited = 0; (await inspect(pid, database)) !== undefined; waited += POLL_MS) {
    if (waited >= PATIENCE_MS) signal(pid, 'SIGKILL')
    await delay(POLL_MS)
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone by itself.
  }
}

/**
 * The process, if it lives and serves this database. From /proc where there is one, for a bare Debian
 * has no ps. A zombie, which nobody may ever reap in a container, has no command line.
 */
async function inspect(pid: number, database: string): Promise<{ parent: number } | undefined> {
  const found = await commandOf(pid)
  return found?.command.includes('dynoxide') && found.command.includes(database) ? found : undefined
}

async function commandOf(pid: number): Promise<{ parent: number; command: string } | undefined> {
  try {
    if (process.platform === 'linux') {
      const [stat, command] = await Promise.all([
        readFile(`/proc/${pid}/stat`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ])
      // proc(5): "pid (name) state ppid …"; the name may hold spaces and brackets.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return { parent, command: command.replaceAll('\0', ' ') }
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,command=', '-p', String(pid)])
    const [, parent = '', command = ''] = /^\s*(\d+)\s+(.*)$/m.exec(stdout) ?? []
    return { parent: Number(parent), command }
  } catch {
    return undefined
  }
}
