/*
 * Makes the petition page better where scripts run; nothing depends on it. Words come from the page's
 * data attributes, so that they are the server's own.
 */
import { keepCountLive } from './live-count.ts'
import { checkWhileTyping } from './sign-form.ts'

document.getElementById('errors')?.focus()

const form = document.querySelector<HTMLFormElement>('form[data-sign]')
if (form !== null) checkWhileTyping(form)

const progress = document.querySelector<HTMLElement>('[data-count-url]')
if (progress !== null) keepCountLive(progress)
