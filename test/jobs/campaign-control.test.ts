import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cancel, pause, resume } from '../../functions/domain/campaign.ts'
import { watched } from '../../functions/domain/campaign-figures.ts'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { topicList } from '../../functions/domain/list.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { addresses, type CampaignWorld, campaignWorld, legal, repeated } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign } from '../support/examples.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

const TOPIC = topicList('kinderhandel')
const ID = exampleCampaign().id
const SENT: SendOutcome = { sent: true, messageId: 'id' }
const fails = (because: Extract<SendOutcome, { sent: false }>['because'], code = 'Test'): SendOutcome => ({
  sent: false,
  because,
  code,
})

const PAUSE = (world: CampaignWorld) =>
  world.manage(ID, (seen) => legal(pause(seen, { because: 'manager' }, world.deps.now())))
const RESUME = (world: CampaignWorld) =>
  world.manage(ID, (seen) => legal(resume(seen, watched(world.state.counts))))
const CANCEL = (world: CampaignWorld) => world.manage(ID, (seen) => legal(cancel(seen, world.deps.now())))

async function underWay(readers: number, rate: number) {
  const world = await campaignWorld(server)
  await world.follow(TOPIC, addresses(readers))
  await world.campaign()
  world.state.quota = { rate, sent24Hours: 0 }
  return world
}

const some = (world: CampaignWorld, number: number) => world.time.until(() => world.mails.length >= number)

describe('a manager’s word', () => {
  it.each([
    ['pause', PAUSE],
    ['cancel', CANCEL],
  ] as const)('to %s takes effect within a second', async (_, say) => {
    const world = await underWay(120, 25)
    const running = world.begin()
    await some(world, 10)
    await say(world)
    const said = world.time.now().getTime()
    await world.time.end(running)
    expect(world.mails.filter(({ at }) => at.getTime() > said + 1000)).toEqual([])
    expect(world.mails.length).toBeLessThan(80)
    const { claimed = 0, sent, waiting = 0, ...others } = await world.states()
    expect([claimed, sent, others]).toEqual([0, world.mails.length, {}])
    // Those who were not gathered yet are, once it goes on.
    expect(waiting).toBeGreaterThan(0)
    // Nothing of it is taken up again by itself.
    await world.run()
    expect(world.mails).toHaveLength(sent ?? 0)
  })

  it('to go on takes effect in the run that is under way', async () => {
    const world = await underWay(80, 25)
    const other = `${ID}-b`
    await world.follow(topicList('andere'), addresses(80, 'ander'))
    await world.campaign({ id: other, audience: { ...exampleCampaign().audience, topics: ['andere'] } })
    const running = world.begin()
    await some(world, 10)
    await PAUSE(world)
    await world.time.pass(1_000)
    const own = () => world.mails.filter(({ tags }) => tags['campaign'] === ID).length
    const before = own()
    await world.time.pass(500)
    expect(own()).toBe(before)
    await RESUME(world)
    await world.time.until(() => own() > before)
    world.state.quota = { rate: 1000, sent24Hours: 0 }
    await world.time.end(running)
    expect(world.mails).toHaveLength(160)
    expect(repeated(world.mails)).toBe(0)
  })

  it('at any moments mails nobody twice and passes nobody over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 700 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.boolean(),
        async (pauses, ends) => {
          const world = await underWay(50, 65)
          world.state.answer = async () => {
            await world.time.wait(Math.random() * 20)
            return SENT
          }
          const over = { yes: false }
          const running = (async () => {
            while (!over.yes) {
              await world.begin()
              await world.time.wait(20)
            }
          })()
          const isSending = async () => (await world.read()).state === 'sending'
          for (const [until, standing] of pauses) {
            await world.time.pass(until)
            if (!(await isSending())) break
            try {
              await PAUSE(world)
            } catch {
              break
            }
            await world.time.pass(standing)
            await RESUME(world)
          }
          if (ends && (await isSending())) await CANCEL(world).catch(() => {})
          await world.time.until(async () => !(await isSending()))
          over.yes = true
          await world.time.end(running)
          expect(repeated(world.mails)).toBe(0)
          const { waiting = 0, sent = 0, ...others } = await world.states()
          expect(others).toEqual({})
          expect(sent).toBe(world.mails.length)
          if ((await world.read()).state === 'sent') expect([sent, waiting]).toEqual([50, 0])
        },
      ),
      { numRuns: 6 },
    )
  })
})

describe('a campaign pauses itself', () => {
  it.each([
    ['bounces', { delivered: 470, bounced: 30 }],
    ['complaints', { delivered: 999, complained: 1 }],
  ] as const)('at too many %s, tells why, and goes on at a manager’s word', async (because, counts) => {
    const world = await underWay(60, 25)
    const error = vi.spyOn(world.deps.log, 'error')
    world.state.counts = { ...NO_DELIVERIES, ...counts }
    await world.run()
    expect(await world.read()).toMatchObject({ state: 'paused', pause: { because } })
    expect(error.mock.calls.map(([, more]) => more)).toEqual([
      { code: 'campaign-paused', campaign: ID, because, ses: undefined },
    ])
    expect(world.mails.length).toBeLessThan(50)
    await RESUME(world)
    await world.run()
    expect(world.mails).toHaveLength(60)
    expect((await world.read()).state).toBe('sent')
  })

  it('on a fault of the account, and burns no recipient', async () => {
    const world = await underWay(100, 100)
    world.state.answer = (to) =>
      world.mails.length < 20 || to === '' ? SENT : fails('account-fault', 'AccountSendingPaused')
    await world.run()
    expect(await world.read()).toMatchObject({
      state: 'paused',
      pause: { because: 'account', code: 'AccountSendingPaused' },
    })
    const { waiting = 0, sent, ...others } = await world.states()
    expect([sent, others]).toEqual([20, {}])
    expect(waiting).toBeGreaterThan(0)
    world.state.answer = () => SENT
    await RESUME(world)
    await world.run()
    expect(await world.states()).toEqual({ sent: 100 })
    expect(repeated(world.mails)).toBe(0)
  })

  it('where its mails cannot be made, and says why', async () => {
    const world = await underWay(5, 100)
    await world.run({ compose: async () => ({ ok: false, code: 'organisation-missing' }) })
    expect((await world.read()).pause).toMatchObject({ because: 'account', code: 'organisation-missing' })
    expect(world.mails).toEqual([])
  })

  it('at 80 % of the account’s quota, to the mail, and goes on by itself once enough is free', async () => {
    const world = await underWay(200, 1000)
    world.state.quota = { rate: 1000, max24Hours: 300, sent24Hours: 160 }
    await world.run()
    expect(await world.read()).toMatchObject({ state: 'paused', pause: { because: 'quota' } })
    expect(world.mails).toHaveLength(80)
    // However long it waits, its figures show the whole audience.
    expect(await world.states()).toEqual({ sent: 80, waiting: 120 })
    // A little is not worth it.
    world.state.aheadMs += 60_000
    world.state.quota = { rate: 1000, max24Hours: 300, sent24Hours: 230 }
    await world.run()
    expect(world.mails).toHaveLength(80)
    world.state.quota = { rate: 1000, max24Hours: 300, sent24Hours: 100 }
    await world.run()
    expect(world.mails).toHaveLength(200)
    expect(repeated(world.mails)).toBe(0)
    expect((await world.read()).state).toBe('sent')
  })

  it('when SES says that the quota is used up', async () => {
    const world = await underWay(60, 1000)
    world.state.answer = () => (world.mails.length < 25 ? SENT : fails('quota-used'))
    world.state.quota = { rate: 1000, max24Hours: 40, sent24Hours: 0 }
    await world.run()
    expect(await world.read()).toMatchObject({ state: 'paused', pause: { because: 'quota' } })
    const { waiting = 0, ...others } = await world.states()
    expect(others).toEqual({ sent: 25 })
    world.state.answer = () => SENT
    world.state.quota = { rate: 1000, sent24Hours: 0 }
    // What SES says may be behind: it is not asked for more at once.
    await world.run()
    expect(world.mails).toHaveLength(25)
    world.state.aheadMs += 60_000
    await world.run()
    expect(await world.states()).toEqual({ sent: 60 })
    expect(waiting).toBeGreaterThan(0)
  })

  it('when SES refuses one after the other: that is no fault of theirs, whatever it calls it', async () => {
    const world = await underWay(120, 50)
    world.state.answer = (to) =>
      world.mails.length < 20 && !to.includes('7') ? SENT : fails('refused', 'Odd')
    await world.run()
    expect(await world.read()).toMatchObject({ state: 'paused', pause: { because: 'account', code: 'Odd' } })
    const { skipped = 0, sent } = await world.states()
    expect(sent).toBe(20)
    // A few are under way when it is seen.
    expect(skipped).toBeGreaterThanOrEqual(25)
    expect(skipped).toBeLessThan(80)
    world.state.answer = (to) => (to.includes('7') ? fails('refused', 'Odd') : SENT)
    await RESUME(world)
    await world.run()
    expect((await world.read()).state).toBe('sent')
  })

  it('not where a manager has cancelled it meanwhile', async () => {
    const world = await underWay(30, 20)
    world.state.answer = async () => {
      await CANCEL(world).catch(() => {})
      return fails('account-fault')
    }
    await world.run()
    expect((await world.read()).state).toBe('cancelled')
  })
})

describe('confirmation mail', () => {
  it('goes first: while it is overdue no campaign mail goes', async () => {
    const world = await underWay(50, 100)
    let isOverdue = true
    const overdueMs: number[] = []
    const isAnyDue = async (before: Date) => {
      overdueMs.push(world.deps.now().getTime() - before.getTime())
      return isOverdue
    }
    const running = world.begin({ dueMails: { isAnyDue } })
    await world.time.until(async () => (await world.states()).waiting === 50)
    await world.time.pass(2_000)
    expect(world.mails.length).toBeLessThan(10)
    const before = world.mails.length
    await world.time.pass(10_000)
    expect(world.mails.length).toBe(before)
    isOverdue = false
    await world.time.end(running)
    expect(world.mails).toHaveLength(50)
    // What the timer will see to in a moment is not overdue.
    expect(Math.min(...overdueMs)).toBeGreaterThan(60_000)
  })
})

describe('the end of a campaign', () => {
  it('comes when its figures are complete: what says that it is sent says all that it sent', async () => {
    const world = await underWay(20, 1000)
    const seen: { counted: number; state: string }[] = []
    const figures: CampaignWorld['deps']['figures'] = {
      read: async (id) => {
        const counts = seen.length < 6 ? NO_DELIVERIES : await world.deps.figures.read(id)
        seen.push({ counted: counts.sent, state: (await world.read()).state })
        return counts
      },
    }
    await world.run({ figures })
    expect(seen.filter(({ counted }) => counted < 20).length).toBeGreaterThanOrEqual(6)
    expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(['sending']))
    expect(await world.read()).toMatchObject({ state: 'sent' })
  })

  it('comes all the same where counting stands still', async () => {
    const world = await underWay(20, 1000)
    const figures: CampaignWorld['deps']['figures'] = {
      read: async () => {
        world.state.aheadMs += 3_000
        return NO_DELIVERIES
      },
    }
    await world.run({ figures })
    expect(await world.read()).toMatchObject({ state: 'sent' })
    expect(world.mails).toHaveLength(20)
  })
})
