import { texts } from '../language.tsx'

export const exportsTexts = texts({
  nl: {
    title: 'Exports',
    intro:
      'Bestanden met gegevens van mensen. Ze staan 24 uur klaar en verdwijnen dan vanzelf. Wie wat heeft aangevraagd, staat in het logboek.',
    countsElsewhere:
      'Zoek je alleen aantallen, zonder gegevens van mensen? Die download je meteen bij de cijfers van een petitie.',
    newExport: 'Nieuw bestand',
    kind: 'Wat wil je hebben?',
    kinds: {
      signatures: 'Handtekeningen',
      subscribers: 'Volgers van nieuws',
      deliveries: 'Wat er met een mailing gebeurde',
      handover: 'Namen om aan te bieden',
    },
    inFile: {
      signatures:
        'Iedereen die heeft bevestigd: naam, e-mailadres, land, woonplaats en postcode als die zijn gevraagd, taal, herkomst, en waar en wanneer ze mee instemden. Wie nog niet heeft bevestigd, de handtekening heeft ingetrokken of op een oordeel wacht, staat er niet in.',
      subscribers:
        'Wie nu nieuws wil ontvangen: e-mailadres, taal, sinds wanneer, en het bewijs van de toestemming. Wie zich heeft afgemeld of geen mail meer krijgt, staat er niet in.',
      deliveries:
        'Per ontvanger: verstuurd, bezorgd, teruggekomen of overgeslagen, en waarom. Het e-mailadres staat er alleen bij van wie de lijst nog volgt.',
      handover:
        'Voornaam, achternaam, woonplaats en land, nooit een e-mailadres. Alleen van wie instemde met een tekst waarin de ontvanger met naam staat. Anderen is niet gezegd dat hun naam daarheen gaat, dus staan ze er niet in.',
    },
    petition: 'Petitie',
    followed: 'Volgers waarvan?',
    topics: 'Onderwerpen',
    updates: 'Nieuws over een petitie',
    mailing: 'Mailing',
    recipient: 'Aan wie bied je de namen aan?',
    recipientHint:
      'Aan wie de petitie gericht is, of een van haar partners. Alleen wie in een toestemmingstekst met hele naam staat.',
    nobodyNamed:
      'Geen enkele toestemmingstekst noemt met hele naam aan wie de petitie gericht is, of een van haar partners. Niemand stemde er dus mee in dat zijn naam ergens heen gaat. Pas de toestemming in de petitie aan: wie daarna tekent, kan in zo’n bestand.',
    names: 'Noemt de ontvanger',
    namesNot: 'Noemt de ontvanger niet',
    consentSays: 'Waar ondertekenaars mee instemden',
    format: 'Waarmee open je het bestand?',
    semicolon: 'Excel in het Nederlands (puntkomma’s)',
    comma: 'Een ander programma (komma’s)',
    ask: 'Maak bestand',
    asked: 'Het bestand wordt gemaakt.',
    nothingToChoose: 'Hier is nog niets om een bestand van te maken.',
    last: 'Van de laatste 24 uur',
    none: 'Er zijn geen bestanden',
    noneText: 'Vraag er hieronder een aan. Je kunt intussen iets anders doen: het bestand wacht hier op je.',
    file: 'Bestand',
    state: 'Stand',
    asked24: 'Aangevraagd',
    actions: 'Downloaden of opnieuw',
    waiting: 'Wacht tot het aan de beurt is…',
    writing: (rows: string, expected: string | undefined) =>
      expected === undefined ? `${rows} rijen geschreven` : `${rows} van ongeveer ${expected} rijen`,
    ready: 'Klaar',
    failed: 'Mislukt',
    rows: (count: number, shown: string) => (count === 1 ? '1 rij' : `${shown} rijen`),
    omitted: (count: number, shown: string) =>
      count === 1 ? '1 persoon staat er niet in' : `${shown} mensen staan er niet in`,
    omittedHandover: (count: number, shown: string) =>
      count === 1
        ? '1 persoon stemde hier niet mee in en staat er niet in'
        : `${shown} mensen stemden hier niet mee in en staan er niet in`,
    asOf: (when: string) => `Stand van ${when}`,
    leftSince: 'Wie zich daarna afmeldt, staat er nog in: mail niet met een ouder bestand.',
    until: (when: string) => `Te downloaden tot ${when}`,
    download: 'Download',
    downloadOf: (what: string) => `Download ${what}`,
    linkLife:
      'Elke druk op Download maakt een eigen link, die tien minuten werkt. Stuur hem niet door. Wie intrekt of wordt gewist, gaat eruit: dan wordt een bestand opnieuw gemaakt.',
    gone: 'Dit bestand wordt opnieuw gemaakt, omdat iemand die erin stond heeft ingetrokken of is gewist.',
    again: 'Probeer opnieuw',
    to: (recipient: string) => `voor ${recipient}`,
  },
  en: {
    title: 'Exports',
    intro:
      'Files with people’s data. They are kept for 24 hours and then go by themselves. Who asked for what is in the audit log.',
    countsElsewhere:
      'Do you need numbers only, without people’s data? Download those at once with a petition’s figures.',
    newExport: 'New file',
    kind: 'What do you need?',
    kinds: {
      signatures: 'Signatures',
      subscribers: 'Followers of news',
      deliveries: 'What became of a mailing',
      handover: 'Names to hand over',
    },
    inFile: {
      signatures:
        'Everybody who confirmed: name, e-mail address, country, town and postal code where those are asked, language, source, and what they agreed to and when. Who has not confirmed yet, has withdrawn, or waits for a verdict, is not in it.',
      subscribers:
        'Who wants to get news now: e-mail address, language, since when, and the proof of consent. Who has unsubscribed, or gets no mail any more, is not in it.',
      deliveries:
        'For each recipient: sent, delivered, bounced or skipped, and why. The e-mail address is there only of those who still follow the list.',
      handover:
        'Given name, family name, town and country, never an e-mail address. Only of those who agreed to a text that names the recipient. The others were not told that their name goes there, so they are not in it.',
    },
    petition: 'Petition',
    followed: 'Followers of what?',
    topics: 'Topics',
    updates: 'News about a petition',
    mailing: 'Mailing',
    recipient: 'To whom do you hand over the names?',
    recipientHint:
      'Whom the petition is addressed to, or one of its partners. Only who stands in a consent text with their whole name.',
    nobodyNamed:
      'No consent text names with their whole name whom the petition is addressed to, or one of its partners. So nobody agreed that their name goes anywhere. Change the petition’s consent: who signs after that can be in such a file.',
    names: 'Names the recipient',
    namesNot: 'Does not name them',
    consentSays: 'What signers agreed to',
    format: 'What do you open the file with?',
    semicolon: 'Excel in Dutch (semicolons)',
    comma: 'Another program (commas)',
    ask: 'Make file',
    asked: 'The file is being made.',
    nothingToChoose: 'There is nothing here yet to make a file of.',
    last: 'Of the last 24 hours',
    none: 'There are no files',
    noneText: 'Ask for one below. You can do something else meanwhile: the file waits for you here.',
    file: 'File',
    state: 'State',
    asked24: 'Asked for',
    actions: 'Download or try again',
    waiting: 'Waits for its turn…',
    writing: (rows, expected) =>
      expected === undefined ? `${rows} rows written` : `${rows} of about ${expected} rows`,
    ready: 'Ready',
    failed: 'Failed',
    rows: (count, shown) => (count === 1 ? '1 row' : `${shown} rows`),
    omitted: (count, shown) => (count === 1 ? '1 person is not in it' : `${shown} people are not in it`),
    omittedHandover: (count, shown) =>
      count === 1
        ? '1 person did not agree to this and is not in it'
        : `${shown} people did not agree to this and are not in it`,
    asOf: (when) => `As of ${when}`,
    leftSince: 'Who unsubscribes later is still in it: do not mail from an older file.',
    until: (when) => `Can be downloaded until ${when}`,
    download: 'Download',
    downloadOf: (what) => `Download ${what}`,
    linkLife:
      'Each press of Download makes a link of its own, which works for ten minutes. Do not pass it on. Who withdraws or is erased is taken out: a file is then made anew.',
    gone: 'This file is being made anew, as somebody in it has withdrawn or was erased.',
    again: 'Try again',
    to: (recipient) => `for ${recipient}`,
  },
})
