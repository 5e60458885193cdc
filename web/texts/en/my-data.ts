import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in English. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Your data',
  lead: 'See what we keep about you. Then you can correct it, take it with you or erase it.',
  how: 'Fill in your email address. We will send you an email with a link to your own page. That is how we know it is you. The link works for 24 hours.',
  submit: 'Send me the link',
  sentTitle: 'Check your email',
  sent: 'We have received your request. If we can send email to this address, you will get a link soon. We do so at most once in 10 minutes and 3 times a day.',
  sentHelp: 'No email? Wait a few minutes, and look in your junk (spam) folder too.',
  question: 'Does it not work out? Write to',
}

export const myData: Texts['myData'] = {
  title: 'Your data',
  lead: 'This is what we keep with your email address.',
  private: 'This page is for you alone. Do not share its link. After 24 hours it stops working.',
  nothing: 'We keep nothing with this address.',
  done: {
    withdrawn: {
      title: 'Your signature has been withdrawn',
      text: 'It no longer counts. The site may take a moment to show that.',
    },
    corrected: { title: 'Your name has been changed', text: 'This is how your name stands now.' },
    unsubscribed: { title: 'You have unsubscribed', text: 'You will no longer get this email.' },
  },

  signatures: 'Your signatures',
  noSignatures: 'You have not signed a petition.',
  state: 'State',
  states: {
    pending: 'Waiting for you to confirm',
    confirmed: 'Confirmed, counts',
    held: 'Confirmed, we are still looking at it',
    withdrawn: 'Withdrawn',
    removed: 'Removed',
    expired: 'Expired, not confirmed',
  },
  name: 'Name',
  email: 'Email address',
  city: 'Town or city',
  postalCode: 'Postcode',
  country: 'Country',
  publicName: 'Name with the petition',
  nameShown: 'Yes, everyone can see your name',
  nameHidden: 'No, your name is hidden',
  source: 'The way that brought you here',
  partner: 'Through partner',
  via: 'Through somebody’s own link',
  requestedAt: 'Signed on',
  confirmedAt: 'Confirmed on',
  withdrawnAt: 'Withdrawn on',
  consent: 'Consent',
  consentVersion: (version) => `version ${version} of the text`,
  correct: 'Correct your name',
  save: 'Save this name',
  withdraw: 'Withdraw my signature',
  withdrawHint: 'Your signature then no longer counts, and we erase your name and address with it.',

  subscriptions: 'What you follow by email',
  noSubscriptions: 'You follow nothing by email.',
  following: (since) => `You have followed this since ${since}.`,
  left: (endedAt) => `You used to follow this. Stopped on ${endedAt}.`,
  goesTo: 'The email goes to',
  language: 'Language',
  leave: 'Stop this email',

  receipts: 'What you said yes to',
  receiptsHint: 'We keep this to be able to show that you gave your consent.',
  askedAt: 'Asked on',
  channel: 'Where',
  importedFrom: 'Taken over from',
  channels: {
    page: 'On this site',
    api: 'Through another site or app',
    embed: 'On the site of a partner',
    preferences: 'On your page of email choices',
    import: 'Taken over from an earlier list',
  },

  requests: 'Not confirmed yet',
  request: (names, at) => `${names}: requested on ${at}.`,

  mails: 'Email that we sent you',
  mailKinds: {
    confirm: 'Confirm your signature',
    'already-signed': 'You had already signed',
    'confirm-subscription': 'Confirm that you want to follow us',
    'my-data': 'Link to your data',
  },
  otherMail: 'Email',

  deliveries: 'News that we emailed you',
  deliveryStates: {
    waiting: 'This email has yet to go.',
    claimed: 'This email is going now.',
    unknown: 'We do not know for sure whether this email went.',
    sent: 'Sent.',
    delivered: 'Delivered.',
    bounced: 'Came back.',
    complained: 'Reported as unwanted.',
  },
  skipped: {
    left: 'Not sent: you had unsubscribed.',
    suppressed: 'Not sent: we send no news to this address.',
    erased: 'Not sent: your data was erased.',
    refused: 'Not sent: our mail service did not take it.',
    rejected: 'Not sent: our mail service held it back.',
    failed: 'Not sent: something went wrong on our side.',
  },
  leftByMail: (at) => `You unsubscribed by this email on ${at}.`,

  feedback: 'What your mailbox told us',
  feedbackKinds: {
    'permanent-bounce': 'The email could not be delivered',
    'transient-bounce': 'The email could not be delivered for a while',
    complaint: 'Our email was reported as unwanted',
    reject: 'The email was refused',
    'delivery-delay': 'The email was delayed',
  },
  otherFeedback: 'A report about an email',

  suppression: 'Email that we do not send',
  suppressed: {
    all: 'We send no email to this address at all.',
    bulk: 'We send no news to this address. Email that you ask for yourself does arrive.',
  },
  because: {
    'not-me': 'You pressed “This wasn’t me”.',
    bounce: 'Email to this address came back.',
    'transient-bounces': 'Email to this address came back a few times.',
    complaint: 'Our email was reported as unwanted.',
    imported: 'This was taken over from an earlier list.',
    manager: 'A member of our staff set this.',
  },
  since: (at) => `Since ${at}.`,

  downloadTitle: 'Take your data with you',
  downloadLead:
    'You get everything that we keep with your email address as one file (JSON), technical details too.',
  download: 'Download my data',

  eraseTitle: 'Erase everything',
  eraseLead: 'This then goes, and it cannot be undone:',
  eraseItems: [
    'Your signatures: they are withdrawn and no longer count.',
    'What you follow by email: you will get no more news.',
    'Your name, your address, your consents and everything else on this page.',
  ],
  eraseKept:
    'Did you tell us “this wasn’t me”, report our email as unwanted, did your mailbox refuse it, or were you already on a list of people who get no email? Then only that remains, with a code, so that we leave you in peace. Nobody can read your address from it. Only Amazon’s mail service may then still have your address on its own list. Just ask us to take it off.',
  eraseSure: 'Yes, erase everything that you keep about me.',
  erase: 'Erase my data',

  erasedTitle: 'Your data has been erased',
  erased: 'What we kept with your email address is gone. Your signatures no longer count.',
  erasedBackups: 'From backup copies, your data disappears within 35 days.',
  erasedAgain: 'You are always welcome to join in again.',
}
