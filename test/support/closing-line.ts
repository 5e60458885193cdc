import { writeSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Prints `N passed, N failed` as the very last line, in plain text, for machines that read the end of
 * a log. What failed without being a test (a file that does not load, a hook, a stray rejection)
 * counts as failed too, so that 0 failed means that all is well.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    let passed = 0
    let failed = strayErrors.length
    for (const module of modules) {
      failed += module.errors().length
      for (const suite of module.children.allSuites()) failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        if (state === 'failed') failed += 1
      }
    }
    // Other reporters and the runner itself still have something to say after this.
    process.once('exit', () => writeSync(1, `${passed} passed, ${failed} failed\n`))
  }
}
