/** What is wrong with a field that only managers fill in, in Dutch, by its code. */
export const errors = {
  'partner-not-found': 'Er is geen partnerorganisatie met deze naam.',
  'topic-partner-fixed':
    'Een onderwerp blijft bij de organisatie waarvoor het is gemaakt: de volgers stemden in met mail van die organisatie. Maak een nieuw onderwerp.',
  'updates-not-own':
    'Nieuws over deze petitie komt van de organisatie die haar leidt. Kies onderwerpen van je eigen organisatie.',
  'admins-only': 'Alleen een beheerder van de hoofdorganisatie kan dit veranderen.',
  'subject-malformed':
    'Hieraan kennen we een lid niet. Mensen vinden het hunne in de console bij ‘Wie ben ik’; het is nooit een e-mailadres.',
  'member-elsewhere': 'Deze persoon hoort bij een andere partner. Haal die persoon daar eerst weg.',
  'member-self': 'Dit ben je zelf. Vraag een andere beheerder: als lid kun je het niet meer terugdraaien.',
  'column-missing': 'Deze kolom ontbreekt.',
  'column-repeated': 'Deze kolom staat er meer dan eens.',
  'row-too-wide':
    'Deze regel heeft meer cellen dan de kop. Zet een tekst met een komma of puntkomma tussen aanhalingstekens.',
  'topic-missing': 'Noem een onderwerp in de kolom topic, of één voor het hele bestand.',
  'topic-not-found': 'Er is geen onderwerp met deze naam.',
  'scope-unknown': 'Schrijf bulk (geen nieuwsbrieven) of all (helemaal geen mail).',
  'date-malformed': 'Schrijf de datum als 2026-11-21, of met tijd en zone als 2026-11-21T12:00:00Z.',
  'date-in-future': 'Deze datum moet nog komen.',
  'import-source-malformed': 'Schrijf in 1 tot 100 tekens waar de toestemming is gegeven.',
  'consent-text-malformed': 'Zet hier de woorden waarmee is ingestemd: 10 tot 2000 tekens.',
  'address-suppressed': 'Dit adres krijgt geen mail: het is geblokkeerd.',
  'left-since': 'Deze persoon heeft zich na deze datum afgemeld.',
  'country-code-unknown': 'Schrijf landen als code van twee hoofdletters, zoals NL.',
  'petition-not-found': 'Er is geen petitie met deze naam.',
  'text-missing': 'Vul dit in.',
  'text-too-long': 'Deze tekst is te lang.',
  'texts-too-long': 'In alle talen samen zijn deze teksten te lang. Kort ze in, of laat een taal weg.',
  'text-not-one-line': 'Zet dit op één regel.',
  'placeholder-unknown': 'De plaatshouder {{…}} kennen we niet.',
  'placeholder-malformed':
    'Deze plaatshouder klopt niet: “…”. Een goede ziet eruit als {{name}} of {{name|vriend}}.',
  'placeholder-needs-petition':
    'De plaatshouder {{…}} gaat over een petitie. Kies een petitie, of geef een tekst mee als {{…|tekst}}.',
  'placeholder-needs-donate-link':
    'De plaatshouder {{…}} heeft een doneerlink nodig. Die heeft deze petitie niet.',
  'placeholder-only-in-body': 'De plaatshouder {{…}} mag alleen in de tekst van de mail staan.',
  'link-not-allowed': 'Deze link kan niet in een mail: “…”. Gebruik https:, mailto: of een plaatshouder.',
  'audience-countries-need-petitions':
    'Kiezen op land kan alleen bij ondertekenaars van petities. Van wie een onderwerp volgt, weten we het land niet.',
  'occasion-unknown': 'Kies milestone, closed of handed-over.',
  'time-malformed':
    'Schrijf de tijd als 2026-11-25T09:00 (Nederlandse tijd), of met zone als 2026-11-25T08:00:00Z.',
  'time-does-not-exist': 'Deze tijd bestaat niet: die nacht gaat de klok een uur vooruit. Kies een andere.',
  'campaign-time-past': 'Deze tijd is al voorbij.',
  'colour-malformed': 'Schrijf een kleur als #c8102e: een hekje en zes tekens.',
  'colour-unreadable':
    'Op deze kleur is geen letter goed te lezen, geen witte en geen donkere. Kies hem iets lichter of iets donkerder.',
  'origin-malformed': 'Schrijf een site als https://example.org, zonder pad erachter.',
  'image-unknown': 'Deze afbeelding is er niet. Zet hem eerst op de server.',
  'language-last': 'Er moet één taal blijven waarin de petitie getekend kan worden.',
}

/** Title and detail of problems that only the managers' API has, in Dutch, by their code. */
export const problems = {
  unauthenticated: { title: 'Niet aangemeld', detail: 'Hiervoor is een geldig toegangsbewijs nodig.' },
  forbidden: { title: 'Niet toegestaan', detail: 'Je rol geeft hier geen recht op.' },
  'petition-transition-illegal': {
    title: 'Kan niet vanuit deze toestand',
    detail: 'De petitie kan vanuit haar huidige toestand niet in de gevraagde komen.',
  },
  'petition-incomplete': {
    title: 'Petitie niet compleet',
    detail: 'Publiceren kan pas als tekst en toestemming in dezelfde taal zijn ingevuld.',
  },
  'petition-past-closing': {
    title: 'Sluitingstijd voorbij',
    detail: 'De sluitingstijd van de petitie ligt in het verleden.',
  },
  'petition-exists': { title: 'Petitie bestaat al', detail: 'Er is al een petitie met deze naam.' },
  'version-conflict': {
    title: 'Intussen gewijzigd',
    detail: 'Iemand anders heeft dit intussen gewijzigd. Haal de nieuwste versie op en probeer het nog eens.',
  },
  'petition-retired': {
    title: 'Bewaartijd voorbij',
    detail: 'De gegevens van de ondertekenaars zijn gewist. De petitie staat vast en kan niet meer open.',
  },
  'topic-unknown': { title: 'Onbekend onderwerp', detail: 'Er is geen onderwerp met deze naam.' },
  'partner-unknown': {
    title: 'Onbekende partner',
    detail: 'Er is geen partnerorganisatie met deze naam.',
  },
  'person-unknown': { title: 'Onbekende persoon', detail: 'Van deze persoon bewaren we niets.' },
  'import-unreadable': {
    title: 'Bestand niet leesbaar',
    detail: 'Dit is geen CSV met de kolommen die nodig zijn, in UTF-8.',
  },
  'import-too-long': {
    title: 'Bestand te lang',
    detail: 'Het bestand heeft te veel regels. Deel het op en stuur de delen na elkaar.',
  },
  'export-unknown': {
    title: 'Onbekende export',
    detail: 'Er is geen export met dit nummer. Bestanden gaan na 24 uur weg.',
  },
  'recipient-not-named': {
    title: 'Ontvanger niet genoemd',
    detail:
      'Namen gaan naar wie de petitie gericht is, of naar een van haar partners, als een toestemmingstekst hen met hun hele naam noemt. Geen tekst van deze petitie doet dat voor deze ontvanger.',
  },
  'too-many-exports': {
    title: 'Te veel exports tegelijk',
    detail: 'Je hebt al vijf exports lopen. Wacht tot er een klaar is.',
  },
  'campaign-unknown': { title: 'Onbekende mailing', detail: 'Er is geen mailing met dit nummer.' },
  'campaign-transition-illegal': {
    title: 'Kan niet vanuit deze toestand',
    detail: 'De mailing kan vanuit haar huidige toestand niet in de gevraagde komen.',
  },
  'campaign-incomplete': {
    title: 'Mailing niet compleet',
    detail: 'Er ontbreekt een tekst in de terugvaltaal, of een onderwerp of petitie om naar te sturen.',
  },
  'campaign-under-way': {
    title: 'Mailing is al begonnen',
    detail: 'De eerste mails zijn onderweg of de mailing is voorbij. Tekst en ontvangers staan nu vast.',
  },
  'campaign-senders-differ': {
    title: 'Meer dan één afzender',
    detail:
      'Deze onderwerpen horen bij verschillende organisaties. Maak voor elke organisatie een eigen mailing.',
  },
  'organisation-missing': {
    title: 'Geen afzender bekend',
    detail: 'In elke mail staan naam en postadres van de organisatie. Vul die eerst in bij de organisatie.',
  },
  'campaign-list-unknown': {
    title: 'Onbekende ontvangers',
    detail: 'Een onderwerp of petitie waar deze mailing naartoe gaat, is er niet.',
  },
  'too-many-tests': {
    title: 'Te veel testmails',
    detail: 'Je hebt dit uur je laatste testmail verstuurd. Probeer het na het hele uur nog eens.',
  },
  'occasion-not-come': {
    title: 'Daar is het nog niet van gekomen',
    detail: 'De petitie heeft deze mijlpaal nog niet gehaald, of is nog niet gesloten.',
  },
  'petition-without-updates': {
    title: 'Geen nieuws over deze petitie',
    detail:
      'Niemand kon aankruisen dat we over deze petitie mogen mailen. Er is dus niemand om naar te sturen.',
  },
  'update-unknown': { title: 'Onbekend bericht', detail: 'Dit bericht bij de petitie is er niet (meer).' },
  'image-too-large': {
    title: 'Afbeelding te groot',
    detail: 'Een afbeelding mag hooguit 300 KB zijn. Maak haar kleiner of bewaar haar met minder kwaliteit.',
  },
  'image-unreadable': {
    title: 'Geen bruikbare afbeelding',
    detail: 'Dit is geen PNG, JPEG of WebP, of het bestand is beschadigd of breder of hoger dan 8000 pixels.',
  },
}
