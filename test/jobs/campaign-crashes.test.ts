import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { resendUnknown, SETTLE_MS } from '../../functions/domain/campaign.ts'
import { LEASE_MS } from '../../functions/domain/campaign-walk.ts'
import { topicList } from '../../functions/domain/list.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { deliveryItem } from '../../functions/table/delivery-items.ts'
import { shardOf } from '../../functions/table/keys.ts'
import {
  addresses,
  type CampaignWorld,
  campaignWorld,
  keyOf,
  legal,
  mortal,
  repeated,
} from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign, exampleDelivery } from '../support/examples.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

/** Every so many steps a process dies in `npm test`; CAMPAIGN_CRASHES=1 for each. */
const STRIDE = Number(process.env['CAMPAIGN_CRASHES'] ?? 5)
const READERS = 5
const TOPIC = topicList('kinderhandel')
const ID = exampleCampaign().id

/** A campaign of its own, to a few followers of its own, that a process dies of at a step. */
async function crash(world: CampaignWorld, step: number, when: 'before' | 'after') {
  const topic = `topic-${when}-${step}`
  const id = `20261121120000-${topic}`
  await world.follow(topicList(topic), addresses(READERS, `${topic}-`))
  await world.campaign({ id, audience: { topics: [topic], petitions: [], countries: [], locales: [] } })
  const { process, deps } = mortal(world, step, when)
  const died = await world.run(deps).then(
    () => false,
    () => true,
  )
  expect(died).toBe(process.isDead)
  const inFlight = (await world.deliveries(id)).filter(({ state }) => state === 'claimed')
  world.state.aheadMs += LEASE_MS
  const mails = () => world.mails.filter(({ tags }) => tags['campaign'] === id)
  return { id, died, inFlight: inFlight.map(({ person }) => person).sort(), mails }
}

/** A sender that has as many mails in flight as `inFlight`, which SES never answers for, and dies. */
async function diesInFlight(world: CampaignWorld, inFlight: readonly string[]): Promise<void> {
  const { process, deps } = mortal(world, Number.POSITIVE_INFINITY, 'before')
  world.state.answer = (to) => (inFlight.includes(to) ? new Promise<SendOutcome>(() => {}) : SENT)
  void world.begin(deps)
  const expected = inFlight.map(keyOf).sort().join()
  await world.time.until(async () => {
    const deliveries = await world.deliveries(ID)
    const claimed = deliveries.filter(({ state }) => state === 'claimed').map(({ person }) => person)
    // These, not as many that are about to be sent.
    return claimed.sort().join() === expected && deliveries.every(({ state }) => state !== 'waiting')
  })
  process.isDead = true
  world.state.answer = () => SENT
  world.state.aheadMs += LEASE_MS
}
const SENT: SendOutcome = { sent: true, messageId: 'id' }

describe('a sender that dies', { timeout: 300_000 }, () => {
  it.each([
    ['before', 1],
    ['after', 3],
  ] as const)(
    '%s a write or a call is gone on for: nobody is mailed twice or passed over',
    async (when, first) => {
      const world = await campaignWorld(server)
      let crashes = 0
      for (let step = first as number; ; step += STRIDE) {
        const { id, died, inFlight, mails } = await crash(world, step, when)
        if (!died) break
        crashes += 1
        await world.run()
        expect((await world.read(id)).state).toBe('sent')
        const deliveries = await world.deliveries(id)
        expect(deliveries).toHaveLength(READERS)
        expect(repeated(mails())).toBe(0)
        // Whoever it had taken up and not recorded is unknown, and nobody else is.
        const unknown = deliveries.filter(({ state }) => state === 'unknown').map(({ person }) => person)
        expect(unknown.sort()).toEqual(inFlight)
        for (const { person, state } of deliveries) {
          if (state === 'unknown') continue
          expect(state).toBe('sent')
          expect(mails().filter(({ tags }) => tags['delivery'] === person)).toHaveLength(1)
        }
      }
      expect(crashes * STRIDE).toBeGreaterThan(45)
    },
  )

  it('leaves those unknown whom it had in flight, and nobody sends to them again but at a manager’s word', async () => {
    const world = await campaignWorld(server)
    const inFlight = addresses(60).filter((_, i) => i % 9 === 0)
    await world.follow(TOPIC, addresses(60))
    await world.campaign()
    await diesInFlight(world, inFlight)
    await world.run()
    expect(await world.states()).toEqual({ sent: 60 - inFlight.length, unknown: inFlight.length })
    expect((await world.read()).state).toBe('sent')
    await world.run()
    expect(world.mails).toHaveLength(60 - inFlight.length)

    // SES reports of one after all that it went.
    const [reported = '', ...others] = inFlight
    const of = { campaign: ID, person: keyOf(reported) }
    expect(await world.deps.deliveries.change(of, 'took', new Date(), {})).toBe(true)
    await world.manage(ID, (seen) => legal(resendUnknown(seen, world.deps.now())))
    // What SES may still report is waited for.
    world.state.aheadMs += SETTLE_MS / 2
    const running = world.begin()
    await world.time.pass(5_000)
    expect(world.mails).toHaveLength(60 - inFlight.length)
    world.state.aheadMs += SETTLE_MS
    await world.time.end(running)
    expect(
      world.mails
        .slice(60 - inFlight.length)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(others.sort())
    expect(await world.states()).toEqual({ sent: 60 })
    expect(await world.read()).toMatchObject({ state: 'sent' })
    expect(await world.read()).not.toHaveProperty('resending')
  })

  it('again, while it sends again, leaves unknown whom it had in flight then', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(30))
    await world.campaign()
    await diesInFlight(world, addresses(12))
    await world.run()
    expect((await world.states()).unknown).toBe(12)
    await world.manage(ID, (seen) => legal(resendUnknown(seen, world.deps.now())))
    world.state.aheadMs += 2 * SETTLE_MS
    await diesInFlight(world, addresses(4))
    await world.run()
    expect(await world.states()).toEqual({ sent: 26, unknown: 4 })
    expect(repeated(world.mails)).toBe(0)
    await world.manage(ID, (seen) => legal(resendUnknown(seen, world.deps.now())))
    world.state.aheadMs += 2 * SETTLE_MS
    await world.run()
    expect(await world.states()).toEqual({ sent: 30 })
    expect(repeated(world.mails)).toBe(0)
  })

  it('sends to nobody again who has left or is suppressed, and calls them unknown still', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(5))
    await world.campaign()
    await diesInFlight(world, addresses(5))
    await world.run()
    await world.subscriptions.leave(keyOf('lezer0@example.org'), TOPIC, 'link', new Date())
    await world.suppressions.suppress(keyOf('lezer1@example.org'), 'bulk', 'complaint', new Date())
    await world.manage(ID, (seen) => legal(resendUnknown(seen, world.deps.now())))
    world.state.aheadMs += 2 * SETTLE_MS
    await world.run()
    expect(await world.states()).toEqual({ sent: 3, unknown: 2 })
    expect((await world.read()).state).toBe('sent')
    expect(world.mails.map(({ to }) => to).sort()).toEqual(addresses(5).slice(2))
  })
})

/** A sender that never learns that its lease is over. */
const deluded = (world: CampaignWorld) => ({
  ...world.deps.lease,
  renew: async (lease: { fence: number }, now: Date) => ({
    ...lease,
    until: new Date(now.getTime() + LEASE_MS).toISOString(),
  }),
  giveBack: async () => {},
})

describe('two senders', () => {
  it('are one: the other leaves once it sees that the first lives', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(80))
    await world.campaign()
    world.state.quota = { rate: 10, sent24Hours: 0 }
    const first = world.begin()
    await world.time.until(() => world.mails.length > 0)
    const send = vi.fn()
    await world.run({ mailer: { ...world.deps.mailer, send } })
    expect(send).not.toHaveBeenCalled()
    expect((await world.read()).state).toBe('sending')
    world.state.quota = { rate: 1000, sent24Hours: 0 }
    await world.time.end(first)
    expect(await world.states()).toEqual({ sent: 80 })
    expect(repeated(world.mails)).toBe(0)
  })

  it('that both believe to hold the lease mail nobody twice and pass nobody over', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(120))
    await world.campaign()
    const holding = (fence: number) => ({
      ...deluded(world),
      take: async (now: Date) => ({ fence, until: new Date(now.getTime() + LEASE_MS).toISOString() }),
    })
    // SES takes some time, so that each meets what the other has in flight.
    world.state.answer = async () => {
      await world.time.wait(Math.random() * 30)
      return SENT
    }
    await Promise.all([1, 2, 3].map((fence) => world.run({ lease: holding(fence) })))
    expect(repeated(world.mails)).toBe(0)
    expect(world.mails).toHaveLength(120)
    await world.run()
    expect(await world.states()).toEqual({ sent: 120 })
    expect((await world.read()).state).toBe('sent')
  })

  it('of whom one stood still and wakes: it records what it sent, and takes nothing up that is settled', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(80))
    await world.campaign()
    const asleep: (() => void)[] = []
    const sleepers = addresses(10)
    const sleeping = {
      now: world.time.now,
      lease: deluded(world),
      mailer: {
        ...world.deps.mailer,
        send: async (message: Parameters<typeof world.deps.mailer.send>[0]) => {
          if (sleepers.includes(message.to)) await new Promise<void>((resolve) => asleep.push(resolve))
          return world.deps.mailer.send(message)
        },
      },
    }
    const zombie = world.begin(sleeping)
    await world.time.until(() => asleep.length === 10)
    world.state.aheadMs += LEASE_MS
    await world.run()
    expect((await world.states()).unknown).toBe(10)
    for (const wake of asleep) wake()
    await world.time.end(zombie)
    expect(await world.states()).toEqual({ sent: 80 })
    expect(repeated(world.mails)).toBe(0)
    expect(world.mails).toHaveLength(80)
  })

  it('of whom one wrote a delivery late, behind where the other had come: it is met before the end', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(30))
    await world.follow(TOPIC, ['laat@example.org'], { since: new Date() })
    await world.campaign()
    const person = keyOf('laat@example.org')
    let isLate = false
    const walks = {
      ...world.deps.walks,
      saveWalk: async (...[id, walk]: Parameters<typeof world.deps.walks.saveWalk>) => {
        if (walk.shard === shardOf(person) && walk.phase === 'done' && !isLate) {
          isLate = true
          await world.put(deliveryItem(exampleDelivery(person)))
        }
        return world.deps.walks.saveWalk(id, walk)
      },
    }
    await world.run({ walks })
    expect(isLate).toBe(true)
    expect(await world.states()).toEqual({ sent: 31 })
    expect((await world.read()).state).toBe('sent')
  })
})
