/** Lets through all that the server takes: it only catches what was plainly left unfinished. */
const LIKE_AN_ADDRESS = /^\S+@\S+[.。．｡]\S+$/u

/**
 * Checks a field when it is left half-filled, and sends once however often one presses. What was sent unfinished is the
 * server's to answer, with scripts as without: title and summary come first.
 */
export function checkWhileTyping(form: HTMLFormElement): void {
  form.addEventListener('focusout', (event) => {
    // A message that comes or goes now would move the button from under the press.
    if (event.relatedTarget instanceof HTMLButtonElement && event.relatedTarget.type === 'submit') return
    // An empty field that is merely passed by is not a mistake yet.
    if (isField(event.target) && (event.target.value !== '' || hasError(event.target)))
      check(form, event.target)
  })
  form.addEventListener('change', (event) => {
    if (!isField(event.target) || event.target.type !== 'checkbox') return
    for (const box of fields(form)) if (box.type === 'checkbox' && hasError(box)) check(form, box)
  })

  let sent = false
  form.addEventListener('submit', (event) => {
    if (sent) {
      event.preventDefault()
      return
    }
    sent = true
    showSending(form, true)
  })
  // Coming back by the browser's back button finds the page as it was left.
  addEventListener('pageshow', () => {
    sent = false
    showSending(form, false)
  })
}

function fields(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.elements].filter(isField)
}

function isField(target: unknown): target is HTMLInputElement {
  return target instanceof HTMLInputElement && document.getElementById(`${target.id}-error`) !== null
}

function hasError(field: HTMLInputElement): boolean {
  return field.getAttribute('aria-invalid') === 'true'
}

/** Shows what is wrong with a field, or that nothing is. */
function check(form: HTMLFormElement, field: HTMLInputElement): void {
  const words = complaint(form, field)
  const place = document.getElementById(`${field.id}-error`)
  if (place === null) return
  place.textContent = words
  place.hidden = words === ''
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((id) => id !== '' && id !== place.id)
  if (words !== '') described.push(place.id)
  setOrRemove(field, 'aria-describedby', described.join(' '))
  setOrRemove(field, 'aria-invalid', words === '' ? '' : 'true')
}

function complaint(form: HTMLFormElement, field: HTMLInputElement): string {
  const missing = field.getAttribute('data-missing') ?? ''
  const malformed = field.getAttribute('data-malformed') ?? ''
  if (field.type === 'checkbox') return needed(form, field) && !field.checked ? missing : ''
  const value = field.value.trim()
  if (value === '') return field.required ? missing : ''
  return field.type === 'email' && !LIKE_AN_ADDRESS.test(value) ? malformed : ''
}

/** One's age matters only if one's name is to be shown, or something is to be followed. */
function needed(form: HTMLFormElement, box: HTMLInputElement): boolean {
  if (box.name !== 'ageConfirmed') return box.required
  return form.querySelector('[data-needs-age]:checked') !== null
}

function setOrRemove(field: HTMLElement, name: string, value: string): void {
  if (value === '') field.removeAttribute(name)
  else field.setAttribute(name, value)
}

/** The button stays focusable, so that nobody loses their place. */
function showSending(form: HTMLFormElement, now: boolean): void {
  const button = form.querySelector<HTMLButtonElement>('button[data-sending]')
  if (button === null) return
  const label = button.getAttribute('data-label') ?? button.textContent ?? ''
  button.setAttribute('data-label', label)
  button.textContent = now ? button.getAttribute('data-sending') : label
  setOrRemove(button, 'aria-disabled', now ? 'true' : '')
}
