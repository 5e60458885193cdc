import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in English. */
export const newsletter: Texts['newsletter'] = {
  title: 'Follow our work by email',
  lead: 'Choose what you want to hear about. You only get email that you choose yourself, and you can stop whenever you like.',
  topics: 'What would you like to hear about?',
  topicsHint: 'Choose one or more.',
  none: 'There is nothing to follow right now. Please come back later.',
  emailHint: 'This is where we send the email. It will not appear on the site.',
  consentTitle: 'Your consent',
  consent: 'Yes, I consent: I want this email, as it says above for each topic that I chose.',
  ageConfirmed: 'I am 16 or older.',
  ageHint: 'Younger? Then privacy law does not let us send you news yet. You may sign petitions.',
  submit: 'Sign me up',
  afterwards: 'First we send you an email with a button. Press it, and you are signed up.',
  toForm: 'Follow us by email',
}

export const lists: Texts['lists'] = {
  updates: 'News about the petition',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'One more step: check your email',
  lead: 'We are sending you an email. Press the button in it; only then will you get news from us.',
  validity: 'The button works for 7 days. After that you can simply sign up again.',
  helpAddress: 'A typing error in your address? Sign up again with the right one.',
  helpAgain: 'Did you follow this already? Then the email says so, and you need do nothing.',
  again: 'Back to signing up',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Good to have you with us!',
  lead: 'You are signed up. As soon as there is news, you will hear from us.',
  leave:
    'Want to stop, or choose something else? There is a link below each email. One press of a button is enough.',
  petitionsTitle: 'Sign a petition, too',
  petitionsLead: 'Every signature makes the voice of children louder.',
  petitions: 'See the petitions',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Confirm that you want to follow us',
  lead: 'Press the button, and you will get email about what is listed below.',
  lists: 'What you will follow',
  button: 'Yes, I want this email',
  wrong:
    'Is something wrong, or was this not you? Then do not press the button. The email has a link “This wasn’t me”.',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Stop this email',
  lead: 'Press the button, and you will no longer get this email:',
  titleAll: 'Stop all email',
  leadAll: 'Press the button, and you will get no more news from us, on any topic.',
  button: 'Stop this email',
  buttonAll: 'Stop all email',
  everythingTitle: 'Would you rather get no news at all?',
  everything: 'Then we also stop all other news that you get from us.',
  signatures: 'Your signatures on petitions stay as they are.',
  doneTitle: 'You have unsubscribed',
  done: 'You will no longer get this email:',
  doneAll: 'You will get no more news from us.',
  doneUnderWay: 'Had something just been sent? Then it may still arrive.',
  changedMind: 'Was this a mistake, or would you like to follow something else?',
  preferences: 'Choose which email you want',
}

export const preferences: Texts['preferences'] = {
  title: 'Choose which email you want',
  lead: 'Tick what you want to get, and untick what you no longer want.',
  topics: 'Topics',
  updates: 'News about one petition',
  updatesHint: 'Untick it, and you will hear no more about that petition.',
  language: 'In which language would you like your email?',
  newOnes: 'Choosing something new? Then we first send you an email with a button to confirm it.',
  save: 'Save my choice',
  savedTitle: 'Your choice has been saved',
  saved: 'From now on you only get what is ticked below.',
  savedAsked:
    'For what you added, we have sent you an email with a button. Press it, and you follow that too.',
  everythingTitle: 'Stop everything',
  everything: 'Then you get no more news from us. Your signatures stay as they are.',
  everythingButton: 'Stop all email',
  nothing: 'You follow nothing now. That is why we no longer keep your email address here.',
  startAgain: 'Would you like to follow something? Sign up with your email address.',
}
