import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What a process of the bench answers: each takes one argument that can be cloned. */
export type Api = Record<string, (argument: never) => Promise<unknown>>

/** A process of the bench, asked over its own channel. */
export type Child<A extends Api> = {
  ask: <Name extends keyof A & string>(
    name: Name,
    argument: Parameters<A[Name]>[0],
  ) => Promise<Awaited<ReturnType<A[Name]>>>
  stop: () => Promise<void>
}

type Question = { id: number; name: string; argument: unknown }
type Answer = { id: number; value?: unknown; fault?: string }

/**
 * Starts one of `processes/` in a process of its own, so that what is measured shares no thread with
 * what measures. With `BENCH_PROFILES`, a folder, it leaves a CPU profile there when it stops.
 */
export function startChild<A extends Api>(name: string, environment: NodeJS.ProcessEnv): Child<A> {
  const profiles = process.env['BENCH_PROFILES']
  const child = fork(fileURLToPath(new URL(`processes/${name}.ts`, import.meta.url)), {
    env: environment,
    execArgv: [
      '--import',
      'tsx',
      ...(profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]),
    ],
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

/** The other side: answers what the parent asks, and ends when it goes away. */
export function answer(api: Api): void {
  process.on('message', ({ id, name, argument }: Question) => {
    const say = (reply: Omit<Answer, 'id'>) => void process.send?.({ id, ...reply } satisfies Answer)
    Promise.resolve(api[name]?.(argument as never)).then(
      (value) => say({ value }),
      (error: unknown) =>
        say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
}
