import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FUNCTION_NAMES } from '../../infra/config.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const Positive = v.pipe(v.number(), v.gtValue(0))
const Spread = v.object({ median: Positive, min: Positive, max: Positive })
const Rates = v.object({ perSecond: Spread })
const Part = v.object({ writes: v.number(), table: v.number(), indexes: v.record(v.string(), v.number()) })
const Start = v.object({ bytes: Positive, importMs: Spread, firstAnswerMs: Spread })

/** What a program may rely on finding in the bench's JSON. */
const Figures = v.object({
  machine: v.object({ cores: Positive }),
  throughput: v.object({ http: v.object({ ...Rates.entries, toRaw: Spread }), raw: Rates, called: Rates }),
  'write-units': v.object({
    inAll: Positive,
    all: v.object({
      signed: v.number(),
      confirmed: v.number(),
      mails: v.number(),
      parts: v.record(v.string(), Part),
    }),
    someNeverPress: v.object({
      signed: v.number(),
      confirmed: v.number(),
      parts: v.record(v.string(), Part),
    }),
  }),
  'full-petition': v.object({ empty: Rates, full: Rates, fullToEmpty: Spread }),
  'start-up': v.objectWithRest({ http: Start }, Start),
  consumers: v.object({
    counting: v.array(v.object({ rate: Positive })),
    sending: v.array(v.object({ rate: Positive })),
  }),
  campaign: v.object({ readers: v.number(), bySecond: v.array(v.number()), megabytes: v.array(Positive) }),
  export: v.object({ rows: v.number(), mostBytes: Positive }),
})

let folder: string
let said: string
let figures: v.InferOutput<typeof Figures>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-test-'))
  const json = join(folder, 'bench.json')
  const bench = ['--import', 'tsx', 'test/bench/main.ts', '--smoke', '--json', json]
  // Its temporary files go where this test can see whether any stay.
  const { stdout } = await promisify(execFile)(process.execPath, bench, {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder },
  })
  said = stdout
  figures = v.parse(Figures, JSON.parse(await readFile(json, 'utf8')))
}, 900_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test('the bench measures every part and says so in a table', () => {
  expect(Object.keys(figures['start-up']).sort()).toEqual([...FUNCTION_NAMES].sort())
  for (const title of ['## 1. ', '## 2. ', '## 3. ', '## 4. ', '## 5. ', '## 6. '])
    expect(said).toContain(title)
})

test('a signature costs two units to put, one for its mail slot and three to confirm', () => {
  const { all, someNeverPress } = figures['write-units']
  expect([all.confirmed, all.mails]).toEqual([all.signed, all.signed])
  const each = { writes: all.signed, table: all.signed }
  expect(all.parts['sign']).toEqual({ ...each, indexes: { mailDue: all.signed } })
  expect(all.parts['mail slot']).toEqual({ ...each, indexes: {} })
  expect(all.parts['confirm']).toEqual({ ...each, indexes: { mailDue: all.signed, lists: all.signed } })
  const unpressed = someNeverPress.signed - someNeverPress.confirmed
  expect(unpressed).toBeGreaterThan(0)
  expect(someNeverPress.parts['settle due mark']).toEqual({
    writes: unpressed,
    table: unpressed,
    indexes: { mailDue: unpressed },
  })
})

test('the bench leaves nothing behind', async () => {
  const left = (await readdir(folder)).filter((name) => name.startsWith('luid-bench-'))
  expect(left).toEqual([])
})
