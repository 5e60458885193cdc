import { formats, type PluralForms } from './format.ts'
import type { Texts } from './nl.ts'

const { number, plural, dateTime } = formats('en')

const signatureForms: PluralForms = { one: 'signature', other: 'signatures' }
const signatures = (count: number) => `${number(count)} ${plural(count, signatureForms)}`

/** Every word of the public pages in English. */
export const en: Texts = {
  language: 'English',
  skipToContent: 'Skip to content',
  otherLanguages: 'Languages',
  allPetitions: 'All petitions',
  optional: 'optional',
  errorTitle: (title) => `Error: ${title}`,
  footer: {
    from: (organisation) => `A petition site of ${organisation}.`,
    noTracking: 'No cookies, no trackers.',
    privacy: 'What we do with your data',
  },

  progress: {
    signatureForms,
    goal: (goal) => `Our goal is ${number(goal)}`,
    goalReached: (goal) => `The goal of ${number(goal)} has been reached`,
    bar: 'Signatures towards the goal',
    offline: (count) => `And ${signatures(count)} on paper`,
  },

  home: {
    title: 'Make yourself heard',
    intro: (organisation) =>
      `Children have rights. Together we make sure that they are heard. Choose a petition by ${organisation} and put your name to it.`,
    petitions: 'Petitions',
    closedPetitions: 'Finished petitions',
    none: 'There is no petition to sign right now. Please come back soon.',
    closed: 'Closed',
    sign: 'Read and sign',
    read: 'See the petition',
  },

  petition: {
    kicker: 'Petition',
    to: 'To',
    jumpToForm: 'Sign the petition',
    formTitle: 'Sign the petition',
    afterwards: 'We will send you an email with a button. Press it, and your signature counts.',
    closesAt: (instant) => `You can sign until ${dateTime(instant)} (Amsterdam time).`,
    givenName: 'First name',
    familyName: 'Last name',
    email: 'Email address',
    emailHint: 'To confirm your signature. It will not appear on the site.',
    country: 'Country',
    city: 'Town or city',
    postalCode: 'Postcode',
    publicName: 'May we show your name with the petition?',
    showName: 'Yes, show my name with the petition. Everyone will be able to see it.',
    ageConfirmed: 'I am 16 or older.',
    ageHint: 'Only needed if we may show your name with the petition.',
    consent: 'Your consent',
    privacyLink: 'What we do with your data',
    submit: 'Sign',
    sending: 'One moment…',
    honeypot: 'Leave this field empty',
    errorSummary: (count) =>
      plural(count, {
        one: 'Something is not right yet. Please look at this field:',
        other: 'Some things are not right yet. Please look at these fields:',
      }),
    closed: 'This petition is closed',
    closedOn: (instant) => `It could be signed until ${dateTime(instant)} (Amsterdam time).`,
    closedThanks: (count) => `Thank you to everyone who took part: ${signatures(count)}.`,
    closedGrace:
      'Did you sign in time, but not confirm yet? You can until 24 hours after closing, with the button in your email.',
    archived: 'This petition is finished',
    otherPetitions: 'See the other petitions',
    donateLead: 'Want to do more?',
  },

  donate: 'Donate once or regularly',

  checkEmail: {
    title: 'One more step: check your email',
    lead: 'We have sent you an email. Press the button in it; only then does your signature count.',
    petition: 'You signed:',
    validity: 'The button works for 7 days. After that you can simply sign again.',
    notFound: 'No email to be found?',
    helpWait: 'Wait a few minutes. Email can be slow.',
    helpSpam: 'Look in your junk (spam) or promotions folder.',
    helpSearch: (organisation) => `Search your email for “${organisation}”.`,
    helpAddress: 'A typing error in your address? Sign again with the right one.',
    helpAgain: 'Had you signed this petition before? Then the email says so, and you need do nothing.',
    signAgain: 'Back to the petition',
    resendTitle: 'Send the email again',
    resendLead: 'Fill in the address that you signed with.',
    resend: 'Send again',
    resentTitle: 'We have received your request',
    resent:
      'If a signature from this address is waiting to be confirmed, we will send the email again. We do so at most once in 10 minutes and 3 times a day.',
  },

  confirm: {
    title: 'Confirm your signature',
    lead: 'Press the button, and your signature counts.',
    petition: 'Petition',
    to: 'To',
    name: 'Your name',
    publicName: 'Name with the petition',
    nameShown: 'Yes, everyone can see my name',
    nameHidden: 'No, my name stays hidden',
    consent: 'Your consent',
    button: 'Yes, I sign',
    wrong:
      'Is something wrong, or was this not you? Then do not press the button. The email has a link “This wasn’t me”.',
  },

  thanks: {
    title: 'Thank you!',
    lead: 'Your signature is confirmed.',
    next: 'The more people join in, the louder we are. Ask two people to sign as well.',
    share: 'Share the petition',
    whatsapp: 'Share on WhatsApp',
    email: 'Share by email',
    link: 'Or copy this link:',
    message: (title) => `I signed this petition: “${title}”. Will you sign too?`,
    donateTitle: 'Help with a gift, too',
    donateLead: 'Your gift lets us stand up for the rights of children longer and louder.',
  },

  link: {
    expired: {
      title: 'This link has expired',
      text: 'The button in the email works for 7 days. Sign the petition again to get a new email.',
    },
    unknown: {
      title: 'This link does not work',
      text: 'Perhaps a piece of the link got lost. Open it again from the email, or copy all of it.',
    },
    'petition-closed': {
      title: 'This petition is closed',
      text: 'Your signature can no longer be confirmed. That was possible until 24 hours after closing.',
    },
    'already-confirmed': {
      title: 'You have already confirmed',
      text: 'Your signature is already confirmed. There is nothing more to do.',
    },
    gone: {
      title: 'This signature is no longer there',
      text: 'The signature was withdrawn or removed. There is nothing left to confirm.',
    },
    toPetition: 'To the petition',
    signAgain: 'Sign again',
  },

  notMe: {
    title: 'Was this not you?',
    lead: 'Someone signed a petition with your email address:',
    what: 'If you press the button:',
    removes: 'We remove the signature, even if it already counted.',
    stops: 'We send this address no more email about petitions.',
    nothing: 'Did you sign yourself? Then close this page; nothing changes.',
    button: 'This wasn’t me: remove the signature',
    doneTitle: 'The signature has been removed',
    done: 'We will send no more email about petitions to this address.',
    doneApology: 'We are sorry that someone used your address. Thank you for letting us know.',
    doneQuestion: 'Would you like to sign yourself later on, or do you have a question? Write to',
  },

  privacy: {
    title: 'What we do with your data',
    lead: (organisation) =>
      `${organisation} is responsible for the data on this site. Here you can read what we keep, why, and for how long.`,
    sections: [
      {
        title: 'What we ask, and why',
        items: [
          'Your first name, last name and country: without a name, a signature is no signature.',
          'Your email address: to check that it is you, and that everyone signs only once.',
          'Your town or postcode: only if the petition asks for it.',
          'Your consent: we keep the text that you agreed to, its language and the time.',
          'The way that brought you here, if the link said so (“whatsapp”, say, or a partner organisation).',
        ],
      },
      {
        title: 'Why we may do so',
        items: [
          'We use your data because you consent to it. A petition can show what you think. That is why we ask for your consent explicitly, and for each petition apart.',
          'You can withdraw your consent at any time. That is as normal as giving it.',
        ],
      },
      {
        title: 'Who sees your data',
        items: [
          'Everyone sees the number of signatures. Your name is public only if you tick the box for it and are 16 or older.',
          'The petition is presented to whom it names. The consent that you give says what they receive.',
          'We do not sell or rent your data, and we do not give it to advertisers or social networks.',
          'The site and the email run at Amazon Web Services, in data centres in the European Union. That company keeps the data for us and may not use it itself.',
          'These pages set no cookies, do not follow you and fetch nothing from others. Our emails hold no trackers either.',
        ],
      },
      {
        title: 'How long we keep it',
        items: [
          'If you do not confirm, your data lapses 14 days after you signed, and is erased a few days later at most.',
          'If you do confirm, we keep it until 12 months after the petition closed. After that we keep only numbers, without names or addresses.',
          'Erased data disappears from backup copies within 35 days.',
          'If you told us “this wasn’t me”, we remember only a code, so as not to send you email again.',
          'Against abuse, our firewall watches how often people sign from one internet address. We do not keep that address with your signature.',
        ],
      },
      {
        title: 'How we protect it',
        items: [
          'Everything is sent and stored encrypted.',
          'Inside the system we recognise a signature by a code made from your email address with a secret key (HMAC). Without that key, nobody can tell from the code who you are.',
          'Only people who work on the campaign can reach the data, each with an account of their own.',
        ],
      },
    ],
    rightsTitle: 'What you can ask',
    rights:
      'You may see your data, have it corrected, take it with you or have it erased, and you may withdraw your signature. Write to',
    rightsUnder16: 'Younger than 16? You may ask this yourself, and so may your parents.',
    complaint: 'Not satisfied with our answer? You can complain to the Dutch data protection authority, the',
    authority: 'Autoriteit Persoonsgegevens',
    authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
  },

  errorPage: {
    notFoundTitle: 'This page does not exist',
    notFound: 'Perhaps the link is old, or a letter is wrong.',
    badTitle: 'We could not read that',
    bad: 'Something went wrong with what your browser sent. Please go back and try again.',
    brokenTitle: 'Something went wrong on our side',
    broken: 'It is not your fault. Please try again in a few minutes.',
    home: 'To all petitions',
  },

  errors: {
    'email-missing': 'Fill in your email address.',
    'email-malformed': 'This email address is not right. A good one looks like name@example.org.',
    'email-too-long': 'This email address is too long. Use another one.',
    'email-not-ascii':
      'Before the @ we can only take plain letters without accents, digits and punctuation. Use another address.',
    'given-name-missing': 'Fill in your first name.',
    'given-name-too-long': 'This first name is too long. There is room for 100 characters.',
    'given-name-not-a-name': 'Fill in just your first name, without links or special characters.',
    'family-name-missing': 'Fill in your last name.',
    'family-name-too-long': 'This last name is too long. There is room for 100 characters.',
    'family-name-not-a-name': 'Fill in just your last name, without links or special characters.',
    'country-unknown': 'Choose your country from the list.',
    'city-too-long': 'This name of a place is too long. There is room for 100 characters.',
    'city-malformed': 'Fill in just your town or city, without links or special characters.',
    'postal-code-malformed': 'This postcode is not right. Please check it.',
    'consent-missing': 'Without your consent we may not keep your signature. Tick the box.',
    'age-missing': 'Tick that you are 16 or older, or keep your name hidden.',
    'source-malformed':
      'The source may hold only a–z, 0–9, dot, hyphen and underscore (40 characters at most).',
    'partner-unknown': 'This partner does not belong to the petition.',
    'locale-unknown': 'We do not know this language.',
    'value-malformed': 'This field is not right. Please check it.',
  },

  problems: {
    'petition-unknown': { title: 'Unknown petition', detail: 'There is no petition by this name.' },
    'petition-closed': { title: 'Petition closed', detail: 'This petition takes no more signatures.' },
    'body-too-large': { title: 'Too much data', detail: 'The message is too large.' },
    'not-json': { title: 'Not JSON', detail: 'Send the message as application/json.' },
    invalid: { title: 'Not everything is right', detail: 'One or more fields are not right.' },
    unauthenticated: { title: 'Not signed in', detail: 'This needs a valid access token.' },
    forbidden: { title: 'Not allowed', detail: 'Your role does not allow this.' },
    'not-found': { title: 'Not found', detail: 'What you are looking for is not here.' },
    'method-not-allowed': { title: 'Method not allowed', detail: 'This address does not know this method.' },
    'petition-transition-illegal': {
      title: 'Not possible from this state',
      detail: 'The petition cannot go from its present state to the one asked for.',
    },
    'petition-incomplete': {
      title: 'Petition incomplete',
      detail: 'Publishing needs a text and a consent in the same language.',
    },
    'petition-past-closing': {
      title: 'Closing time has passed',
      detail: 'The closing time of the petition lies in the past.',
    },
    'petition-exists': { title: 'Petition exists', detail: 'There is already a petition by this name.' },
    'version-conflict': {
      title: 'Changed meanwhile',
      detail: 'Someone else changed this meanwhile. Fetch the newest version and try again.',
    },
    internal: { title: 'Fault', detail: 'Something went wrong on our side. Please try again later.' },
  },
}
