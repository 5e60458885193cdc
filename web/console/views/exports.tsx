import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { AskForExport } from '../exports/ask.tsx'
import { EXPORTS_PATH, type Export, isUnderWay } from '../exports/export.ts'
import { ExportList } from '../exports/export-list.tsx'
import { readSubjects } from '../exports/subjects.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { useReading, useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { exportsTexts } from '../texts/exports.ts'

const BUSY_MS = 2_000
const IDLE_MS = 30_000

/** Files with people's data: asked for, watched, fetched. */
export default function Exports() {
  const t = useTexts(exportsTexts)
  const { api } = useConsole()
  const subjects = useReading('subjects of exports', (signal) => readSubjects(api, signal))
  const [every, setEvery] = useState(BUSY_MS)
  const exports = useResource<{ items: Export[] }>(EXPORTS_PATH, { every })
  // A bar that moves is looked at more often.
  const wanted = exports.data?.items.some(isUnderWay) === false ? IDLE_MS : BUSY_MS
  if (wanted !== every) setEvery(wanted)
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <p class="intro">{t.countsElsewhere}</p>
      <Section title={t.last} intro={t.linkLife}>
        <Loaded resource={exports} rows={2}>
          {({ items }) => <ExportList exports={items} subjects={subjects.data} onChange={exports.reload} />}
        </Loaded>
      </Section>
      <Section title={t.newExport}>
        <Loaded resource={subjects}>
          {(data) => <AskForExport subjects={data} onAsked={exports.reload} />}
        </Loaded>
      </Section>
    </Page>
  )
}
