import { useRef, useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Failure } from './failure.tsx'
import { fieldId, problemOf, useProblems } from './form.tsx'
import { shrinkImage } from './shrink-image.ts'
import { say } from './status.tsx'
import { useAction } from './use-action.ts'

/** Chooses a picture, makes it small, puts it up, and shows it. It is used once the form around is saved. */
export function ImageField({
  name,
  label,
  hint,
  image,
  onChange,
}: {
  /** As the API calls it. */
  name: string
  /** Absent: a heading above says the same. */
  label?: string
  hint: string
  image: string | null
  onChange: (image: string | null) => void
}) {
  const t = useTexts(kitTexts)
  const { api } = useConsole()
  const input = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState(false)
  const upload = useAction(async (signal, file: File) => {
    const small = await shrinkImage(file)
    setUnreadable(small === undefined)
    if (small === undefined) return
    const { id } = await api.post<{ id: string }>('/api/manage/images', small, { signal })
    onChange(id)
    say(t.uploaded)
  })
  const id = fieldId(name)
  const said = problemOf(useProblems(), name)
  return (
    <div class={unreadable || said !== undefined ? 'field wrong' : 'field'}>
      {label !== undefined && <p class="strong">{label}</p>}
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {unreadable && (
        <p class="problem" role="alert">
          {t.imageUnreadable}
        </p>
      )}
      {said !== undefined && <p class="problem">{said}</p>}
      <Failure error={upload.error} />
      {image !== null && <img class="chosen-image" src={`/images/${image}`} alt="" />}
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/*"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same file may be chosen again.
          event.currentTarget.value = ''
          if (file !== undefined) void upload.run(file)
        }}
      />
      <div class="actions">
        <button
          type="button"
          id={id}
          class="button quiet small"
          aria-describedby={`${id}-hint`}
          aria-disabled={upload.busy}
          onClick={() => input.current?.click()}
        >
          {upload.busy ? t.uploading : image === null ? t.chooseImage : t.otherImage}
        </button>
        {image !== null && (
          <button type="button" class="button quiet small" onClick={() => onChange(null)}>
            {t.removeImage}
          </button>
        )}
      </div>
    </div>
  )
}
