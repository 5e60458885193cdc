import { texts } from '../language.tsx'

/** The words of a petition's news and of its signatures on paper. */
export const newsTexts = texts({
  nl: {
    intro:
      'Nieuws staat op de pagina van de petitie, het nieuwste boven. Het wordt niet gemaild; daarvoor maak je een mailing.',
    mailing: 'Maak een mailing',
    add: 'Bericht toevoegen',
    newItem: 'Nieuw bericht',
    change: 'Bericht wijzigen',
    title: 'Titel',
    body: 'Tekst',
    bodyHint: 'Een lege regel begint een nieuwe alinea.',
    place: 'Plaats op de pagina',
    placed: 'Het bericht staat op de pagina.',
    changed: 'Het bericht is gewijzigd.',
    edit: 'Wijzig',
    remove: 'Verwijder',
    removeTitle: 'Bericht verwijderen?',
    removeText: 'Het verdwijnt van de pagina. Dat kan niet ongedaan worden gemaakt.',
    removed: 'Het bericht is verwijderd.',
    none: 'Er is nog geen nieuws',
    noneText: 'Vertel ondertekenaars wat er gebeurt: een overhandiging, een debat, een antwoord.',
    conflict:
      'Iemand anders heeft dit bericht intussen gewijzigd. Hieronder staat wat er nu op de pagina staat.',
    theirs: 'Neem dat over',
    mine: 'Houd wat ik typte',
    draftNote: 'De petitie is nog een concept: niemand ziet dit nog.',

    paper: 'Handtekeningen op papier',
    paperIntro:
      'Handtekeningen die je op straat of bij een bijeenkomst hebt opgehaald. Ze staan apart op de pagina, naast wat online is bevestigd, en tellen mee voor het doel.',
    now: 'Nu op de pagina',
    count: 'Nieuw totaal op papier',
    countHint: 'Het totaal van alle vellen samen, niet wat erbij komt.',
    note: 'Toelichting',
    noteHint: 'Bijvoorbeeld: 12 vellen van de Kinderrechtendag. Staat alleen in het logboek.',
    save: 'Zet op de pagina',
    confirmTitle: 'Aantal wijzigen?',
    confirmText: (before: string, after: string) =>
      `Op de pagina verandert het aantal op papier van ${before} in ${after}. Het logboek bewaart wie dit deed.`,
    saved: 'Het aantal staat op de pagina.',
  },
  en: {
    intro:
      'News stands on the petition’s page, the newest first. It is not mailed; for that, make a mailing.',
    mailing: 'Make a mailing',
    add: 'Add news',
    newItem: 'New item',
    change: 'Change item',
    title: 'Title',
    body: 'Text',
    bodyHint: 'An empty line begins a new paragraph.',
    place: 'Put it on the page',
    placed: 'The item is on the page.',
    changed: 'The item has been changed.',
    edit: 'Change',
    remove: 'Remove',
    removeTitle: 'Remove this item?',
    removeText: 'It disappears from the page. This cannot be undone.',
    removed: 'The item has been removed.',
    none: 'There is no news yet',
    noneText: 'Tell those who signed what happens: a handing over, a debate, an answer.',
    conflict: 'Somebody else has changed this item meanwhile. Below stands what is on the page now.',
    theirs: 'Take that over',
    mine: 'Keep what I typed',
    draftNote: 'The petition is a draft: nobody sees this yet.',

    paper: 'Signatures on paper',
    paperIntro:
      'Signatures that you gathered in the street or at a meeting. They stand apart on the page, beside what was confirmed online, and count towards the goal.',
    now: 'On the page now',
    count: 'New total on paper',
    countHint: 'The total of all sheets together, not what is added.',
    note: 'Note',
    noteHint: 'For example: 12 sheets from Children’s Rights Day. Stands in the audit log only.',
    save: 'Put it on the page',
    confirmTitle: 'Change the number?',
    confirmText: (before, after) =>
      `On the page the number on paper changes from ${before} to ${after}. The audit log keeps who did this.`,
    saved: 'The number is on the page.',
  },
})
