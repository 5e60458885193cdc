import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { mac } from '../../functions/crypto.ts'
import { EXPORT_LIFE_MS, EXPORT_LINK_LIFE_MS, type ExportFile } from '../../functions/domain/export.ts'
import type { ExportFiles, ExportLinks } from '../../functions/domain/export-files.ts'
import { BARE_HEADERS } from '../bare-answers.ts'

/** The first segment of the paths by which exports are fetched on this machine. */
export const EXPORTS_MOUNT = 'exports'

/** A name that the writer of exports gives, of a file or of the writing of it. */
const NAME = /^[A-Za-z0-9-]{1,120}(?:\.csv)?$/

export type LocalExports = {
  files: ExportFiles
  links: ExportLinks
  /** Answers requests whose path starts with `/exports/`. */
  handle: (request: IncomingMessage, response: ServerResponse) => void
}

/**
 * Plays the bucket of exports in a folder that only its owner can look into: parts lie apart until they are all there,
 * and the file comes to be by renaming. Links hold until this process ends, at the longest. What lies there longer than
 * a day, because nothing ran to drop it, goes at the start.
 */
export async function localExports(
  folder: string,
  publicUrl: string,
  now: () => Date = () => new Date(),
): Promise<LocalExports> {
  const secret = randomBytes(32).toString('base64url')
  const [finished, writing] = [join(folder, 'finished'), join(folder, 'writing')]
  for (const one of [finished, writing]) {
    await mkdir(one, { recursive: true, mode: 0o700 })
    await dropOld(one, now())
  }
  const fileOf = (name: string): string => join(finished, checked(name))
  const partsOf = (upload: string): string => join(writing, checked(upload))
  const seal = (name: string, expires: string, downloadName: string): string =>
    mac.hmac(secret, `${name} ${expires} ${downloadName}`)

  const files: ExportFiles = {
    begin: async () => {
      const upload = randomUUID()
      await mkdir(partsOf(upload), { mode: 0o700 })
      return upload
    },

    part: async ({ upload }, number, bytes) => {
      const tag = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      await writeFile(join(partsOf(upload), `${number}-${tag}`), bytes, { mode: 0o600 })
      return tag
    },

    finish: async ({ name, upload }, tags) => {
      const parts = partsOf(upload)
      const isFinished = (await sizeOf(parts)) === undefined && (await sizeOf(fileOf(name))) !== undefined
      if (isFinished) return
      const draft = join(parts, `whole-${randomUUID()}`)
      for (const [i, tag] of tags.entries())
        await pipeline(
          createReadStream(join(parts, `${i + 1}-${checked(tag)}`)),
          createWriteStream(draft, { flags: 'a', mode: 0o600 }),
        )
      const whole = await open(draft)
      await whole.sync()
      await whole.close()
      await rename(draft, fileOf(name))
      await rm(parts, { recursive: true, force: true })
    },

    drop: async ({ name, upload }: ExportFile) => {
      await rm(partsOf(upload), { recursive: true, force: true })
      await rm(fileOf(name), { force: true })
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , token = '', downloadName = ''] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? []
    const [name = '', expires = '', sealed = ''] = token.split('~')
    const isGiven = mac.equal(seal(name, expires, downloadName), sealed) && Number(expires) > now().getTime()
    const size = isGiven && request.method === 'GET' ? await sizeOf(fileOf(name)) : undefined
    if (size === undefined) return notThere(response)
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${downloadName}"`,
      'content-length': size,
      'cache-control': 'no-store',
      ...BARE_HEADERS,
    })
    await pipeline(createReadStream(fileOf(name)), response)
  }

  return {
    files,
    links: async ({ name }, downloadName) => {
      const expires = String(now().getTime() + EXPORT_LINK_LIFE_MS)
      return `${publicUrl}/${EXPORTS_MOUNT}/${name}~${expires}~${seal(name, expires, downloadName)}/${downloadName}`
    },
    handle: (request, response) => {
      serve(request, response).catch(() => (response.headersSent ? response.destroy() : notThere(response)))
    },
  }
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new Error('No file of an export has such a name.')
  return name
}

function notThere(response: ServerResponse): void {
  response
    .writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...BARE_HEADERS,
    })
    .end('This link works no more. Ask for a new one.')
}

/** How many bytes a file or folder takes; undefined where there is none. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch {
    return undefined
  }
}

async function dropOld(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (now.getTime() - mtimeMs >= EXPORT_LIFE_MS) await rm(path, { recursive: true, force: true })
  }
}
