import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'
import { PortTaken } from '../../infra/local/listen.ts'
import { localClient, startTable, type TestTable } from '../support/dynamodb.ts'

describe('a table in memory', () => {
  let table: TestTable
  beforeAll(async () => {
    table = await startTable()
  })
  afterAll(() => table.stop())

  it('keeps an item', async () => {
    const key = { pk: 'PETITION#a', sk: 'PETITION' }
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key, goal: 5 } }))
    const { Item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }))
    expect(Item).toEqual({ ...key, goal: 5 })
  })

  it('is made once, with its indexes, stream and time to live', async () => {
    const client = new DynamoDBClient(localClient(table.endpoint))
    await createTable(client, table.tableName)
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.tableName }))
    const ttl = await client.send(new DescribeTimeToLiveCommand({ TableName: table.tableName }))
    client.destroy()
    expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName).sort()).toEqual([
      'lists',
      'mailDue',
    ])
    expect(Table?.StreamSpecification).toEqual({
      StreamEnabled: true,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    })
    expect(ttl.TimeToLiveDescription).toMatchObject({
      AttributeName: 'expiresAt',
      TimeToLiveStatus: 'ENABLED',
    })
  })
})

it('uses the endpoint of the environment and starts nothing', async () => {
  const environment = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }
  const server = await startDynamoDb({ environment })
  expect(server.endpoint).toBe('http://127.0.0.1:1')
  await server.stop()
})

it('says that a port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await expect(startDynamoDb({ port: address.port })).rejects.toBeInstanceOf(PortTaken)
  other.close()
})

describe('a database on disk', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luid-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const hostScript = (path: string): string => `
    import { startDynamoDb } from '${new URL('../../infra/local/dynamodb.ts', import.meta.url).href}'
    const server = await startDynamoDb({ path: ${JSON.stringify(path)}, environment: {} })
    console.log(server.endpoint)`

  it('is taken over from a killed host with all that was acknowledged', async () => {
    const path = join(folder, 'kept.db')
    const host = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', hostScript(path)])
    const [endpoint] = (await once(host.stdout, 'data')) as [Buffer]
    const orphan = endpoint.toString().trim()
    const raw = new DynamoDBClient(localClient(orphan))
    await createTable(raw, 'kept')
    const key = { pk: 'a', sk: 'b' }
    await DynamoDBDocumentClient.from(raw).send(new PutCommand({ TableName: 'kept', Item: key }))
    raw.destroy()
    host.kill('SIGKILL')
    await once(host, 'exit')
    expect((await fetch(orphan)).ok).toBe(true)

    const server = await startDynamoDb({ path, environment: {} })
    await expect(fetch(orphan)).rejects.toThrow()
    const again = new DynamoDBClient(localClient(server.endpoint))
    const found = await DynamoDBDocumentClient.from(again).send(
      new GetCommand({ TableName: 'kept', Key: key }),
    )
    again.destroy()
    await server.stop()
    expect(found.Item).toEqual(key)
  })

  it('is refused while another host has it', async () => {
    const path = join(folder, 'busy.db')
    const server = await startDynamoDb({ path, environment: {} })
    await expect(startDynamoDb({ path, environment: {} })).rejects.toThrow('already running')
    await server.stop()
  })
})
