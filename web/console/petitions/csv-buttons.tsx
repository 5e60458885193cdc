import { useConsole } from '../caller.tsx'
import { saveFile } from '../kit/download.ts'
import { Failure } from '../kit/failure.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'

/** Saves a table of the API as a file, as programs read it or as Dutch Excel does. */
export function CsvButtons({ path, name }: { path: string; name: string }) {
  const t = useTexts(figuresTexts)
  const { api } = useConsole()
  const save = useAction(async (signal, delimiter: 'comma' | 'semicolon') => {
    const more = delimiter === 'semicolon' ? '&delimiter=semicolon' : ''
    const asked = `${path}${path.includes('?') ? '&' : '?'}format=csv${more}`
    saveFile(await api.blob(asked, { signal }), `${name}.csv`)
  })
  return (
    <>
      <div class="actions">
        <button type="button" class="button quiet small" onClick={() => void save.run('comma')}>
          {t.comma}
        </button>
        <button type="button" class="button quiet small" onClick={() => void save.run('semicolon')}>
          {t.semicolon}
        </button>
      </div>
      <Failure error={save.error} />
    </>
  )
}
