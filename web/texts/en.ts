import { myData, myDataAsk } from './en/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './en/newsletter.ts'
import { ownLink } from './en/own-link.ts'
import { privacy } from './en/privacy.ts'
import { formats } from './format.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('en')
const { counted, inAll } = signaturesIn('en')

/** Every word of the public pages in English. */
export const en: Texts = {
  skipToContent: 'Skip to content',
  otherLanguages: 'Languages',
  allPetitions: 'All petitions',
  optional: 'optional',
  errorTitle: (title) => `Error: ${title}`,
  footer: {
    from: (organisation) => `A petition site of ${organisation}.`,
    noTracking: 'No cookies, no trackers.',
    privacy: 'What we do with your data',
    myData: 'See or erase your data',
  },

  progress: {
    goal: (goal) => `Our goal is ${number(goal)}`,
    goalReached: (goal) => `The goal of ${number(goal)} has been reached`,
    goalWas: (goal) => `The goal was ${number(goal)}`,
    toward: (next) => `The goal has been reached. On to ${number(next)}`,
    towardGoal: (next, goal) => `On to ${number(next)}, and then to ${number(goal)}`,
    bar: 'Signatures towards the goal',
    offline: (count) => `And ${counted(count)} on paper`,
  },

  counter: {
    asOf: (instant: string) => `As of ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Read the whole petition',
    links: 'Links open in a new window.',
  },

  alliance: {
    title: 'Together with',
    via: (name) => `You are signing via ${name}.`,
  },

  poster: {
    title: 'Poster',
    hint: 'Print this page and hang it up, or leave it where people come.',
    code: 'QR code with the address of the petition',
    scan: 'Scan and sign the petition',
  },

  home: {
    title: 'Make yourself heard',
    intro: (organisation) =>
      `Children have rights. Together we make sure that they are heard. Choose a petition by ${organisation} and put your name to it.`,
    petitions: 'Petitions',
    closedPetitions: 'Finished petitions',
    none: 'There is no petition to sign right now. Please come back soon.',
    search: 'Search for a petition',
    searchButton: 'Search',
    found: (count, typed) =>
      plural(count, {
        one: `1 petition found with “${typed}”.`,
        other: `${number(count)} petitions found with “${typed}”.`,
      }),
    closed: 'Closed',
    sign: 'Read and sign',
    read: 'See the petition',
  },

  petition: {
    kickers: { open: 'Petition', closed: 'Closed petition', archived: 'Completed petition' },
    to: 'To',
    jumpToForm: 'Sign the petition',
    formTitle: 'Sign the petition',
    afterwards: 'We will send you an email with a button. Press it, and your signature counts.',
    closesAt: (instant) => `You can sign until ${dateTime(instant)} (Amsterdam time).`,
    givenName: 'First name',
    familyName: 'Last name',
    email: 'Email address',
    emailHint: 'To confirm your signature. It will not appear on the site.',
    useAddress: (address: string) => `Did you mean ${address}? Press here to correct it.`,
    country: 'Country',
    city: 'Town or city',
    postalCode: 'Postcode',
    publicName: 'May we show your name with the petition?',
    showName: 'Yes, show my name with the petition. Everyone will be able to see it.',
    age: 'Are you 16 or older?',
    ageConfirmed: 'I am 16 or older.',
    ageHint: 'Only needed if we may show your name with the petition.',
    ageHintFollowing: 'Only needed if you want to stay informed or let us show your name.',
    following: 'Would you like to stay informed?',
    followingHint:
      'You do not have to. Whatever you tick, you confirm with the same button as your signature.',
    updates: 'Only about this petition',
    consent: 'Your consent',
    dataTo: (organisation) => `Your data go to ${organisation}. Others get only what is said above.`,
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
    closedThanks: (count, offline) => `Thank you to everyone who took part: ${inAll(count, offline)}.`,
    closedGrace:
      'Did you sign in time, but not confirm yet? You can until 24 hours after closing, with the button in your email.',
    archived: 'This petition is finished',
    news: 'News about this petition',
    olderNews: (count) => `Older news (${number(count)})`,
    signers: 'They signed recently',
    signersOnly: 'Only names of people who agreed to that are shown.',
    outcome: 'What we achieved',
    related: 'Other petitions',
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
    helpProviders:
      'Do you use Gmail? Look under Promotions, too. Outlook or Hotmail? Look under Other and in Junk Email.',
    helpAddress: 'A typing error in your address? Sign again with the right one.',
    typoTitle: 'Is your e-mail address right?',
    typo: (domain: string) =>
      `The end of the address that you filled in looks like ${domain}, but is slightly different. Is that a typing error? Then our mail will not arrive.`,
    typoAgain: 'Sign again with the right address',
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
    to: 'To',
    name: 'Your name',
    publicName: 'Name with the petition',
    nameShown: 'Yes, everyone can see my name',
    nameHidden: 'No, my name stays hidden',
    consent: 'Your consent',
    button: 'Yes, I sign',
    leadFollowing: 'Press the button once: your signature counts, and you get the email that you chose.',
    follows: 'With the same button you also follow',
    buttonFollowing: 'Yes, I sign and want this email',
    wrong:
      'Is something wrong, or was this not you? Then do not press the button. The email has a link “This wasn’t me”.',
  },

  thanks: {
    title: 'Thank you!',
    lead: 'Your signature is confirmed.',
    leadFollowing: 'Your signature is confirmed, and you will get the mail that you chose.',
    counting: 'It may take a minute before a new signature is in this number.',
    next: 'The more people join in, the louder we are. Ask two people to sign as well.',
    share: 'Share the petition',
    message: (title) => `I signed this petition: “${title}”. Will you sign too?`,
    poster: 'Print a poster with a QR code to hang up',
    donateLead: 'Your gift lets us stand up for the rights of children longer and louder.',
    nextTitle: 'Sign this petition, too',
    newsTitle: 'Stay informed',
    news: 'Would you like to hear what happens next? Choose what you want mail about. You can stop at any time.',
  },

  share: {
    system: 'Share the petition',
    whatsapp: 'Share on WhatsApp',
    email: 'Share by e-mail',
    networks: 'Or share on',
    link: 'Or copy this link:',
    copy: 'Copy the link',
    copied: 'The link has been copied.',
  },

  donating: {
    once: 'Once',
    monthly: 'Every month',
    other: 'Choose your own amount',
    leads: 'This takes you to our donation page. Only there do you decide.',
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
    newsletter: {
      title: 'This link has expired',
      text: 'The button in the email works for 7 days. Sign up again to get a new email.',
      again: 'Sign up again',
    },
    'my-data': {
      title: 'This link has expired',
      text: 'The link to your data works for 24 hours. Ask for a new one to get a new email.',
      again: 'Ask for a new link',
    },
    'not-me': {
      title: 'This link has expired',
      text: 'The link “This wasn’t me” works for 90 days. Would you like no more email from us? Let us know.',
    },
  },

  notMe: {
    title: 'Was this not you?',
    signed: 'Someone signed a petition with your email address:',
    newsletter: 'Someone filled in your email address to get news from us.',
    'my-data': 'Someone used your email address to ask for a link to the data that we keep.',
    what: 'If you press the button:',
    removesSignature: 'We remove the signature, even if it already counted.',
    removesRequest: 'We remove the request.',
    unsubscribes: 'Does this address get news from us? Then that stops.',
    stops: 'We send no more email to this address, even if someone fills it in again.',
    nothing: 'Was it you after all? Then close this page; nothing changes.',
    buttonSigned: 'This wasn’t me: remove the signature',
    button: 'This wasn’t me: send no more email',
    doneTitle: 'Thank you, it is done',
    doneSigned: 'The signature has been removed. We will send no more email to this address.',
    done: 'We will send no more email to this address.',
    doneApology: 'We are sorry that someone used your address. Thank you for letting us know.',
    doneQuestion: 'Would you like our email after all later on, or do you have a question? Write to',
  },

  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  confirmSubscription,
  unsubscribe,
  preferences,
  ownLink,
  myDataAsk,
  myData,
  privacy,

  errorPage: {
    notFoundTitle: 'This page does not exist',
    notFound: 'Perhaps the link is old, or a letter is wrong.',
    badTitle: 'We could not read that',
    bad: 'Something went wrong with what your browser sent. Please go back and try again.',
    brokenTitle: 'Something went wrong on our side',
    broken: 'It is not your fault. Please try again in a few minutes.',
    home: 'To all petitions',
  },
}
