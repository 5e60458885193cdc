import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in English, by its code. */
export const errors: PublicErrors = {
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
  'consent-missing-newsletter': 'Without your consent we may not send you news. Tick the box if you agree.',
  'age-missing':
    'Tick that you are 16 or older. Are you younger? Then privacy law does not let us send you news or show your name yet. You may sign a petition.',
  'topics-missing': 'Choose at least one topic.',
  'topic-unknown': 'This topic can no longer be followed. Choose another one.',
  'updates-unknown': 'This petition has no news to follow.',
  'erase-not-sure': 'Tick that you want to erase everything. It cannot be undone.',
  'source-malformed':
    'The source may hold only a–z, 0–9, dot, hyphen and underscore (40 characters at most).',
  'partner-unknown': 'This partner does not belong to the petition.',
  'locale-unknown': 'We do not know this language.',
  'value-malformed': 'This field is not right. Please check it.',
}

/** Title and detail of the public API's problems, in English, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Unknown petition', detail: 'There is no petition by this name.' },
  'petition-closed': { title: 'Petition closed', detail: 'This petition takes no more signatures.' },
  'body-too-large': { title: 'Too much data', detail: 'The message is too large.' },
  'not-json': { title: 'Not JSON', detail: 'Send the message as application/json.' },
  invalid: { title: 'Not everything is right', detail: 'One or more fields are not right.' },
  'not-found': { title: 'Not found', detail: 'What you are looking for is not here.' },
  'method-not-allowed': { title: 'Method not allowed', detail: 'This address does not know this method.' },
  internal: { title: 'Fault', detail: 'Something went wrong on our side. Please try again later.' },
}
