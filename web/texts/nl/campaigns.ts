/** What managers read of campaigns, in Dutch. */
export const campaigns = {
  untitled: 'Mailing zonder titel',
  paused: {
    manager: 'Gepauzeerd door een beheerder.',
    bounces:
      'Uit zichzelf gestopt: 5 % of meer van de mails kwam terug. Kijk na waar deze adressen vandaan komen voor je verdergaat.',
    complaints:
      'Uit zichzelf gestopt: 1 op de 1.000 ontvangers of meer noemt deze mail ongewenst. Kijk na of zij hierom vroegen.',
    account:
      'Uit zichzelf gestopt: de mailprovider (SES) neemt nu geen mail aan. Vraag de technisch beheerder.',
    quota: 'Wacht: de mails van deze 24 uur zijn op. De mailing gaat vanzelf verder zodra er weer ruimte is.',
  },
  testRefused:
    'De mailprovider (SES) nam deze testmail niet aan. Staat het account nog in de sandbox? Dan kan mail alleen naar geverifieerde adressen. Lukt het vaker niet, vraag dan de technisch beheerder.',
}

/** The words of one language. Dutch is the measure: a key that is missing elsewhere is a type error. */
export type CampaignWords = typeof campaigns
