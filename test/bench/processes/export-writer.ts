import { join } from 'node:path'
import { assemble } from '../../../functions/write-exports.ts'
import { localExports } from '../../../infra/local/export-files.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { TIMEOUT_SECONDS } from '../../../infra/timeouts.ts'
import { answer } from '../answer.ts'
import { ownCpuSeconds } from '../measure.ts'
import { benchWiring } from '../wiring.ts'

const { wiring } = await benchWiring()
const { files } = await localExports(join(process.env['DATA_DIR'] ?? '', 'exports'), 'http://localhost')
const write = assemble({ ...wiring, files })

const api = {
  /** Runs the writer once; answers the most memory that this process ever held, and the CPU seconds that it took. */
  run: async (_: undefined): Promise<{ mostBytes: number; cpuSeconds: number }> => {
    const cpu = ownCpuSeconds()
    await write({}, lambdaContext('write-exports', TIMEOUT_SECONDS['write-exports'] * 1000))
    // In kilobytes ("process.resourceUsage" in Node's documentation).
    return { mostBytes: process.resourceUsage().maxRSS * 1024, cpuSeconds: ownCpuSeconds() - cpu }
  },
}
export type ExportWriter = typeof api
answer(api)
