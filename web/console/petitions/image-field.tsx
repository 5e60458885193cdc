import { useRef, useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Failure } from '../kit/failure.tsx'
import { fieldId } from '../kit/form.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/editor.ts'
import { shrinkImage } from './shrink-image.ts'

/** Chooses a picture, makes it small, puts it up, and shows it. It is the petition's once that is saved. */
export function ImageField({
  image,
  onChange,
}: {
  image: string | null
  onChange: (image: string | null) => void
}) {
  const t = useTexts(editorTexts)
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
  const id = fieldId('image')
  return (
    <div class={unreadable ? 'field wrong' : 'field'}>
      <p class="hint" id={`${id}-hint`}>
        {t.imageHint}
      </p>
      {unreadable && (
        <p class="problem" role="alert">
          {t.imageUnreadable}
        </p>
      )}
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
