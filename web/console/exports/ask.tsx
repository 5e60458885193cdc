import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useConsole } from '../caller.tsx'
import { Select } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { exportsTexts } from '../texts/exports.ts'
import { kitTexts } from '../texts/kit.ts'
import { type Choice, EXPORT_KINDS, EXPORTS_PATH, type ExportKind, exportRequest } from './export.ts'
import { namedRecipients, RecipientField } from './recipient.tsx'
import { type Subjects, subjectOptions } from './subjects.ts'

/** Asks for a file. `?kind=deliveries&campaign=…` in the address chooses beforehand. */
export function AskForExport({ subjects, onAsked }: { subjects: Subjects; onAsked: () => void }) {
  const t = useTexts(exportsTexts)
  const kit = useTexts(kitTexts)
  const { api, isPartner } = useConsole()
  const { language } = useLanguage()
  const { query } = useLocation()
  // The whole petition's names are handed over by its own organisation alone.
  const kinds = EXPORT_KINDS.filter((kind) => kind !== 'handover' || !isPartner)
  const [choice, setChoice] = useState<Choice>({
    kind: kinds.find((kind) => kind === query['kind']) ?? 'signatures',
    subject: linked(query),
    recipient: '',
    delimiter: language === 'nl' ? 'semicolon' : 'comma',
  })
  const { kind, delimiter } = choice
  const options = subjectOptions(kind, subjects, { language, isPartner, updates: t.updates })
  const chosen = options.find(({ value }) => value === choice.subject) ?? options[0]
  const named = kind === 'handover' && chosen !== undefined ? namedRecipients(subjects, chosen.value) : []
  const recipient = named.find(({ name }) => name === choice.recipient) ?? named[0]
  const cannot = kind === 'handover' && recipient === undefined
  const change = (changed: Partial<Choice>) => setChoice((before) => ({ ...before, ...changed }))
  const ask = useAction(async (signal) => {
    if (chosen === undefined || cannot) return
    const asked = { ...choice, subject: chosen.value, recipient: recipient?.name ?? '' }
    await api.post(EXPORTS_PATH, exportRequest(asked), { signal })
    say(t.asked)
    onAsked()
  })
  const subjectLabel = kind === 'subscribers' ? t.followed : kind === 'deliveries' ? t.mailing : t.petition
  return (
    <Form onSubmit={() => void ask.run()} error={ask.error} busy={ask.busy}>
      <Select
        name="kind"
        label={t.kind}
        value={kind}
        options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        onChange={(value) => {
          change({ kind: value as ExportKind })
          ask.clear()
        }}
      />
      <p class="intro">{t.inFile[kind]}</p>
      {chosen === undefined ? (
        <p class="empty">{t.nothingToChoose}</p>
      ) : (
        <>
          <Select
            name="subject"
            label={subjectLabel}
            value={chosen.value}
            options={options}
            onChange={(subject) => change({ subject })}
          />
          {kind === 'handover' && (
            <RecipientField
              subjects={subjects}
              subject={chosen.value}
              chosen={recipient}
              onChange={(name) => change({ recipient: name })}
            />
          )}
          <Select
            name="delimiter"
            label={t.format}
            value={delimiter}
            options={[
              { value: 'semicolon', label: t.semicolon },
              { value: 'comma', label: t.comma },
            ]}
            onChange={(value) => change({ delimiter: value === 'semicolon' ? 'semicolon' : 'comma' })}
          />
          <div class="actions">
            <button type="submit" class="button" aria-disabled={ask.busy || cannot}>
              {ask.busy ? kit.working : t.ask}
            </button>
          </div>
        </>
      )}
    </Form>
  )
}

function linked({ petition, topic, campaign }: Record<string, string>): string {
  if (petition !== undefined) return `petition:${petition}`
  if (topic !== undefined) return `topic:${topic}`
  return campaign === undefined ? '' : `campaign:${campaign}`
}
