/** The thread of campaign-thread.ts: TypeScript has to be told to each thread anew. */
const { register } = await import('tsx/esm/api')
register()
await import('./campaign-thread-run.ts')
