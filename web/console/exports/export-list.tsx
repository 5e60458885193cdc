import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Progress } from '../kit/progress.tsx'
import { say } from '../kit/status.tsx'
import { Table } from '../kit/table.tsx'
import { useAction } from '../kit/use-action.ts'
import { type Language, useLanguage, useTexts } from '../language.tsx'
import { exportsTexts } from '../texts/exports.ts'
import { EXPORTS_PATH, type Export, exportRequest, subjectOf } from './export.ts'
import { type Subjects, subjectName } from './subjects.ts'

/** The files of the last day: how far each is, its download, or why there is none. */
export function ExportList(props: {
  exports: readonly Export[]
  subjects: Subjects | undefined
  onChange: () => void
}) {
  const { exports, subjects, onChange } = props
  const t = useTexts(exportsTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const { dateTime } = useFormats()
  const download = useAction(async (signal, { id }: Export) => {
    const { url } = await api.get<Export>(`${EXPORTS_PATH}/${id}`, { signal })
    if (url === undefined) {
      // Somebody in it was erased or left since this list was read.
      say(t.gone)
      onChange()
      return
    }
    // It comes as an attachment: this page stays.
    location.assign(url)
  })
  const again = useAction(async (signal, one: Export) => {
    await api.post(EXPORTS_PATH, sameRequest(one, language), { signal })
    say(t.asked)
    onChange()
  })
  const nameOf = (one: Export) =>
    subjects === undefined ? one.subject : subjectName(subjectOf(one), subjects, language)
  return (
    <>
      <Failure error={download.error ?? again.error} />
      <Table
        caption={t.last}
        items={exports}
        rowKey={({ id }) => id}
        search={(one) => `${nameOf(one)} ${t.kinds[one.kind]} ${one.recipient ?? ''}`}
        columns={[
          {
            heading: t.file,
            cell: (one) => (
              <>
                {nameOf(one)}
                <span class="hint under">
                  {t.kinds[one.kind]} {one.recipient === undefined ? '' : t.to(one.recipient)}
                </span>
              </>
            ),
          },
          { heading: t.state, cell: (one) => <State one={one} /> },
          { heading: t.asked24, cell: ({ createdAt }) => dateTime(createdAt) },
          {
            heading: t.actions,
            unseen: true,
            cell: (one) => (
              <div class="actions">
                {one.status === 'ready' && (
                  <button
                    type="button"
                    class="button small"
                    aria-label={t.downloadOf(`${t.kinds[one.kind]}: ${nameOf(one)}`)}
                    onClick={() => void download.run(one)}
                  >
                    {t.download}
                  </button>
                )}
                {one.status === 'failed' && (
                  <button type="button" class="button quiet small" onClick={() => void again.run(one)}>
                    {t.again}
                  </button>
                )}
              </div>
            ),
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        }
      />
    </>
  )
}

function State({ one }: { one: Export }) {
  const t = useTexts(exportsTexts)
  const { number, dateTime } = useFormats()
  const { status, kind, rows, expected, omitted = 0, reason, expiresAt, asOf } = one
  if (status === 'waiting') return <Progress value={0} label={t.waiting} />
  if (status === 'writing')
    return (
      <Progress
        value={rows}
        most={expected || undefined}
        label={t.writing(number(rows), expected ? number(expected) : undefined)}
      />
    )
  if (status === 'failed')
    return (
      <>
        <Badge tone="bad">{t.failed}</Badge>
        <span class="hint under">{reason}</span>
      </>
    )
  const left = kind === 'handover' ? t.omittedHandover : t.omitted
  return (
    <>
      <Badge tone="good">{t.ready}</Badge> {t.rows(rows, number(rows))}
      {omitted > 0 && <span class="hint under">{left(omitted, number(omitted))}</span>}
      {asOf !== undefined && <span class="hint under">{t.asOf(dateTime(asOf))}</span>}
      {kind === 'subscribers' && <span class="hint under">{t.leftSince}</span>}
      <span class="hint under">{t.until(dateTime(expiresAt))}</span>
    </>
  )
}

/** The same again. How its cells were parted is not told, so: as whoever reads the console in this language needs. */
function sameRequest(one: Export, language: Language): Record<string, string> {
  const { kind, recipient = '' } = one
  const delimiter = language === 'nl' ? 'semicolon' : 'comma'
  return exportRequest({ kind, subject: subjectOf(one), recipient, delimiter })
}
