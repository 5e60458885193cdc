/** Offers the system's own sheet where there is one, and copies the link at a press where that can be done. */
export function offerSharing(place: HTMLElement): void {
  const told = (name: string) => place.getAttribute(name) ?? ''
  const ways = place.querySelector('.share')
  if (ways !== null && 'share' in navigator) {
    const way = document.createElement('li')
    const button = buttonOf('button', told('data-share-label'))
    way.appendChild(button)
    ways.insertBefore(way, ways.firstChild)
    button.addEventListener('click', () => {
      navigator
        .share({ title: told('data-share-title'), text: told('data-share-text'), url: told('data-share') })
        // Closed without sharing, or not allowed in this frame: the other ways stand below.
        .catch(() => {})
    })
  }
  const link = place.querySelector<HTMLElement>('[data-copy-link]')
  const line = link?.parentNode
  if (!link || !line) return
  if (!('clipboard' in navigator) && !document.queryCommandSupported('copy')) return
  const copy = buttonOf('button quiet', told('data-copy-label'))
  const done = document.createElement('p')
  done.setAttribute('role', 'status')
  line.appendChild(copy)
  line.appendChild(done)
  copy.addEventListener('click', async () => {
    const copied = await copyText(link)
    done.textContent = copied ? told('data-copied') : ''
  })
}

function buttonOf(look: string, words: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = look
  button.textContent = words
  return button
}

/** Some in-app browsers have no clipboard, or refuse it: then the link is selected, for the hand to copy. */
async function copyText(link: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link.textContent ?? '')
    return true
  } catch {
    getSelection()?.selectAllChildren(link)
    return document.execCommand('copy')
  }
}
