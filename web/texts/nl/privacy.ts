/** The privacy page in Dutch. */
export const privacy = {
  title: 'Wat we met je gegevens doen',
  lead: (organisation: string) =>
    `${organisation} is verantwoordelijk voor de gegevens op deze site. Hier lees je wat we bewaren, waarom, en hoe lang.`,
  sections: [
    {
      title: 'Wat we vragen en waarom',
      items: [
        'Je voornaam, achternaam en land: zonder naam is een handtekening geen handtekening.',
        'Je e-mailadres: om te controleren dat jij het bent, en om te zorgen dat iedereen maar één keer tekent.',
        'Je woonplaats of postcode: alleen als de petitie erom vraagt.',
        'Je toestemming: we bewaren de tekst waarmee je akkoord ging, de taal en het tijdstip.',
        'Wil je nieuws per mail? Dan bewaren we je e-mailadres, je taal, welke onderwerpen je volgt, en dat je 16 jaar of ouder bent.',
        'Welk nieuws we je mailden, en of het aankwam. Zo krijg je niets twee keer.',
        'Wat je mailbox ons meldt: dat een mail niet aankwam, of dat je hem als ongewenst hebt gemeld. Dan sturen we je minder of geen mail.',
        'Langs welke weg je kwam, als dat in de link stond (bijvoorbeeld “whatsapp” of een partnerorganisatie).',
      ],
    },
    {
      title: 'Waarom we dat mogen',
      items: [
        'Wij gebruiken je gegevens omdat jij daar toestemming voor geeft. Een petitie kan laten zien wat je van iets vindt. Daarom vragen we die toestemming uitdrukkelijk, en voor elke petitie apart.',
        'Voor nieuws per mail vragen we je toestemming apart, voor elk onderwerp. Een petitie tekenen is nooit genoeg: je krijgt alleen nieuws als je daar zelf een vakje voor aankruist en het met de knop in je mail bevestigt.',
        'Je kunt je toestemming altijd intrekken. Dat is net zo gewoon als geven. Onder elke mail met nieuws staat een link waarmee je met één druk op de knop stopt.',
        'Dat je toestemming gaf en wat je mailbox meldde, bewaren we omdat we moeten kunnen laten zien dat we ons aan de regels houden.',
      ],
    },
    {
      title: 'Wie je gegevens ziet',
      items: [
        'Iedereen ziet het aantal handtekeningen. Je naam is alleen openbaar als je dat zelf aankruist en 16 jaar of ouder bent.',
        'De petitie wordt aangeboden aan wie er bij de petitie staat. In de toestemming die je geeft, lees je wat diegene krijgt.',
        'Kwam je via de link van een partnerorganisatie? Dan zien de medewerkers van die organisatie je handtekening ook.',
        'We verkopen en verhuren je gegevens niet, en we geven ze niet aan adverteerders of sociale netwerken.',
        'De site en de mail draaien bij Amazon Web Services. Je gegevens staan in datacentra in de Europese Unie. Dat bedrijf bewaart de gegevens voor ons en mag er zelf niets mee doen.',
        'Deze pagina’s plaatsen geen cookies, volgen je niet en halen niets op bij anderen. Ook onze mails bevatten geen volgers.',
      ],
    },
    {
      title: 'Hoe lang we ze bewaren',
      items: [
        'Bevestig je niet? Dan vervallen je gegevens 14 dagen nadat je tekende of je aanmeldde; uiterlijk een paar dagen later zijn ze gewist.',
        'Bevestig je wel? Dan bewaren we je handtekening tot 12 maanden nadat de petitie is gesloten. Daarna houden we alleen aantallen over, zonder namen of adressen.',
        'Trek je je handtekening in, of gaf je aan dat jij het niet was? Dan wissen we meteen je naam, je adres en je woonplaats. Dat er getekend was, uit welk land en langs welke weg, blijft even lang als een handtekening bij een code staan.',
        'Volg je nieuws per mail? Dan bewaren we je e-mailadres daarvoor tot je stopt.',
        'Waar je toestemming voor gaf, en wanneer je stopte, bewaren we nog 24 maanden nadat je gestopt bent.',
        'Nieuws over één petitie, en je toestemming daarvoor, bewaren we hooguit tot 12 maanden nadat die petitie is gesloten.',
        'Welk nieuws we je mailden en wat je mailbox ons meldde, bewaren we 90 dagen. Welke andere mail we je stuurden, 2 dagen. Een vraag om je gegevens, 5 dagen.',
        'We noteren 24 maanden welke medewerker iets van je opzocht, veranderde of wiste, met een klein deel van je code.',
        'Bestanden die onze medewerkers uit het systeem halen, staan er hooguit 24 uur klaar. Wis je je gegevens, dan gaan die ook daaruit. Wat al is opgehaald, wissen zij zelf na gebruik.',
        'Uit reservekopieën en wachtrijen van het systeem verdwijnen gewiste gegevens uiterlijk 35 dagen later.',
        'Gaf je aan “dit was ik niet”, meldde je onze mail als ongewenst, weigerde je mailbox onze mail, of stond je al op een lijst van wie geen mail krijgt? Dan onthouden we dat bij een code, om je met rust te laten. Die code blijft, ook als je alles wist. Je adres is er niet uit af te lezen.',
        'Weigerde je mailbox onze mail, of meldde je ons nieuws als ongewenst? Dan zet de maildienst van Amazon je adres ook op een eigen lijst, en stuurt er niets meer heen. Dat blijft zo, ook als je alles wist, tot je ons vraagt om het daar weg te halen.',
        'Tegen misbruik let onze beveiliging erop hoe vaak er vanaf één internetadres getekend wordt. Bij je handtekening bewaren we dat adres niet.',
      ],
    },
    {
      title: 'Hoe we ze beschermen',
      items: [
        'Wat je invult, wordt versleuteld verstuurd en bewaard. Onze mail gaat versleuteld naar je toe, als je mailbox dat kan.',
        'Intern herkennen we een handtekening aan een code die met een geheime sleutel van je e-mailadres is gemaakt (HMAC). Zonder die sleutel is uit de code niet af te leiden wie je bent.',
        'Alleen mensen die voor de campagne werken kunnen bij de gegevens, met een eigen account.',
      ],
    },
  ],
  rightsTitle: 'Wat jij kunt vragen',
  rights:
    'Je mag je gegevens bekijken, verbeteren, meenemen en wissen, en je handtekening intrekken. Dat doe je zelf, op',
  rightsPage: 'de pagina met jouw gegevens',
  rightsQuestion: 'Lukt dat niet, of heb je een vraag? Mail dan naar',
  rightsUnder16: 'Ben je jonger dan 16? Dan mag je dit zelf vragen, en je ouders mogen dat ook.',
  complaint: 'Ben je niet tevreden over ons antwoord? Je kunt een klacht indienen bij de',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/',
}
