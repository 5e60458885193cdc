import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseHead } from './parsed-mail.ts'

const Envelope = v.object({
  id: v.string(),
  /** ISO instant at which it was taken. */
  at: v.string(),
  recipients: v.array(v.string()),
  /** What the list of mails is made of, without reading their sources. */
  subject: v.string(),
  configurationSet: v.optional(v.string()),
  tags: v.record(v.string(), v.string()),
})

/** Earlier versions kept no subject beside the mail. */
const Kept = v.object({ ...Envelope.entries, subject: v.optional(v.string()) })

/** What SES knows of a mail besides its source. */
export type Envelope = v.InferOutput<typeof Envelope>

export type MailStore = {
  /** Keeps a mail and answers it with its id. Ids sort by time. */
  keep: (raw: Buffer, envelope: Omit<Envelope, 'id' | 'at'>) => Promise<Envelope>
  /** Newest first. */
  list: () => readonly Envelope[]
  read: (id: string) => Envelope | undefined
  /** The MIME source, or undefined where there is no such mail. */
  raw: (id: string) => Promise<Buffer | undefined>
  empty: () => Promise<void>
}

/** A process may have only so many files open. */
const FILES_AT_ONCE = 200

/** Mails in a folder: the source as `<id>.eml`, its envelope beside it as `<id>.json`. */
export async function openMailStore(folder: string, now: () => number): Promise<MailStore> {
  await mkdir(folder, { recursive: true })
  const mails = new Map<string, Envelope>()
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const read = async (name: string): Promise<Envelope> => {
    const kept = v.parse(Kept, JSON.parse(await readFile(join(folder, name), 'utf8')))
    if (kept.subject !== undefined) return { ...kept, subject: kept.subject }
    const head = await parseHead(await readFile(join(folder, `${kept.id}.eml`)))
    return { ...kept, subject: head.subject ?? '' }
  }
  for (let from = 0; from < names.length; from += FILES_AT_ONCE)
    for (const envelope of await Promise.all(names.slice(from, from + FILES_AT_ONCE).map(read)))
      mails.set(envelope.id, envelope)
  let last = Date.parse([...mails.values()].at(-1)?.at ?? '') || 0

  return {
    keep: async (raw, facts) => {
      // Never the same millisecond twice, so that ids sort in the order in which mails came.
      last = Math.max(now(), last + 1)
      const id = `${last.toString(16).padStart(12, '0')}-${randomBytes(8).toString('hex')}`
      const json = JSON.stringify({ id, at: new Date(last).toISOString(), ...facts })
      // Read anew: what was handed over are parts of the whole request, which they would keep in memory.
      const envelope = v.parse(Envelope, JSON.parse(json))
      await writeFile(join(folder, `${id}.eml`), raw)
      await writeFile(join(folder, `${id}.json.new`), json)
      await rename(join(folder, `${id}.json.new`), join(folder, `${id}.json`))
      mails.set(id, envelope)
      return envelope
    },
    list: () => [...mails.values()].sort((a, b) => (a.id < b.id ? 1 : -1)),
    read: (id) => mails.get(id),
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
