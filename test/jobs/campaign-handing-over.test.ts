import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Delivery } from '../../functions/domain/delivery.ts'
import { topicList } from '../../functions/domain/list.ts'
import { handOver } from '../../functions/jobs/campaign-handing-over.ts'
import { campaignWorld, keyOf } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

const TOPIC = topicList('kinderhandel')
const EMAIL = 'lezer@example.org'

function opening() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

/** A delivery whose turn has come, and that waits for room within the rate until it is let through. */
async function atTheGate() {
  const { deps, mails, follow, campaign: made, states } = await campaignWorld(server)
  await follow(TOPIC, [EMAIL])
  const campaign = await made()
  const delivery: Delivery = {
    campaign: campaign.id,
    person: keyOf(EMAIL),
    state: 'waiting',
    lists: [TOPIC],
    locale: 'nl',
    at: new Date().toISOString(),
  }
  await deps.deliveries.add(delivery)
  const composed = await deps.compose(campaign)
  if (!composed.ok) throw new Error(composed.code)
  const [standing] = await deps.audience.standing([delivery], () => [])
  const gate = opening()
  const came = opening()
  const state = { mayClaim: true, unused: 0 }
  const handed = handOver(
    deps,
    {
      campaign,
      mails: composed.value,
      signed: () => [],
      fence: 1,
      pacer: { throttled: () => {}, unanswered: () => {}, answered: () => {} },
      mayClaim: () => state.mayClaim,
    },
    delivery,
    standing,
    {
      go: () => {
        came.open()
        return gate.opened
      },
      done: () => {},
      unused: () => {
        state.unused += 1
      },
    },
  )
  await came.opened
  return { handed, mails, states, state, letThrough: gate.open }
}

it('claims nothing that waits for room: a crash then leaves nobody in doubt', async () => {
  const { handed, mails, states, letThrough } = await atTheGate()
  expect(await states()).toEqual({ waiting: 1 })
  letThrough()
  expect(await handed).toBe('sent')
  expect(mails).toHaveLength(1)
  expect(await states()).toEqual({ sent: 1 })
})

it('claims nothing after a pause that came while it waited, and leaves its turn to others', async () => {
  const { handed, mails, states, state, letThrough } = await atTheGate()
  state.mayClaim = false
  letThrough()
  expect(await handed).toBe('again')
  expect(state.unused).toBe(1)
  expect(mails).toEqual([])
  expect(await states()).toEqual({ waiting: 1 })
})
