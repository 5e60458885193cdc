import { saveFile } from '../kit/download.ts'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useTexts } from '../language.tsx'
import { importsTexts } from '../texts/imports.ts'
import { EXAMPLES, type ImportKind } from './import.ts'

/** What columns a file needs, with one to fill in. */
export function Columns({ kind }: { kind: ImportKind }) {
  const t = useTexts(importsTexts)
  return (
    <Section title={t.columns}>
      <Table
        caption={t.columns}
        compact
        items={t.meanings[kind]}
        rowKey={([name]) => name}
        columns={[
          { heading: t.column, cell: ([name]) => <span class="code">{name}</span> },
          {
            heading: t.meaning,
            cell: ([, needed, meaning]) => (
              <>
                {meaning}
                {needed && <span class="hint"> ({t.needed})</span>}
              </>
            ),
          },
        ]}
        empty={null}
      />
      <button
        type="button"
        class="button quiet"
        onClick={() =>
          saveFile(
            // Excel reads it as UTF-8 by the mark at its start.
            new Blob([`\ufeff${EXAMPLES[kind]}`], { type: 'text/csv' }),
            `${t.exampleName[kind]}.csv`,
          )
        }
      >
        {t.example}
      </button>
    </Section>
  )
}
