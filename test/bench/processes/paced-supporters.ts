import { setTimeout as wait } from 'node:timers/promises'
import { tableClient } from '../../../functions/table/client.ts'
import { answer } from '../answer.ts'
import { type BenchRequest, confirmRequests, type LinkSecrets, signRequest } from '../requests.ts'
import { type Supporter, supporter } from '../supporters.ts'

const TICK_MS = 100
/** A press comes this long after the request at the earliest: people have to find the mail. */
const PRESS_AFTER_MS = 2_000

export type Paced = { signed: number; confirmed: number; seconds: number; signSeconds: number }

const api = {
  /**
   * Supporters who come at a steady rate, and each press the button once their mail is under way; of
   * every hundred, `neverPress` do not. Answers when all have done what they do.
   */
  run: async (asked: {
    url: string
    perSecond: number
    seconds: number
    first: number
    neverPress: number
    secrets: LinkSecrets
  }): Promise<Paced> => {
    const client = tableClient()
    const wanted = asked.perSecond * asked.seconds
    const underWay: Promise<void>[] = []
    let waiting: { supporter: Supporter; from: number }[] = []
    let [signed, confirmed, signSeconds] = [0, 0, 0]
    const start = performance.now()

    const signOne = async (by: Supporter) => {
      await post(asked.url, signRequest(by))
      signSeconds = (performance.now() - start) / 1000
      if ((by.number * 61) % 100 >= asked.neverPress)
        waiting.push({ supporter: by, from: performance.now() + PRESS_AFTER_MS })
    }
    const pressAll = async () => {
      const now = performance.now()
      const ready = waiting.filter(({ from }) => from <= now).slice(0, asked.perSecond)
      waiting = waiting.filter((one) => !ready.includes(one))
      const mailed = await confirmRequests(
        ready.map((one) => one.supporter),
        client,
        asked.secrets,
        { onlyMailed: true },
      )
      const pressed = new Set(mailed.map((one) => one.supporter))
      waiting.push(...ready.filter((one) => !pressed.has(one.supporter)))
      await Promise.all(mailed.map(({ request }) => post(asked.url, request)))
      confirmed += mailed.length
    }

    while (signed < wanted || waiting.length > 0) {
      const elapsed = performance.now() - start
      const due = Math.min(wanted, Math.floor((elapsed / 1000) * asked.perSecond))
      while (signed < due) underWay.push(signOne(supporter(asked.first + signed++)))
      underWay.push(pressAll())
      await wait(TICK_MS)
      // Whoever waits for an answer is not lost sight of at the end.
      if (signed === wanted) await Promise.all(underWay)
    }
    await Promise.all(underWay)
    return { signed, confirmed, seconds: (performance.now() - start) / 1000, signSeconds }
  },
}
export type PacedSupporters = typeof api
answer(api)

async function post(url: string, { method, path, headers, body, status }: BenchRequest): Promise<void> {
  const answered = await fetch(`${url}${path}`, { method, headers, body, redirect: 'manual' })
  await answered.arrayBuffer()
  if (answered.status !== status) throw new Error(`${path.split('/')[2]} answered ${answered.status}`)
}
