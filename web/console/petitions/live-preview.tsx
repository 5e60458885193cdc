import { useEffect, useState } from 'preact/hooks'
import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Choice } from '../kit/choice.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { HtmlFrame } from '../kit/html-frame.tsx'
import { Loading } from '../kit/loaded.tsx'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/editor.ts'
import { petitionPath } from './petition.ts'

/** Somebody who types stops about as long between two thoughts. */
const PAUSE_MS = 500
const WIDTHS = { phone: 390, desktop: 1200 } as const

/** The real page with what is typed, as soon as typing pauses. */
export function LivePreview(props: { slug: string; locale: string; change: Record<string, unknown> }) {
  const { slug, locale, change } = props
  const t = useTexts(editorTexts)
  const { api } = useConsole()
  const { language } = useFormats()
  const [width, setWidth] = useState<keyof typeof WIDTHS>('phone')
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const [shown, setShown] = useState<{ locale: string; html: string }>()
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const again = () => setTries((seen) => seen + 1)
  const asked = JSON.stringify({ ...change, locale })

  useEffect(() => {
    const aborter = new AbortController()
    const timer = setTimeout(() => {
      const path = `${petitionPath(slug)}/preview`
      api.text('POST', path, JSON.parse(asked), { signal: aborter.signal }).then(
        (html) => {
          setShown({ locale, html })
          setError(undefined)
        },
        (failure: unknown) => {
          if (!aborter.signal.aborted) setError(failure)
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [api, slug, locale, asked, tries])
  // Back in reach of the network, it need not wait for the next word.
  useEffect(() => {
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])

  const html = shown?.locale === locale ? shown.html : undefined
  const incomplete = error instanceof Refusal && error.code === 'invalid'
  return (
    <section class="live-preview" aria-label={t.preview}>
      <div class="preview-bar">
        <Choice
          label={t.width}
          value={width}
          options={[
            { value: 'phone', label: t.phone },
            { value: 'desktop', label: t.desktop },
          ]}
          onChange={(value) => setWidth(value as keyof typeof WIDTHS)}
        />
        <Choice
          label={t.scheme}
          value={scheme}
          options={[
            { value: 'light', label: t.light },
            { value: 'dark', label: t.dark },
          ]}
          onChange={(value) => setScheme(value as 'light' | 'dark')}
        />
      </div>
      {incomplete ? (
        <p class="notice warn">{html === undefined ? t.previewWaits : t.previewIncomplete}</p>
      ) : (
        <Failure error={error} onRetry={again} />
      )}
      {html === undefined ? (
        error === undefined && <Loading rows={8} />
      ) : (
        <HtmlFrame
          html={html}
          title={t.previewOf(language(locale))}
          width={WIDTHS[width]}
          scheme={scheme}
          height={720}
        />
      )}
    </section>
  )
}
