import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type Campaign,
  cancel,
  finish,
  pause,
  resendUnknown,
  resume,
  SETTLE_MS,
} from '../../functions/domain/campaign.ts'
import { watched } from '../../functions/domain/campaign-figures.ts'
import { LEASE_MS } from '../../functions/domain/campaign-walk.ts'
import type { Delivery } from '../../functions/domain/delivery.ts'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { topicList } from '../../functions/domain/list.ts'
import { gatherShard } from '../../functions/jobs/campaign-gathering.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { keys, SHARD_NUMBERS } from '../../functions/table/keys.ts'
import { peopleTable } from '../../functions/table/people.ts'
import {
  addresses,
  type CampaignWorld,
  campaignWorld,
  keyOf,
  legal,
  repeated,
} from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign, exampleDelivery } from '../support/examples.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

const TOPIC = topicList('kinderhandel')
const ID = exampleCampaign().id
const SENT: SendOutcome = { sent: true, messageId: 'id' }

async function followed(readers: number): Promise<CampaignWorld> {
  const world = await campaignWorld(server)
  await world.follow(TOPIC, addresses(readers))
  await world.campaign()
  return world
}

const paused = (seen: Campaign) => legal(pause(seen, { because: 'manager' }, new Date()))

describe('a campaign', () => {
  it('that cannot be read keeps nobody from the mail of another, and is told', async () => {
    const world = await followed(5)
    const error = vi.spyOn(world.deps.log, 'error')
    const broken = '00000000000000-broken'
    for (const Item of [keys.agenda(broken), { ...keys.campaign(broken), state: 'sending' }])
      await world.client.send(new PutCommand({ TableName: world.tableName, Item }))
    await world.run()
    expect(world.mails).toHaveLength(5)
    expect((await world.read()).state).toBe('sent')
    expect(error.mock.calls.map(([, more]) => more)).toContainEqual(
      expect.objectContaining({ code: 'campaign-failed', campaign: broken }),
    )
  })

  it('that is edited right as it is to begin begins a moment later, as it is then', async () => {
    const world = await campaignWorld(server)
    await world.follow(TOPIC, addresses(3))
    await world.campaign({ state: 'scheduled', at: new Date().toISOString() })
    const { replace } = world.deps.campaigns
    const overtaken = vi.fn(replace).mockImplementationOnce(async (...of) => {
      await world.manage(ID, (seen) => ({ ...seen, name: 'Anders' }))
      return replace(...of)
    })
    await world.run({ campaigns: { ...world.deps.campaigns, replace: overtaken } })
    expect(await world.read()).toMatchObject({ state: 'sent', name: 'Anders' })
    expect(world.mails).toHaveLength(3)
  })

  it('that a manager goes on with is not paused by what its sender knew before', async () => {
    const world = await followed(5)
    world.state.counts = { ...NO_DELIVERIES, delivered: 400, bounced: 200 }
    const figures = {
      read: vi
        .fn(async () => world.state.counts)
        .mockImplementationOnce(async () => {
          await world.manage(ID, paused)
          await world.manage(ID, (seen) => legal(resume(seen, watched(world.state.counts))))
          return world.state.counts
        }),
    }
    await world.run({ figures })
    expect((await world.read()).state).toBe('sent')
  })

  it('that is paused before its sender looks at it again sends nothing, however long its mail takes to prepare', async () => {
    const world = await followed(50)
    const { read } = world.deps.campaigns
    const slow = vi.fn(async (id: string, current?: boolean) => {
      await world.time.wait(700)
      return read(id, current)
    })
    const compose = async (campaign: Campaign) => {
      await world.manage(ID, paused)
      return world.deps.compose(campaign)
    }
    await world.run({ campaigns: { ...world.deps.campaigns, read: slow }, compose })
    expect(world.mails).toEqual([])
  })
})

it('leaves nothing of who is erased while their delivery is written, also where their turn never comes', async () => {
  const world = await followed(60)
  world.state.quota = { rate: 1, sent24Hours: 0 }
  const { deliveries } = world.deps
  const erased = addresses(10).map(keyOf)
  const add = async (delivery: Delivery) => {
    if (erased.includes(delivery.person))
      await peopleTable(world.client, world.tableName).erase(delivery.person, new Date())
    return deliveries.add(delivery)
  }
  const running = world.begin({ deliveries: { ...deliveries, add } })
  const others = async () => (await world.deliveries()).filter(({ person }) => !erased.includes(person))
  await world.time.until(async () => (await others()).length === 50)
  await world.manage(ID, (seen) => legal(cancel(seen, new Date())))
  await world.time.end(running)
  const kept = JSON.stringify(await world.items())
  expect(erased.filter((person) => kept.includes(person))).toEqual([])
})

describe('a sender whom a later one has overtaken', () => {
  it('does not end what that one sends', async () => {
    const world = await followed(5)
    for (const shard of SHARD_NUMBERS)
      await world.deps.walks.saveWalk(ID, { shard, phase: 'sending', fence: 99 })
    const claim = { fence: 99, at: new Date().toISOString() }
    const person = keyOf('lezer3@example.org')
    await world.deps.deliveries.add(exampleDelivery(person))
    await world.deps.deliveries.change({ campaign: ID, person }, 'claim', new Date(), { claim })
    await world.run()
    expect((await world.read()).state).toBe('sending')
    expect(await world.states()).toEqual({ claimed: 1 })
  })

  it('skips nobody whom that one hands over', async () => {
    const { deps } = await campaignWorld(server)
    const of = { campaign: ID, person: keyOf('lezer@example.org') }
    await deps.deliveries.add(exampleDelivery(of.person))
    const claim = { fence: 99, at: new Date().toISOString() }
    await deps.deliveries.change(of, 'claim', new Date(), { claim })
    expect(await deps.deliveries.change(of, 'skip', new Date(), { reason: 'left' })).toBe(false)
  })

  it('gathers nobody any more once it wakes', async () => {
    const world = await followed(20)
    const { audience } = world.deps
    // It stands still right before it writes down whom it has read.
    const pages = async function* (...of: Parameters<typeof audience.pages>) {
      for await (const page of audience.pages(...of)) {
        world.state.aheadMs += LEASE_MS
        yield page
      }
    }
    await world.run({ audience: { ...audience, pages } }, 22_000)
    expect(await world.deliveries()).toEqual([])
  })
})

describe('a mail that is sent again', () => {
  it('and that SES does not take is as unknown as it was, until SES takes it', async () => {
    const world = await followed(3)
    for (const email of addresses(3)) {
      const claim = { fence: 1, at: new Date().toISOString() }
      await world.deps.deliveries.add(exampleDelivery(keyOf(email), { state: 'unknown', claim }))
    }
    for (const shard of SHARD_NUMBERS) await world.deps.walks.saveWalk(ID, { shard, phase: 'done', fence: 1 })
    await world.manage(ID, (seen) => legal(finish(seen, new Date())))
    await world.manage(ID, (seen) => legal(resendUnknown(seen, new Date())))
    world.state.aheadMs += SETTLE_MS
    world.state.answer = () => ({ sent: false, because: 'account-fault', code: 'AccountSendingPaused' })
    await world.run()
    expect(await world.read()).toMatchObject({ state: 'paused', pause: { because: 'account' } })
    expect(await world.states()).toEqual({ unknown: 3 })
    await world.manage(ID, (seen) => legal(resume(seen, watched(world.state.counts))))
    let hurried = 2
    world.state.answer = () =>
      hurried-- > 0 ? { sent: false, because: 'throttled', code: 'Throttling' } : SENT
    await world.run()
    expect(await world.states()).toEqual({ sent: 3 })
    expect(world.mails).toHaveLength(3)
    expect((await world.read()).state).toBe('sent')
  })
})

describe('a write whose answer is lost', () => {
  it('is repeated by the SDK, and is still the sender’s own', async () => {
    const world = await followed(60)
    const twice = new Proxy(world.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name)
        return async (command: Parameters<typeof target.send>[0]) => {
          if (/Update|Put|Delete/.test(command.constructor.name)) await target.send(command)
          return target.send(command)
        }
      },
    })
    let calls = 0
    const answers: Record<number, SendOutcome> = {
      7: { sent: false, because: 'throttled', code: 'Throttling' },
      11: { sent: false, because: 'refused', code: 'MessageRejected' },
      13: { sent: false, because: 'unknown', code: 'TimeoutError' },
    }
    world.state.answer = () => answers[++calls] ?? SENT
    // A lease whose taking is repeated is nobody's, and ends by itself.
    const { lease: _, ...tables } = world.tables(twice)
    await world.run(tables)
    expect(await world.states()).toEqual({ sent: 58, skipped: 1, unknown: 1 })
    expect(world.mails).toHaveLength(58)
    expect(repeated(world.mails)).toBe(0)
    expect((await world.read()).state).toBe('sent')
  })
})

it('a shard whose wait for the index was cut short is passed by nobody', async () => {
  const world = await followed(5)
  const over = new AbortController()
  const saveWalk = vi.fn(async () => true)
  const wait = async () => over.abort()
  const campaign = exampleCampaign({
    startedAt: new Date().toISOString(),
    // Nobody who is seen already is in it.
    audience: { ...exampleCampaign().audience, locales: ['en'] },
  })
  const deps = { ...world.deps, walks: { saveWalk }, wait }
  for (const shard of SHARD_NUMBERS)
    await gatherShard(deps, campaign, { shard, phase: 'gathering', fence: 1 }, async () => {}, over.signal)
  expect(saveWalk).not.toHaveBeenCalled()
})
