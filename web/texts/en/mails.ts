import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in English. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Confirm your signature: ${title}`,
    heading: 'One more press of a button',
    lead: 'This email address was used to sign this petition:',
    what: 'Your signature counts only once you confirm it. The button takes you to a page where you do that.',
    follows: 'With the same button you confirm that you want email about:',
    button: 'Confirm my signature',
    validity:
      'The button works for 7 days. If you do nothing, the signature does not count and we erase your data.',
  },
  alreadySigned: {
    subject: (title) => `You had already signed: ${title}`,
    heading: 'You had already signed',
    lead: 'This email address was used again to sign this petition:',
    what: 'Your signature was already there. There is nothing for you to do.',
    housemate:
      'Did someone in your home want to sign who uses this address too? They need an email address of their own.',
    toPetition: 'To the petition',
  },
  subscription: {
    subject: (names) => `Confirm that you want to follow: ${names}`,
    heading: 'One more press of a button',
    lead: 'This email address was used to ask for email about:',
    what: 'You will get that email only once you confirm this. The button takes you to a page where you do that.',
    button: 'Yes, I want this email',
    validity: 'The button works for 7 days. If you do nothing, you get no news and we erase your data.',
  },
  alreadySubscribed: {
    subject: (names) => `You follow this already: ${names}`,
    heading: 'You follow this already',
    lead: 'This email address was used again to ask for email about:',
    what: 'You get that email already. There is nothing for you to do.',
  },
  campaign: {
    reader: 'reader',
    why: (lists) => `You get this email because you follow: ${lists}.`,
    updates: 'news about the petition',
  },
  choices: {
    change: 'Would you like to change something?',
    preferences: 'Choose which email you want',
    stop: 'Do you no longer want this email?',
    unsubscribe: 'Unsubscribe',
  },
  myData: {
    subject: 'The link to your data',
    heading: 'See your data',
    lead: 'This email address was used to ask which data we keep.',
    what: 'The button takes you to a page that is for you alone. There you can see your data, correct it, take it with you or erase it. Do not forward this email.',
    button: 'See my data',
    validity: 'The button works for 24 hours.',
  },
  lists: {
    updates: 'News about the petition',
    sender: (name, postalAddress) => `Sender of this news: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Did you never sign this petition? Then you can remove the signature:',
    subscription: 'Did you not ask for this? Tell us, and we will send no more email to this address:',
    myData: 'Did you not ask for this? Then you need do nothing. Would you like no more email from us?',
    link: 'This wasn’t me',
  },
  why: (organisation, publicUrl) =>
    `${organisation} sends you this email because someone on ${publicUrl} filled in this address.`,
}
