import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DueItem } from '../../functions/domain/due-mail.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendDueConfirmations } from '../../functions/jobs/send-due-confirmations.ts'
import { type SenderDependencies, sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import { keys } from '../../functions/table/keys.ts'
import { myDataRequestItem, subscriptionRequestItem } from '../../functions/table/request-items.ts'
import { signatureKey } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { myDataRequestOf, subscriptionRequestOf } from '../support/examples.ts'
import {
  fails,
  HOUR,
  killedUnrecorded,
  MINUTE,
  type SendingWorld,
  send,
  sendingWorld,
} from '../support/sending-world.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

describe('one run of confirmation mail', () => {
  it('sends once, and the timer finds that it went and takes the due mark away', async () => {
    const { deps, store, to, pass, signatures } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    await expect(send(deps, signature)).resolves.toEqual({ sent: 1, goOn: true })
    await pass(10 * MINUTE)
    expect(to(signature)).toHaveLength(1)
    expect((await signatures.read(signature, true))?.mailDue).toBeUndefined()
  })

  it('mails each person once when many senders take up the same list at the same time', async () => {
    const { deps, store, mails } = await sendingWorld(server)
    const waiting = await Promise.all(Array.from({ length: 20 }, (_, i) => store('p', `s${i}`)))
    await Promise.all(Array.from({ length: 8 }, () => send(deps, ...waiting)))
    expect(new Set(mails.map((mail) => mail.to)).size).toBe(20)
    expect(mails).toHaveLength(20)
  })

  it('sends again after a crash between the answer of SES and the record, and then no more', async () => {
    const { deps, store, to, pass } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    const crashing = killedUnrecorded(deps)
    await expect(send(crashing, signature)).rejects.toThrow('killed')
    expect(to(signature)).toHaveLength(1)
    await pass(2 * HOUR)
    expect(to(signature)).toHaveLength(2)
  })

  it('sends after a crash between the reserved slot and SES', async () => {
    const { deps, store, to, pass } = await sendingWorld(server)
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
    const { deps, clock, store, to } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    const crashing = killedUnrecorded(deps)
    await expect(send(crashing, signature)).rejects.toThrow('killed')
    clock.advance(20_000)
    await send(deps, signature)
    expect(to(signature)).toHaveLength(1)
  })

  it('takes no mail for lost while a slow, throttled run has yet to record it', async () => {
    const { deps, store, clock, to } = await sendingWorld(server)
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
    const { deps, store, to, pass } = await sendingWorld(server)
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

  it('sets a poisoned item aside and sends the rest', async () => {
    const { deps, store, mails, tick, clock, tableName } = await sendingWorld(server)
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

  it('says nothing to a suppressed address', async () => {
    const { deps, store, to, clock, pass, suppressions } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    await suppressions.suppress(signature.person, 'all', 'not-me', clock.now())
    await send(deps, signature)
    await pass(HOUR, 10 * MINUTE)
    expect(to(signature)).toHaveLength(0)
  })

  it('does not ask for a confirmation that is no longer wanted', async () => {
    const { deps, store, to, signatures, clock } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    await signatures.withdraw(signature, clock.now())
    await send(deps, signature)
    expect(to(signature)).toHaveLength(0)
  })
})

/** A request of each other kind, stored and waiting for its mail. */
const REQUESTS = {
  'to follow topics': ({ clock }: SendingWorld) => {
    const request = subscriptionRequestOf(['kinderhandel'], 'noor@example.org', clock.now())
    return {
      key: keys.subscriptionRequest(request.person, request.id),
      item: subscriptionRequestItem(request),
      request,
    }
  },
  'to see one’s data': ({ clock }: SendingWorld) => {
    const request = myDataRequestOf('noor@example.org', clock.now())
    return { key: keys.myDataRequest(request.person), item: myDataRequestItem(request), request }
  },
}

describe.each(Object.entries(REQUESTS))('the mail of a request %s', (_, requestIn) => {
  async function waitingRequest() {
    const here = await sendingWorld(server)
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
    const crashing = killedUnrecorded(deps)
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
