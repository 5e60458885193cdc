import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import { campaignPath } from './campaign.ts'

/** As the API has it. */
const TESTS_AN_HOUR = 30

/** Mails it to one address. What is typed is saved first: a test is of what would be sent. */
export function TestMail({
  id,
  locale,
  dirty,
  save,
}: {
  id: string
  locale: string
  dirty: boolean
  /** Answers whether it went well. */
  save: () => Promise<boolean>
}) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const [email, setEmail] = useState('')
  const [refused, setRefused] = useState<string>()
  const send = useAction(async (signal) => {
    setRefused(undefined)
    if (dirty && !(await save())) return
    const answer = await api.post<{ sent: boolean; reason?: string }>(
      `${campaignPath(id)}/test`,
      { email, locale },
      { signal },
    )
    if (answer.sent) say(t.tested(email))
    else setRefused(answer.reason)
  })
  const label = dirty ? t.saveAndTest : t.sendTest
  return (
    <Form onSubmit={() => void send.run()} error={send.error} busy={send.busy}>
      {refused !== undefined && (
        <p class="notice error" role="alert">
          {refused}
        </p>
      )}
      <TextField
        name="email"
        label={t.email}
        hint={t.testIntro(TESTS_AN_HOUR)}
        type="email"
        autocomplete="email"
        value={email}
        onChange={setEmail}
      />
      <button type="submit" class="button quiet" aria-disabled={send.busy}>
        {send.busy ? kit.working : label}
      </button>
    </Form>
  )
}
