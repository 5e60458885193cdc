import { useRef, useState } from 'preact/hooks'
import { Field } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import { applyEdit, markedIn } from './apply-edit.ts'
import { LinkDialog } from './link-dialog.tsx'
import { buttoned, type Edit, emphasised, inserted, linked, type Marked, prefixed } from './markdown-edits.ts'
import { PlaceholderDialog } from './placeholder-dialog.tsx'

/** As the API takes it. */
const MOST = 20_000

/** The mail's own words: Markdown, with buttons for whoever does not know it. */
export function BodyField({
  name,
  value,
  locale,
  hasPetition,
  onChange,
}: {
  name: string
  value: string
  locale: string
  hasPetition: boolean
  onChange: (value: string) => void
}) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const { number } = useFormats()
  const area = useRef<HTMLTextAreaElement>(null)
  /** What was selected when a dialog opened: it takes the focus. */
  const selected = useRef<Marked>({ text: '', start: 0, end: 0 })
  const [asking, setAsking] = useState<'link' | 'button' | 'placeholder'>()

  const edit = (make: (marked: Marked) => Edit) => {
    if (area.current !== null) applyEdit(area.current, make(markedIn(area.current)))
  }
  const ask = (what: 'link' | 'button' | 'placeholder') => {
    if (area.current === null) return
    selected.current = markedIn(area.current)
    setAsking(what)
  }
  const place = (make: (marked: Marked) => Edit) => {
    const marked = selected.current
    setAsking(undefined)
    // After the dialog has given the focus back.
    requestAnimationFrame(() => {
      if (area.current !== null) applyEdit(area.current, make(marked))
    })
  }
  const { start, end, text } = selected.current
  const acts = [
    { label: t.bold, sign: 'B', key: 'b', act: () => edit((m) => emphasised(m, '**', t.boldWords)) },
    { label: t.italic, sign: 'I', key: 'i', act: () => edit((m) => emphasised(m, '*', t.italicWords)) },
    { label: t.heading, act: () => edit((m) => prefixed(m, '## ')) },
    { label: t.list, act: () => edit((m) => prefixed(m, '- ')) },
    { label: t.link, key: 'k', act: () => ask('link') },
    { label: t.button, act: () => ask('button') },
    { label: t.insert, act: () => ask('placeholder') },
  ]
  return (
    <>
      <Field
        name={name}
        label={t.body}
        after={
          value.length > MOST * 0.8 && (
            <p class="hint">{kit.characters(number(value.length), number(MOST))}</p>
          )
        }
      >
        {(control) => (
          <div class="mail-body">
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in */}
            <div class="mail-toolbar" role="group" aria-label={t.toolbar}>
              {acts.map(({ label, sign, key, act }) => (
                <button
                  key={label}
                  type="button"
                  class={sign === undefined ? undefined : `sign sign-${sign}`}
                  aria-label={sign === undefined ? undefined : label}
                  title={key === undefined ? undefined : `${label} (Ctrl+${key.toUpperCase()})`}
                  onClick={act}
                >
                  {sign ?? label}
                </button>
              ))}
            </div>
            <textarea
              {...control}
              ref={area}
              name={name}
              value={value}
              rows={14}
              maxLength={MOST}
              lang={locale}
              onInput={(event) => onChange(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (!event.ctrlKey && !event.metaKey) return
                const found = acts.find(({ key }) => key === event.key)
                if (found === undefined) return
                event.preventDefault()
                found.act()
              }}
            />
          </div>
        )}
      </Field>
      <LinkDialog
        kind={asking === 'placeholder' ? undefined : asking}
        selected={text.slice(start, end)}
        hasPetition={hasPetition}
        onPlace={(words, target) =>
          place((marked) => (asking === 'button' ? buttoned : linked)(marked, words, target))
        }
        onClose={() => setAsking(undefined)}
      />
      <PlaceholderDialog
        open={asking === 'placeholder'}
        hasPetition={hasPetition}
        onPlace={(words) => place((marked) => inserted(marked, words))}
        onClose={() => setAsking(undefined)}
      />
    </>
  )
}
