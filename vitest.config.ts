import { defineConfig } from 'vitest/config'

/** They load every language at once, run processes or browsers, or look at what runs in theirs: apart from the others. */
const APART = [
  'test/{bench,browser,console,local,system,web}/**/*.test.{ts,tsx}',
  'test/infra/bundle.test.ts',
  'test/mail/templates.test.ts',
]

export default defineConfig({
  test: {
    // Unpacks the bundled browser where the machine has none, before workers race for it.
    globalSetup: ['./test/support/own-folder.ts', './test/support/browser.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    // Bounds of what hangs, not of what is slow: what takes a second takes a minute on a machine that does much else.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    setupFiles: ['./test/support/own-environment.ts'],
    // Three on two cores: a third of the time is waiting.
    maxWorkers: 3,
    // Files share a worker's modules: loading them anew for each took a third of the time.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      { extends: true, test: { name: 'together', include: ['test/**/*.test.{ts,tsx}'], exclude: APART } },
    ],
    env: {
      // Tests must not depend on the machine's time zone: a far one shows where they do.
      TZ: 'Pacific/Auckland',
      // Luid supports Node 20 with pinned versions: the SDK's reminder would hide real warnings.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
})
