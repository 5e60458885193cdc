import * as v from 'valibot'
import { fieldError } from '../../../web/texts/errors.ts'
import { topicList } from '../../domain/list.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import { auditEntry } from '../audit-entry.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { FieldError } from '../field-errors.ts'
import {
  type ImportRows,
  MOST_ROWS,
  readSubscribers,
  readSuppressions,
  type SubscriberRow,
  type SuppressionRow,
} from '../import-rows.ts'
import type { operations } from '../operation.ts'
import { problem, requestLocale } from '../problem.ts'
import { MAX_MANAGED_BODY, readBody } from '../read-body.ts'

const MAX_IMPORT_BODY = 4 * MAX_MANAGED_BODY
/** People whose rows are under way at once: a full file is through within the API's 29 seconds. */
const AT_ONCE = 25

const ImportBody = v.object({
  kind: v.picklist(['subscribers', 'suppressions']),
  topic: v.optional(v.pipe(v.string(), v.description('The topic of rows that name none; for subscribers'))),
  csv: v.pipe(
    v.string(),
    v.nonEmpty(),
    v.description(
      'With a header, separated by `,` or `;`. Subscribers: `email`, `topic`, `locale`, `source`, `date` ' +
        '(when they agreed: a day, or an instant with its zone), `consent` (the words that they agreed to). ' +
        'Suppressions: `email`, `scope` (`bulk` or `all`), `date`',
    ),
  ),
})

const ImportAnswer = v.object({
  rows: v.number(),
  imported: v.number(),
  unchanged: v.number(),
  refused: v.array(v.object({ row: v.number(), field: v.string(), code: v.string(), detail: v.string() })),
})

type Report = v.InferOutput<typeof ImportAnswer>
/** What became of one row. */
type Outcome = 'imported' | 'unchanged' | FieldError
type Settle = (row: number, outcome: Outcome) => void

/** Subscribers and suppressions that an organisation brings along. No mail comes of it. */
export function manageImports(
  { add }: ReturnType<typeof operations>,
  deps: ManageDependencies,
  topics: Pick<TopicCache, 'read'>,
): void {
  const { subscriptions, suppressions, audit } = deps.stores

  async function importSubscriber(row: SubscriberRow): Promise<Outcome> {
    if (row.topic === '') return { field: 'topic', code: 'topic-missing' }
    const list = topicList(row.topic)
    if ((await topics.read(row.topic)) === undefined) return { field: 'topic', code: 'topic-not-found' }
    const person = deps.personKey(row.email.canonical)
    const { scope = 'none' } = (await suppressions.read(person)) ?? {}
    if (scope !== 'none') return { field: 'email', code: 'address-suppressed' }
    const { locale, date, source, consent: text } = row
    const at = date.toISOString()
    const consent = {
      purpose: 'newsletter',
      // No version of ours: the words themselves are kept.
      version: 0,
      hash: deps.textHash(text),
      locale,
      channel: 'import',
      askedAt: at,
      confirmedAt: at,
    } as const
    const followed = await subscriptions.activate(
      { person, email: row.email.typed, locale },
      [{ list, consent, imported: { source, text } }],
      date,
    )
    if (followed.length > 0) return 'imported'
    const standing = (await subscriptions.ofPerson(person)).find((one) => one.list === list)
    return standing?.state === 'unsubscribed' ? { field: 'date', code: 'left-since' } : 'unchanged'
  }

  async function importSuppression({ email, scope, date }: SuppressionRow): Promise<Outcome> {
    const person = deps.personKey(email.canonical)
    return (await suppressions.suppress(person, scope, 'imported', date)) ? 'imported' : 'unchanged'
  }

  add(
    {
      method: 'post',
      path: '/api/manage/imports',
      summary:
        'Bring along subscribers (by importing, the organisation says that they agreed and are 16 or over) or ' +
        `suppressions. At most ${MOST_ROWS} rows a request: send a longer file in parts. Doing a part again is ` +
        'harmless, and no mail comes of it',
      role: 'admin',
      body: {
        schema: ImportBody,
        example: {
          kind: 'subscribers',
          csv:
            'email;topic;locale;source;date;consent\r\n' +
            'noor@example.org;kinderhandel;nl;beurs 2025;2025-05-01;"Ja, mail mij over kinderhandel."\r\n',
        },
      },
      answers: {
        200: {
          description:
            'What became of the rows. `row` counts as a spreadsheet does; `unchanged` stood there already, or ' +
            'was there twice',
          schema: ImportAnswer,
          example: {
            rows: 3,
            imported: 1,
            unchanged: 1,
            refused: [
              { row: 3, field: 'date', code: 'date-in-future', detail: 'This date is still to come.' },
            ],
          },
        },
      },
      problems: ['invalid', 'not-json', 'body-too-large', 'import-unreadable', 'import-too-long'],
    },
    async ({ c, caller }) => {
      const body = await readBody(c, ImportBody, { most: MAX_IMPORT_BODY })
      if (!body.ok) return body.answer
      const { kind, topic, csv } = body.value
      const isSubscribers = kind === 'subscribers'
      const importing = isSubscribers
        ? rowByRow(readSubscribers(csv, deps.now(), topic), importSubscriber)
        : rowByRow(readSuppressions(csv, deps.now()), importSuppression)
      if (!importing.ok) return problem(c, importing.code, importing.errors)

      const locale = requestLocale(c)
      const report: Report = { rows: 0, imported: 0, unchanged: 0, refused: [] }
      try {
        await importing.run((row, outcome) => {
          report.rows += 1
          if (typeof outcome === 'string') report[outcome] += 1
          else report.refused.push({ row, ...outcome, detail: fieldError(locale, outcome) })
        })
      } finally {
        // What was brought in before a fault is in.
        const { imported, unchanged, refused } = report
        const action = isSubscribers ? 'subscribers-imported' : 'suppressions-imported'
        const subject = `imported ${imported}, unchanged ${unchanged}, refused ${refused.length}`
        await audit.write(auditEntry(deps, caller, action, subject))
      }
      report.refused.sort((one, other) => one.row - other.row)
      return c.json(report)
    },
  )
}

/**
 * The import of a file's rows, some at once. Those of one person go one after the other, so that each sees
 * what the one before it did. A fault is thrown once all that was begun has ended.
 */
function rowByRow<Row extends { email: { canonical: string } }>(
  rows: ImportRows<Row>,
  importRow: (row: Row) => Promise<Outcome>,
): Exclude<ImportRows<Row>, { ok: true }> | { ok: true; run: (settle: Settle) => Promise<void> } {
  if (!rows.ok) return rows
  const run = async (settle: Settle): Promise<void> => {
    const people = new Map<string, { row: number; value: Row }[]>()
    for (const found of rows.value) {
      if (!found.ok) {
        settle(found.row, { field: found.field, code: found.code })
        continue
      }
      const { canonical } = found.value.email
      people.set(canonical, [...(people.get(canonical) ?? []), found])
    }
    const waiting = people.values()
    const work = async (): Promise<void> => {
      for (const own of waiting) for (const { row, value } of own) settle(row, await importRow(value))
    }
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work))
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }
  return { ok: true, run }
}
