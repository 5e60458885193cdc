import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Export } from '../../functions/domain/export.ts'
import { exportTable } from '../../functions/table/exports.ts'
import { startChild } from './child.ts'
import { fullDatabase } from './full-database.ts'
import type { ExportWriter } from './processes/export-writer.ts'
import { number, type Section } from './report.ts'
import type { Sizes } from './sizes.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'
import { openWorld } from './world.ts'

/** What the writer may have (STANDARDS 37), and what of it goes to JavaScript's own objects. */
const MOST_BYTES = 256 * 2 ** 20
const HEAP_MEBIBYTES = 96

/** A petition's signatures written as `npm start` writes them, in a process of its own with little memory. */
export async function exportSignatures(folder: string, sizes: Sizes): Promise<Section> {
  const empty = await openWorld(join(folder, 'empty'))
  const home = join(folder, 'full')
  await mkdir(home, { recursive: true })
  await fullDatabase(home, sizes.exported, empty)
  await empty.stop()
  const world = await openWorld(home)
  const environment = world.environment(world.endpoint, {
    NODE_OPTIONS: `--max-old-space-size=${HEAP_MEBIBYTES}`,
  })
  const writer = await startChild<ExportWriter>('export-writer', environment)
  try {
    const exports = exportTable(world.client, ENVIRONMENT.tableName)
    const one = await asked(exports)
    const started = performance.now()
    const { mostBytes, cpuSeconds } = await writer.ask('run', undefined)
    const seconds = (performance.now() - started) / 1000
    const ready = await exports.read(one.id)
    if (ready?.state !== 'ready' || ready.file === undefined) throw new Error('The export is not ready.')
    const path = join(home, 'exports', 'finished', ready.file.name)
    const [rows, { size }] = await Promise.all([rowsOf(path), stat(path)])
    if (rows !== sizes.exported) throw new Error(`The file holds ${rows} rows of ${sizes.exported}.`)
    if (mostBytes > MOST_BYTES) throw new Error(`The writer held ${mostBytes} bytes.`)
    return {
      title: `7. An export of ${number(rows)} signatures`,
      head: ['', ''],
      rows: [
        ['seconds', number(seconds, 1)],
        ['rows a second', number(rows / seconds)],
        ['file, MiB', number(size / 2 ** 20, 1)],
        ['most memory of the writer, MiB', number(mostBytes / 2 ** 20)],
        ['CPU of the writer, s', number(cpuSeconds, 1)],
      ],
      remarks: [
        `In a process of its own with --max-old-space-size=${HEAP_MEBIBYTES}; memory is the most that the kernel saw of it. Each signature is read twice: in the list, and as it stands.`,
      ],
      figures: { rows, seconds, size, mostBytes, cpuSeconds },
    }
  } finally {
    await writer.stop()
    await world.stop()
  }
}

async function asked(exports: ReturnType<typeof exportTable>): Promise<Export> {
  const at = new Date().toISOString()
  const one: Export = {
    id: randomUUID(),
    of: { kind: 'signatures', petition: PETITION.slug },
    delimiter: ',',
    by: 'bench',
    state: 'waiting',
    rows: 0,
    omitted: 0,
    createdAt: at,
    faults: 0,
    renewals: 0,
    version: 1,
  }
  await exports.create(one, { id: 'bench', at, actor: 'bench', action: 'export-asked', subject: one.id })
  return one
}

/** Rows of a file of which no cell holds a line break. */
async function rowsOf(path: string): Promise<number> {
  let lines = 0
  for await (const _ of createInterface({ input: createReadStream(path) })) lines += 1
  return lines - 1
}
