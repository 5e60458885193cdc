import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundle.ts'
import { addChecks } from './checks.ts'
import { ConfigError, readConfig } from './config.ts'
import { addStacks } from './stacks.ts'

const app = new App({ analyticsReporting: false })
const chosen: unknown = app.node.tryGetContext('config')
try {
  const config = readConfig(typeof chosen === 'string' ? chosen : undefined)
  addStacks(app, config, await bundleFunctions())
  addChecks(app)
} catch (error) {
  // What is to be mended in the configuration is said without a trace of our own files.
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
