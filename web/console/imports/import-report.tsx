import { saveFile } from '../kit/download.ts'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useTexts } from '../language.tsx'
import { importsTexts } from '../texts/imports.ts'
import { type CsvFile, refusedCsv } from './csv-parts.ts'
import type { Report } from './import.ts'

/** A page can hold so many; the file holds all. */
const MOST_SHOWN = 100

/** What became of a file's rows, and the refused ones with their reasons. */
export function ImportReport({ report, file, done }: { report: Report; file: CsvFile; done: boolean }) {
  const t = useTexts(importsTexts)
  const { number } = useFormats()
  const { refused } = report
  return (
    <>
      <div class={done && refused.length === 0 ? 'notice good' : 'notice'} role="status">
        {done && <p class="strong">{refused.length === 0 ? t.allIn : t.done}</p>}
        <dl class="facts">
          {(['rows', 'imported', 'unchanged'] as const).map((name) => (
            <div key={name}>
              <dt>{t[name]}</dt>
              <dd>{number(report[name])}</dd>
            </div>
          ))}
          <div>
            <dt>{t.refused}</dt>
            <dd>{number(refused.length)}</dd>
          </div>
        </dl>
      </div>
      {refused.length > 0 && (
        <Section title={t.refusedTitle} intro={t.refusedText}>
          <button
            type="button"
            class="button quiet"
            onClick={() =>
              saveFile(
                new Blob([refusedCsv(file, refused, t.why)], { type: 'text/csv' }),
                `${t.refusedName}.csv`,
              )
            }
          >
            {t.downloadRefused}
          </button>
          {refused.length > MOST_SHOWN && (
            <p class="hint">{t.first(number(MOST_SHOWN), number(refused.length))}</p>
          )}
          <Table
            caption={t.refusedTitle}
            items={refused.slice(0, MOST_SHOWN)}
            rowKey={({ row }) => String(row)}
            search={({ row, field, detail }) => `${row} ${field} ${detail}`}
            columns={[
              {
                heading: t.row,
                cell: ({ row }) => (
                  <>
                    <span class="narrow-only">{t.row} </span>
                    {number(row)}
                  </>
                ),
              },
              { heading: t.field, cell: ({ field }) => <span class="code">{field}</span> },
              { heading: t.why, long: true, cell: ({ detail }) => detail },
            ]}
            empty={null}
          />
        </Section>
      )}
    </>
  )
}
