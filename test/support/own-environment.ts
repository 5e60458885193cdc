import { afterAll, vi } from 'vitest'

/**
 * The test files that run one after the other in a worker share its modules, which saves most of them the time that
 * loading takes. What a file changes of the process goes with it: none may find what another left.
 */
const before = { ...process.env }

afterAll(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})
