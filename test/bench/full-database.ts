import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip } from 'node:zlib'
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { makeDatabase } from '../../infra/local/dynamodb/new-database.ts'
import { findBinary } from '../../infra/local/dynamodb.ts'
import { confirmedSignature, pendingSignature, supporter } from './supporters.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'
import type { World } from './world.ts'

/** Lines that go to the packer at once. */
const LINES = 500

/**
 * Makes the database file of a petition on which so many signatures stand confirmed, with the table's
 * shape taken from `like`. It is imported as an export of DynamoDB is: a hundred thousand take seconds,
 * where BatchWriteItem takes minutes.
 */
export async function fullDatabase(folder: string, signatures: number, like: World): Promise<void> {
  const source = join(folder, 'export', ENVIRONMENT.tableName, 'data')
  await mkdir(source, { recursive: true })
  const { Table } = await like.client.send(new DescribeTableCommand({ TableName: ENVIRONMENT.tableName }))
  const schema = join(folder, 'schema.json')
  await writeFile(schema, JSON.stringify({ Table }))
  await pipeline(
    Readable.from(lines(signatures)),
    createGzip({ level: 1 }),
    createWriteStream(join(source, 'items.json.gz')),
  )
  await makeDatabase(join(folder, 'table.sqlite'), async (draft) => {
    await promisify(execFile)(findBinary(), [
      'import',
      ...['--source', join(folder, 'export')],
      ...['--schema', schema],
      ...['--output', draft],
    ])
  })
}

function* lines(signatures: number): Generator<string> {
  for (let first = 0; first < signatures; first += LINES) {
    const count = Math.min(LINES, signatures - first)
    yield Array.from({ length: count }, (_, index) => `${line(first + index)}\n`).join('')
  }
}

function line(number: number): string {
  const now = new Date()
  // A random key looks like a person's, and is theirs as little.
  const person = randomBytes(32).toString('base64url')
  const signature = confirmedSignature(pendingSignature(supporter(number), person, PETITION, now), now)
  return JSON.stringify({ Item: marshall(signatureItem(signature), { removeUndefinedValues: true }) })
}
