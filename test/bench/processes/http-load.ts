import autocannon from 'autocannon'
import { tableClient } from '../../../functions/table/client.ts'
import { answer } from '../answer.ts'
import { type Burst, ownCpuSeconds } from '../measure.ts'
import {
  type BenchRequest,
  confirmRequests,
  interleaved,
  type LinkSecrets,
  signRequest,
} from '../requests.ts'
import { numbers, type Range, supporter } from '../supporters.ts'

export type HttpBurst = Burst & { latencyMs: { p50: number; p99: number } }

const api = {
  /** Signs and confirms over as many connections as may be under way at once. */
  burst: async (asked: {
    url: string
    signs: Range
    confirms: Range
    secrets: LinkSecrets
    concurrency: number
  }): Promise<HttpBurst> => {
    const signs = numbers(asked.signs).map((number) => signRequest(supporter(number)))
    const pressing = numbers(asked.confirms).map(supporter)
    const confirms = await confirmRequests(pressing, tableClient(), asked.secrets, { onlyMailed: false })
    return send(
      asked.url,
      interleaved(
        signs,
        confirms.map(({ request }) => request),
      ),
      asked.concurrency,
    )
  },
}
export type HttpLoad = typeof api
answer(api)

/** The clock runs from when every request is laid out until the last answer. Throws where one is wrong. */
async function send(url: string, requests: readonly BenchRequest[], connections: number): Promise<HttpBurst> {
  let next = 0
  let [start, cpu, end] = [0, 0, 0]
  let answered = 0
  const wrong = new Map<number, number>()
  const { errors, latency } = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections,
        amount: requests.length,
        // How often it looks whether it is done, in milliseconds.
        sampleInt: 20,
        timeout: 60,
        setupClient: (client) => {
          // Each connection sends every nth request, as `amount` is shared out.
          client.setRequests(requests.filter((_, index) => index % connections === next))
          next += 1
          start = performance.now()
          cpu = ownCpuSeconds()
        },
      },
      (error: unknown, result) => (error ? reject(error) : resolve(result)),
    )
    running.on('response', (_client, status) => {
      answered += 1
      if (status !== 303) wrong.set(status, (wrong.get(status) ?? 0) + 1)
      end = performance.now()
    })
  })
  const cpuSeconds = ownCpuSeconds() - cpu
  if (wrong.size > 0 || errors > 0 || answered !== requests.length)
    throw new Error(
      `${answered} of ${requests.length} answers, ${errors} errors, wrong: ${JSON.stringify([...wrong])}`,
    )
  return {
    done: answered,
    seconds: (end - start) / 1000,
    cpuSeconds,
    latencyMs: { p50: latency.p50, p99: latency.p99 },
  }
}
