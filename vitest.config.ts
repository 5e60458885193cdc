import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Unpacks the bundled browser where the machine has none, before workers race for it.
    globalSetup: ['./test/support/browser.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // By itself vitest would leave one of two cores idle; much of the time is waiting.
    maxWorkers: 2,
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
