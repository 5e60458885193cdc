import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'

/** Kills in `npm test`; more on request: CAMPAIGN_ROUNDS=50 npm test -- test/system/campaign.test.ts */
const ROUNDS = Number(process.env['CAMPAIGN_ROUNDS'] ?? 1)
/** Only then there is time to wait until the unknown ones may be sent again. */
const IS_LONG = ROUNDS > 5
/** Rows of one import. */
const IMPORT_ROWS = 300
const READERS = IS_LONG ? 2_000 : 300
/** A topic of the demonstration, which the first start stores. */
const TOPIC = 'kinderhandel'
/** SES may still report what became of the last mails: only then they may be sent again. */
const SETTLED_MS = 31_000

let dataDir: string
let luid: RunningLuid | undefined
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-campaign-'))
})
afterEach(async () => {
  await luid?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

type Figures = Record<'audience' | 'waiting' | 'sent' | 'unknown' | 'skipped', number>
type Campaign = { id: string; state: string; figures: Figures }

/**
 * Whatever moment the process dies at, a campaign goes to each reader once: nobody twice, nobody passed over, and
 * figures that add up. Whom it was just being sent to is unknown until SES reports, and then a manager's to decide.
 */
it(`mails nobody twice and passes nobody over through ${ROUNDS} kills at random moments`, async () => {
  const ports = await freePorts()
  let running = await startLuid(dataDir, ports)
  luid = running
  const readers = Array.from({ length: READERS }, (_, i) => `reader${i}@example.org`)
  await imported(running, readers)
  const { id } = await begun(running)
  const step = (2 * READERS) / (ROUNDS + 1)
  let kills = 0
  for (; kills < ROUNDS; kills++) {
    const enough = (await mailed()) + Math.random() * step * 0.9
    const isOver = async () => (await read(running, id)).state === 'sent'
    while ((await mailed()) < enough && !(await isOver())) await delay(20)
    if (await isOver()) break
    await delay(Math.random() * 100)
    await running.kill({ spareDatabase: kills % 2 === 1 })
    running = await startLuid(dataDir, ports)
    luid = running
  }
  const state = async () => (await read(running, id)).state
  await expect.poll(state, { timeout: 240_000, interval: 500 }).toBe('sent')
  // Figures follow from the stream, and from what SES reports.
  const settled = async () => {
    const { figures } = await read(running, id)
    return [figures.audience, figures.waiting, figures.sent + figures.unknown, figures.skipped]
  }
  await expect.poll(settled, { timeout: 60_000, interval: 500 }).toEqual([READERS, 0, READERS, 0])
  const first = await mails(running)
  expect(first.length).toBe(new Set(first).size)
  const missing = readers.filter((reader) => !first.includes(reader))
  const unknown = async () => (await read(running, id)).figures.unknown
  let left = await unknown()
  expect(left).toBeGreaterThanOrEqual(missing.length)
  if (IS_LONG && left > 0) {
    await delay(SETTLED_MS)
    left = await unknown()
    await manage(running, `/campaigns/${id}/resend-unknown`, {})
    await expect.poll(unknown, { timeout: 90_000, interval: 500 }).toBe(0)
    await expect.poll(state, { timeout: 60_000, interval: 500 }).toBe('sent')
    expect(new Set(await mails(running))).toEqual(new Set(readers))
  }
  const all = await mails(running)
  // SES may have taken what it did not come to report before the kill: only those had it already.
  expect(all.length - new Set(all).size).toBeLessThanOrEqual(left - missing.length)
  console.info(
    `${kills} kills over ${READERS} readers: ${missing.length} had no mail, ${left} were unknown, ${all.length - new Set(all).size} mails repeated at a manager’s word.`,
  )
}, 3_600_000)

async function manage(luid: RunningLuid, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${luid.url}/api/manage${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${await luid.token()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

async function imported(luid: RunningLuid, readers: readonly string[]): Promise<void> {
  for (let first = 0; first < readers.length; first += IMPORT_ROWS) {
    const some = readers.slice(first, first + IMPORT_ROWS)
    const rows = some.map((reader) => `${reader};${TOPIC};nl;beurs;2025-05-01;Ja, mail mij.`)
    const csv = ['email;topic;locale;source;date;consent', ...rows].join('\r\n')
    const report = (await manage(luid, '/imports', { kind: 'subscribers', csv })) as { imported: number }
    expect(report.imported).toBe(some.length)
  }
}

async function begun(luid: RunningLuid): Promise<Campaign> {
  const content = { nl: { subject: 'Nieuws', preheader: '', body: 'Dag {{name|lezer}}, er is nieuws.' } }
  const made = (await manage(luid, '/campaigns', {
    name: 'Proef',
    content,
    audience: { topics: [TOPIC] },
  })) as Campaign
  await manage(luid, `/campaigns/${made.id}/schedule`, {})
  return made
}

const read = async (luid: RunningLuid, id: string): Promise<Campaign> =>
  (await manage(luid, `/campaigns/${id}`)) as Campaign

/** How many mails SES has taken: they lie in a folder, each in a file. */
const mailed = async (): Promise<number> =>
  (await readdir(join(dataDir, 'mail')).catch(() => [])).filter((name) => name.endsWith('.json')).length

async function mails(luid: RunningLuid): Promise<string[]> {
  const all = (await (await fetch(`${luid.inbox}/api/mails`)).json()) as { to: string }[]
  return all.map(({ to }) => to)
}
