/*
 * Makes the petition page better where scripts run; nothing depends on it. Words come from the page's
 * data attributes, so that they are the server's own.
 */
import { offerMeantAddress } from './email-typo.ts'
import { beginAtHeading, tellHeight } from './framed.ts'
import { keepCountLive } from './live-count.ts'
import { offerSharing } from './share.ts'
import { checkWhileTyping } from './sign-form.ts'

const errors = document.getElementById('errors')
errors?.focus()

const framedBy = document.body.getAttribute('data-framed-by')
if (framedBy !== null) {
  tellHeight(framedBy.split(' '))
  if (errors === null) beginAtHeading()
}

const form = document.querySelector<HTMLFormElement>('form[data-sign]')
if (form !== null) {
  checkWhileTyping(form)
  offerMeantAddress(form)
}

const progress = document.querySelector<HTMLElement>('[data-count-url]')
if (progress !== null) keepCountLive(progress)

const share = document.querySelector<HTMLElement>('[data-share]')
if (share !== null) offerSharing(share)
