import { PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import { keys } from '../../functions/table/keys.ts'
import { myDataRequestItem } from '../../functions/table/request-items.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { myDataRequestOf, subscriptionRequestOf } from '../support/examples.ts'
import { HOUR, MINUTE, send, sendingWorld } from '../support/sending-world.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

describe('the share of mail of one address', () => {
  it('tells at once who signs again right after confirming, a housemate say', async () => {
    const { deps, store, to, clock, signatures } = await sendingWorld(server)
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
    const { deps, store, mails, clock, signatures, tableName, pass } = await sendingWorld(server)
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
    const { deps, store, to, pass } = await sendingWorld(server)
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
          const { deps, store, clock, tick, mails, signatures } = await sendingWorld(server)
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
