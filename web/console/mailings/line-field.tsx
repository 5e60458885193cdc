import { useRef, useState } from 'preact/hooks'
import { Field } from '../kit/field.tsx'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import { applyEdit, markedIn } from './apply-edit.ts'
import { inserted, type Marked } from './markdown-edits.ts'
import { PlaceholderDialog } from './placeholder-dialog.tsx'

/** One line of a mail, in which things can be filled in per reader. */
export function LineField(props: {
  name: string
  label: string
  hint: string
  value: string
  locale: string
  hasPetition: boolean
  optional?: boolean
  onChange: (value: string) => void
}) {
  const { name, label, hint, value, locale, hasPetition, optional = false, onChange } = props
  const t = useTexts(editorTexts)
  const input = useRef<HTMLInputElement>(null)
  const selected = useRef<Marked>({ text: '', start: 0, end: 0 })
  const [asking, setAsking] = useState(false)
  const ask = () => {
    if (input.current === null) return
    selected.current = markedIn(input.current)
    setAsking(true)
  }
  const place = (words: string) => {
    setAsking(false)
    // After the dialog has given the focus back.
    requestAnimationFrame(() => {
      if (input.current !== null) applyEdit(input.current, inserted(selected.current, words))
    })
  }
  return (
    <>
      <Field name={name} label={label} hint={hint} optional={optional}>
        {(control) => (
          <div class="mail-line">
            <input
              {...control}
              ref={input}
              type="text"
              name={name}
              value={value}
              maxLength={200}
              autocomplete="off"
              lang={locale}
              onInput={(event) => onChange(event.currentTarget.value)}
            />
            <button
              type="button"
              class="button quiet small"
              aria-label={`${label}: ${t.insert}`}
              onClick={ask}
            >
              {'{ }'}
            </button>
          </div>
        )}
      </Field>
      <PlaceholderDialog
        open={asking}
        hasPetition={hasPetition}
        onPlace={place}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
