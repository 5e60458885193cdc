import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Columns } from '../imports/columns.tsx'
import { type CsvFile, type CsvPart, csvParts, csvText, readCsvFile } from '../imports/csv-parts.ts'
import { IMPORT_KINDS, type ImportKind, NOTHING_YET, type Report, sendParts } from '../imports/import.ts'
import { ImportReport } from '../imports/import-report.tsx'
import { allOf } from '../kit/all-of.ts'
import { Field, Select } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { Progress } from '../kit/progress.tsx'
import { useAction } from '../kit/use-action.ts'
import { useReading } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { importsTexts } from '../texts/imports.ts'
import { kitTexts } from '../texts/kit.ts'
import { TOPICS_PATH, type Topic, topicName } from '../topics/topic.ts'

type Chosen = { file: CsvFile; parts: CsvPart[] }

/** Subscribers and suppressions from a file on disk, sent in the parts that the API takes. */
export default function Imports() {
  const t = useTexts(importsTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const topics = useReading('topics to import into', (signal) => allOf<Topic>(api, TOPICS_PATH, signal))
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Loaded resource={topics}>
        {(all) => (
          <Import topics={all.map((topic) => ({ value: topic.topic, label: topicName(topic, language) }))} />
        )}
      </Loaded>
    </Page>
  )
}

function Import({ topics }: { topics: { value: string; label: string }[] }) {
  const t = useTexts(importsTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const { number } = useFormats()
  const [kind, setKind] = useState<ImportKind>('subscribers')
  const [topic, setTopic] = useState('')
  const [chosen, setChosen] = useState<Chosen>()
  const [report, setReport] = useState<Report>()
  const [wrong, setWrong] = useState<'noFile' | 'noRows' | 'unreadable'>()

  const send = useAction(async (signal, from: Report) => {
    if (chosen === undefined || chosen.parts.length === 0) {
      setWrong(chosen === undefined ? 'noFile' : 'noRows')
      return
    }
    setReport(from)
    await sendParts(api, { kind, topic, parts: chosen.parts }, from, setReport, signal)
  })
  const start = () => {
    send.clear()
    setReport(undefined)
  }
  const choose = async (picked: File | undefined) => {
    start()
    setWrong(undefined)
    if (picked === undefined) return setChosen(undefined)
    // It may have been moved or taken away since it was chosen.
    const bytes = await picked.arrayBuffer().catch(() => undefined)
    if (bytes === undefined) {
      setWrong('unreadable')
      return setChosen(undefined)
    }
    const file = readCsvFile(csvText(bytes))
    setChosen({ file, parts: csvParts(file) })
  }

  const rows = chosen?.file.records.length ?? 0
  const reached = report?.parts ?? 0
  const done = report !== undefined && chosen !== undefined && reached === chosen.parts.length
  const stopped = send.error !== undefined && reached > 0
  return (
    <>
      <Form onSubmit={() => void send.run(NOTHING_YET)} error={send.error} busy={send.busy}>
        <Select
          name="kind"
          label={t.what}
          value={kind}
          disabled={send.busy}
          options={IMPORT_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          onChange={(value) => {
            setKind(value === 'suppressions' ? value : 'subscribers')
            start()
          }}
        />
        <p class="intro">{t.about[kind]}</p>
        <Columns kind={kind} />
        {kind === 'subscribers' && (
          <Select
            name="topic"
            label={t.topic}
            hint={t.topicHint}
            value={topic}
            disabled={send.busy}
            options={[{ value: '', label: t.eachRow }, ...topics]}
            onChange={(value) => {
              setTopic(value)
              start()
            }}
          />
        )}
        <Field
          name="csv"
          label={t.file}
          hint={t.fileHint}
          problem={wrong === undefined ? undefined : t[wrong]}
          after={rows > 0 && <p class="hint">{t.rowsInFile(rows, number(rows))}</p>}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".csv,text/csv"
              class="file"
              disabled={send.busy}
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        {stopped && chosen !== undefined && (
          <div class="notice warn" role="alert">
            <p>{t.stopped(number(chosen.parts[reached]?.firstRow ?? 0))}</p>
          </div>
        )}
        <div class="actions">
          {stopped && report !== undefined ? (
            <button type="button" class="button" onClick={() => void send.run(report)}>
              {t.goOn}
            </button>
          ) : (
            !done && (
              <button type="submit" class="button" aria-disabled={send.busy}>
                {send.busy ? kit.working : t.start}
              </button>
            )
          )}
        </div>
      </Form>
      {send.busy && (
        <div class="importing">
          <Progress
            value={report?.rows ?? 0}
            most={rows}
            label={t.progress(number(report?.rows ?? 0), number(rows))}
          />
          <p class="hint">{t.keepOpen}</p>
        </div>
      )}
      {report !== undefined && chosen !== undefined && reached > 0 && (
        <ImportReport report={report} file={chosen.file} done={done} />
      )}
    </>
  )
}
