import type { ManageErrors, ManageProblems } from '../error-words.ts'

/** What is wrong with a field that only managers fill in, in English, by its code. */
export const errors: ManageErrors = {
  'partner-not-found': 'There is no partner organisation by this name.',
  'topic-partner-fixed':
    'A topic stays with the organisation that it was made for: its followers agreed to mail from that one. Make a new topic.',
  'updates-not-own':
    'News about this petition comes from the organisation that leads it. Choose topics of your own.',
  'admins-only': 'Only an administrator of the main organisation can change this.',
  'subject-malformed':
    'This is not what a member is known by. People find theirs in the console at “Who am I”; it is never an email address.',
  'member-elsewhere': 'This person belongs to another partner. Take them off there first.',
  'member-self': 'This is you. Ask another administrator: as a member you could not undo it.',
  'column-missing': 'This column is missing.',
  'column-repeated': 'This column is there more than once.',
  'row-too-wide':
    'This row has more cells than the header. Put a text with a comma or semicolon between quotes.',
  'topic-missing': 'Name a topic in the column topic, or one for the whole file.',
  'topic-not-found': 'There is no topic by this name.',
  'scope-unknown': 'Write bulk (no newsletters) or all (no mail at all).',
  'date-malformed': 'Write the date as 2026-11-21, or with time and zone as 2026-11-21T12:00:00Z.',
  'date-in-future': 'This date is still to come.',
  'import-source-malformed': 'Say in 1 to 100 characters where the consent was given.',
  'consent-text-malformed': 'Put the words that were agreed to here: 10 to 2,000 characters.',
  'address-suppressed': 'This address gets no mail: it is suppressed.',
  'left-since': 'This person has unsubscribed after this date.',
  'country-code-unknown': 'Write countries as a code of two capitals, such as NL.',
  'petition-not-found': 'There is no petition by this name.',
  'text-missing': 'Fill this in.',
  'text-too-long': 'This text is too long.',
  'texts-too-long':
    'In all languages together, these texts are too long. Shorten them, or leave out a language.',
  'text-not-one-line': 'Put this on one line.',
  'placeholder-unknown': 'We do not know the placeholder {{…}}.',
  'placeholder-malformed':
    'This placeholder is not right: “…”. A good one looks like {{name}} or {{name|friend}}.',
  'placeholder-needs-petition':
    'The placeholder {{…}} is about a petition. Choose a petition, or give it words as in {{…|words}}.',
  'placeholder-needs-donate-link':
    'The placeholder {{…}} needs a link for donations. This petition has none.',
  'placeholder-only-in-body': 'The placeholder {{…}} may only stand in the text of the mail.',
  'link-not-allowed': 'This link cannot go into a mail: “…”. Use https:, mailto: or a placeholder.',
  'audience-countries-need-petitions':
    'Only signers of petitions can be chosen by country. Of people who follow a topic we do not know it.',
  'occasion-unknown': 'Choose milestone, closed or handed-over.',
  'time-malformed':
    'Write the time as 2026-11-25T09:00 (time in the Netherlands), or with its zone as 2026-11-25T08:00:00Z.',
  'time-does-not-exist':
    'This time does not exist: the clock goes forward an hour that night. Choose another.',
  'campaign-time-past': 'This time has passed.',
  'colour-malformed': 'Write a colour as #c8102e: a hash and six characters.',
  'colour-unreadable':
    'No letter can be read well on this colour, neither a white nor a dark one. Choose a slightly lighter or darker one.',
  'origin-malformed': 'Write a site as https://example.org, with no path behind it.',
  'image-unknown': 'There is no such image. Upload it first.',
  'language-last': 'One language must stay in which the petition can be signed.',
}

/** Title and detail of problems that only the managers' API has, in English, by their code. */
export const problems: ManageProblems = {
  unauthenticated: { title: 'Not signed in', detail: 'This needs a valid access token.' },
  forbidden: { title: 'Not allowed', detail: 'Your role does not allow this.' },
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
  'petition-retired': {
    title: 'Retention has ended',
    detail: 'The data of the signers has been erased. The petition stands as it is and cannot open again.',
  },
  'topic-unknown': { title: 'Unknown topic', detail: 'There is no topic by this name.' },
  'partner-unknown': {
    title: 'Unknown partner',
    detail: 'There is no partner organisation by this name.',
  },
  'person-unknown': { title: 'Unknown person', detail: 'We keep nothing of this person.' },
  'import-unreadable': {
    title: 'File not readable',
    detail: 'This is not a CSV with the columns that are needed, in UTF-8.',
  },
  'import-too-long': {
    title: 'File too long',
    detail: 'The file has too many rows. Split it and send the parts one after another.',
  },
  'export-unknown': {
    title: 'Unknown export',
    detail: 'There is no export with this number. Files go after 24 hours.',
  },
  'recipient-not-named': {
    title: 'Recipient not named',
    detail:
      'Names go to whom the petition is addressed to, or to one of its partners, where a consent text says so with their whole name. No text of this petition does that for this recipient.',
  },
  'too-many-exports': {
    title: 'Too many exports at once',
    detail: 'Five exports of yours are under way. Wait until one is ready.',
  },
  'campaign-unknown': { title: 'Unknown mailing', detail: 'There is no mailing by this number.' },
  'campaign-transition-illegal': {
    title: 'Not possible from this state',
    detail: 'The mailing cannot go from its present state to the one asked for.',
  },
  'campaign-incomplete': {
    title: 'Mailing incomplete',
    detail: 'A text in the fallback language is missing, or a topic or petition to send it to.',
  },
  'campaign-under-way': {
    title: 'Mailing has begun',
    detail: 'The first mails are on their way, or it is over. Its text and audience stand as they are.',
  },
  'campaign-senders-differ': {
    title: 'More than one sender',
    detail: 'These topics belong to different organisations. Make a mailing for each of them.',
  },
  'organisation-missing': {
    title: 'No sender known',
    detail:
      'Every mail carries the organisation’s name and postal address. Fill those in first, at the organisation.',
  },
  'campaign-list-unknown': {
    title: 'Unknown audience',
    detail: 'A topic or petition that this mailing goes to does not exist.',
  },
  'too-many-tests': {
    title: 'Too many test mails',
    detail: 'You have sent your last test mail of this hour. Try again after the hour.',
  },
  'occasion-not-come': {
    title: 'It has not come to that yet',
    detail: 'The petition has not reached a milestone yet, or is not closed yet.',
  },
  'petition-without-updates': {
    title: 'No news about this petition',
    detail: 'Nobody could tick that we may mail about this petition, so there is nobody to send it to.',
  },
  'update-unknown': { title: 'Unknown news', detail: 'This news of the petition is not there (any more).' },
  'image-too-large': {
    title: 'Image too large',
    detail: 'An image may be at most 300 KB. Make it smaller, or save it with less quality.',
  },
  'image-unreadable': {
    title: 'Not a usable image',
    detail: 'This is no PNG, JPEG or WebP, or the file is damaged, or wider or higher than 8000 pixels.',
  },
}
