import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { refused } from '../../functions/domain/result.ts'
import { HAND_OVER_MS } from '../../functions/jobs/send-campaigns.ts'
import type { Message } from '../../functions/mail/message.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { addresses, campaignWorld, keyOf, repeated } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign } from '../support/examples.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

const TOPIC = topicList('kinderhandel')
const PETITION = updatesList('geen-kind-te-koop')
const ID = exampleCampaign().id
const BOTH = {
  audience: { topics: ['kinderhandel'], petitions: ['geen-kind-te-koop'], countries: [], locales: [] },
}

describe('a campaign that is under way', () => {
  it('goes to each follower once, however many of its lists they follow', async () => {
    const { follow, campaign, run, mails, states, read } = await campaignWorld(server)
    await follow(TOPIC, addresses(100))
    await follow(PETITION, [...addresses(150).slice(50), 'alleen@example.org'])
    await campaign(BOTH)
    await run()
    expect(new Set(mails.map(({ to }) => to))).toEqual(new Set([...addresses(150), 'alleen@example.org']))
    expect(repeated(mails)).toBe(0)
    expect(await states()).toEqual({ sent: 151 })
    expect(await read()).toMatchObject({ state: 'sent', endedAt: expect.any(String) })
    const [mail] = mails
    expect(mail?.tags).toEqual({ mail: 'campaign', campaign: ID, delivery: keyOf(mail?.to ?? '') })
  })

  it('is sent at once where nobody follows', async () => {
    const { campaign, run, read, mails } = await campaignWorld(server)
    await campaign()
    await run()
    expect(mails).toEqual([])
    expect((await read()).state).toBe('sent')
  })

  it('keeps a person’s key in no item but their delivery, and gives the lease back', async () => {
    const { follow, campaign, run, items, deps } = await campaignWorld(server)
    await follow(TOPIC, addresses(120))
    await campaign()
    await run()
    const others = (await items()).filter(({ pk }) => !/^(DELIVERY|PERSON)#/.test(String(pk)))
    for (const email of addresses(120)) expect(JSON.stringify(others)).not.toContain(keyOf(email))
    const walks = others.filter(({ sk }) => String(sk).startsWith('WALK#'))
    expect(walks).toHaveLength(16)
    for (const walk of walks) expect(walk).not.toHaveProperty('from')
    expect(await deps.lease.take(new Date())).toMatchObject({ fence: 2 })
  })

  it('leaves out who is suppressed, and who joined once it had begun', async () => {
    const { follow, campaign, run, mails, suppressions, deliveries } = await campaignWorld(server)
    await follow(TOPIC, addresses(20))
    await follow(TOPIC, ['later@example.org'], { since: new Date() })
    await suppressions.suppress(keyOf('lezer3@example.org'), 'bulk', 'complaint', new Date())
    await suppressions.suppress(keyOf('lezer4@example.org'), 'all', 'bounce', new Date())
    await campaign()
    await run()
    const expected = addresses(20).filter((one) => !/lezer[34]@/.test(one))
    expect(mails.map(({ to }) => to).sort()).toEqual(expected.sort())
    expect(await deliveries()).toHaveLength(18)
  })

  it('skips who leaves or is suppressed before their turn and says why; of who is erased nothing stays', async () => {
    const world = await campaignWorld(server)
    const { follow, campaign, begin, time, mails, state, deliveries, items } = world
    await follow(TOPIC, addresses(40))
    await follow(PETITION, ['lezer1@example.org', 'lezer2@example.org'])
    await campaign(BOTH)
    // Slow at first, so that there is time.
    state.quota = { rate: 1, sent24Hours: 0 }
    const running = begin()
    await time.until(async () => (await deliveries()).length === 40)
    await time.until(() => mails.length > 0)
    const waiting = addresses(40).filter((one) => !mails.some(({ to }) => to === one))
    const [left = '', suppressed = '', erased = ''] = waiting.filter((one) => !/lezer[12]@/.test(one))
    const stays = waiting.find((one) => /lezer[12]@/.test(one)) ?? ''
    await world.subscriptions.leave(keyOf(left), TOPIC, 'link', new Date())
    await world.subscriptions.leave(keyOf(stays), TOPIC, 'link', new Date())
    await world.suppressions.suppress(keyOf(suppressed), 'bulk', 'complaint', new Date())
    await world.erase(erased)
    state.quota = { rate: 500, sent24Hours: 0 }
    await time.end(running)
    const byPerson = new Map((await deliveries()).map((one) => [one.person, one]))
    expect(byPerson.get(keyOf(left))).toMatchObject({ state: 'skipped', reason: 'left' })
    expect(byPerson.get(keyOf(suppressed))).toMatchObject({ state: 'skipped', reason: 'suppressed' })
    expect(byPerson.get(keyOf(stays))).toMatchObject({ state: 'sent' })
    expect(JSON.stringify(await items())).not.toContain(keyOf(erased))
    expect(mails).toHaveLength(37)
    expect(repeated(mails)).toBe(0)
  })

  it('goes in the language that stands at its turn', async () => {
    const { follow, campaign, run, deps, subscriptions } = await campaignWorld(server)
    await follow(TOPIC, ['noor@example.org'])
    await campaign()
    const audience = {
      ...deps.audience,
      standing: async (...of: Parameters<typeof deps.audience.standing>) => {
        await subscriptions.setLocale(keyOf('noor@example.org'), 'en')
        return deps.audience.standing(...of)
      },
    }
    const languages: string[] = []
    const send = async ({ language }: Message) => {
      languages.push(language)
      return { sent: true as const, messageId: 'id' }
    }
    await run({ audience, mailer: { ...deps.mailer, send } })
    expect(languages).toEqual(['en'])
  })

  it('goes on past a follower or a delivery that cannot be read, and past a mail that cannot be made', async () => {
    const { follow, campaign, run, deps, mails, put, states } = await campaignWorld(server)
    await follow(TOPIC, addresses(30))
    await campaign()
    const error = vi.spyOn(deps.log, 'error')
    await put({
      pk: `PERSON#${keyOf('x')}`,
      sk: `SUBSCRIPTION#${TOPIC}`,
      listKey: `SUBSCRIBERS#${TOPIC}#3`,
      listSort: keyOf('x'),
    })
    await put({ pk: `DELIVERY#${ID}#5`, sk: keyOf('y'), state: 'odd' })
    const compose: typeof deps.compose = async (of) => {
      const made = await deps.compose(of)
      if (!made.ok) return made
      return {
        ok: true,
        value: {
          mailFor: (to) =>
            to.email === 'lezer7@example.org'
              ? Promise.reject(new Error('poisoned'))
              : made.value.mailFor(to),
        },
      }
    }
    const send = async (message: Message) => {
      if (message.to === 'lezer8@example.org') throw new Error('no MIME of it')
      return deps.mailer.send(message)
    }
    await run({ compose, mailer: { ...deps.mailer, send } })
    expect(mails).toHaveLength(28)
    const codes = error.mock.calls.map(([, more]) => (more as { code: string }).code)
    expect(codes.sort()).toEqual([
      'campaign-mail-failed',
      'campaign-mail-failed',
      'campaign-unreadable',
      'campaign-unreadable',
    ])
    await put({
      pk: `DELIVERY#${ID}#5`,
      sk: keyOf('y'),
      state: 'skipped',
      lists: [],
      locale: 'nl',
      at: new Date().toISOString(),
    })
    expect(await states()).toEqual({ sent: 28, skipped: 3 })
  })

  it('meets a fault and is tried again; the campaign beside it goes on', async () => {
    const { follow, campaign, run, deps, mails, read } = await campaignWorld(server)
    const other = `${ID}-b`
    await follow(TOPIC, addresses(10))
    await follow(topicList('andere'), addresses(10, 'ander'))
    await campaign()
    await campaign({ id: other, audience: { ...exampleCampaign().audience, topics: ['andere'] } })
    const error = vi.spyOn(deps.log, 'error')
    const walks = {
      ...deps.walks,
      walks: async (id: string) => {
        if (id === ID) throw new Error('table')
        return deps.walks.walks(id)
      },
    }
    await run({ walks })
    expect(error.mock.calls.map(([, more]) => more)).toEqual([
      { code: 'campaign-failed', campaign: ID, fault: 'Error' },
    ])
    expect([(await read(ID)).state, (await read(other)).state]).toEqual(['sending', 'sent'])
    await run()
    expect((await read(ID)).state).toBe('sent')
    expect(mails).toHaveLength(20)
  })

  it('shares the rate with another one', async () => {
    const { follow, campaign, run, mails, state } = await campaignWorld(server)
    const other = `${ID}-b`
    await follow(TOPIC, addresses(60))
    await follow(topicList('andere'), addresses(60, 'ander'))
    await campaign()
    await campaign({ id: other, audience: { ...exampleCampaign().audience, topics: ['andere'] } })
    state.quota = { rate: 25, sent24Hours: 0 }
    await run()
    expect(mails).toHaveLength(120)
    const half = mails.slice(20, 80).filter(({ tags }) => tags['campaign'] === ID).length
    expect(half).toBeGreaterThan(20)
    expect(half).toBeLessThan(40)
  })
})

describe('the time of a campaign', () => {
  const { startedAt: _, ...draft } = exampleCampaign({ state: 'scheduled' })

  it('begins what is due, with an audit entry; whoever followed a moment before is in', async () => {
    const { follow, campaign, begin, time, mails, read, tableName, client } = await campaignWorld(server)
    await campaign({ ...draft, at: time.now().toISOString() })
    const running = begin()
    await time.until(async () => (await read()).state === 'sending')
    const { startedAt = '' } = await read()
    // The index shows it late.
    await follow(TOPIC, addresses(5), { since: new Date(Date.parse(startedAt) - 1) })
    await time.end(running)
    expect(mails).toHaveLength(5)
    const { items } = await auditTable(client, tableName).list(startedAt.slice(0, 7), 10)
    const own = items.filter(({ actor }) => actor === 'sender')
    expect(own.map(({ action, subject }) => [action, subject])).toEqual([
      ['campaign-sent', ID],
      ['campaign-begun', ID],
    ])
  })

  it('waits for what is due soon, and leaves what is due later alone', async () => {
    const { campaign, run, read, time } = await campaignWorld(server)
    const later = (milliseconds: number) => new Date(time.now().getTime() + milliseconds).toISOString()
    const at = later(3_000)
    await campaign({ ...draft, at })
    await campaign({ ...draft, id: `${ID}-b`, at: later(120_000) })
    await run()
    const { startedAt = '' } = await read()
    expect(Date.parse(startedAt) - Date.parse(at)).toBeGreaterThanOrEqual(0)
    expect(Date.parse(startedAt) - Date.parse(at)).toBeLessThan(2_000)
    expect((await read(`${ID}-b`)).state).toBe('scheduled')
  })

  it('notices what is scheduled while another one is under way', async () => {
    const { follow, campaign, begin, time, state, mails, read } = await campaignWorld(server)
    await follow(TOPIC, addresses(60))
    await follow(topicList('andere'), addresses(5, 'ander'))
    await campaign()
    state.quota = { rate: 10, sent24Hours: 0 }
    const running = begin()
    await time.until(() => mails.length > 5)
    const other = `${ID}-b`
    const audience = { ...exampleCampaign().audience, topics: ['andere'] }
    await campaign({ ...draft, id: other, audience, at: time.now().toISOString() })
    await time.until(async () => (await read(other)).state === 'sent')
    expect((await read()).state).toBe('sending')
    state.quota = { rate: 1000, sent24Hours: 0 }
    await time.end(running)
    expect(mails).toHaveLength(65)
  })

  it('is handed over before the function’s runs out, and gone on with where it was', async () => {
    const { follow, campaign, run, state, mails, read, deps, states } = await campaignWorld(server)
    await follow(TOPIC, addresses(100))
    await campaign()
    state.quota = { rate: 24, sent24Hours: 0 }
    for (let runs = 1; (await read()).state === 'sending'; runs++) {
      await run({}, HAND_OVER_MS + 1500)
      if ((await read()).state !== 'sending') break
      expect(state.woken).toBe(runs)
      expect((await states()).claimed ?? 0).toBe(0)
      const walks = await deps.walks.walks(ID)
      expect(walks.length).toBeGreaterThan(0)
    }
    expect(state.woken).toBeGreaterThan(1)
    expect(mails).toHaveLength(100)
    expect(repeated(mails)).toBe(0)
  })

  it('takes nothing up when there is no time at all, and wakes nobody', async () => {
    const { follow, campaign, run, mails, state, read } = await campaignWorld(server)
    await follow(TOPIC, addresses(5))
    await campaign()
    await run({}, HAND_OVER_MS - 1)
    expect([mails.length, state.woken, (await read()).state]).toEqual([0, 0, 'sending'])
  })
})

describe('a test of a campaign', () => {
  const TEST = { test: { campaign: ID, locale: 'en' as const, to: 'manager@example.org', name: 'Ada' } }
  const context = { getRemainingTimeInMillis: () => 60_000 }

  it('goes to one address, in one language, and concerns no delivery', async () => {
    const { campaign, send, mails, deliveries, deps } = await campaignWorld(server)
    await campaign({ state: 'draft' })
    const mailFor = vi.fn(async () => ({
      from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
      to: 'manager@example.org',
      subject: 's',
      text: 't',
      html: 'h',
      language: 'en',
      preheader: '',
    }))
    const compose: typeof deps.compose = async () => ({ ok: true, value: { mailFor } })
    await expect(send({ compose })(TEST, context)).resolves.toEqual({ sent: true })
    expect(mailFor).toHaveBeenCalledWith(
      expect.objectContaining({ email: 'manager@example.org', locale: 'en', name: 'Ada', lists: [TOPIC] }),
    )
    expect(mails.map(({ to, tags }) => [to, tags])).toEqual([
      ['manager@example.org', { mail: 'campaign', campaign: ID }],
    ])
    expect(await deliveries()).toEqual([])
  })

  it('tells why it did not go', async () => {
    const { campaign, send, state } = await campaignWorld(server)
    await expect(send()(TEST, context)).resolves.toEqual({ sent: false, code: 'campaign-unknown' })
    await campaign({ state: 'draft' })
    const compose = async () => refused('campaign-incomplete')
    await expect(send({ compose })(TEST, context)).resolves.toEqual({
      sent: false,
      code: 'campaign-incomplete',
    })
    state.answer = () => ({ sent: false, because: 'account-fault', code: 'AccountSendingPaused' })
    await expect(send()(TEST, context)).resolves.toEqual({ sent: false, code: 'AccountSendingPaused' })
  })
})
