import { parentPort, workerData } from 'node:worker_threads'
import { Logger } from '@aws-lambda-powertools/logger'
import * as v from 'valibot'
import { assemble } from '../../functions/send-campaigns.ts'
import { type FromThread, ThreadData, ToThread } from './campaign-thread.ts'
import { keptSecrets } from './kept-secrets.ts'
import { lambdaContext } from './lambda-context.ts'
import { functionsEnvironment } from './settings.ts'

/** The function, in the thread of campaign-thread.ts; the SDK has been pointed at this machine before. */
const { dataDir, publicUrl, tokenIssuer } = v.parse(ThreadData, workerData)
const tell = (message: FromThread) => parentPort?.postMessage(message)
const { functions: secrets } = await keptSecrets(dataDir)
const handler = await assemble({
  environment: functionsEnvironment(publicUrl, tokenIssuer),
  secrets,
  now: () => new Date(),
  log: new Logger({ serviceName: 'luid', logLevel: 'WARN' }),
  campaigns: {
    wake: async () => tell({ wake: true }),
    test: () => Promise.reject(new Error('The sender of campaigns tests none by itself.')),
  },
})

/** When each call's time is up. */
const deadlines = new Map<number, number>()

parentPort?.on('message', (message: unknown) => {
  const { call, event, remainingMs } = v.parse(ToThread, message)
  const isNew = event !== undefined
  if (isNew || deadlines.has(call)) deadlines.set(call, Date.now() + remainingMs)
  if (isNew) void run(call, event)
})

async function run(call: number, event: unknown): Promise<void> {
  const getRemainingTimeInMillis = () => Math.max(0, (deadlines.get(call) ?? 0) - Date.now())
  const context = { ...lambdaContext('send-campaigns', 0), getRemainingTimeInMillis }
  try {
    tell({ call, answer: await handler(event, context) })
  } catch (error) {
    tell({ call, fault: error instanceof Error ? error.name : 'unknown' })
  } finally {
    deadlines.delete(call)
  }
}
tell({ ready: true })
