import { setInterval } from 'node:timers'
import { assemble } from '../../../functions/send-campaigns.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { TIMEOUT_SECONDS } from '../../../infra/timeouts.ts'
import { answer } from '../answer.ts'
import { ownCpuSeconds } from '../measure.ts'
import { benchWiring } from '../wiring.ts'

const { wiring } = await benchWiring()
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
    const clock = setInterval(look, 1000)
    await send({}, lambdaContext('send-campaigns', TIMEOUT_SECONDS['send-campaigns'] * 1000))
    clearInterval(clock)
    look()
    return { bytes, cpuSeconds: ownCpuSeconds() - cpu }
  },
}
export type CampaignSender = typeof api
answer(api)
