import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { peopleTexts } from '../texts/people.ts'
import { isSameAddress } from './person.ts'

/** Erases a person, once the address has been typed a second time. The address is kept nowhere but in this view. */
export function ErasePerson(props: { id: string; email: string; onErased: () => void }) {
  const { id, email, onErased } = props
  const t = useTexts(peopleTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [differs, setDiffers] = useState(false)
  const close = () => {
    setOpen(false)
    setTyped('')
    setDiffers(false)
  }
  const erase = useAction(async (signal) => {
    if (!isSameAddress(typed, email)) {
      setDiffers(true)
      return
    }
    await api.post(`/api/manage/people/${id}/erase`, undefined, { signal })
    close()
    say(t.erased)
    onErased()
  })
  return (
    <Section title={t.eraseTitle} intro={t.eraseIntro}>
      <button type="button" class="button danger" onClick={() => setOpen(true)}>
        {t.erase}
      </button>
      <Dialog open={open} title={t.eraseQuestion} onClose={close}>
        <p class="strong">{t.goes}</p>
        <ul>
          {t.goesList.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p class="strong">{t.stays}</p>
        <ul>
          {t.staysList.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p>{t.cannotUndo}</p>
        <Form onSubmit={() => void erase.run()} error={erase.error} busy={erase.busy}>
          <TextField
            name="again"
            type="email"
            label={t.typeAgain}
            value={typed}
            problem={differs ? t.notSame : undefined}
            onChange={(value) => {
              setTyped(value)
              setDiffers(false)
            }}
          />
          <div class="actions">
            <button type="submit" class="button danger" aria-disabled={erase.busy}>
              {erase.busy ? kit.working : t.eraseNow}
            </button>
            <button type="button" class="button quiet" onClick={close}>
              {kit.cancel}
            </button>
          </div>
        </Form>
      </Dialog>
    </Section>
  )
}
