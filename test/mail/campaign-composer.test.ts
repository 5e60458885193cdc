import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import type { Campaign } from '../../functions/domain/campaign.ts'
import { EVERYTHING, type LinkPurpose, openLink } from '../../functions/domain/link.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import type { Topic } from '../../functions/domain/topic.ts'
import {
  type CampaignComposition,
  type CampaignRecipient,
  campaignComposer,
  sampleRecipient,
} from '../../functions/mail/campaign/composer.ts'
import { senderOf } from '../../functions/mail/campaign/sender.ts'
import { mimeSource } from '../../functions/mail/message.ts'
import { testClock } from '../support/clock.ts'
import {
  EXAMPLE_TIME,
  exampleCampaign,
  examplePerson,
  examplePetition,
  exampleTopic,
} from '../support/examples.ts'

const LINKS = { current: '1', keys: { '1': 'a link key for tests' } }
const PAGES = 'https://petities.example.org'
const OWNER = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
const PETITION = examplePetition({ goal: 50_000, donateUrl: 'https://doneer.example.org/kind?a=1&b=2' })
const { consents, pastConsents } = PETITION
const FOLLOWED = { ...PETITION, updates: { consents, pastConsents } }

const deps = (changes: Partial<CampaignComposition> = {}): CampaignComposition => ({
  petition: async (slug) => ({ ...FOLLOWED, slug }),
  topic: async (topic) => exampleTopic({ topic }),
  organisation: async () => OWNER,
  count: async () => 12_345,
  links: LINKS,
  mac,
  now: () => EXAMPLE_TIME,
  publicUrl: PAGES,
  from: 'nieuws@example.org',
  ...changes,
})

const TOPICS = { topics: ['kinderhandel'], petitions: [], countries: [], locales: [] }
const BOTH = { ...TOPICS, petitions: ['geen-kind-te-koop'] }

/** A campaign that says this in Dutch, to the followers of a topic and of a petition. */
const saying = (body: string, changes: Partial<Campaign> = {}, subject = 'Nieuws', preheader = '') =>
  exampleCampaign({ content: { nl: { subject, preheader, body } }, audience: BOTH, ...changes })

const RECIPIENT: CampaignRecipient = {
  person: examplePerson(7),
  locale: 'nl',
  lists: [topicList('kinderhandel'), updatesList('geen-kind-te-koop')],
  email: 'noor@example.org',
  name: 'Noor',
}

async function prepared(campaign: Campaign, changes: Partial<CampaignComposition> = {}) {
  const mails = await campaignComposer(deps(changes))(campaign)
  if (!mails.ok) throw new Error(mails.code)
  return mails.value
}

async function mailOf(
  campaign: Campaign,
  recipient: Partial<CampaignRecipient> = {},
  changes: Partial<CampaignComposition> = {},
) {
  return (await prepared(campaign, changes)).mailFor({ ...RECIPIENT, ...recipient })
}

const nobody = { name: undefined } as unknown as Partial<CampaignRecipient>
const hrefs = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
const opened = (url: string, purpose: LinkPurpose) => {
  const link = openLink(url.slice(url.lastIndexOf('/') + 1), purpose, LINKS, mac, new Date('2046-01-01'))
  return link.ok ? link.value : undefined
}

describe('what a campaign leaves open', () => {
  it('is put into subject, preheader, text and HTML', async () => {
    const open = '{{name}}, {{petition}}: {{count}} / {{goal}}'
    const mail = await mailOf(saying(open, {}, open, open))
    const filled = 'Noor, Geen kind te koop: 12.345 / 50.000'
    expect(mail).toMatchObject({ subject: filled, preheader: filled })
    expect(mail.text.split('\n')[0]).toBe(filled)
    expect(mail.html.split(filled)).toHaveLength(4)
  })

  it('counts signatures with the word for so many, and tells those on paper beside them', async () => {
    const said = async (count: number, offline: number) => {
      const petition = async (slug: string) => ({ ...FOLLOWED, slug, offline })
      const mail = await mailOf(
        saying('Al {{signatures}}.', {}, 'Al {{signatures}}'),
        {},
        { count: async () => count, petition },
      )
      expect(mail.text.split('\n')[0]).toBe(`${mail.subject}.`)
      return mail.subject
    }
    expect(await said(1, 0)).toBe('Al 1 handtekening')
    expect(await said(12_345, 0)).toBe('Al 12.345 handtekeningen')
    expect(await said(1, 20)).toBe('Al 1 handtekening en 20 op papier')
  })

  it('is written as the language of the content does, and leads to pages in the reader’s', async () => {
    const body = '{{petition}} {{count}} {{petition-link}} {{share-link}} {{donate-link}}'
    const texts = { subject: 'News', preheader: '', body }
    const campaign = saying(body, { content: { en: texts }, fallback: 'en' })
    const mail = await mailOf(campaign, { locale: 'nl' })
    expect(mail.language).toBe('en')
    expect(mail.text.replaceAll('\n', ' ')).toContain(
      `No child for sale 12,345 ${PAGES}/nl/petitions/geen-kind-te-koop ${PAGES}/nl/petitions/geen-kind-te-koop?source=mail https://doneer.example.org/kind?a=1&b=2`,
    )
    expect(mail.unsubscribeUrl).toMatch(`${PAGES}/nl/unsubscribe/`)
    expect(mail.text).toContain('You get this email because you follow: Stop trafficking and')
    expect(mail.html).toContain('<html lang="en">')
  })

  it.each([
    ['{{name}}', 'lezer'],
    ['{{name|vriend}}', 'vriend'],
    ['{{name|*a* <b>}}', '*a* <b>'],
    ['X{{name|}}Y', 'XY'],
  ])('%s of whose name is not known is %j', async (typed, shown) => {
    const { text, html, subject } = await mailOf(saying(typed, {}, typed), nobody)
    expect([text.split('\n')[0], subject]).toEqual([shown, shown])
    expect(html).toContain(`>${shown.replace('<b>', '&lt;b&gt;')}</p>`)
  })

  it('a name is written as HTML writes it, and in the text as it is', async () => {
    const mail = await mailOf(saying('{{name}}', {}, '{{name}}'), { name: "Aoife O'Brien & co" })
    expect(mail.html).toContain('>Aoife O&#39;Brien &amp; co</p>')
    expect([mail.subject, mail.text.split('\n')[0]]).toEqual(["Aoife O'Brien & co", "Aoife O'Brien & co"])
  })

  it('a name and the words around it never make an encoded word of a header (RFC 2047)', async () => {
    const mail = await mailOf(saying('x', {}, '={{name}}'), { name: '?utf-8?Q?a_b?=' })
    expect(mail.subject).toBe('= ?utf-8?Q?a_b?=')
  })

  it('a name that is none is not used', async () => {
    for (const name of ['', 'Win nu: https://boos.example.org', 'a\r\nBcc: b@example.org', '<b>Jan</b>'])
      expect((await mailOf(saying('{{name}}'), { name })).text.split('\n')[0]).toBe('lezer')
  })

  it('of a petition has its default where there is no petition, and nothing where there is no default', async () => {
    const campaign = saying(
      '[Teken]({{petition-link|https://a.example.org}}) [Geef]({{donate-link}}) {{petition|x}}{{goal}}',
      {
        audience: TOPICS,
      },
    )
    const { text } = await mailOf(campaign)
    expect(text.split('\n')[0]).toBe('Teken (https://a.example.org) Geef x')
  })

  it('speaks of the petition that is named rather than of those whose signers get it', async () => {
    const campaign = saying('{{petition-link}}', { petition: 'een-andere', audience: BOTH })
    expect((await mailOf(campaign)).text).toContain(`${PAGES}/nl/petitions/een-andere\n`)
  })

  it('is words, whatever a name, a title or an organisation is', async () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<b>',
        '**x**',
        '[a](https://b.org)',
        '\r\nBcc: x@y.org',
        '\ue000lists\ue001',
        '=?utf-8?Q?=0D=0A?=',
        '\u202e',
        '{{name}}',
      ),
    )
    const line = fc.array(wild, { maxLength: 6 }).map((parts) => parts.join(''))
    const title = line.filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(line, title, title, async (name, petitionTitle, owner) => {
        const texts = { nl: { title: petitionTitle, summary: '', body: '', addressee: '' } }
        const campaign = saying(
          '{{name}} {{petition}} [{{petition}}]({{petition-link}})',
          {},
          '{{petition}} {{name}}',
        )
        const mail = await mailOf(
          campaign,
          { name },
          {
            petition: async () => ({ ...FOLLOWED, texts }),
            topic: async () =>
              exampleTopic({ organisation: { name: `S${owner}`, postalAddress: `A${owner}` } }),
            organisation: async () => ({ name: `S${owner}`, postalAddress: `A${owner}` }),
          },
        )
        expect(hrefs(mail.html)).toHaveLength(3)
        for (const href of hrefs(mail.html)) expect(href).toMatch(/^https:\/\/petities\.example\.org\/nl\//)
        expect(
          mail.html.replaceAll(
            /<\/?(html|head|meta|title|body|div|p|a|strong)\b[^<>]*>|<!doctype html>/g,
            '',
          ),
        ).not.toMatch(/[<>]/)
        for (const header of [mail.subject, mail.from.name])
          expect(header).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]|=\?/u)
        expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/[\ue000\ue001]/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('every mail of a campaign', () => {
  const body = '# Kop\n\nTekst met [een link](https://a.example.org).\n\n**[Teken]({{petition-link}})**'

  it('says who sends it, from where, why it came, and how it ends (STANDARDS 4)', async () => {
    const { text, html, from, to } = await mailOf(saying(body))
    expect([from, to]).toEqual([{ name: OWNER.name, address: 'nieuws@example.org' }, 'noor@example.org'])
    const plain = text.replaceAll('\n', ' ')
    expect(plain).toContain(
      'omdat je dit volgt: Stop kinderhandel en nieuws over de petitie Geen kind te koop.',
    )
    expect(html).toContain(
      '<strong>Stop kinderhandel</strong> en nieuws over de petitie <strong>Geen kind te koop</strong>',
    )
    for (const part of [plain, html]) {
      expect(part).toContain(`${OWNER.name}, ${OWNER.postalAddress}`)
      expect(part).toContain('Meld je af')
      expect(part).toContain('Kies welke mail je wilt')
    }
  })

  it('names only the lists that its reader follows', async () => {
    const { text } = await mailOf(saying(body), { lists: [updatesList('geen-kind-te-koop')] })
    expect(text).toContain('omdat je dit volgt: nieuws over de petitie Geen kind te koop.')
    expect(text).not.toContain('Stop kinderhandel')
  })

  it('marks names of lists and titles in another language than its own', async () => {
    const { en } = PETITION.texts
    const { html } = await mailOf(
      saying('{{petition}}'),
      {},
      {
        petition: async (): Promise<Petition> => ({ ...FOLLOWED, texts: en === undefined ? {} : { en } }),
      },
    )
    expect(html).toContain('<span lang="en">No child for sale</span>')
    expect(html).toContain('<strong lang="en">No child for sale</strong>')
  })

  it('has links of its reader’s own: sealed, without an end, that name the campaign (STANDARDS 1, 7)', async () => {
    const campaign = saying(`${body} {{preferences-link}} {{unsubscribe-link}}`)
    const { html, text, unsubscribeUrl = '' } = await mailOf(campaign)
    const about = { person: RECIPIENT.person, campaign: campaign.id }
    expect(opened(unsubscribeUrl, 'unsubscribe')).toEqual({
      purpose: 'unsubscribe',
      about: 'topic_kinderhandel',
      ...about,
    })
    const preferences = hrefs(html).find((href) => href.includes('/preferences/')) ?? ''
    expect(opened(preferences, 'preferences')).toEqual({
      purpose: 'preferences',
      about: EVERYTHING,
      ...about,
    })
    for (const link of [unsubscribeUrl, preferences]) {
      expect(hrefs(html).filter((href) => href === link)).toHaveLength(2)
      expect(text.split(link)).toHaveLength(3)
      expect(link).not.toMatch(/noor|@/i)
    }
  })

  it('fetches nothing, and rewrites no link', async () => {
    const { html } = await mailOf(saying(`${body}\n\n![x](https://a.example.org/pixel.gif)`))
    expect(html).not.toMatch(
      /<(img|link|script|iframe|object|style|video|form|svg)\b|url\(|@import|src=|background:[^#]/i,
    )
    expect(hrefs(html)[0]).toBe('https://a.example.org')
    expect(
      hrefs(html)
        .slice(1)
        .every((href) => href.startsWith(`${PAGES}/nl/`)),
    ).toBe(true)
  })

  it('hides its preheader, and keeps what follows from mail programs’ lists', async () => {
    const { html, text } = await mailOf(saying(body, {}, 'Nieuws', 'Nog {{goal}} te gaan'))
    expect(html).toMatch(
      /<div style="display:none;[^"]*">Nog 50\.000 te gaan (\u034f\u200c\u00a0){80}<\/div>/,
    )
    expect(text).not.toContain('te gaan')
    expect((await mailOf(saying(body))).html).not.toContain('display:none')
  })

  it('is one message, text and HTML, with one way to leave by one click (STANDARDS 1, 4, 5)', async () => {
    const campaign = saying(body, {}, 'Hoi {{name}}\r\nBcc: x@example.org =?utf-8?Q?=0D=0A?=')
    const mail = await mailOf(campaign)
    const source = Buffer.from(await mimeSource({ ...mail, tags: {} }))
    const parsed = await PostalMime.parse(source)
    const all = (name: string) => parsed.headers.filter(({ key }) => key === name).map(({ value }) => value)
    expect(all('list-unsubscribe')).toEqual([`<${mail.unsubscribeUrl}>`])
    expect(all('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
    expect(all('content-type')[0]).toMatch(/^multipart\/alternative/)
    expect([all('from').length, all('to').length, all('bcc').length]).toEqual([1, 1, 0])
    expect(parsed.subject).toBe('Hoi Noor Bcc: x@example.org = ?utf-8?Q?=0D=0A?=')
    expect(parsed.text?.trim()).toBe(mail.text.trim())
    expect(parsed.html?.trim()).toBe(mail.html.trim())
  })

  it('is the same for a preview as for the sender, byte for byte, and different only in what differs', async () => {
    const campaign = saying(`{{name}} ${body}`)
    const [preview, sender] = [await prepared(campaign), await prepared(campaign)]
    expect(await preview.mailFor(RECIPIENT)).toEqual(await sender.mailFor(RECIPIENT))
    const another = await sender.mailFor({ ...RECIPIENT, person: examplePerson(8), name: 'Sam' })
    const neutral = ({ text }: { text: string }) =>
      text.replaceAll(/1\.[pu]\.\S+/g, 'TOKEN').replaceAll(/Noor|Sam/g, 'NAME')
    expect(neutral(another)).toBe(neutral(await sender.mailFor(RECIPIENT)))
    expect(another.text).not.toContain('Noor')
  })

  it('of a preview or a test has links that are genuine and nobody’s', async () => {
    const campaign = saying(body)
    const sample = sampleRecipient(campaign, { email: 'ik@example.org' })
    expect(sample).toMatchObject({ locale: 'nl', lists: RECIPIENT.lists, email: 'ik@example.org' })
    const { unsubscribeUrl = '', text } = await mailOf(campaign, { ...nobody, ...sample })
    expect(opened(unsubscribeUrl, 'unsubscribe')?.person).toMatch(/^nobody-+$/)
    expect(text).not.toContain('Noor')
  })

  it('can be looked at before it goes to any list', async () => {
    const campaign = saying(body, { audience: { ...TOPICS, topics: [] } })
    const { text, unsubscribeUrl = '' } = await mailOf(
      campaign,
      sampleRecipient(campaign, { email: 'ik@example.org' }),
    )
    expect(text).toContain('omdat je dit volgt: ….')
    expect(opened(unsubscribeUrl, 'unsubscribe')?.about).toBe(EVERYTHING)
  })

  it('is made in the language that there is', async () => {
    const campaign = saying('Hallo', {
      content: {
        nl: { subject: 'A', preheader: '', body: 'Hallo' },
        en: { subject: 'B', preheader: '', body: 'Hello' },
      },
    })
    const languages = async (locale: Locale) => (await mailOf(campaign, { locale })).language
    expect([await languages('nl'), await languages('en')]).toEqual(['nl', 'en'])
    expect((await mailOf(saying('Hallo'), { locale: 'en' })).language).toBe('nl')
  })
})

describe('what mails say of the petition', () => {
  it('is looked up by one mail in ten seconds, however many ask, and again after a fault', async () => {
    const clock = testClock()
    const answers = [new Error('the table is away'), 10, 11]
    let asked = 0
    const count = async () => {
      const answer = answers[asked] ?? 12
      asked += 1
      if (answer instanceof Error) throw answer
      return answer
    }
    const { mailFor } = await prepared(saying('{{count}}'), { count, now: clock.now })
    const said = async () => (await mailFor(RECIPIENT)).text.split('\n')[0]
    await expect(said()).rejects.toThrow('the table is away')
    expect(await Promise.all([said(), said()])).toEqual(['10', '10'])
    clock.advance(9_999)
    expect(await said()).toBe('10')
    clock.advance(1)
    expect(await said()).toBe('11')
    expect(asked).toBe(3)
  })
})

describe('the sender of a campaign', () => {
  const elsewhere = { name: 'Andere Stichting', postalAddress: 'Elderweg 9, 1000 AA Amsterdam' }
  const topic = async (name: string): Promise<Topic | undefined> =>
    name === 'weg'
      ? undefined
      : exampleTopic({ topic: name, ...(name === 'elders' ? { organisation: elsewhere } : {}) })
  const petition = async (slug: string): Promise<Petition | undefined> =>
    slug === 'weg' ? undefined : slug === 'stil' ? PETITION : FOLLOWED
  const who = async (
    topics: string[],
    petitions: string[],
    organisation: typeof OWNER | undefined = OWNER,
  ) => {
    const audience = { ...TOPICS, topics, petitions }
    const found = await senderOf({ audience }, { topic, petition, organisation: async () => organisation })
    return found.ok ? found.value : found.code
  }

  it.each([
    [['a'], [], OWNER],
    [['elders'], [], elsewhere],
    [['a', 'b'], ['p', 'q'], OWNER],
    [[], ['p'], OWNER],
    [[], [], OWNER],
    [['a', 'elders'], [], 'campaign-senders-differ'],
    [['elders'], ['p'], 'campaign-senders-differ'],
    [['a', 'weg'], [], 'campaign-list-unknown'],
    [[], ['weg'], 'campaign-list-unknown'],
    [['a'], ['stil'], 'campaign-list-unknown'],
  ])('of topics %j and petitions %j is %j', async (topics, petitions, sender) => {
    expect(await who(topics, petitions)).toEqual(sender)
  })

  it('is nobody without a name and a postal address: then no mail goes out', async () => {
    const absent = await senderOf(
      { audience: BOTH },
      { topic, petition, organisation: async () => undefined },
    )
    expect(absent).toEqual({ ok: false, code: 'organisation-missing' })
    for (const blank of [
      { ...OWNER, postalAddress: ' ' },
      { ...OWNER, name: '' },
    ])
      expect(await who([], ['p'], blank)).toBe('organisation-missing')
    const mails = await campaignComposer(deps({ organisation: async () => undefined }))(saying('x'))
    expect(mails).toEqual({ ok: false, code: 'organisation-missing' })
  })

  it('does not matter where there is nothing to say', async () => {
    const mails = await campaignComposer(deps())(saying('x', { fallback: 'en' }))
    expect(mails).toEqual({ ok: false, code: 'campaign-incomplete' })
  })
})
