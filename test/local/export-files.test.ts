import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { BARE_HEADERS } from '../../infra/bare-answers.ts'
import { EXPORTS_MOUNT, type LocalExports, localExports } from '../../infra/local/export-files.ts'
import { close, listen } from '../../infra/local/listen.ts'

let folder: string
let exports: LocalExports
let server: Server
let origin: string
let time: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-exports-'))
  time = Date.parse('2026-11-21T12:00:00.000Z')
  server = createServer((request, response) => exports.handle(request, response))
  origin = `http://127.0.0.1:${await listen(server, 0)}`
  exports = await localExports(folder, origin, () => new Date(time))
})
afterEach(async () => {
  await close(server)
  await rm(folder, { recursive: true, force: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)

async function written(name = 'a.csv') {
  const file = { name, upload: await exports.files.begin(name) }
  const late = await exports.files.part(file, 2, bytes('een ander'))
  const tags = [
    await exports.files.part(file, 1, bytes('half ')),
    await exports.files.part(file, 2, bytes('en half')),
  ]
  return { file, tags, late }
}

/** As `fetch` names them. */
const strict = Object.fromEntries(
  Object.entries(BARE_HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
)

it('a file is there once it is finished, whole, of the parts that were tagged, and for its owner only', async () => {
  const { file, tags } = await written()
  const link = await exports.links(file, 'petitie.csv')
  expect((await fetch(link)).status).toBe(404)
  await exports.files.finish(file, tags)
  // A run that died before it could say so does it again.
  await exports.files.finish(file, tags)
  const answer = await fetch(link)
  expect(await answer.text()).toBe('half en half')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="petitie.csv"')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(Object.fromEntries(answer.headers)).toMatchObject(strict)
  expect((await stat(join(folder, 'finished', 'a.csv'))).mode & 0o077).toBe(0)
  await exports.files.drop(file)
  await exports.files.drop(file)
  expect((await fetch(link)).status).toBe(404)
  await expect(exports.files.finish(file, tags)).rejects.toThrow()
})

it('a link works for ten minutes, for its own file and name, and for nobody who alters it', async () => {
  const { file, tags } = await written()
  await exports.files.finish(file, tags)
  const link = await exports.links(file, 'petitie.csv')
  const other = await exports.links({ name: 'b.csv', upload: '' }, 'petitie.csv')
  const [, expires = ''] = new URL(link).pathname.split('~')
  for (const wrong of [
    link.replace(expires, String(Number(expires) + 600_000)),
    link.replace('petitie.csv', 'anders.csv'),
    link.replace('a.csv', 'b.csv'),
    other.replace('b.csv', 'a.csv'),
    `${origin}/${EXPORTS_MOUNT}/a.csv`,
    `${origin}/${EXPORTS_MOUNT}/..%2f..%2fsecrets.json~9999999999999~x/a.csv`,
  ])
    expect((await fetch(wrong)).status, wrong).toBe(404)
  expect((await fetch(link, { method: 'POST' })).status).toBe(404)
  time += 10 * 60_000 - 1
  expect((await fetch(link)).status).toBe(200)
  time += 1
  expect((await fetch(link)).status).toBe(404)
})

it('what lies there longer than a day goes when this machine starts', async () => {
  const { file, tags } = await written()
  await exports.files.finish(file, tags)
  await exports.files.begin('b.csv')
  const old = new Date(time - 24 * 60 * 60 * 1000)
  const parts = await readdir(join(folder, 'writing'))
  await utimes(join(folder, 'finished', 'a.csv'), old, old)
  await utimes(join(folder, 'writing', parts[0] ?? ''), old, old)
  const fresh = await localExports(folder, origin, () => new Date(time))
  expect(await readdir(join(folder, 'finished'))).toEqual([])
  expect(await readdir(join(folder, 'writing'))).toEqual([])
  expect(await fresh.files.begin('c.csv')).toMatch(/-/)
})
