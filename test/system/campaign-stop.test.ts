import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePorts, type Mail, type RunningLuid, startLuid } from '../support/running-luid.ts'

const TOPIC = 'kinderhandel'
const READERS = 120
const TESTER = 'proef@example.org'
const PATIENT = { timeout: 90_000, interval: 100 }

let dataDir: string
let luid: RunningLuid
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-campaign-'))
})
afterEach(async () => {
  await luid.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function manage<Answer>(method: string, path: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${luid.url}/api/manage/${path}`, {
    method,
    headers: { authorization: `Bearer ${await luid.token()}`, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Whom the campaign's mails went to, but for a manager's test. */
const mailed = async (): Promise<string[]> => {
  const mails = (await (await fetch(`${luid.inbox}/api/mails?subject=Nieuws`)).json()) as Mail[]
  return mails.map(({ to }) => to).filter((to) => to !== TESTER)
}

/** Stopping is no crash: a campaign under way hands over, and nothing of it is left in doubt. */
it('stops while a campaign is sent, not at its end, and goes on after the next start', async () => {
  const ports = await freePorts()
  luid = await startLuid(dataDir, ports)
  const readers = Array.from({ length: READERS }, (_, number) => `lezer-${number}@example.org`)
  const rows = readers.map((email) => `${email};beurs;2025-05-01;Ja, mail mij maar.`)
  const csv = ['email;source;date;consent', ...rows].join('\r\n')
  expect(await manage('POST', 'imports', { kind: 'subscribers', topic: TOPIC, csv })).toMatchObject({
    imported: READERS,
  })
  await fetch(`${luid.inbox}/api/limits`, { method: 'PUT', body: JSON.stringify({ maxSendRate: 25 }) })
  const content = { nl: { subject: 'Nieuws', preheader: 'Van nu', body: 'Er is nieuws.' } }
  const { id } = await manage<{ id: string }>('POST', 'campaigns', { content, audience: { topics: [TOPIC] } })
  expect(await manage('POST', `campaigns/${id}/test`, { email: TESTER })).toEqual({ sent: true })
  expect(await luid.mailsTo(TESTER)).toHaveLength(1)
  await manage('POST', `campaigns/${id}/schedule`, {})
  await expect.poll(async () => (await mailed()).length, PATIENT).toBeGreaterThan(10)

  expect(await luid.stop()).toBe(0)
  // Each mail lies in a file: that there are too few for an end tells that it did not wait for one.
  const files = (await readdir(join(dataDir, 'mail'))).filter((name) => name.endsWith('.json'))
  expect(files.length).toBeLessThan(READERS)

  luid = await startLuid(dataDir, ports)
  await expect
    .poll(() => manage<object>('GET', `campaigns/${id}`, undefined), PATIENT)
    .toMatchObject({ state: 'sent', figures: { audience: READERS, delivered: READERS, unknown: 0 } })
  expect((await mailed()).sort()).toEqual(readers.sort())
}, 400_000)
