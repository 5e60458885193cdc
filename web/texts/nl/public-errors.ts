/** What is wrong with a field of a form or of the public API, in Dutch, by its code. */
export const errors = {
  'email-missing': 'Vul je e-mailadres in.',
  'email-malformed': 'Dit e-mailadres klopt niet. Een goed adres ziet eruit als naam@example.org.',
  'email-too-long': 'Dit e-mailadres is te lang. Gebruik een ander adres.',
  'email-not-ascii':
    'Vóór de @ kunnen we alleen gewone letters zonder accenten, cijfers en leestekens aan. Gebruik een ander adres.',
  'given-name-missing': 'Vul je voornaam in.',
  'given-name-too-long': 'Deze voornaam is te lang. Er passen 100 tekens.',
  'given-name-not-a-name': 'Vul alleen je voornaam in, zonder links of bijzondere tekens.',
  'family-name-missing': 'Vul je achternaam in.',
  'family-name-too-long': 'Deze achternaam is te lang. Er passen 100 tekens.',
  'family-name-not-a-name': 'Vul alleen je achternaam in, zonder links of bijzondere tekens.',
  'country-unknown': 'Kies je land uit de lijst.',
  'city-too-long': 'Deze plaatsnaam is te lang. Er passen 100 tekens.',
  'city-malformed': 'Vul alleen je woonplaats in, zonder links of bijzondere tekens.',
  'postal-code-malformed': 'Deze postcode klopt niet. Kijk hem nog eens na.',
  'consent-missing': 'Zonder je toestemming mogen we je handtekening niet bewaren. Kruis het vakje aan.',
  'consent-missing-newsletter':
    'Zonder je toestemming mogen we je geen nieuws sturen. Kruis het vakje aan als je het ermee eens bent.',
  'age-missing':
    'Kruis aan dat je 16 jaar of ouder bent. Ben je jonger? Dan mogen we je van de privacywet nog geen nieuws sturen en je naam niet laten zien. Een petitie tekenen mag wel.',
  'topics-missing': 'Kies minstens één onderwerp.',
  'topic-unknown': 'Dit onderwerp kun je niet meer volgen. Kies een ander.',
  'updates-unknown': 'Bij deze petitie kun je geen nieuws volgen.',
  'erase-not-sure': 'Kruis aan dat je alles wilt wissen. Dit kan niet ongedaan worden gemaakt.',
  'source-malformed':
    'De bron mag alleen a–z, 0–9, punt, streepje en laag streepje bevatten (hooguit 40 tekens).',
  'partner-unknown': 'Deze partner hoort niet bij de petitie.',
  'locale-unknown': 'Deze taal kennen we niet.',
  'value-malformed': 'Dit veld klopt niet. Kijk het nog eens na.',
}

/** Title and detail of the public API's problems, in Dutch, by their code. */
export const problems = {
  'petition-unknown': { title: 'Onbekende petitie', detail: 'Er is geen petitie met deze naam.' },
  'petition-closed': {
    title: 'Petitie gesloten',
    detail: 'Deze petitie neemt geen handtekeningen meer aan.',
  },
  'body-too-large': { title: 'Te veel gegevens', detail: 'Het bericht is te groot.' },
  'not-json': { title: 'Geen JSON', detail: 'Stuur het bericht als application/json.' },
  invalid: { title: 'Niet alles klopt', detail: 'Een of meer velden kloppen niet.' },
  'not-found': { title: 'Niet gevonden', detail: 'Wat je zoekt, is er niet.' },
  'method-not-allowed': { title: 'Methode niet toegestaan', detail: 'Dit adres kent deze methode niet.' },
  internal: { title: 'Storing', detail: 'Er ging iets mis bij ons. Probeer het later nog eens.' },
}
