import { versionsOf } from '../domain/consent.ts'
import type { CsvCell } from '../domain/csv.ts'
import type { Export, ExportPosition } from '../domain/export.ts'
import {
  DELIVERY_COLUMNS,
  deliveryRow,
  HANDOVER_COLUMNS,
  handoverRow,
  SIGNATURE_COLUMNS,
  SUBSCRIBER_COLUMNS,
  signatureRow,
  subscriberRow,
} from '../domain/export-rows.ts'
import { textsNaming } from '../domain/hand-over.ts'
import type { Signature } from '../domain/signature.ts'
import type { ExportPages } from '../table/export-pages.ts'
import type { PetitionTable } from '../table/petitions.ts'

/** Some rows of an export, in the order of the file, and where the next are. */
export type RowPage = {
  rows: CsvCell[][]
  /** Who was found and is left out: who did not agree to be handed over, is suppressed, or cannot be read. */
  omitted: number
  unreadable: number
  next: ExportPosition | undefined
}

/** The table that an export writes. */
export type ExportRows = {
  columns: readonly string[]
  page: (at: ExportPosition) => Promise<RowPage>
  /** About how many rows there are, where asking for it is worth it. */
  count?: () => Promise<number>
}

export type RowSources = { pages: ExportPages; petitions: Pick<PetitionTable, 'read'> }

/** What goes into an export; undefined where what it is about is no more. */
export async function exportRows(
  { pages, petitions }: RowSources,
  { of, createdAt, partner }: Export,
): Promise<ExportRows | undefined> {
  const isOwn = (signature: Signature) => partner === undefined || signature.partner === partner
  switch (of.kind) {
    case 'signatures':
      return {
        columns: SIGNATURE_COLUMNS,
        page: async (at) => {
          const { found, unreadable, next } = await pages.signatures(of.petition, createdAt, at)
          // Whose it is that cannot be read, nobody knows: a partner is told of none.
          const omitted = partner === undefined ? unreadable : 0
          return { rows: found.filter(isOwn).map(signatureRow), omitted, unreadable, next }
        },
      }
    case 'handover': {
      const petition = await petitions.read(of.petition, true)
      if (petition === undefined) return undefined
      const naming = new Set(textsNaming(of, versionsOf(petition)).map(({ hash }) => hash))
      return {
        columns: HANDOVER_COLUMNS,
        page: async (at) => {
          const { found, unreadable, next } = await pages.signatures(of.petition, createdAt, at)
          const agreed = found.filter(({ consent }) => naming.has(consent.hash))
          const omitted = found.length - agreed.length + unreadable
          return { rows: agreed.map(handoverRow), omitted, unreadable, next }
        },
      }
    }
    case 'subscribers':
      return {
        columns: SUBSCRIBER_COLUMNS,
        page: async (at) => {
          const { found, unreadable, next } = await pages.followers(of.list, at)
          const reached = found.filter(({ isSuppressed }) => !isSuppressed)
          const rows = reached.map(({ subscription, receipt }) => subscriberRow(subscription, receipt))
          return { rows, omitted: found.length - reached.length + unreadable, unreadable, next }
        },
        count: () => pages.countFollowers(of.list),
      }
    case 'deliveries':
      return {
        columns: DELIVERY_COLUMNS,
        page: async (at) => {
          const { found, unreadable, next } = await pages.deliveries(of.campaign, at)
          const rows = found.map(({ delivery, email }) => deliveryRow(delivery, email))
          return { rows, omitted: unreadable, unreadable, next }
        },
        count: () => pages.countDeliveries(of.campaign),
      }
  }
}
