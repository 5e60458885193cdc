/*
 * For partners' pages: puts a petition's form where this script stands, in a frame that grows with its content.
 *
 *   <script src="https://…/embed.js" data-petition="slug" data-locale="nl" data-partner="x" data-source="y" async></script>
 */
import { ASKED, isTold } from './frame-talk.ts'

const script = document.currentScript
const petition = script?.getAttribute('data-petition')
if (script instanceof HTMLScriptElement && petition) frameAt(script, petition)

function frameAt(script: HTMLScriptElement, petition: string): void {
  const asked = (name: string) => script.getAttribute(`data-${name}`) ?? ''
  const origin = new URL(script.src).origin
  const locale = asked('locale') || 'nl'
  const query = ['source', 'partner']
    .filter((name) => asked(name) !== '')
    .map((name) => `${name}=${encodeURIComponent(asked(name))}`)
    .join('&')
  const frame = document.createElement('iframe')
  frame.src = `${origin}/${encodeURIComponent(locale)}/embed/petitions/${encodeURIComponent(petition)}${query && `?${query}`}`
  // A screen reader names a frame by this; once the page in it is there, by that page's own.
  frame.title = asked('title') || 'Luid'
  frame.setAttribute('loading', 'lazy')
  const style = frame.style
  style.display = 'block'
  style.width = '100%'
  style.height = '40rem'
  style.border = '0'

  let pages = 0
  frame.addEventListener('load', () => {
    pages += 1
    // The origin: whatever else has come to stand in the frame is told nothing.
    frame.contentWindow?.postMessage(ASKED, origin)
    // What comes after the form begins at the top, which may be far above.
    if (pages > 1 && frame.getBoundingClientRect().top < 0) frame.scrollIntoView()
  })
  addEventListener('message', (event) => {
    const told: unknown = event.data
    if (event.origin !== origin || event.source !== frame.contentWindow || !isTold(told)) return
    style.height = `${told.luid}px`
    frame.title = told.title
  })
  script.parentNode?.insertBefore(frame, script)
}
