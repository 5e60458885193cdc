import type { Context } from 'aws-lambda'
import { expect, it, vi } from 'vitest'
import { campaignInvokes } from '../../infra/local/campaign-invokes.ts'

const TEST = { campaign: 'c1', locale: 'nl', to: 'noor@example.org' } as const

/** A function whose runs last until their time is up, as the sender's do. */
function longRuns() {
  const events: unknown[] = []
  let running = 0
  return {
    events,
    running: () => running,
    handler: async (event: unknown, context: Context) => {
      events.push(event)
      running += 1
      await vi.waitUntil(() => context.getRemainingTimeInMillis() === 0, { timeout: 60_000, interval: 5 })
      running -= 1
    },
  }
}

it('wakes without waiting, beside what runs already', async () => {
  const runs = longRuns()
  const invokes = campaignInvokes(() => {})
  invokes.start(runs.handler)
  await invokes.campaigns.wake()
  await invokes.campaigns.wake()
  expect(runs.running()).toBe(2)
  expect(runs.events).toEqual([{ look: true }, { look: true }])
  await invokes.stop()
})

it('gives a run the time that it has on AWS', async () => {
  const left: number[] = []
  const invokes = campaignInvokes(() => {})
  invokes.start(async (_event, context) => {
    left.push(context.getRemainingTimeInMillis())
  })
  await invokes.campaigns.wake()
  await invokes.stop()
  expect(left[0]).toBeGreaterThan(14 * 60_000)
})

it('stops at once: those who run have no time left, and nobody is woken any more', async () => {
  const runs = longRuns()
  const invokes = campaignInvokes(() => {})
  invokes.start(runs.handler)
  await invokes.campaigns.wake()
  const stopped = invokes.stop()
  await invokes.campaigns.wake()
  await stopped
  expect(runs.running()).toBe(0)
  expect(runs.events).toHaveLength(1)
})

it('tells of a run that failed, and does not try it again', async () => {
  const told: string[] = []
  let calls = 0
  const invokes = campaignInvokes((line) => told.push(line))
  invokes.start(async () => {
    calls += 1
    throw new TypeError('noor@example.org')
  })
  await invokes.campaigns.wake()
  await invokes.stop()
  await expect.poll(() => told).toEqual([expect.stringMatching(/^send-campaigns: failed: TypeError at /)])
  expect(told.join()).not.toContain('@')
  expect(calls).toBe(1)
})

it('answers a test with what came of it', async () => {
  const asked: unknown[] = []
  const invokes = campaignInvokes(() => {})
  invokes.start(async (event) => {
    asked.push(event)
    return { sent: false, code: 'MessageRejected' }
  })
  expect(await invokes.campaigns.test(TEST)).toEqual({ sent: false, code: 'MessageRejected' })
  expect(asked).toEqual([{ test: TEST }])
  await invokes.stop()
})
