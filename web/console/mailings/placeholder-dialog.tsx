import { useState } from 'preact/hooks'
import { Dialog } from '../kit/dialog.tsx'
import { TextField } from '../kit/field.tsx'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import { isOfPetition, PLAIN_WORDS, placeholder } from './placeholder.ts'

/** Shows what can be filled in per reader, with what stands there where it is not known. */
export function PlaceholderDialog(props: {
  open: boolean
  hasPetition: boolean
  onPlace: (text: string) => void
  onClose: () => void
}) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const [fallback, setFallback] = useState('')
  const { open, hasPetition, onPlace, onClose } = props
  return (
    <Dialog open={open} title={t.placeholders} onClose={onClose}>
      <p>{t.placeholdersIntro}</p>
      <ul class="mail-placeholders">
        {PLAIN_WORDS.map((word) => {
          const text = placeholder(word, word === 'name' ? fallback : '')
          const isPossible = hasPetition || !isOfPetition(word)
          return (
            <li key={word}>
              <button
                type="button"
                class="button quiet small"
                disabled={!isPossible}
                onClick={() => onPlace(text)}
              >
                <code>{text}</code>
              </button>
              <span>{t.placeholder[word]}</span>
              {word === 'name' && (
                // Enter is not for the form around, which saves the mailing.
                <form
                  noValidate
                  onSubmit={(event) => {
                    event.preventDefault()
                    event.stopPropagation()
                    onPlace(text)
                  }}
                >
                  <TextField
                    name="placeholder-name-default"
                    label={t.nameDefault}
                    hint={t.nameDefaultHint}
                    value={fallback}
                    onChange={setFallback}
                    maxLength={60}
                    short
                  />
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {!hasPetition && <p class="hint">{t.needsPetition}</p>}
      <button type="button" class="button quiet" onClick={onClose}>
        {kit.close}
      </button>
    </Dialog>
  )
}
