import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleEntry } from '../../infra/bundle.ts'
import type { Answer, Api, Question } from './answer.ts'

/** A process of the bench, asked over its own channel. */
export type Child<A extends Api> = {
  ask: <Name extends keyof A & string>(
    name: Name,
    argument: Parameters<A[Name]>[0],
  ) => Promise<Awaited<ReturnType<A[Name]>>>
  stop: () => Promise<void>
}

/** What was bundled already: several parts run the same. */
const bundled = new Map<string, ReturnType<typeof bundleEntry>>()

/**
 * Starts one of `processes/` in a process of its own, so that what is measured shares no thread with
 * what measures; bundled and minified as the functions are for Lambda, into the `DATA_DIR` of the first that needs it.
 */
export async function startChild<A extends Api>(
  name: string,
  environment: NodeJS.ProcessEnv,
): Promise<Child<A>> {
  const entry = fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url))
  const bundle =
    bundled.get(name) ?? bundleEntry(entry, join(environment['DATA_DIR'] ?? '', 'processes', name))
  bundled.set(name, bundle)
  const { folder } = await bundle
  const child = fork(join(folder, 'index.mjs'), {
    env: environment,
    execArgv: [],
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let next = 0
  child.on('message', ({ id, value, fault }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (fault === undefined) asked?.resolve(value as never)
    else asked?.reject(new Error(`${name}: ${fault}`))
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code}`))
    waiting.clear()
  })
  return {
    ask: (question, argument) =>
      new Promise((resolve, reject) => {
        const id = next++
        waiting.set(id, { resolve, reject })
        child.send({ id, name: question, argument } satisfies Question)
      }),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
