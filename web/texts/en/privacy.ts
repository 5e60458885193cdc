import type { Texts } from '../nl.ts'

/** The privacy page in English. */
export const privacy: Texts['privacy'] = {
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
        'If you want news by email, we keep your email address, your language, which topics you follow, and that you are 16 or older.',
        'Which news we emailed you, and whether it arrived, so that you get nothing twice.',
        'What your mailbox tells us: that an email did not arrive, or that you reported it as unwanted. Then we send you less email, or none.',
        'The way that brought you here, if the link said so (“whatsapp”, say, or a partner organisation).',
      ],
    },
    {
      title: 'Why we may do so',
      items: [
        'We use your data because you consent to it. A petition can show what you think. That is why we ask for your consent explicitly, and for each petition apart.',
        'For news by email we ask for your consent apart, for each topic. Signing a petition is never enough: you get news only if you tick a box for it yourself and confirm it with the button in your email.',
        'You can withdraw your consent at any time. That is as normal as giving it. Below each email with news there is a link that lets you stop with one press of a button.',
        'That you gave your consent, and what your mailbox told us, we keep because we must be able to show that we follow the rules.',
      ],
    },
    {
      title: 'Who sees your data',
      items: [
        'Everyone sees the number of signatures. Your name is public only if you tick the box for it and are 16 or older.',
        'The petition is presented to whom it names. The consent that you give says what they receive.',
        'If you came by the link of a partner organisation, that organisation’s staff see your signature too.',
        'We do not sell or rent your data, and we do not give it to advertisers or social networks.',
        'The site and the email run at Amazon Web Services. Your data is kept in data centres in the European Union. That company keeps the data for us and may not use it itself.',
        'These pages set no cookies, do not follow you and fetch nothing from others. Our emails hold no trackers either.',
      ],
    },
    {
      title: 'How long we keep it',
      items: [
        'If you do not confirm, your data lapses 14 days after you signed or signed up, and is erased a few days later at most.',
        'If you do confirm, we keep your signature until 12 months after the petition closed. After that we keep only numbers, without names or addresses.',
        'If you withdraw your signature, or told us that it wasn’t you, we erase the name, the addresses and the town at once. That there was a signature, from which country and by which way, stays with a code for as long as a signature does.',
        'If you follow news by email, we keep your email address for that until you stop.',
        'What you gave your consent to, and when you stopped, we keep for 24 months after you stopped.',
        'News about one petition, and your consent to it, we keep until 12 months after that petition closed at most.',
        'Which news we emailed you, and what your mailbox told us, we keep for 90 days. Which other emails we sent you: 2 days. A request for your data: 5 days.',
        'For 24 months we keep note of which member of our staff looked up, changed or erased something of yours, with a small part of your code.',
        'Files that our staff take out of the system lie ready there for 24 hours at most. If you erase your data, it goes from those too. What was taken out already, they erase themselves after use.',
        'Erased data disappears from backup copies and the system’s queues within 35 days.',
        'If you told us “this wasn’t me”, reported our email as unwanted, if your mailbox refused it, or if you were already on a list of people who get no email, we remember that with a code, so as to leave you in peace. That code stays even if you erase everything. Nobody can read your address from it.',
        'If your mailbox refused our email, or you reported our news as unwanted, Amazon’s mail service also puts your address on a list of its own, and sends nothing there. It stays there even if you erase everything, until you ask us to take it off.',
        'Against abuse, our firewall watches how often people sign from one internet address. We do not keep that address with your signature.',
      ],
    },
    {
      title: 'How we protect it',
      items: [
        'What you fill in is sent and stored encrypted. Our email travels encrypted, if your mailbox can do that.',
        'Inside the system we recognise a signature by a code made from your email address with a secret key (HMAC). Without that key, nobody can tell from the code who you are.',
        'Only people who work on the campaign can reach the data, each with an account of their own.',
      ],
    },
  ],
  rightsTitle: 'What you can ask',
  rights:
    'You may see your data, correct it, take it with you and erase it, and you may withdraw your signature. You do so yourself, on',
  rightsPage: 'the page with your data',
  rightsQuestion: 'Does that not work, or do you have a question? Write to',
  rightsUnder16: 'Younger than 16? You may ask this yourself, and so may your parents.',
  complaint: 'Not satisfied with our answer? You can complain to the Dutch data protection authority, the',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
