import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Funnel } from '../../functions/domain/funnel.ts'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'

/** The petition and topic that a first start offers. */
const SLUG = 'geen-kind-te-koop'
const TOPIC = 'kinderhandel'
const PATIENT = { timeout: 60_000, interval: 100 }

let dataDir: string
let luid: RunningLuid
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-feedback-'))
})
afterEach(async () => {
  await luid.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/**
 * SES's mailbox simulator from end to end: what it reports reaches the funnel, the suppressions and the
 * subscriptions, also where the process dies before any of it was recorded.
 */
it('heeds what SES reports, also after a kill', async () => {
  const ports = await freePorts()
  luid = await startLuid(dataDir, ports)
  const [bounced, complained] = ['bounce+a@simulator.amazonses.com', 'complaint+a@simulator.amazonses.com']

  await sign(bounced)
  await expect.poll(() => mailsTo(bounced), PATIENT).toBe(1)
  // The report waits some seconds for a fuller batch, and no kill takes it away.
  await luid.kill()
  luid = await startLuid(dataDir, ports)
  const one = { submitted: 1, mailed: 1, delivered: 0, bounced: 1, expired: 1, pending: 0, confirmed: 0 }
  await expect.poll(async () => (await funnel()).total, PATIENT).toMatchObject(one)
  // The funnel counts a report while what it does to its person may still be under way.
  await expect
    .poll(() => person(bounced), PATIENT)
    .toMatchObject({
      suppression: { scope: 'all', because: 'bounce' },
      signatures: [{ state: 'expired', email: '', givenName: '' }],
      feedback: [{ kind: 'permanent-bounce' }],
    })

  await sign(complained, { newsletter: [TOPIC], ageConfirmed: true })
  const two = { submitted: 2, mailed: 2, delivered: 1, bounced: 1, complained: 1, pending: 1, confirmed: 0 }
  await expect.poll(async () => (await funnel()).total, PATIENT).toMatchObject(two)
  await press(complained)
  await expect
    .poll(() => person(complained), PATIENT)
    .toMatchObject({
      suppression: { scope: 'bulk', because: 'complaint' },
      signatures: [{ state: 'confirmed' }],
      subscriptions: [{ list: `topic_${TOPIC}`, state: 'active' }],
    })
  // Mail that one asks for still goes; its complaint, now that a list is followed, ends that.
  await sign(complained)
  const following = async () => (await person(complained))?.subscriptions
  await expect.poll(following, PATIENT).toMatchObject([{ state: 'unsubscribed', endedBy: 'complaint' }])
  expect((await person(complained))?.signatures).toMatchObject([{ state: 'confirmed' }])

  const all = { ...two, pending: 0, confirmed: 1, expired: 1 }
  await expect.poll(async () => (await funnel()).total, PATIENT).toMatchObject(all)
  const { days } = await funnel()
  expect(days).toHaveLength(1)
  expect(days[0]?.providers).toMatchObject([{ provider: 'other', ...all }])
  const csv = await manage(`petitions/${SLUG}/funnel?format=csv`)
  expect(await csv.text()).not.toContain('simulator')
})

async function sign(email: string, more: object = {}): Promise<void> {
  const answer = await fetch(`${luid.url}/api/petitions/${SLUG}/signatures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ givenName: 'Noor', familyName: 'Bakker', email, consent: true, ...more }),
  })
  expect(answer.status).toBe(202)
}

const mailsTo = async (email: string) => (await luid.mailsTo(email)).length

async function press(email: string): Promise<void> {
  const [mail] = await luid.mailsTo(email)
  const link = mail?.links.find((url) => url.includes('/confirm/')) ?? ''
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' })
  expect(answer.status).toBe(303)
}

async function manage(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(`${luid.url}/api/manage/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${await luid.token()}`, 'content-type': 'application/json' },
  })
  expect(answer.status).toBe(200)
  return answer
}

async function funnel(): Promise<Funnel> {
  return (await (await manage(`petitions/${SLUG}/funnel`)).json()) as Funnel
}

type Person = Record<'signatures' | 'subscriptions' | 'feedback', object[]> & { suppression?: object }

async function person(email: string): Promise<Person | undefined> {
  const answer = await manage('people/search', { method: 'POST', body: JSON.stringify({ email }) })
  return ((await answer.json()) as { items: Person[] }).items[0]
}
