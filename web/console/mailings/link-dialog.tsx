import { useState } from 'preact/hooks'
import { Dialog } from '../kit/dialog.tsx'
import { Select, TextField } from '../kit/field.tsx'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import { linkTarget } from './markdown-edits.ts'
import { isOfPetition, LINK_WORDS, placeholder } from './placeholder.ts'

const ADDRESS = ''

/** Asks where a link or a button leads, and what it says. */
export function LinkDialog(props: {
  kind: 'link' | 'button' | undefined
  /** What was selected: it becomes the words. */
  selected: string
  hasPetition: boolean
  onPlace: (words: string, target: string) => void
  onClose: () => void
}) {
  const t = useTexts(editorTexts)
  const { kind, onClose } = props
  return (
    <Dialog
      open={kind !== undefined}
      title={kind === 'button' ? t.buttonTitle : t.linkTitle}
      onClose={onClose}
    >
      {kind !== undefined && <Fields {...props} kind={kind} />}
    </Dialog>
  )
}

function Fields({
  kind,
  selected,
  hasPetition,
  onPlace,
  onClose,
}: Parameters<typeof LinkDialog>[0] & { kind: 'link' | 'button' }) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const [words, setWords] = useState(selected)
  const [where, setWhere] = useState(ADDRESS)
  const [address, setAddress] = useState('')
  const [asked, setAsked] = useState(false)
  const offered = LINK_WORDS.filter((word) => hasPetition || !isOfPetition(word))
  const chosen = offered.find((word) => word === where)
  const target = chosen === undefined ? linkTarget(address) : placeholder(chosen)
  const place = (event: Event) => {
    event.preventDefault()
    // The form around is the mailing's: it is not to be saved by this.
    event.stopPropagation()
    setAsked(true)
    if (words.trim() !== '' && target !== undefined) onPlace(words, target)
  }
  return (
    <form noValidate class="form" onSubmit={place}>
      <TextField
        name="link-words"
        label={kind === 'button' ? t.buttonWords : t.linkWords}
        value={words}
        onChange={setWords}
        maxLength={200}
        problem={asked && words.trim() === '' ? t.wordsMissing : undefined}
      />
      <Select
        name="link-where"
        label={t.target}
        value={where}
        onChange={setWhere}
        options={[
          { value: ADDRESS, label: t.targetAddress },
          ...offered.map((word) => ({ value: word, label: t.placeholder[word] })),
        ]}
      />
      {where === ADDRESS && (
        <TextField
          name="link-address"
          label={t.address}
          hint={t.addressHint}
          value={address}
          onChange={setAddress}
          problem={asked && target === undefined ? t.addressWrong : undefined}
        />
      )}
      <div class="actions">
        <button type="submit" class="button">
          {t.place}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {kit.cancel}
        </button>
      </div>
    </form>
  )
}
