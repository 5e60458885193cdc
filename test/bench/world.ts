import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { petitionTable } from '../../functions/table/petitions.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'
import { keptSecrets } from '../../infra/local/kept-secrets.ts'
import { localClient } from '../support/dynamodb.ts'
import { cpuSecondsOf } from './measure.ts'
import type { LinkSecrets } from './requests.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'

/** A database file with the one table and the petition, and what processes need to reach it. */
export type World = {
  folder: string
  endpoint: string
  client: DynamoDBDocumentClient
  secrets: LinkSecrets
  /** For processes: they find the database at `endpoint`, or at another one that leads there. */
  environment: (endpoint?: string, more?: Record<string, string>) => NodeJS.ProcessEnv
  /** CPU seconds that the database has used, where the system tells. */
  databaseCpu: () => number | undefined
  stop: () => Promise<void>
}

const PidFile = v.pipe(v.string(), v.parseJson(), v.object({ pid: v.number() }))

/**
 * Starts an embedded DynamoDB with a file of its own in `folder`, which may hold one already. Always the
 * embedded one: the figures speak of it, and nothing else may be written to.
 */
export async function openWorld(folder: string): Promise<World> {
  const path = join(folder, 'table.sqlite')
  const database = await startDynamoDb({ path, environment: {} })
  const raw = new DynamoDBClient(localClient(database.endpoint))
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } })
  await createTable(raw, ENVIRONMENT.tableName)
  await petitionTable(client, ENVIRONMENT.tableName).create(PETITION)
  const { functions } = await keptSecrets(folder)
  const { pid } = v.parse(PidFile, await readFile(`${path}.pid`, 'utf8'))
  return {
    folder,
    endpoint: database.endpoint,
    client,
    secrets: { person: await functions.person(), links: await functions.links() },
    environment: (endpoint = database.endpoint, more = {}) => ({
      ...withoutAws(process.env),
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      DATA_DIR: folder,
      ...more,
    }),
    databaseCpu: () => cpuSecondsOf(pid),
    stop: async () => {
      raw.destroy()
      await database.stop()
    },
  }
}

/** Nothing in the bench may find its way to an account. */
function withoutAws(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('AWS_')))
}
