import { texts } from '../language.tsx'

export const organisationTexts = texts({
  nl: {
    title: 'Organisatie',
    intro:
      'Wie jullie zijn. Naam en postadres staan in elke mail over petities; logo en kleuren op de publieke pagina’s.',
    name: 'Naam',
    postalAddress: 'Postadres',
    postalAddressHint: 'Staat onder elke mailing. Dat moet van de wet.',
    look: 'Uiterlijk van de site',
    logo: 'Logo',
    logoHint: 'Staat boven elke pagina. Het best breed en laag, op een doorzichtige of witte ondergrond.',
    colour: 'Kleur van knoppen en links',
    accent: 'Kleur van de band boven elke pagina',
    colourHint:
      'Bijvoorbeeld #0b5cad. Leeg: de kleur van Luid. Een kleur waarop tekst niet goed te lezen is, wordt geweigerd.',
    pick: 'Kies een kleur',
    saved: 'Opgeslagen. De site laat het binnen een paar minuten zien.',
    readOnly: 'Alleen beheerders kunnen dit wijzigen.',
    none: 'Nog niet ingevuld',
  },
  en: {
    title: 'Organisation',
    intro:
      'Who you are. Name and postal address stand in each mail about petitions; logo and colours on the public pages.',
    name: 'Name',
    postalAddress: 'Postal address',
    postalAddressHint: 'Stands below each mailing. The law asks for it.',
    look: 'How the site looks',
    logo: 'Logo',
    logoHint: 'Stands above each page. Best wide and low, on a clear or white ground.',
    colour: 'Colour of buttons and links',
    accent: 'Colour of the band above each page',
    colourHint: 'For example #0b5cad. Empty: Luid’s own. A colour that text cannot be read on is refused.',
    pick: 'Pick a colour',
    saved: 'Saved. The site shows it within a few minutes.',
    readOnly: 'Only administrators can change this.',
    none: 'Not filled in yet',
  },
})
