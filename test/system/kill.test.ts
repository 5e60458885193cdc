import { EventEmitter, once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePorts, type RunningLuid, startLuid } from '../support/running-luid.ts'

/** Kills in `npm test`; more on request: KILL_ROUNDS=50 npm test -- test/system/kill.test.ts */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 3)
const SLUG = 'kill-rounds'
/** A topic of the demonstration, which the first start stores. */
const TOPIC = 'kinderhandel'
/** So many are in the middle of something when the process dies. */
const SIGNERS = 12
/** When it dies, in turn: right behind an answer, where what was promised is not kept yet if it ever is; and whenever. */
const MOMENTS = ['accepted', 'confirmed', 'whenever'] as const

let dataDir: string
let luid: RunningLuid | undefined
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'luid-kill-'))
})
afterEach(async () => {
  await luid?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/**
 * Promises 1 and 2 of the design: whatever moment the process dies at, every signature and every request to
 * follow a topic that was answered with 202 gets its mail, every confirmation that was answered counts or is
 * followed, and nothing counts twice.
 */
it(`loses nothing that was accepted or confirmed over ${ROUNDS} kills`, async () => {
  const ports = await freePorts()
  const accepted = new Set<string>()
  const confirmed = new Set<string>()
  let number = 0

  let running = await startLuid(dataDir, ports)
  luid = running
  await createPetition(running)
  for (let round = 0; round < ROUNDS; round++) {
    const dying = running
    const moment = MOMENTS[round % MOMENTS.length] ?? 'whenever'
    const answers = new EventEmitter()
    let alive = true
    const signer = async () => {
      while (alive) {
        const mine = number++
        const follows = mine % 4 === 1
        const address = `${follows ? 'follower' : 'signer'}${mine}@example.org`
        if (!(await quietly(() => (follows ? follow : sign)(dying, address)))) continue
        accepted.add(address)
        answers.emit('accepted')
        // Some press the button at once, others are left for after the crash.
        if (mine % 3 === 0) continue
        const link = await quietly(() => confirmLink(dying, address, () => alive))
        if (link === undefined || !(await quietly(() => press(dying, link)))) continue
        confirmed.add(address)
        answers.emit('confirmed')
      }
    }
    const signers = Array.from({ length: SIGNERS }, signer)
    // Each has come to another point by then, whenever the machine gets to it.
    const enough = accepted.size + SIGNERS * (0.5 + Math.random())
    while (accepted.size < enough) await delay(5)
    await (moment === 'whenever' ? delay(Math.random() * 400) : once(answers, moment))
    await dying.kill({ spareDatabase: round % 2 === 1 })
    alive = false
    await Promise.all(signers)
    running = await startLuid(dataDir, ports)
    luid = running
  }

  const missing = async () => (await unmailed(running, accepted)).length
  await expect.poll(missing, { timeout: 180_000, interval: 1000 }).toBe(0)
  const { mails, repeated } = await mailsOf(running)
  for (const address of accepted) {
    // What was answered once must stand without being pressed again.
    if (confirmed.has(address)) continue
    const link = await confirmLink(running, address, () => true)
    if (link !== undefined && (await press(running, link))) confirmed.add(address)
  }
  // Requests that were under way at a kill had no answer, and nobody presses their buttons.
  expect([...accepted].filter((address) => !confirmed.has(address))).toEqual([])
  const followers = [...confirmed].filter((address) => address.startsWith('follower'))
  const signed = confirmed.size - followers.length
  const count = async () => (await publicCount(running)).count
  await expect.poll(count, { timeout: 60_000, interval: 500 }).toBe(signed)
  const { total, rows } = await counts(running)
  expect(total).toBe(signed)
  expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(signed)
  expect(await reconciled(running)).toMatchObject({ drift: 0, settled: true })
  for (const address of followers) expect(await followed(running, address)).toEqual([`topic_${TOPIC} active`])
  console.info(
    `${ROUNDS} kills: ${accepted.size} accepted, ${signed} counted, ${followers.length} follow, ${mails} mails, ${repeated} of them repeated.`,
  )
}, 1_200_000)

async function quietly<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}

const sign = (luid: RunningLuid, email: string): Promise<boolean> =>
  isAccepted(luid, `petitions/${SLUG}/signatures`, { givenName: 'Noor', familyName: 'Bakker', email })

const follow = (luid: RunningLuid, email: string): Promise<boolean> =>
  isAccepted(luid, 'subscriptions', { topics: [TOPIC], email, ageConfirmed: true })

async function isAccepted(luid: RunningLuid, path: string, request: object): Promise<boolean> {
  const answer = await fetch(`${luid.url}/api/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-local-client': `198.51.100.${Math.floor(Math.random() * 250)}`,
    },
    body: JSON.stringify({ ...request, consent: true }),
  })
  return answer.status === 202
}

async function confirmLink(
  luid: RunningLuid,
  address: string,
  goOn: () => boolean,
): Promise<string | undefined> {
  for (const until = Date.now() + 15_000; goOn() && Date.now() < until; await delay(50)) {
    const link = (await luid.mailsTo(address))[0]?.links.find((url) => url.includes('/confirm/'))
    if (link !== undefined) return link
  }
  return undefined
}

async function press(luid: RunningLuid, link: string): Promise<boolean> {
  const answer = await fetch(link.replace(/^https?:\/\/[^/]+/, luid.url), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'x-local-client': `203.0.113.${Math.floor(Math.random() * 250)}` },
  })
  return answer.status === 303
}

async function publicCount(luid: RunningLuid): Promise<{ count: number }> {
  return (await (await fetch(`${luid.url}/api/petitions/${SLUG}/count`)).json()) as { count: number }
}

/** How many mails there are, and how many of them went to an address that had one already. */
async function mailsOf(luid: RunningLuid): Promise<{ mails: number; repeated: number }> {
  const all = (await (await fetch(`${luid.inbox}/api/mails`)).json()) as { to: string }[]
  return { mails: all.length, repeated: all.length - new Set(all.map((mail) => mail.to)).size }
}

async function unmailed(luid: RunningLuid, addresses: ReadonlySet<string>): Promise<string[]> {
  const all = (await (await fetch(`${luid.inbox}/api/mails`)).json()) as { to: string }[]
  const mailed = new Set(all.map((mail) => mail.to))
  return [...addresses].filter((address) => !mailed.has(address))
}

async function manage(luid: RunningLuid, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${luid.url}/api/manage${path}`, {
    ...init,
    headers: { authorization: `Bearer ${await luid.token()}`, 'content-type': 'application/json' },
  })
}

async function createPetition(luid: RunningLuid): Promise<void> {
  const texts = { title: 'Proef', summary: 'Kort', body: 'Lang', addressee: 'de minister', consent: 'Ja' }
  const created = await manage(luid, '/petitions', {
    method: 'POST',
    body: JSON.stringify({ slug: SLUG, goal: 100, texts: { nl: texts } }),
  })
  expect(created.status).toBe(201)
  expect((await manage(luid, `/petitions/${SLUG}/publish`, { method: 'POST' })).status).toBe(200)
}

async function counts(luid: RunningLuid): Promise<{ total: number; rows: { count: number }[] }> {
  const answer = await manage(luid, `/petitions/${SLUG}/counts?by=day,country,source,partner,locale`)
  return (await answer.json()) as { total: number; rows: { count: number }[] }
}

/** What somebody follows, as a manager sees it. */
async function followed(luid: RunningLuid, email: string): Promise<string[]> {
  const answer = await manage(luid, '/people/search', { method: 'POST', body: JSON.stringify({ email }) })
  const { items } = (await answer.json()) as {
    items: { subscriptions: { list: string; state: string }[] }[]
  }
  return items.flatMap(({ subscriptions }) => subscriptions.map(({ list, state }) => `${list} ${state}`))
}

async function reconciled(luid: RunningLuid): Promise<unknown> {
  return (await manage(luid, `/petitions/${SLUG}/reconcile`, { method: 'POST' })).json()
}
