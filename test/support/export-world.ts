import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { personKey } from '../../functions/crypto.ts'
import type { Export, ExportFile, ExportSubject } from '../../functions/domain/export.ts'
import type { ExportFiles } from '../../functions/domain/export-files.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { type WriteExportsDependencies, writeExports } from '../../functions/jobs/write-exports.ts'
import { exportPages } from '../../functions/table/export-pages.ts'
import { exportTable } from '../../functions/table/exports.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { localClient, type TestTable } from './dynamodb.ts'
import { EXAMPLE_TIME, exampleAudit, signatureOf } from './examples.ts'

export const keyOf = (email: string): string => personKey('a secret for tests', email)
const MINUTE = 60_000
const PAGE = 3
const PART_BYTES = 400

/** A bucket in memory that behaves as S3 does: parts by number, the last one written stands, a file in one step. */
export function bucket() {
  const uploads = new Map<string, Map<number, Buffer>>()
  const finished = new Map<string, string>()
  const tagOf = (bytes: Buffer) => `"${bytes.byteLength}-${bytes.toString('base64url').slice(-12)}"`
  const files: ExportFiles = {
    begin: async () => {
      const upload = randomUUID()
      uploads.set(upload, new Map())
      return upload
    },
    part: async ({ upload }, number, bytes) => {
      const parts = uploads.get(upload)
      if (parts === undefined) throw new Error('NoSuchUpload')
      parts.set(number, Buffer.from(bytes))
      return tagOf(Buffer.from(bytes))
    },
    finish: async ({ name, upload }, tags) => {
      const parts = uploads.get(upload)
      if (parts === undefined) throw new Error('NoSuchUpload')
      const chunks = tags.map((tag, i) => {
        const part = parts.get(i + 1)
        if (part === undefined || tagOf(part) !== tag) throw new Error('InvalidPart')
        return part
      })
      uploads.delete(upload)
      finished.set(name, Buffer.concat(chunks).toString('utf8'))
    },
    drop: async ({ name, upload }: ExportFile) => {
      uploads.delete(upload)
      finished.delete(name)
    },
  }
  return { files, uploads, finished }
}

export type ExportWorld = Awaited<ReturnType<typeof exportWorld>>

/** A table of its own with a writer over it, small pages and small parts. */
export async function exportWorld(server: TestTable) {
  const tableName = `exports-${randomUUID()}`
  await createTable(new DynamoDBClient(localClient(server.endpoint)), tableName)
  const { client } = server
  let time = EXAMPLE_TIME.getTime()
  const now = () => new Date(time)
  const store = bucket()
  const exports = exportTable(client, tableName)
  const tables = (over: DynamoDBDocumentClient) => ({
    exports: exportTable(over, tableName),
    pages: exportPages(over, tableName, PAGE),
    petitions: petitionTable(over, tableName),
  })
  const deps: WriteExportsDependencies = {
    ...tables(client),
    files: store.files,
    partBytes: PART_BYTES,
    newId: randomUUID,
    now,
    log: new Logger({ logLevel: 'SILENT' }),
  }

  const put = async (items: readonly Record<string, unknown>[]) => {
    for (let first = 0; first < items.length; first += 25)
      await client.send(
        new BatchWriteCommand({
          RequestItems: {
            [tableName]: items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } })),
          },
        }),
      )
  }

  return {
    client,
    tableName,
    store,
    exports,
    deps,
    tables,
    put,
    now,
    pass: (minutes: number) => {
      time += minutes * MINUTE
    },
    people: peopleTable(client, tableName),

    /** So many signatures of a petition, confirmed unless told otherwise, in the order of their confirming. */
    sign: (petition: string, emails: readonly string[], changes: Partial<Signature> = {}) =>
      put(
        emails.map((email, i) => {
          const at = new Date(EXAMPLE_TIME.getTime() - MINUTE * 60 + i * 1000)
          const { mailDue: _, expiresAt: __, ...signature } = signatureOf(petition, email, at)
          return signatureItem({
            ...signature,
            state: 'confirmed',
            confirmedAt: at.toISOString(),
            ...changes,
          })
        }),
      ),

    ask: async (of: ExportSubject, changes: Partial<Export> = {}): Promise<string> => {
      const one: Export = {
        id: randomUUID(),
        of,
        delimiter: ',',
        by: 'manager',
        state: 'waiting',
        rows: 0,
        omitted: 0,
        createdAt: now().toISOString(),
        faults: 0,
        renewals: 0,
        version: 1,
        ...changes,
      }
      await exports.create(one, exampleAudit())
      return one.id
    },

    /** One run of the writer, with so much time. */
    run: (other: Partial<WriteExportsDependencies> = {}, remaining: () => number = () => 300_000) =>
      writeExports({ ...deps, ...other })({}, { getRemainingTimeInMillis: remaining }),

    read: async (id: string): Promise<Export> => {
      const found = await exports.read(id)
      if (found === undefined) throw new Error('no such export')
      return found
    },

    /** The file of an export, as whoever has its link gets it: only a ready one has a link. */
    file: async (id: string): Promise<string | undefined> => {
      const one = await exports.read(id)
      return one?.state === 'ready' ? store.finished.get(one.file?.name ?? '') : undefined
    },
  }
}

/** A process that ends before or after the nth of its writes, to the table or the bucket: nothing of it happens any more. */
export function mortal(world: ExportWorld, step: number, when: 'before' | 'after') {
  const process = { isDead: false, steps: 0 }
  const dead = () => new Error('the process is dead')
  async function living<Answer>(act: () => Promise<Answer>, isStep: boolean): Promise<Answer> {
    if (process.isDead) throw dead()
    const isLast = isStep && ++process.steps === step
    if (isLast && when === 'before') process.isDead = true
    if (process.isDead) throw dead()
    const answer = await act()
    if (isLast) process.isDead = true
    // Its answer comes to nobody.
    if (process.isDead) throw dead()
    return answer
  }
  const client = new Proxy(world.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return (command: Parameters<typeof target.send>[0]) =>
        living(() => target.send(command), /Update|Delete|Put|Transact/.test(command.constructor.name))
    },
  })
  const { files } = world.store
  return {
    process,
    deps: {
      ...world.tables(client),
      files: {
        begin: (name) => living(() => files.begin(name), true),
        part: (file, number, bytes) => living(() => files.part(file, number, bytes), true),
        finish: (file, tags) => living(() => files.finish(file, tags), true),
        drop: (file) => living(() => files.drop(file), true),
      } satisfies ExportFiles,
    },
  }
}
