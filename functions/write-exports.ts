import { randomUUID } from 'node:crypto'
import type { ExportFiles } from './domain/export-files.ts'
import { writeExports } from './jobs/write-exports.ts'
import { tableClient } from './table/client.ts'
import { exportPages } from './table/export-pages.ts'
import { exportTable } from './table/exports.ts'
import { petitionTable } from './table/petitions.ts'
import { readExportsBucket } from './wiring/environment.ts'
import { exportsOnS3 } from './wiring/exports-on-s3.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'

/** S3 wants 5 MiB at least in all parts but the last. */
const PART_BYTES = 6 * 1024 * 1024

export const assemble = ({
  environment: { tableName },
  now,
  log,
  files,
}: Wiring & { files: ExportFiles }) => {
  const client = tableClient()
  return writeExports({
    exports: exportTable(client, tableName),
    pages: exportPages(client, tableName),
    petitions: petitionTable(client, tableName),
    files,
    partBytes: PART_BYTES,
    newId: randomUUID,
    now,
    log,
  })
}

export const handler = onLambda((wiring) =>
  assemble({ ...wiring, files: exportsOnS3(readExportsBucket(process.env)) }),
)
