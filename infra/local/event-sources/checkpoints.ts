import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const Checkpoint = v.object({
  /** The stream it belongs to: a new table starts at its own beginning. */
  stream: v.string(),
  /** The position of the last record that is done with. */
  position: v.pipe(v.string(), v.regex(/^\d+$/)),
  /** The open tumbling window, by its first second, and what the function carries through it. */
  window: v.optional(v.object({ start: v.number(), state: v.record(v.string(), v.unknown()) })),
})

export type Checkpoint = v.InferOutput<typeof Checkpoint>

/** How far one consumer has come in one shard, kept over restarts. */
export type Checkpoints = {
  load: (consumer: string, shard: string) => Promise<Checkpoint | undefined>
  save: (consumer: string, shard: string, checkpoint: Checkpoint) => Promise<void>
}

/** Checkpoints as small files. One is replaced whole, so a kill leaves the old one or the new one. */
export async function fileCheckpoints(folder: string, stream: string): Promise<Checkpoints> {
  await mkdir(folder, { recursive: true })
  const path = (consumer: string, shard: string): string => join(folder, `${consumer}.${shard}.json`)
  return {
    load: async (consumer, shard) => {
      const text = await readFile(path(consumer, shard), 'utf8').catch(() => undefined)
      if (text === undefined) return undefined
      const checkpoint = v.parse(Checkpoint, JSON.parse(text))
      return checkpoint.stream === stream ? checkpoint : undefined
    },
    save: async (consumer, shard, checkpoint) => {
      const target = path(consumer, shard)
      await writeFile(`${target}.new`, JSON.stringify(checkpoint))
      await rename(`${target}.new`, target)
    },
  }
}
