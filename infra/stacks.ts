import { Annotations, type App, CfnParameter, type Stack, Validations } from 'aws-cdk-lib'
import { type Config, isExample } from './config.ts'
import { DataStack } from './data-stack.ts'
import { EdgeStack } from './edge-stack.ts'
import { ServiceStack, type ServiceStackProps } from './service-stack.ts'

export type Stacks = { data: DataStack; service: ServiceStack; edge: EdgeStack | undefined }

/** Luid's stacks: what must be kept, what may be rebuilt, and what AWS wants in us-east-1. */
export function addStacks(app: App, config: Config, bundles: ServiceStackProps['bundles']): Stacks {
  const data = new DataStack(app, 'LuidData', config)
  const edge = EdgeStack.neededFor(config) ? new EdgeStack(app, 'LuidEdge', config) : undefined
  const service = new ServiceStack(app, 'LuidService', { config, data, edge, bundles })
  const stacks: Stack[] = edge === undefined ? [data, service] : [data, edge, service]
  if (isExample(config)) refuseExample(stacks)
  return { data, service, edge }
}

/**
 * Example values may be synthesised but not deployed: a parameter without a value stops both the CDK
 * and CloudFormation before anything is made, and its name says what to do.
 */
function refuseExample(stacks: readonly Stack[]): void {
  for (const stack of stacks) {
    new CfnParameter(stack, 'CopyLuidConfigExampleJsonToLuidConfigJsonAndPutInYourOwnValues', {
      description: 'Not a value to give: the configuration still holds example addresses.',
    })
    Validations.of(stack).acknowledge({
      id: 'CloudFormation-Validate::W2001',
      reason: 'It is there to be missing, not to be used.',
    })
  }
  const [first] = stacks
  if (first === undefined) return
  Annotations.of(first).addWarningV2(
    'luid:example-values',
    'The configuration holds example addresses, with which nothing can be deployed. Copy luid.config.example.json to luid.config.json and put in your own.',
  )
}
