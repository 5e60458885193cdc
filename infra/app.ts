import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundle.ts'
import { addChecks } from './checks.ts'
import { readConfig } from './config.ts'
import { addStacks } from './stacks.ts'

const app = new App({ analyticsReporting: false })
const chosen: unknown = app.node.tryGetContext('config')
const config = readConfig(typeof chosen === 'string' ? chosen : undefined)
addStacks(app, config, await bundleFunctions())
addChecks(app)
