/** Offers the system's own sheet where there is one, and copies the link at a press where that can be done. */
export function offerSharing(place: HTMLElement): void {
  const system = place.querySelector<HTMLElement>('[data-share-system]')
  if (system !== null && 'share' in navigator) {
    system.hidden = false
    system.addEventListener('click', () => {
      const told = (name: string) => place.getAttribute(name) ?? ''
      navigator
        .share({ title: told('data-share-title'), text: told('data-share-text'), url: told('data-share') })
        // Closed without sharing, or not allowed in this frame: the other ways stand below.
        .catch(() => {})
    })
  }
  const copy = place.querySelector<HTMLElement>('[data-copy]')
  const link = place.querySelector<HTMLElement>('[data-copy-link]')
  const done = place.querySelector<HTMLElement>('[data-copy-done]')
  if (copy === null || link === null || done === null) return
  if (!('clipboard' in navigator) && !document.queryCommandSupported('copy')) return
  copy.hidden = false
  done.setAttribute('role', 'status')
  copy.addEventListener('click', async () => {
    const copied = await copyText(link)
    done.textContent = copied ? copy.getAttribute('data-copy') : ''
  })
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
