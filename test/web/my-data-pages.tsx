import type { JSX } from 'hono/jsx/jsx-runtime'
import { ErasedPage } from '../../web/pages/erased.tsx'
import { MyDataPage, type MyDataView } from '../../web/pages/my-data.tsx'
import { MyDataAskPage } from '../../web/pages/my-data-ask.tsx'
import type { Site } from '../../web/site.ts'

const CONSENT = 'Ik teken deze petitie en vind het goed dat mijn naam aan de minister wordt gegeven.'

/** Somebody of whom about everything is kept that can be. */
export const MY_DATA: MyDataView = {
  signatures: [
    {
      petition: 'zorg-voor-elk-kind',
      title: 'Zorg voor elk kind',
      titleLocale: 'nl',
      state: 'confirmed',
      givenName: 'Fatima',
      familyName: 'van der Berg',
      city: 'Den Haag',
      postalCode: '2511 AB',
      country: 'NL',
      showName: true,
      email: 'fatima@example.org',
      requestedAt: '2026-11-01T23:30:00.000Z',
      confirmedAt: '2026-11-02T08:00:00.000Z',
      consent: {
        version: 2,
        text: CONSENT,
        askedAt: '2026-11-01T23:30:00.000Z',
        confirmedAt: '2026-11-02T08:00:00.000Z',
      },
    },
    {
      petition: 'no-child-for-sale',
      title: 'No child for sale',
      titleLocale: 'en',
      state: 'pending',
      givenName: 'Fatima',
      familyName: 'Berg',
      country: 'BE',
      showName: false,
      email: 'fatima@example.org',
      source: 'whatsapp',
      partner: 'scouting-voorbeeld',
      requestedAt: '2026-11-20T10:00:00.000Z',
      consent: {
        version: 1,
        locale: 'en',
        text: 'I sign this petition.',
        askedAt: '2026-11-20T10:00:00.000Z',
      },
    },
    {
      petition: 'spelen-mag',
      title: 'Spelen mag',
      titleLocale: 'nl',
      state: 'withdrawn',
      givenName: '',
      familyName: '',
      country: 'NL',
      showName: false,
      email: '',
      requestedAt: '2026-09-01T10:00:00.000Z',
      confirmedAt: '2026-09-01T10:05:00.000Z',
      consent: {
        version: 1,
        askedAt: '2026-09-01T10:00:00.000Z',
        confirmedAt: '2026-09-01T10:05:00.000Z',
        withdrawnAt: '2026-10-01T10:00:00.000Z',
      },
    },
  ],
  subscriptions: [
    {
      list: 'topic_stop-kinderhandel',
      name: 'Stop kinderhandel',
      nameLocale: 'nl',
      state: 'active',
      email: 'fatima@example.org',
      locale: 'nl',
      since: '2026-11-02T08:00:00.000Z',
    },
    {
      list: 'updates_no-child-for-sale',
      name: 'No child for sale',
      nameLocale: 'en',
      state: 'unsubscribed',
      locale: 'en',
      since: '2026-08-02T08:00:00.000Z',
      endedAt: '2026-09-02T08:00:00.000Z',
    },
  ],
  receipts: [
    {
      name: 'Stop kinderhandel',
      version: 3,
      text: 'Ja, mail mij nieuws over de strijd tegen kinderhandel.',
      channel: 'page',
      askedAt: '2026-11-01T23:30:00.000Z',
      confirmedAt: '2026-11-02T08:00:00.000Z',
    },
    {
      list: 'updates_no-child-for-sale',
      name: 'No child for sale',
      nameLocale: 'en',
      version: 1,
      channel: 'a channel of later',
      askedAt: '2026-08-02T07:00:00.000Z',
      confirmedAt: '2026-08-02T08:00:00.000Z',
      withdrawnAt: '2026-09-02T08:00:00.000Z',
    },
    {
      name: 'Stop kinderhandel',
      version: 0,
      locale: 'en',
      text: 'Yes, keep me posted.',
      channel: 'import',
      imported: { source: 'Beurs 2025' },
      askedAt: '2025-05-01T00:00:00.000Z',
      confirmedAt: '2025-05-01T00:00:00.000Z',
    },
  ],
  requests: [{ names: ['Veilige opvang', 'Spelen mag'], requestedAt: '2026-11-21T09:00:00.000Z' }],
  mails: [
    { at: '2026-11-21T09:00:30.000Z', kind: 'confirm-subscription' },
    { at: '2026-11-21T09:10:30.000Z', kind: 'a mail of later' },
  ],
  deliveries: [
    {
      subject: 'Het is gelukt',
      subjectLocale: 'nl',
      state: 'delivered',
      at: '2026-11-19T10:01:00.000Z',
      unsubscribedAt: '2026-11-19T12:01:00.000Z',
    },
    {
      subject: 'We did it',
      subjectLocale: 'en',
      state: 'skipped',
      reason: 'left',
      at: '2026-11-20T10:01:00.000Z',
    },
  ],
  feedback: [{ at: '2026-11-20T10:01:00.000Z', kind: 'transient-bounce' }],
  suppression: { scope: 'bulk', because: 'complaint', at: '2026-10-20T10:01:00.000Z' },
}

const NOTHING: MyDataView = {
  signatures: [],
  subscriptions: [],
  receipts: [],
  requests: [],
  mails: [],
  deliveries: [],
  feedback: [],
}

/** Every page about one's own data, in every state. */
export function myDataPages(at: (path?: string) => Site, token: string): Record<string, JSX.Element> {
  const asked = at('/my-data')
  const wrongAddress = {
    values: { email: 'fatima@' },
    errors: [{ field: 'email', code: 'email-malformed' }],
  }
  const fresh = { values: {}, errors: [] }
  const shown = { site: at(), token, data: MY_DATA, ...fresh }
  return {
    'my-data-ask': <MyDataAskPage site={asked} form={fresh} sent={false} />,
    'my-data-ask-sent': <MyDataAskPage site={asked} form={fresh} sent />,
    'my-data-ask-errors': <MyDataAskPage site={asked} form={wrongAddress} sent={false} />,
    'my-data': <MyDataPage {...shown} />,
    'my-data-nothing': <MyDataPage {...shown} data={NOTHING} />,
    'my-data-withdrawn': <MyDataPage {...shown} done="withdrawn" />,
    'my-data-corrected': <MyDataPage {...shown} done="corrected" />,
    'my-data-unsubscribed': (
      <MyDataPage
        {...shown}
        done="unsubscribed"
        data={{ ...NOTHING, subscriptions: MY_DATA.subscriptions }}
      />
    ),
    'my-data-wrong-name': (
      <MyDataPage
        {...shown}
        values={{ petition: 'no-child-for-sale', givenName: '', familyName: 'http://spam.example.org' }}
        errors={[
          { field: 'givenName', code: 'name-missing' },
          { field: 'familyName', code: 'name-not-a-name' },
        ]}
      />
    ),
    'my-data-not-sure': <MyDataPage {...shown} errors={[{ field: 'sure', code: 'erase-not-sure' }]} />,
    erased: <ErasedPage site={at()} />,
  }
}
