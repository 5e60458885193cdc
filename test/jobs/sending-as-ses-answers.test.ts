import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Signature } from '../../functions/domain/signature.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { fails, HOUR, killedUnrecorded, MINUTE, SENT, send, sendingWorld } from '../support/sending-world.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

describe('one run of confirmation mail', () => {
  it('waits out throttling, and the attempt does not count', async () => {
    let refusals = 4
    const { deps, store, to, waits } = await sendingWorld(server, () =>
      refusals-- > 0 ? fails('throttled') : SENT,
    )
    const signature = await store('p', 'noor')
    await expect(send(deps, signature)).resolves.toEqual({ sent: 1, goOn: true })
    expect(to(signature)).toHaveLength(1)
    expect(waits).toHaveLength(4)
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
  })

  it.each(['throttled', 'quota-used', 'account-fault', 'unreachable'] as const)(
    'keeps every mail while SES answers %s for 26 hours, and sends each once afterwards',
    async (because) => {
      const { deps, state, store, mails, pass } = await sendingWorld(server, () => fails(because))
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
    const { deps, store, to, pass } = await sendingWorld(server, (mail) =>
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
    const { deps, store, clock, state, pass, to } = await sendingWorld(server)
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
    const { deps, store, mails, pass, signatures } = await sendingWorld(server, (mail) =>
      mail.to.startsWith('bad') ? fails('refused') : SENT,
    )
    const [bad, good] = [await store('p', 'bad'), await store('p', 'good')]
    await send(deps, bad, good)
    await pass(HOUR, 10 * MINUTE)
    expect(mails.map((mail) => mail.to)).toEqual([good.email])
    expect((await signatures.read(bad, true))?.mailDue).toBeUndefined()
  })

  it('tells SES which request a first mail belongs to, by what its run records', async () => {
    const { deps, store, mails } = await sendingWorld(server)
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
    const { deps, store, mails, clock, signatures, pass } = await sendingWorld(server)
    const signature = await store('p', 'noor')
    const crashing = killedUnrecorded(deps)
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
})
