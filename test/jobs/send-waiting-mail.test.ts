import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomNonce } from '../../functions/crypto.ts'
import type { DueItem } from '../../functions/domain/due-mail.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendDueConfirmations } from '../../functions/jobs/send-due-confirmations.ts'
import {
  type RunResult,
  type SenderDependencies,
  sendWaitingMail,
} from '../../functions/jobs/send-waiting-mail.ts'
import type { Message } from '../../functions/mail/message.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { keys } from '../../functions/table/keys.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { myDataRequestItem, subscriptionRequestItem } from '../../functions/table/request-items.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { testClock } from '../support/clock.ts'
import { addressOf, signatureKey } from '../support/due-mail.ts'
import { localClient, startTable, type TestTable } from '../support/dynamodb.ts'
import { myDataRequestOf, signatureOf, subscriptionRequestOf } from '../support/examples.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SENT: SendOutcome = { sent: true, messageId: 'id' }
const fails = (because: Extract<SendOutcome, { sent: false }>['because']): SendOutcome => ({
  sent: false,
  because,
  code: 'Test',
})

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

type World = Awaited<ReturnType<typeof world>>

/** A table of its own, since the timer looks after all that is due; a clock; a mailer that answers as told. */
async function world(answer: (mail: { to: string }) => SendOutcome = () => SENT) {
  const tableName = `world-${randomUUID()}`
  await createTable(new DynamoDBClient(localClient(server.endpoint)), tableName)
  const clock = testClock()
  const signatures = signatureTable(server.client, tableName)
  const shares = mailShareTable(server.client, tableName)
  const suppressions = suppressionTable(server.client, tableName)
  const dueMails = dueMailTable(server.client, tableName)
  const mails: { to: string; tags: Message['tags']; at: number }[] = []
  const waits: number[] = []
  const state = { answer }
  const deps: SenderDependencies & { dueMails: typeof dueMails; shares: typeof shares } = {
    dueMails,
    shares,
    mailer: {
      send: async (message) => {
        const mail = { to: message.to, tags: message.tags }
        const outcome = state.answer(mail)
        if (outcome.sent) mails.push({ ...mail, at: clock.now().getTime() })
        return outcome
      },
      ratePerSecond: async () => 100,
    },
    compose: async (item) => ({
      from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
      to: addressOf(item),
      subject: 'Bevestig',
      text: 'Bevestig',
      html: '<p>Bevestig</p>',
      language: 'nl',
    }),
    turn: async () => {},
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      clock.advance(milliseconds)
    },
    random: () => 0.5,
    newRun: randomNonce,
    now: clock.now,
    log: new Logger({ logLevel: 'SILENT' }),
  }
  const store = async (petition: string, name: string, change: Partial<Signature> = {}) => {
    const signature = signatureOf(petition, `${name}@example.org`, clock.now(), change)
    await signatures.create(signature)
    return signature
  }
  const timer = sendDueConfirmations(deps)
  const tick = () => timer({}, { getRemainingTimeInMillis: () => 300_000 })
  const pass = async (milliseconds: number, step = MINUTE) => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      clock.advance(step)
      await tick()
    }
  }
  const to = (signature: Signature) => mails.filter((mail) => mail.to === signature.email)
  return {
    tableName,
    clock,
    deps,
    signatures,
    suppressions,
    mails,
    waits,
    state,
    store,
    tick,
    pass,
    to,
  }
}

/** One run over signatures. */
const send = (deps: SenderDependencies, ...of: readonly Signature[]): Promise<RunResult> =>
  sendWaitingMail(deps, of.map(signatureKey))

describe('one run of confirmation mail', () => {
  it('sends once, and the timer finds that it went and takes the due mark away', async () => {
    const { deps, store, to, pass, signatures } = await world()
    const signature = await store('p', 'noor')
    await expect(send(deps, signature)).resolves.toEqual({ sent: 1, goOn: true })
    await pass(10 * MINUTE)
    expect(to(signature)).toHaveLength(1)
    expect((await signatures.read(signature, true))?.mailDue).toBeUndefined()
  })

  it('mails each person once when many senders take up the same list at the same time', async () => {
    const { deps, store, mails } = await world()
    const waiting = await Promise.all(Array.from({ length: 20 }, (_, i) => store('p', `s${i}`)))
    await Promise.all(Array.from({ length: 8 }, () => send(deps, ...waiting)))
    expect(new Set(mails.map((mail) => mail.to)).size).toBe(20)
    expect(mails).toHaveLength(20)
  })

  it('sends again after a crash between the answer of SES and the record, and then no more', async () => {
    const { deps, store, to, pass } = await world()
    const signature = await store('p', 'noor')
    const crashing = {
      ...deps,
      shares: { ...deps.shares, recordRun: () => Promise.reject(new Error('killed')) },
    }
    await expect(send(crashing, signature)).rejects.toThrow('killed')
    expect(to(signature)).toHaveLength(1)
    await pass(2 * HOUR)
    expect(to(signature)).toHaveLength(2)
  })

  it('sends after a crash between the reserved slot and SES', async () => {
    const { deps, store, to, pass } = await world()
    const signature = await store('p', 'noor')
    const crashing = { ...deps, mailer: { ...deps.mailer, send: () => new Promise<never>(() => {}) } }
    void send(crashing, signature)
    await expect
      .poll(async () => {
        const [waiting] = await deps.dueMails.waiting([signatureKey(signature)], deps.now())
        return waiting !== undefined && 'share' in waiting && waiting.share.slots.length
      })
      .toBe(1)
    await pass(5 * MINUTE)
    expect(to(signature)).toHaveLength(1)
  })

  it('leaves a slot that is in flight alone', async () => {
    const { deps, clock, store, to } = await world()
    const signature = await store('p', 'noor')
    const crashing = {
      ...deps,
      shares: { ...deps.shares, recordRun: () => Promise.reject(new Error('killed')) },
    }
    await expect(send(crashing, signature)).rejects.toThrow('killed')
    clock.advance(20_000)
    await send(deps, signature)
    expect(to(signature)).toHaveLength(1)
  })

  it('takes no mail for lost while a slow, throttled run has yet to record it', async () => {
    const { deps, store, clock, to } = await world()
    const waiting = await Promise.all(Array.from({ length: 10 }, (_, i) => store('p', `s${i}`)))
    const first = waiting[0] as Signature
    let throttled = 6
    let rival: Promise<unknown> | undefined
    const slow: SenderDependencies = {
      ...deps,
      random: () => 1,
      turn: async () => clock.advance(1000),
      mailer: {
        ...deps.mailer,
        send: async (message) => {
          if (message.to !== waiting[9]?.email) return deps.mailer.send(message)
          clock.advance(3000)
          if (throttled-- > 0) return fails('throttled')
          rival = send(deps, first)
          await rival
          return deps.mailer.send(message)
        },
      },
    }
    await send(slow, ...waiting)
    expect(rival).toBeDefined()
    expect(to(first)).toHaveLength(1)
  })

  it('records what went before it passes on a fault of another mail', async () => {
    const { deps, store, to, pass } = await world()
    const [good, bad] = [await store('p', 'good'), await store('p', 'bad')]
    const reserve: typeof deps.shares.reserve = (person, ...rest) =>
      person === bad.person ? Promise.reject(new Error('table')) : deps.shares.reserve(person, ...rest)
    const move = () => Promise.reject(new Error('table'))
    const failing = {
      ...deps,
      shares: { ...deps.shares, reserve },
      dueMails: { ...deps.dueMails, move },
    }
    await expect(send(failing, good, bad)).rejects.toThrow('table')
    await pass(30 * MINUTE)
    expect(to(good)).toHaveLength(1)
    expect(to(bad)).toHaveLength(1)
  })

  it('waits out throttling, and the attempt does not count', async () => {
    let refusals = 4
    const { deps, store, to, waits } = await world(() => (refusals-- > 0 ? fails('throttled') : SENT))
    const signature = await store('p', 'noor')
    await expect(send(deps, signature)).resolves.toEqual({ sent: 1, goOn: true })
    expect(to(signature)).toHaveLength(1)
    expect(waits).toHaveLength(4)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
  })

  it.each(['throttled', 'quota-used', 'account-fault', 'unreachable'] as const)(
    'keeps every mail while SES answers %s for 26 hours, and sends each once afterwards',
    async (because) => {
      const { deps, state, store, mails, pass } = await world(() => fails(because))
      const waiting = await Promise.all(Array.from({ length: 30 }, (_, i) => store('p', `s${i}`)))
      const run = await send(deps, ...waiting)
      expect(run).toEqual({ sent: 0, goOn: false })
      await pass(26 * HOUR, HOUR)
      expect(mails).toHaveLength(0)
      state.answer = () => SENT
      await pass(5 * MINUTE)
      expect(mails.map((mail) => mail.to).sort()).toEqual(waiting.map((one) => one.email).sort())
      await pass(2 * HOUR, 10 * MINUTE)
      expect(mails).toHaveLength(30)
    },
  )

  it('repeats a mail whose fate is unknown, since it may not have gone, and no other of its run', async () => {
    let answers = 0
    const { deps, store, to, pass } = await world((mail) =>
      mail.to.startsWith('noor') && answers++ === 0 ? fails('unknown') : SENT,
    )
    const [noor, ama] = [await store('p', 'noor'), await store('p', 'ama')]
    await send(deps, noor, ama)
    await pass(10 * MINUTE)
    expect(to(noor)).toHaveLength(1)
    expect(to(ama)).toHaveLength(1)
    expect(answers).toBe(2)
  })

  it('repeats it ever more seldom while SES takes mail but answers too late, and not once each minute', async () => {
    const handed: number[] = []
    const { deps, store, clock, state, pass, to } = await world()
    state.answer = () => {
      handed.push(clock.now().getTime())
      return fails('unknown')
    }
    const signature = await store('p', 'noor')
    await send(deps, signature)
    await pass(3 * HOUR)
    expect(handed.length).toBeLessThanOrEqual(6)
    state.answer = () => SENT
    await pass(6 * HOUR, 10 * MINUTE)
    expect(to(signature)).toHaveLength(1)
  })

  it('gives up on a mail that SES refuses, and only on that one', async () => {
    const { deps, store, mails, pass, signatures } = await world((mail) =>
      mail.to.startsWith('bad') ? fails('refused') : SENT,
    )
    const [bad, good] = [await store('p', 'bad'), await store('p', 'good')]
    await send(deps, bad, good)
    await pass(HOUR, 10 * MINUTE)
    expect(mails.map((mail) => mail.to)).toEqual([good.email])
    expect((await signatures.read(bad, true))?.mailDue).toBeUndefined()
  })

  it('sets a poisoned item aside and sends the rest', async () => {
    const { deps, store, mails, tick, clock, tableName } = await world()
    const poisoned = await store('p', 'poisoned')
    const good = await Promise.all(Array.from({ length: 5 }, (_, i) => store('p', `good${i}`)))
    await server.client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.signature(poisoned.petition, poisoned.person),
        UpdateExpression: 'SET givenName = :broken',
        ExpressionAttributeValues: { ':broken': 42 },
      }),
    )
    clock.advance(3 * MINUTE)
    await tick()
    expect(mails.map((mail) => mail.to).sort()).toEqual(good.map((one) => one.email).sort())
    const key = signatureKey(poisoned)
    expect(await deps.dueMails.waiting([key], clock.now())).toEqual([{ key, unreadable: true }])
  })

  it('tells SES which request a first mail belongs to, by what its run records', async () => {
    const { deps, store, mails } = await world()
    const waiting = await Promise.all(['noor', 'ama', 'sam'].map((name) => store('p', name)))
    await send(deps, ...waiting)
    const tags = mails.map((mail) => mail.tags)
    const [run = ''] = tags.map((one) => one['run'])
    for (const one of tags)
      expect(one).toEqual({
        mail: 'confirm',
        petition: 'p',
        run: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        number: expect.stringMatching(/^\d+$/),
        day: '2026-11-02',
      })
    const numbers = tags.map((one) => Number(one['number']))
    expect((await deps.shares.runs([run])).get(run)).toEqual(new Set(numbers))
    expect(new Set(numbers).size).toBe(3)
  })

  it('tells nothing of the request with a mail that was asked for again, was repeated, or asks for nothing', async () => {
    const { deps, store, mails, clock, signatures, pass } = await world()
    const signature = await store('p', 'noor')
    const crashing = {
      ...deps,
      shares: { ...deps.shares, recordRun: () => Promise.reject(new Error('killed')) },
    }
    await expect(send(crashing, signature)).rejects.toThrow('killed')
    await pass(15 * MINUTE)
    const due = () => clock.now().toISOString()
    const seen = (await signatures.read(signature, true)) as Signature
    await signatures.askForMail(seen, { mail: 'confirm', at: due() }, clock.now())
    await send(deps, signature)
    clock.advance(MINUTE)
    await signatures.confirm(signature, signature.nonce, clock.now())
    const confirmed = (await signatures.read(signature, true)) as Signature
    await signatures.askForMail(confirmed, { mail: 'already-signed', at: due() }, clock.now())
    await pass(20 * MINUTE)
    const [first, ...others] = mails.map((mail) => mail.tags)
    expect(first).toHaveProperty('run')
    expect(others).toEqual([
      { mail: 'confirm', petition: 'p' },
      { mail: 'confirm', petition: 'p' },
      { mail: 'already-signed', petition: 'p' },
    ])
  })

  it('says nothing to a suppressed address', async () => {
    const { deps, store, to, clock, pass, suppressions } = await world()
    const signature = await store('p', 'noor')
    await suppressions.suppress(signature.person, 'all', 'not-me', clock.now())
    await send(deps, signature)
    await pass(HOUR, 10 * MINUTE)
    expect(to(signature)).toHaveLength(0)
  })

  it('does not ask for a confirmation that is no longer wanted', async () => {
    const { deps, store, to, signatures, clock } = await world()
    const signature = await store('p', 'noor')
    await signatures.withdraw(signature, clock.now())
    await send(deps, signature)
    expect(to(signature)).toHaveLength(0)
  })
})

/** A request of each other kind, stored and waiting for its mail. */
const REQUESTS = {
  'to follow topics': ({ clock }: World) => {
    const request = subscriptionRequestOf(['kinderhandel'], 'noor@example.org', clock.now())
    return {
      key: keys.subscriptionRequest(request.person, request.id),
      item: subscriptionRequestItem(request),
      request,
    }
  },
  'to see one’s data': ({ clock }: World) => {
    const request = myDataRequestOf('noor@example.org', clock.now())
    return { key: keys.myDataRequest(request.person), item: myDataRequestItem(request), request }
  },
}

describe.each(Object.entries(REQUESTS))('the mail of a request %s', (_, requestIn) => {
  async function waitingRequest() {
    const here = await world()
    const { key, item, request } = requestIn(here)
    await server.client.send(new PutCommand({ TableName: here.tableName, Item: item }))
    const composed: DueItem[] = []
    const deps = {
      ...here.deps,
      compose: (due: DueItem) => {
        composed.push(due)
        return here.deps.compose(due)
      },
    }
    return { ...here, deps, composed, key, request, run: () => sendWaitingMail(deps, [key]) }
  }

  it('goes once, however many senders take it up, and its mark is taken away', async () => {
    const { run, mails, pass, deps, key, clock, request } = await waitingRequest()
    await Promise.all(Array.from({ length: 5 }, run))
    await pass(10 * MINUTE)
    expect(mails).toEqual([
      { to: 'noor@example.org', tags: { mail: request.mailDue?.mail }, at: expect.any(Number) },
    ])
    expect(await deps.dueMails.waiting([key], clock.now())).toEqual([])
  })

  it('goes again after a crash, for the same request, and then no more', async () => {
    const { deps, key, mails, clock, composed, request } = await waitingRequest()
    const crashing = {
      ...deps,
      shares: { ...deps.shares, recordRun: () => Promise.reject(new Error('killed')) },
    }
    await expect(sendWaitingMail(crashing, [key])).rejects.toThrow('killed')
    expect(mails).toHaveLength(1)
    for (let minute = 0; minute < 10; minute++) {
      clock.advance(MINUTE)
      await sendDueConfirmations(deps)({}, { getRemainingTimeInMillis: () => 300_000 })
    }
    expect(mails).toHaveLength(2)
    expect(composed).toHaveLength(2)
    for (const due of composed)
      expect(due).toMatchObject({ request: { nonce: request.nonce, person: request.person } })
  })

  it('goes to an address that wants no newsletters, and not to one that wants no mail', async () => {
    for (const [scope, mailed] of [
      ['bulk', 1],
      ['all', 0],
    ] as const) {
      const { run, mails, suppressions, request, clock, deps, key } = await waitingRequest()
      await suppressions.suppress(request.person, scope, 'complaint', clock.now())
      await run()
      expect(mails).toHaveLength(mailed)
      clock.advance(MINUTE)
      await run()
      expect(await deps.dueMails.waiting([key], clock.now())).toEqual([])
    }
  })

  it('does not go once nobody can make use of it', async () => {
    const { clock, mails, tick, request } = await waitingRequest()
    clock.advance(Date.parse(request.expiresAt) - clock.now().getTime())
    await tick()
    expect(mails).toEqual([])
  })
})

describe('the share of mail of one address', () => {
  it('tells at once who signs again right after confirming, a housemate say', async () => {
    const { deps, store, to, clock, signatures } = await world()
    const signature = await store('p', 'noor')
    await send(deps, signature)
    clock.advance(MINUTE)
    await signatures.confirm(signature, signature.nonce, clock.now())
    clock.advance(MINUTE)
    const confirmed = (await signatures.read(signature, true)) as Signature
    const due = { mail: 'already-signed', at: clock.now().toISOString() } as const
    await signatures.askForMail(confirmed, due, clock.now())
    await send(deps, signature)
    expect(to(signature)).toHaveLength(2)
  })

  it('gives the link to one’s data at once to whoever has pressed a button, and else after ten minutes', async () => {
    const { deps, store, mails, clock, signatures, tableName, pass } = await world()
    const subscriptions = subscriptionTable(server.client, tableName)
    const due = () => ({ at: clock.now().toISOString() })
    const askForData = async (email: string) => {
      const request = myDataRequestOf(email, clock.now(), { mailDue: { mail: 'my-data' as const, ...due() } })
      await server.client.send(new PutCommand({ TableName: tableName, Item: myDataRequestItem(request) }))
      await sendWaitingMail(deps, [keys.myDataRequest(request.person)])
    }
    const to = (email: string) => mails.filter((mail) => mail.to === email).length
    const [signer, waiting] = [await store('p', 'noor'), await store('p', 'anna')]
    const mailDue = { mail: 'confirm-subscription' as const, ...due() }
    const follower = subscriptionRequestOf(['kinderhandel'], 'sem@example.org', clock.now(), { mailDue })
    await subscriptions.createRequest(follower)
    await send(deps, signer, waiting)
    await sendWaitingMail(deps, [keys.subscriptionRequest(follower.person, follower.id)])
    clock.advance(MINUTE)
    await signatures.confirm(signer, signer.nonce, clock.now())
    await subscriptions.confirmRequest(follower, follower.nonce, clock.now())
    for (const { email } of [signer, follower, waiting]) await askForData(email)
    expect([to(signer.email), to(follower.email), to(waiting.email)]).toEqual([2, 2, 1])
    await pass(10 * MINUTE)
    expect(to(waiting.email)).toBe(2)
  })

  it('is three in 24 hours, ten minutes apart, however many petitions ask', async () => {
    const { deps, store, to, pass } = await world()
    const waiting = await Promise.all(Array.from({ length: 12 }, (_, i) => store(`p${i}`, 'victim')))
    await Promise.all(waiting.map((one) => send(deps, one)))
    await pass(23 * HOUR, 10 * MINUTE)
    const times = to(waiting[0] as Signature).map((mail) => mail.at)
    expect(times).toHaveLength(3)
    for (let i = 1; i < times.length; i++)
      expect((times[i] ?? 0) - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE)
  })

  it('holds for any order of askings, senders and hours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ do: fc.constant('ask' as const), petition: fc.nat(5) }),
            fc.record({ do: fc.constant('tick' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
          ),
          { maxLength: 25 },
        ),
        async (steps) => {
          const { deps, store, clock, tick, mails, signatures } = await world()
          const stored = new Map<number, Signature>()
          for (const step of steps) {
            if (step.do === 'tick') {
              clock.advance(step.minutes * MINUTE)
              await tick()
              continue
            }
            const seen = stored.get(step.petition)
            const current = seen === undefined ? undefined : await signatures.read(seen, true)
            if (current === undefined) stored.set(step.petition, await store(`p${step.petition}`, 'victim'))
            else {
              const due = { mail: 'confirm', at: clock.now().toISOString() } as const
              await signatures.askForMail(current, due, clock.now())
            }
            const key = stored.get(step.petition)
            if (key !== undefined) await Promise.all([send(deps, key), send(deps, key)])
          }
          const times = mails.map((mail) => mail.at)
          times.forEach((time, i) => {
            if (i > 0) expect(time - (times[i - 1] ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE)
            expect(
              times.filter((other) => other <= time && other > time - 24 * HOUR).length,
            ).toBeLessThanOrEqual(3)
          })
        },
      ),
      { numRuns: 25 },
    )
  })
})
