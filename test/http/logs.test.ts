import { Logger } from '@aws-lambda-powertools/logger'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EVERYTHING, type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { topicList } from '../../functions/domain/list.ts'
import { sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { addressOf, signatureKey } from '../support/due-mail.ts'
import { type Application, applications, ORIGIN_SECRETS, startApplication } from './application.ts'

const SEEDED = {
  givenName: 'Zeldzaamnaam',
  familyName: 'van Onvindbaar',
  email: 'zeldzaam.adres@onvindbaar.example.org',
  city: 'Verweggistan',
  postalCode: '9999 ZZ',
  country: 'NL',
  consent: true,
}
const CLIENT_ADDRESS = '203.0.113.77'

let application: Application
beforeAll(async () => {
  application = await startApplication({ log: new Logger({ serviceName: 'luid', logLevel: 'DEBUG' }) })
})
afterAll(() => application.stop())

/** Everything that the process writes while something is done. */
async function written(doing: () => Promise<void>): Promise<string> {
  const said: string[] = []
  const hear = (chunk: unknown) => {
    said.push(String(chunk))
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hear),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear),
    ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...words) => void said.push(words.map(String).join(' '))),
    ),
  ]
  try {
    await doing()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return said.join('\n')
}

describe('logs (STANDARDS 27)', () => {
  it('hold no address, name, token or client address, whatever succeeds or fails', async () => {
    const slug = await application.petition({ asks: { city: true, postalCode: true } })
    const headers = {
      'cloudfront-viewer-address': `${CLIENT_ADDRESS}:4711`,
      'x-forwarded-for': CLIENT_ADDRESS,
    }
    const secrets: string[] = []

    const log = await written(async () => {
      await application.postJson(`/api/petitions/${slug}/signatures`, SEEDED, headers)
      await application.postJson(`/api/petitions/${slug}/signatures`, { ...SEEDED, country: 'XX' }, headers)
      await application.postJson(`/api/petitions/${slug}/signatures`, `{"email":"${SEEDED.email}"`, headers)
      const signature = await application.signature(slug, SEEDED.email)
      const token = await application.link(slug, 'confirm-signature', SEEDED.email)
      secrets.push(token, signature?.nonce ?? 'none')

      // The mail fails in every way, with words of SES that name the address.
      const { table, now, deps } = application
      const fail = (outcome: () => SendOutcome) =>
        sendWaitingMail(
          {
            dueMails: dueMailTable(table.client, table.tableName),
            shares: mailShareTable(table.client, table.tableName),
            mailer: { send: async () => outcome(), ratePerSecond: async () => 100 },
            compose: async (item) => ({
              from: { name: 'Voorbeeldstichting', address: 'petities@example.org' },
              to: addressOf(item),
              subject: token,
              text: token,
              html: token,
              language: 'nl',
            }),
            turn: async () => {},
            wait: async () => {},
            random: () => 0,
            newRun: deps.newNonce,
            now,
            log: deps.log,
          },
          [signatureKey(application.key(slug, SEEDED.email))],
        )
      for (const because of ['throttled', 'quota-used', 'account-fault', 'unreachable'] as const)
        await fail(() => ({ sent: false, because, code: 'MessageRejected' }))
      await fail(() => {
        throw new TypeError(`${SEEDED.email} ${token}`)
      })

      // Faults below the application, with everything in their words.
      const stores = { ...deps.stores.signatures }
      for (const name of ['create', 'confirm', 'read'] as const)
        stores[name] = async () => {
          throw new RangeError(`${SEEDED.email} ${SEEDED.givenName} ${token} ${CLIENT_ADDRESS}`)
        }
      const broken = applications({ ...deps, stores: { ...deps.stores, signatures: stores } })
      const request = (path: string, init: RequestInit = {}) =>
        broken.request(path, {
          ...init,
          headers: {
            ...headers,
            'x-luid-origin': ORIGIN_SECRETS[0] ?? '',
            'content-type': 'application/json',
          },
        })
      const failed = [
        await request(`/api/petitions/${slug}/signatures`, { method: 'POST', body: JSON.stringify(SEEDED) }),
        await request(`/nl/confirm/${token}`),
        await request(`/nl/confirm/${token}`, { method: 'POST' }),
      ]
      expect(failed.map(({ status }) => status)).toEqual([500, 500, 500])

      await application.postForm(`/nl/confirm/${token}`, {}, headers)
      await application.postForm(`/nl/confirm/${token}x`, {}, headers)
      const bearer = await application.issuer.person(['admin'])
      secrets.push(bearer)
      await application.request('/api/manage/petitions', { headers: { authorization: `Bearer ${bearer}` } })
      await application.request('/api/manage/petitions', { headers: { authorization: `Bearer ${bearer}x` } })
    })

    // It was heard: the faults are in the log, by code and kind.
    expect(log.match(/"code":"request-failed"/g)).toHaveLength(3)
    expect(log).toContain('RangeError')
    for (const code of [
      'mail-throttled',
      'mail-quota-used',
      'mail-account-fault',
      'mail-unreachable',
      'mail-failed',
    ])
      expect(log).toContain(code)
    for (const seeded of [
      SEEDED.givenName,
      'Onvindbaar',
      SEEDED.city,
      SEEDED.postalCode,
      'zeldzaam',
      '@',
      CLIENT_ADDRESS,
      application.person(SEEDED.email),
      ...secrets,
    ])
      expect(log.toLowerCase().includes(seeded.toLowerCase()), `the log holds ${seeded}`).toBe(false)
  })

  it('hold none either where following, leaving or one’s own data fails', async () => {
    const { deps } = application
    const topic = await application.topic()
    const person = application.person(SEEDED.email)
    const nonce = deps.newNonce()
    const sealed = (purpose: LinkPurpose, about: string) =>
      sealLink({ purpose, about, person, nonce }, deps.links, deps.mac)
    const links = {
      confirm: sealed('confirm-subscription', 'abcdefghijklmnopqrstuv'),
      unsubscribe: sealed('unsubscribe', topicList(topic)),
      preferences: sealed('preferences', EVERYTHING),
      'my-data': sealed('my-data', EVERYTHING),
      'not-me': sealed('not-me', EVERYTHING),
    }
    const secrets = Object.values(links)
    const fault = async () => {
      throw new RangeError(`${SEEDED.email} ${SEEDED.givenName} ${person} ${secrets.join(' ')}`)
    }
    const failing = <Store extends object>(store: Store): Store =>
      Object.fromEntries(Object.keys(store).map((name) => [name, fault])) as Store
    const { subscriptions, suppressions, myDataRequests, people } = deps.stores
    const stores = {
      ...deps.stores,
      subscriptions: failing(subscriptions),
      suppressions: failing(suppressions),
      myDataRequests: failing(myDataRequests),
      people: failing(people),
    }
    const broken = applications({ ...deps, stores })
    const origin = { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '' }
    const form = { ...origin, 'content-type': 'application/x-www-form-urlencoded' }
    const bearer = await application.issuer.person(['admin'])
    const asManager = { ...origin, 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
    const { email } = SEEDED
    const csv = `email;source;date;consent\n${email};beurs;2025-01-01;Ja, mail mij maar.`

    const log = await written(async () => {
      const answers = [
        await broken.request('/nl/newsletter', {
          method: 'POST',
          headers: form,
          body: String(new URLSearchParams({ email, topics: topic, consent: 'on', ageConfirmed: 'on' })),
        }),
        await broken.request('/nl/my-data', {
          method: 'POST',
          headers: form,
          body: String(new URLSearchParams({ email })),
        }),
        ...(await Promise.all(
          Object.entries(links).map(([page, token]) =>
            broken.request(`/nl/${page}/${token}`, {
              method: 'POST',
              headers: form,
              body: 'action=erase&sure=on',
            }),
          ),
        )),
        await broken.request('/api/manage/people/search', {
          method: 'POST',
          headers: asManager,
          body: JSON.stringify({ email }),
        }),
        await broken.request(`/api/manage/people/${person}/erase`, { method: 'POST', headers: asManager }),
        await broken.request('/api/manage/imports', {
          method: 'POST',
          headers: asManager,
          body: JSON.stringify({ kind: 'subscribers', topic, csv }),
        }),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 500))
    })

    expect(log.match(/"code":"request-failed"/g)).toHaveLength(10)
    for (const seeded of [SEEDED.givenName, 'zeldzaam', '@', person, ...secrets, bearer])
      expect(log.toLowerCase().includes(seeded.toLowerCase()), `the log holds ${seeded}`).toBe(false)
  })

  it('hold none either where a campaign’s test mail or its sender fails', async () => {
    const { deps } = application
    const { email, givenName } = SEEDED
    const id = await application.campaign({ topics: [await application.topic()] })
    const fault = async () => {
      throw new RangeError(`${email} ${givenName}`)
    }
    const broken = applications({ ...deps, campaignSender: { wake: fault, test: fault } })
    const bearer = await application.issuer.person(['campaigner'])
    const call = (action: string, body: object) =>
      broken.request(`/api/manage/campaigns/${id}/${action}`, {
        method: 'POST',
        headers: {
          'x-luid-origin': ORIGIN_SECRETS[0] ?? '',
          'content-type': 'application/json',
          authorization: `Bearer ${bearer}`,
        },
        body: JSON.stringify(body),
      })

    const log = await written(async () => {
      const answers = [
        await call('preview', { name: givenName }),
        await call('test', { email, name: givenName }),
        await call('test', { email, locale: 'xx' }),
        await call('schedule', {}),
      ]
      expect(answers.map(({ status }) => status)).toEqual([200, 500, 422, 200])
    })

    expect(log.match(/"code":"request-failed"/g)).toHaveLength(1)
    expect(log.match(/"code":"campaign-wake-failed"/g)).toHaveLength(1)
    for (const seeded of [givenName, 'zeldzaam', '@', bearer])
      expect(log.toLowerCase().includes(seeded.toLowerCase()), `the log holds ${seeded}`).toBe(false)
  })
})
