import { meantAddress } from '../../functions/domain/email-typo.ts'

/** Beside an address that looks mistyped, offers the one that was probably meant: one press takes it. */
export function offerMeantAddress(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('[data-offer]')
  const email = form.querySelector<HTMLInputElement>('input[type="email"]')
  if (place === null || email === null) return
  place.setAttribute('role', 'status')
  const offer = () => {
    place.textContent = ''
    const meant = meantAddress(email.value)
    if (meant === undefined) return
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = (place.getAttribute('data-offer') ?? '').replace('{}', meant)
    button.addEventListener('click', () => {
      email.value = meant
      email.focus()
      offer()
    })
    place.appendChild(button)
  }
  email.addEventListener('change', offer)
  offer()
}
