/** A fresh process, as a cold start is: imports one bundle and answers one event. Plain Node.js, no tsx. */
import { pathToFileURL } from 'node:url'

const [, , bundle = '', event = '{}'] = process.argv
const context = { functionName: 'bench', awsRequestId: 'bench', getRemainingTimeInMillis: () => 100_000 }

const start = performance.now()
const { handler } = await import(pathToFileURL(bundle).href)
const imported = performance.now()
const answer = await handler(JSON.parse(event), context)
const answered = performance.now()
process.send?.({
  importMs: imported - start,
  answerMs: answered - imported,
  memoryMiB: process.memoryUsage().rss / 1024 / 1024,
  status: answer?.statusCode ?? 0,
})
process.disconnect()
