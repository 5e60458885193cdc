import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pause, resume } from '../../functions/domain/campaign.ts'
import { watched } from '../../functions/domain/campaign-figures.ts'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { topicList } from '../../functions/domain/list.ts'
import { sesMailer } from '../../functions/mail/ses.ts'
import { type LocalSes, startSes } from '../../infra/local/ses/server.ts'
import { addresses, type CampaignWorld, campaignWorld, legal } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign } from '../support/examples.ts'

let server: TestTable
let folder: string
beforeAll(async () => {
  server = await startTable()
  folder = await mkdtemp(join(tmpdir(), 'luid-campaign-ses-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const TOPIC = topicList('kinderhandel')
const ID = exampleCampaign().id

/** A sender over the real local SES, in one time with it, and what that has taken. */
async function withSes<Value>(
  readers: number,
  limits: { maxSendRate: number; max24HourSend: number },
  work: (
    world: Omit<CampaignWorld, 'send' | 'begin'> & {
      ses: LocalSes
      send: () => Promise<unknown>
      begin: () => Promise<unknown>
      taken: { to: string; at: number }[]
    },
  ) => Promise<Value>,
): Promise<Value> {
  const world = await campaignWorld(server)
  const { time } = world
  const now = () => time.now().getTime()
  const taken: { to: string; at: number }[] = []
  const ses = await startSes({
    port: 0,
    folder: await mkdtemp(join(folder, 'mail-')),
    limits,
    now,
    wait: time.waitWithin,
    listener: async ({ Records }) => {
      for (const { Sns } of Records) {
        const { eventType, mail } = JSON.parse(Sns.Message) as {
          eventType: string
          mail: { destination: string[] }
        }
        if (eventType === 'Send') taken.push({ to: mail.destination[0] ?? '', at: now() })
      }
    },
  })
  vi.stubEnv('AWS_ENDPOINT_URL_SES', ses.url)
  const mailer = world.through(sesMailer('luid-bulk', world.deps.now))
  const begin = () => world.begin({ mailer })
  await world.follow(TOPIC, addresses(readers))
  await world.campaign()
  try {
    return await work({ ...world, ses, taken, begin, send: () => time.end(begin()) })
  } finally {
    vi.unstubAllEnvs()
    await ses.stop()
  }
}

const PLENTY = { maxSendRate: 200, max24HourSend: 50_000 }
const once = (taken: readonly { to: string }[]) => taken.length === new Set(taken.map(({ to }) => to)).size

function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((at) => times.filter((other) => other > at - 1000 && other <= at).length))
}

describe('a campaign through SES', () => {
  it('goes at 80 % of the account’s rate and never faster, by SES’s clock, and is never throttled', async () => {
    await withSes(200, { maxSendRate: 50, max24HourSend: 50_000 }, async ({ send, taken, states, deps }) => {
      const warn = vi.spyOn(deps.log, 'warn')
      await send()
      expect(await states()).toEqual({ sent: 200 })
      expect(once(taken)).toBe(true)
      const times = taken.map(({ at }) => at)
      expect(mostInASecond(times)).toBeLessThanOrEqual(40)
      const [first = 0, last = 1000] = [times[0], times.at(-1)]
      expect(taken.length / ((last - first) / 1000)).toBeGreaterThan(40 * 0.95)
      expect(warn).not.toHaveBeenCalled()
    })
  })

  it('slows down where SES throttles it, and nobody is passed over', async () => {
    await withSes(120, PLENTY, async ({ ses, begin, time, taken, states }) => {
      const sending = begin()
      await time.until(() => taken.length > 10)
      // The quota as it was read says otherwise.
      ses.setLimits({ maxSendRate: 20 })
      await time.end(sending)
      expect(await states()).toEqual({ sent: 120 })
      expect(once(taken)).toBe(true)
      expect(taken).toHaveLength(120)
    })
  })

  it('skips one whom SES refuses', async () => {
    await withSes(40, PLENTY, async ({ ses, send, taken, deliveries, states }) => {
      ses.setFaults({
        to: 'lezer7@example.org',
        reject: { code: 'MessageRejected', message: 'Address blacklisted.' },
      })
      await send()
      expect(await states()).toEqual({ sent: 39, skipped: 1 })
      expect((await deliveries()).find(({ state }) => state === 'skipped')).toMatchObject({
        reason: 'refused',
      })
      expect(taken).toHaveLength(39)
    })
  })

  it('waits while SES is down, and takes up where it was', async () => {
    await withSes(60, PLENTY, async ({ ses, begin, time, taken, states }) => {
      ses.setFaults({ down: true })
      const sending = begin()
      await time.pass(60_000)
      expect(taken).toEqual([])
      ses.setFaults({})
      await time.end(sending)
      expect(await states()).toEqual({ sent: 60 })
      expect(once(taken)).toBe(true)
      expect(taken).toHaveLength(60)
    })
  })

  it.each(['before', 'after'] as const)(
    'calls unknown whose connection is cut %s the mail is taken, and nobody else',
    async (cut) => {
      await withSes(40, PLENTY, async ({ ses, send, taken, deliveries, states }) => {
        ses.setFaults({ to: 'lezer5@example.org', cut })
        await send()
        expect(await states()).toEqual({ sent: 39, unknown: 1 })
        const [unknown] = (await deliveries()).filter(({ state }) => state === 'unknown')
        expect(unknown?.claim).toBeDefined()
        expect(taken.filter(({ to }) => to === 'lezer5@example.org')).toHaveLength(cut === 'after' ? 1 : 0)
        expect(once(taken)).toBe(true)
      })
    },
  )

  it('risks few mails while every connection is cut', async () => {
    await withSes(200, PLENTY, async ({ ses, begin, time, taken, states }) => {
      ses.setFaults({ cut: 'after' })
      const sending = begin()
      await time.pass(60_000)
      ses.setFaults({})
      await time.end(sending)
      const { unknown = 0, sent = 0, ...others } = await states()
      expect(others).toEqual({})
      expect(unknown + sent).toBe(200)
      expect(unknown).toBeLessThan(100)
      expect(once(taken)).toBe(true)
    })
  })

  it('is in no hurry where SES is slow', async () => {
    await withSes(60, PLENTY, async ({ ses, send, taken, states }) => {
      ses.setFaults({ slowMs: 400 })
      await send()
      expect(await states()).toEqual({ sent: 60 })
      expect(once(taken)).toBe(true)
    })
  })

  it('pauses when the account is paused, and goes on with everybody once a manager says so', async () => {
    await withSes(50, PLENTY, async ({ ses, send, taken, states, read, manage }) => {
      ses.setFaults({ reject: { code: 'AccountSendingPausedException', message: 'paused' } })
      await send()
      expect(await read()).toMatchObject({
        state: 'paused',
        pause: { because: 'account', code: 'AccountSendingPaused' },
      })
      ses.setFaults({})
      await manage(ID, (seen) => legal(resume(seen, watched(NO_DELIVERIES))))
      await send()
      expect(await states()).toEqual({ sent: 50 })
      expect(taken).toHaveLength(50)
    })
  })

  it('pauses at 80 % of the 24 hours, and goes on by itself when SES allows more', async () => {
    await withSes(
      90,
      { maxSendRate: 200, max24HourSend: 50 },
      async ({ ses, send, taken, states, read, state }) => {
        await send()
        expect(await read()).toMatchObject({ state: 'paused', pause: { because: 'quota' } })
        expect(taken).toHaveLength(40)
        ses.setLimits({ max24HourSend: 500 })
        state.aheadMs += 60_000
        await send()
        expect(await states()).toEqual({ sent: 90 })
        expect(once(taken)).toBe(true)
      },
    )
  })

  it('keeps to 80 % of the 24 hours also where the sender before has just used some of them', async () => {
    await withSes(
      90,
      { maxSendRate: 20, max24HourSend: 50 },
      async ({ begin, send, time, taken, read, manage }) => {
        const sending = begin()
        await time.until(() => taken.length > 10)
        await manage(ID, (seen) => legal(pause(seen, { because: 'manager' }, time.now())))
        await time.end(sending)
        await manage(ID, (seen) => legal(resume(seen, watched(NO_DELIVERIES))))
        await send()
        expect(await read()).toMatchObject({ state: 'paused', pause: { because: 'quota' } })
        expect(taken).toHaveLength(40)
      },
    )
  })
})
