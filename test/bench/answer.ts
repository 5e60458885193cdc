/** What a process of the bench answers: each takes one argument that can be cloned. */
export type Api = Record<string, (argument: never) => Promise<unknown>>

export type Question = { id: number; name: string; argument: unknown }
export type Answer = { id: number; value?: unknown; fault?: string }

/** The other side of child.ts: answers what the parent asks, and ends when it goes away. */
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
