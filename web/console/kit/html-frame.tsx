import { useEffect, useRef } from 'preact/hooks'

/**
 * HTML of a page or mail, as it will be, in a frame of its own in which no script runs. The frame is held to the
 * console's own policy, which takes no inline style from a document; so the styles of mails are put on from here, by
 * the same interfaces that scripts may use. Links lead nowhere. A screen wider than its place is shown smaller.
 */
export function HtmlFrame(props: {
  html: string
  title: string
  /** CSS pixels of the screen that is played; as wide as its place, where it says nothing. */
  width?: number
  scheme?: 'light' | 'dark'
  /** CSS pixels that it takes on the page. */
  height?: number
}) {
  const { html, title, width, scheme, height = 640 } = props
  const place = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const played = useRef(scheme)
  played.current = scheme
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    // Whoever reads stays where they were.
    const scrolled = element.contentWindow?.scrollY ?? 0
    const prepared = prepare(html)
    const dress = () => {
      const { contentDocument } = element
      if (contentDocument === null) return
      prepared.dress(contentDocument)
      playScheme(contentDocument, played.current)
      element.contentWindow?.scrollTo(0, scrolled)
    }
    element.addEventListener('load', dress)
    element.srcdoc = prepared.html
    return () => element.removeEventListener('load', dress)
  }, [html])
  useEffect(() => {
    const [around, element] = [place.current, frame.current]
    if (around === null || element === null) return
    const resize = () => {
      const scale = width === undefined ? 1 : Math.min(1, around.clientWidth / width)
      around.style.height = `${height}px`
      element.style.width = width === undefined ? '100%' : `${width}px`
      element.style.height = `${Math.round(height / scale)}px`
      element.style.transform = scale === 1 ? '' : `scale(${scale})`
    }
    resize()
    const sized = new ResizeObserver(resize)
    sized.observe(around)
    return () => sized.disconnect()
  }, [width, height])
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    // Its ground, on which a document in the page's own scheme stands without one.
    element.style.colorScheme = scheme ?? ''
    if (element.contentDocument) playScheme(element.contentDocument, scheme)
  }, [scheme])
  return (
    <div ref={place} class="preview-place">
      <iframe ref={frame} class="preview-frame" title={title} sandbox="allow-same-origin" />
    </div>
  )
}

const asWritten = new WeakMap<CSSMediaRule, string>()

/**
 * Shows a document as to somebody who prefers this scheme: its own rules about that are made to hold, or not to. What
 * a frame prefers by itself follows the machine, and not every browser lets a page say otherwise.
 */
function playScheme(document: Document, scheme: 'light' | 'dark' | undefined): void {
  if (scheme === undefined) return
  document.documentElement.style.colorScheme = scheme
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets])
    for (const rule of [...sheet.cssRules]) {
      // By its shape: the frame has classes of its own.
      if (!('media' in rule && 'cssRules' in rule)) continue
      const media = rule as CSSMediaRule
      const written = asWritten.get(media) ?? media.media.mediaText
      asWritten.set(media, written)
      media.media.mediaText = written.replaceAll(
        /\(prefers-color-scheme:\s*(light|dark)\)/g,
        (_, preferred: string) => (preferred === scheme ? '(min-width: 0px)' : '(max-width: 0px)'),
      )
    }
}

const STYLED = 'data-luid-style'

/**
 * A document is parsed under the policy of the page that parses it: styles must be something else before. In the HTML
 * that our own templates make, no value of an attribute holds a bare quote.
 */
const withoutStyles = (html: string): string =>
  html.replaceAll(/<[a-z](?:[^>"]|"[^"]*")*>/gi, (tag) => tag.replaceAll(/\sstyle=(?=")/gi, ` ${STYLED}=`))

function prepare(html: string): { html: string; dress: (document: Document) => void } {
  const parsed = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  for (const script of parsed.querySelectorAll('script')) script.remove()
  const sheets = [...parsed.querySelectorAll('style')].map((style) => {
    style.remove()
    return style.textContent ?? ''
  })
  // A new window is what the frame may not open: links look like links, and go nowhere.
  for (const link of parsed.querySelectorAll('a, area')) link.setAttribute('target', '_blank')
  sheets.push('a, button { pointer-events: none }')
  return {
    html: `<!doctype html>${parsed.documentElement.outerHTML}`,
    dress: (document) => {
      const { defaultView } = document
      if (defaultView !== null) {
        const Sheet = (defaultView as Window & typeof globalThis).CSSStyleSheet
        document.adoptedStyleSheets = sheets.map((text) => {
          const sheet = new Sheet()
          sheet.replaceSync(text)
          return sheet
        })
      }
      for (const element of document.querySelectorAll<HTMLElement>(`[${STYLED}]`))
        element.style.cssText = element.getAttribute(STYLED) ?? ''
    },
  }
}
