import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { TABLE_SHAPE } from '../functions/table/keys.ts'
import type { FunctionName } from './config.ts'
import type { DataStack } from './data-stack.ts'

type Index = keyof typeof TABLE_SHAPE.indexes

/**
 * What each function does with the table, and which indexes it queries. A transaction needs what its
 * parts need.
 */
export const TABLE_USE: Record<FunctionName, { actions: readonly string[]; indexes: readonly Index[] }> = {
  http: {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: ['lists'],
  },
  manage: {
    actions: [
      'GetItem',
      'BatchGetItem',
      'Query',
      'PutItem',
      'UpdateItem',
      'DeleteItem',
      'BatchWriteItem',
      'ConditionCheckItem',
    ],
    indexes: ['lists'],
  },
  'manage-campaigns': {
    actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: ['lists'],
  },
  'count-signatures': { actions: ['GetItem', 'UpdateItem'], indexes: [] },
  'send-confirmations': {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['lists'],
  },
  'send-due-confirmations': {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    indexes: ['mailDue', 'lists'],
  },
  'send-campaigns': {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    indexes: ['mailDue', 'lists'],
  },
  'write-exports': {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
    indexes: ['lists'],
  },
  'reconcile-counts': {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'BatchWriteItem', 'ConditionCheckItem'],
    indexes: ['lists'],
  },
  'record-feedback': { actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'], indexes: [] },
  'apply-retention': {
    actions: ['GetItem', 'Scan', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
    indexes: ['lists'],
  },
}

/** A statement for the table, and one for the indexes that the function queries. */
export function tableStatements(data: DataStack, name: FunctionName): PolicyStatement[] {
  const { actions, indexes } = TABLE_USE[name]
  const table = new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [data.table.tableArn],
  })
  if (indexes.length === 0) return [table]
  return [
    table,
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: indexes.map((index) => `${data.table.tableArn}/index/${TABLE_SHAPE.indexes[index].name}`),
    }),
  ]
}

/** Reading these secrets and no others. */
export function secretStatements(arns: readonly string[]): PolicyStatement[] {
  if (arns.length === 0) return []
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [...arns] })]
}

/** Calling one function. */
export function invokeStatement(functionArn: string): PolicyStatement {
  return new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] })
}

/** Sending by these identities under this configuration set, and reading what the account may send. */
export function mailStatements(
  identityArns: readonly string[],
  configurationSetArn: string,
): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['ses:SendRawEmail'], resources: [...identityArns, configurationSetArn] }),
    new PolicyStatement({ actions: ['ses:GetSendQuota', 'ses:GetAccountSendingEnabled'], resources: ['*'] }),
  ]
}
