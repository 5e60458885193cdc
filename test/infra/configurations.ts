/** A deployment with as little as may be configured. */
export const SMALLEST = {
  organisation: 'Stichting Voorbeeld',
  privacyContact: 'privacy@stichting.nl',
  mailFrom: 'petities@acties.stichting.nl',
  alarmAddress: 'beheer@stichting.nl',
  monthlyBudget: 50,
  region: 'eu-central-1',
}

/** A deployment with all that may be configured. */
export const FULLEST = {
  ...SMALLEST,
  zone: { id: 'Z0123456789ABC', name: 'stichting.nl' },
  hostName: 'acties.stichting.nl',
  apiHostName: 'api.acties.stichting.nl',
  scriptClients: ['3n4b5c6d7e8f9g0h1j2k3l4m5n'],
}
