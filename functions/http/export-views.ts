import * as v from 'valibot'
import { exportFailure } from '../../web/texts/exports.ts'
import type { Delimiter } from '../domain/csv.ts'
import { EXPORT_STATES, type Export, type ExportSubject, goneAt } from '../domain/export.ts'
import { exportSubject } from '../domain/export-audit.ts'
import { readList } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { filledLine } from './body-parts.ts'

const Slug = v.pipe(v.string(), v.maxLength(80))
const delimiter = {
  delimiter: v.optional(
    v.pipe(v.picklist(['semicolon']), v.description('For a CSV that Excel opens in Dutch')),
  ),
}

/** What a manager asks for. Of `subscribers`, either a topic's or a petition's: who follows its updates. */
export const ExportBody = v.variant('kind', [
  v.object({ kind: v.literal('signatures'), petition: Slug, ...delimiter }),
  v.object({
    kind: v.literal('handover'),
    petition: Slug,
    recipient: v.pipe(
      filledLine(200),
      v.description(
        'To whom: whom the petition is addressed to, or a partner that it lists, by that name. Only who agreed to a ' +
          'consent text that names them whole is in it',
      ),
    ),
    ...delimiter,
  }),
  v.object({
    kind: v.literal('subscribers'),
    topic: v.optional(Slug),
    petition: v.optional(Slug),
    ...delimiter,
  }),
  v.object({ kind: v.literal('deliveries'), campaign: Slug, ...delimiter }),
])

export type ExportBody = v.InferOutput<typeof ExportBody>

export const readDelimiter = (asked: 'semicolon' | undefined): Delimiter =>
  asked === 'semicolon' ? ';' : ','

const Iso = v.pipe(v.string(), v.isoTimestamp())

export const ManagedExport = v.object({
  id: v.string(),
  kind: v.picklist(['signatures', 'subscribers', 'deliveries', 'handover']),
  subject: v.pipe(v.string(), v.description('The petition, topic or campaign that it is about')),
  petition: v.optional(v.string()),
  topic: v.optional(v.string()),
  campaign: v.optional(v.string()),
  recipient: v.optional(v.string()),
  partner: v.optional(v.string()),
  status: v.picklist(EXPORT_STATES),
  rows: v.pipe(v.number(), v.description('Written so far; of a ready one, all that the file holds')),
  expected: v.optional(v.pipe(v.number(), v.description('About how many it will be, where that is known'))),
  omitted: v.optional(
    v.pipe(
      v.number(),
      v.description('Who is left out: did not agree to this recipient, is suppressed, or cannot be read'),
    ),
  ),
  url: v.optional(
    v.pipe(
      v.string(),
      v.description('Of a ready one: a link that works for ten minutes; each answer has a new one'),
    ),
  ),
  reason: v.optional(v.pipe(v.string(), v.description('Of a failed one, in the language of the request'))),
  createdAt: Iso,
  asOf: v.optional(
    v.pipe(
      Iso,
      v.description(
        'Of a ready one: what is in it is as it was then. Who withdraws or is erased later is taken out, by writing ' +
          'it anew (for those who withdraw ten times at most); who leaves a list stays in it',
      ),
    ),
  ),
  endedAt: v.optional(Iso),
  expiresAt: v.pipe(Iso, v.description('When the file goes')),
})

/** An export as its manager sees it; `url` where there is something to fetch. */
export function managedExport(
  one: Export,
  locale: Locale,
  url?: string,
): v.InferOutput<typeof ManagedExport> {
  const { id, of, partner, state, rows, omitted, expected, failure, createdAt, begunAt, endedAt } = one
  const about = aboutOf(of)
  return {
    id,
    kind: of.kind,
    subject: about.petition ?? about.topic ?? about.campaign ?? exportSubject(one),
    ...about,
    ...(partner === undefined ? {} : { partner }),
    status: state,
    rows,
    ...(expected === undefined ? {} : { expected }),
    ...(omitted === 0 && of.kind !== 'handover' ? {} : { omitted }),
    ...(url === undefined ? {} : { url }),
    ...(failure === undefined ? {} : { reason: exportFailure(locale, failure) }),
    createdAt,
    ...(state === 'ready' && begunAt !== undefined ? { asOf: begunAt } : {}),
    ...(endedAt === undefined ? {} : { endedAt }),
    expiresAt: goneAt(one).toISOString(),
  }
}

type About = { petition?: string; topic?: string; campaign?: string; recipient?: string }

function aboutOf(of: ExportSubject): About {
  switch (of.kind) {
    case 'subscribers': {
      const list = readList(of.list)
      if (list === undefined) return {}
      return list.kind === 'topic' ? { topic: list.name } : { petition: list.name }
    }
    case 'deliveries':
      return { campaign: of.campaign }
    case 'handover':
      return { petition: of.petition, recipient: of.recipient }
    default:
      return { petition: of.petition }
  }
}

/** What the file is called on the disk of who fetches it. */
export function downloadName(one: Export): string {
  const { petition, topic, campaign } = aboutOf(one.of)
  return `${petition ?? topic ?? campaign}-${one.of.kind}-${one.createdAt.slice(0, 10)}.csv`
}
