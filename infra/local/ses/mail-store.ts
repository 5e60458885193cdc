import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const Envelope = v.object({
  id: v.string(),
  /** ISO instant at which it was taken. */
  at: v.string(),
  recipients: v.array(v.string()),
  configurationSet: v.optional(v.string()),
  tags: v.record(v.string(), v.string()),
})

/** What SES knows of a mail besides its source. */
export type Envelope = v.InferOutput<typeof Envelope>

export type MailStore = {
  /** Keeps a mail and answers it with its id. Ids sort by time. */
  keep: (raw: Buffer, envelope: Omit<Envelope, 'id' | 'at'>) => Promise<Envelope>
  /** Newest first. */
  list: () => readonly Envelope[]
  /** The MIME source, or undefined where there is no such mail. */
  raw: (id: string) => Promise<Buffer | undefined>
  empty: () => Promise<void>
}

/** Mails in a folder: the source as `<id>.eml`, its envelope beside it as `<id>.json`. */
export async function openMailStore(folder: string, now: () => number): Promise<MailStore> {
  await mkdir(folder, { recursive: true })
  const mails = new Map<string, Envelope>()
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  for (const name of names) {
    const envelope = v.parse(Envelope, JSON.parse(await readFile(join(folder, name), 'utf8')))
    mails.set(envelope.id, envelope)
  }
  let last = Date.parse([...mails.values()].at(-1)?.at ?? '') || 0

  return {
    keep: async (raw, facts) => {
      // Never the same millisecond twice, so that ids sort in the order in which mails came.
      last = Math.max(now(), last + 1)
      const id = `${last.toString(16).padStart(12, '0')}-${randomBytes(8).toString('hex')}`
      const envelope = { id, at: new Date(last).toISOString(), ...facts }
      await writeFile(join(folder, `${id}.eml`), raw)
      await writeFile(join(folder, `${id}.json.new`), JSON.stringify(envelope))
      await rename(join(folder, `${id}.json.new`), join(folder, `${id}.json`))
      mails.set(id, envelope)
      return envelope
    },
    list: () => [...mails.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    raw: async (id) => (mails.has(id) ? readFile(join(folder, `${id}.eml`)) : undefined),
    empty: async () => {
      const ids = [...mails.keys()]
      mails.clear()
      await Promise.all(
        ids.flatMap((id) =>
          ['eml', 'json'].map((kind) => rm(join(folder, `${id}.${kind}`), { force: true })),
        ),
      )
    },
  }
}
