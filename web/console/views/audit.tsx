import { useState } from 'preact/hooks'
import type { AuditEntry } from '../../../functions/domain/audit.ts'
import { useConsole } from '../caller.tsx'
import { Select } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { auditTexts } from '../texts/audit.ts'

/** Entries are kept this long (domain/audit.ts). */
const MONTHS = 24

/** Who did what, by month. */
export default function Audit() {
  const t = useTexts(auditTexts)
  const { caller } = useConsole()
  const { language } = useLanguage()
  const { dateTime } = useFormats()
  const months = lastMonths(new Date(), MONTHS)
  const [month, setMonth] = useState(months[0] ?? '')
  const entries = usePages<AuditEntry>(`/api/manage/audit?month=${month}`, { cursor: 'before' })
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const actorOf = ({ actor }: AuditEntry) => (actor === caller.subject ? t.you : actor)
  const actionOf = ({ action }: AuditEntry) => t.actions[action] ?? action
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Select
        name="month"
        label={t.month}
        value={month}
        options={months.map((value) => ({ value, label: monthName.format(new Date(`${value}-01`)) }))}
        onChange={setMonth}
      />
      <PagedTable
        pages={entries}
        caption={t.title}
        rowKey={({ id }) => id}
        search={(entry) => [dateTime(entry.at), actionOf(entry), entry.subject, actorOf(entry)].join(' ')}
        columns={[
          { heading: t.when, cell: ({ at }) => dateTime(at) },
          { heading: t.action, cell: actionOf },
          { heading: t.subject, cell: (entry) => <Subject entry={entry} /> },
          { heading: t.actor, cell: (entry) => <span class="code">{actorOf(entry)}</span> },
        ]}
        empty={<Empty title={t.none} />}
      />
    </Page>
  )
}

/** Where what an entry was done to stands in the console. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^campaign-/, 'mailings'],
  [/^(petition|counts|update|paper|figure)-/, 'petitions'],
  [/^topic-/, 'topics'],
  [/^partner-/, 'partners'],
]
/** As functions/http/api/manage-imports.ts writes it. */
const IMPORTED = /^imported (\d+), unchanged (\d+), refused (\d+)$/

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  const t = useTexts(auditTexts)
  const imported = IMPORTED.exec(subject)
  if (imported !== null) return <>{t.imported(...(imported.slice(1) as [string, string, string]))}</>
  const place = PLACES.find(([kind]) => kind.test(action))?.[1]
  const [name = '', ...more] = subject.split(' ')
  return (
    <span class="code">
      {place === undefined ? name : <a href={`/console/${place}/${name}`}>{name}</a>}
      {more.map((part) => ` ${part}`)}
    </span>
  )
}

/** This month and those before it, as `YYYY-MM`: the log is kept by months of UTC. */
function lastMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  )
}
