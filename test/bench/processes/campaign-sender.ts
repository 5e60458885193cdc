import { setInterval } from 'node:timers'
import { assemble } from '../../../functions/send-campaigns.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { TIMEOUT_SECONDS } from '../../../infra/timeouts.ts'
import { answer } from '../answer.ts'
import { ownCpuSeconds } from '../measure.ts'
import { benchWiring } from '../wiring.ts'

/** How far the sender's clock is ahead, and goes further at each look. */
const clock = { aheadMs: 0, stepMs: 0 }
const { wiring } = await benchWiring(() => {
  clock.aheadMs += clock.stepMs
  return new Date(Date.now() + clock.aheadMs)
})
const send = await assemble({
  ...wiring,
  campaigns: {
    wake: () => Promise.resolve(),
    test: () => Promise.reject(new Error('Nobody tests here.')),
  },
})

const api = {
  /** Runs the sender once; answers the memory that this process held, each second, and the CPU seconds that it took. */
  run: async (_: undefined): Promise<{ bytes: number[]; cpuSeconds: number }> => {
    const cpu = ownCpuSeconds()
    const bytes: number[] = []
    const look = () => void bytes.push(process.memoryUsage.rss())
    look()
    const looking = setInterval(look, 1000)
    await send({}, lambdaContext('send-campaigns', TIMEOUT_SECONDS['send-campaigns'] * 1000))
    clearInterval(looking)
    look()
    return { bytes, cpuSeconds: ownCpuSeconds() - cpu }
  },
  /** All have theirs. Nobody counts here what has gone: that is waited for in vain, and not for long. */
  hurry: async (_: undefined): Promise<void> => {
    clock.stepMs = 1_000
  },
}
export type CampaignSender = typeof api
answer(api)
