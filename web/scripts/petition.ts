/*
 * Makes the petition page better where scripts run; nothing depends on it. Words come from the page's
 * data attributes, so that they are the server's own.
 */
import { offerMeantAddress } from './email-typo.ts'
import { keepCountLive } from './live-count.ts'
import { offerSharing } from './share.ts'
import { checkWhileTyping } from './sign-form.ts'

document.getElementById('errors')?.focus()

const form = document.querySelector<HTMLFormElement>('form[data-sign]')
if (form !== null) {
  checkWhileTyping(form)
  offerMeantAddress(form)
}

const progress = document.querySelector<HTMLElement>('[data-count-url]')
if (progress !== null) keepCountLive(progress)

const share = document.querySelector<HTMLElement>('[data-share]')
if (share !== null) offerSharing(share)
