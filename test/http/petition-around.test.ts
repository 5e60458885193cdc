import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partnerCache } from '../../functions/domain/partner-cache.ts'
import type { PetitionUpdate } from '../../functions/domain/petition-update.ts'
import { exampleAudit, exampleSignature } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const EXAMPLE_TEXTS = { title: 'Titel', summary: 'Kort.', body: 'Lang.', addressee: 'de minister' }
const textsOf = (title: string, more: object = {}) => ({ nl: { ...EXAMPLE_TEXTS, title, ...more } })
const page = async (path: string) => (await application.request(path)).text()
/** What stands in a section of a page, without its tags. */
const section = async (path: string, id: string): Promise<string> => {
  const [, inside = ''] = new RegExp(`<section[^>]*aria-labelledby="${id}"[^>]*>(.*?)</section>`, 's').exec(
    await page(path),
  ) ?? ['', '']
  return inside.replace(/<[^>]+>/g, '|')
}

describe('names of recent signers', () => {
  const signed = async (petition: string, givenName: string, minute: number, changes: object = {}) => {
    const email = `${givenName.toLowerCase()}@example.org`
    const confirmedAt = new Date(application.now().getTime() + minute * 60_000).toISOString()
    const {
      mailDue: _,
      expiresAt: __,
      ...example
    } = exampleSignature({
      ...application.key(petition, email),
      state: 'confirmed',
      givenName,
      familyName: 'van der Berg',
      email,
      confirmedAt,
      showName: true,
      ...changes,
    })
    await application.deps.stores.signatures.create(example)
    return application.key(petition, email)
  }

  it('are those who wanted it alone, the newest first, and gone soon after they withdraw or are erased', async () => {
    const slug = await application.petition()
    expect(await section(`/nl/petitions/${slug}`, 'signers')).toBe('')
    application.pass(1)
    const amina = await signed(slug, 'Amina', 1)
    const bo = await signed(slug, 'Bo', 2)
    await signed(slug, 'Chris', 3)
    await signed(slug, 'Geheim', 4, { showName: false })
    await signed(slug, 'Verdacht', 5, { state: 'held', suspicion: ['honeypot'] })
    const shown = async () =>
      (await section(`/nl/petitions/${slug}`, 'signers'))
        .match(/\w+ van der Berg/g)
        ?.map((n) => n.split(' ')[0])
    expect(await shown()).toEqual(['Chris', 'Bo', 'Amina'])
    expect(await page(`/nl/petitions/${slug}`)).not.toMatch(/Geheim|Verdacht/)

    await application.deps.stores.signatures.withdraw(amina, application.now())
    await application.deps.stores.people.erase(bo.person, application.now())
    application.pass(10 / 60)
    expect(await shown()).toEqual(['Chris'])
  })

  it('leave out one that cannot be read: the petition is there for all others', async () => {
    const slug = await application.petition()
    application.pass(1)
    await signed(slug, 'Leesbaar', 1)
    await signed(slug, 'Kapot', 2, { locale: 'xx' })
    expect((await application.request(`/nl/petitions/${slug}`)).status).toBe(200)
    const inside = await section(`/nl/petitions/${slug}`, 'signers')
    expect(inside).toContain('Leesbaar')
    expect(inside).not.toContain('Kapot')
  })
})

describe('news of a petition', () => {
  it('stands on its page, the newest first, dated, in the reader’s language or another that is said to be', async () => {
    const slug = await application.petition()
    const update = (id: string, day: number, texts: PetitionUpdate['texts']): PetitionUpdate => ({
      petition: slug,
      id,
      at: `2026-11-${day}T10:00:00.000Z`,
      texts,
      version: 1,
    })
    const words = (title: string) => ({ title, body: 'Eerst dit.\n\nDan <dat>.' })
    for (const one of [
      update('first', 19, { nl: words('Eerste nieuws'), en: words('First news') }),
      update('second', 20, { nl: words('Tweede nieuws') }),
      update('later', 29, { nl: words('Nog geheim') }),
    ])
      await application.deps.stores.updates.create(one, exampleAudit({ action: 'petition-changed' }))
    application.pass(1)
    const news = await section(`/nl/petitions/${slug}`, 'news')
    expect(news.match(/(?:Tweede|Eerste) nieuws|\d+ november 2026/g)).toEqual([
      '20 november 2026',
      'Tweede nieuws',
      '19 november 2026',
      'Eerste nieuws',
    ])
    expect(news).toContain('Dan &lt;dat&gt;.')
    const english = await page(`/en/petitions/${slug}`)
    expect(english).toContain('<h3>First news</h3>')
    expect(english).toContain('<h3 lang="nl">Tweede nieuws</h3>')
    expect(english).not.toContain('Nog geheim')
  })
})

describe('where to go from a petition', () => {
  it('open ones, first those about the same topic, beside it and after signing; never itself or one that is over', async () => {
    const topic = await application.topic()
    const about = (title: string, facts: object = {}) =>
      application.petition({ texts: textsOf(title), ...facts })
    await about('Verwante petitie', { topics: [topic] })
    await about('Gesloten petitie', { topics: [topic], state: 'closed' })
    const slug = await application.petition({ topics: [topic] })
    application.pass(1)
    for (const [path, id] of [
      [`/nl/petitions/${slug}`, 'related'],
      [`/nl/petitions/${slug}/thanks`, 'next'],
    ] as const) {
      const titles = (await section(path, id)).split('|').filter((text) => text !== '')
      expect(titles.indexOf('Verwante petitie'), path).toBe(1)
      expect(titles).not.toContain('Gesloten petitie')
    }
    expect(await page(`/nl/petitions/${slug}`)).not.toMatch(
      new RegExp(`<h3>\\s*<a href="/nl/petitions/${slug}"`),
    )
  })

  it('a petition that is over says what became of it, and takes no signature', async () => {
    const slug = await application.petition({
      state: 'archived',
      texts: textsOf('Voorbij', { outcome: 'De minister heeft ja gezegd.\n\nDank je wel.' }),
    })
    expect(await section(`/nl/petitions/${slug}`, 'outcome')).toContain('De minister heeft ja gezegd.')
    expect(await page(`/nl/petitions/${slug}`)).not.toContain('id="sign"')
  })
})

describe('searching the petitions', () => {
  it('finds by any words of theirs, whatever the accents, also one that was put away', async () => {
    await application.petition({ texts: textsOf('Onderwijs in São Tomé voor élk kind') })
    await application.petition({
      texts: textsOf('Oud en elk', { body: 'Ooit in Sao Tome.' }),
      state: 'archived',
    })
    const draft = await application.petition({ texts: textsOf('Nog niet: Sao Tome'), state: 'draft' })
    application.pass(1)
    const found = async (q: string) => page(`/nl?q=${encodeURIComponent(q)}`)
    const both = await found('TOME sao')
    expect(both).toContain('2 petities gevonden')
    expect(both).toContain('Onderwijs in São Tomé')
    expect(both).toContain('Oud en elk')
    expect(both).not.toContain(draft)
    expect(await found('sao zeppelin')).toContain('0 petities gevonden')
    expect(await page('/nl')).not.toContain('Oud en elk')
    // The demonstration has one petition; what was put away is found from there too.
    expect(await page('/nl')).toContain('type="search"')
    // What is nothing to look for is no search; what was typed comes back as text alone.
    expect(await found(' — ')).not.toContain('gevonden')
    expect(await found('"><script>tome')).toContain('value="&quot;&gt;&lt;script&gt;tome"')
  })
})

describe('with whom a petition is', () => {
  const named = (slug: string) => section(`/nl/petitions/${slug}`, 'alliance')

  it('stands on its page by name, logo and site, and the one by whose link the reader came says so first', async () => {
    const logo = '0f343b0931126a20f133d67c2b018a3b-400x200.png'
    const first = await application.partner(['secret-member'], {
      name: 'Wereld & Kind',
      url: 'https://wk.example.org/',
    })
    const second = await application.partner([], { name: 'Stem', image: logo })
    const slug = await application.petition({ partners: [first, 'nergens', second] })
    const html = await page(`/nl/petitions/${slug}`)
    expect(html).toContain(
      '<a href="https://wk.example.org/" rel="noopener"><span>Wereld &amp; Kind</span></a>',
    )
    expect(html).toMatch(
      new RegExp(`<img src="/images/${logo}" width="400" height="200" alt="" loading="lazy"`),
    )
    expect(html).not.toMatch(/nergens|secret-member|Je tekent via/)
    const via = await page(`/nl/petitions/${slug}?partner=${second}`)
    expect(via).toContain('<p class="via">Je tekent via Stem.</p>')
    expect(via).toMatch(/<li class="via"><img [^>]*\/><span>Stem<\/span><\/li><li>/)
    expect(await named(await application.petition())).toBe('')
  })

  it('is read once in half a minute, however many look, and anew at once after a change here', async () => {
    const name = await application.partner([], { name: 'Oud' })
    const slug = await application.petition({ partners: [name] })
    application.pass(1)
    expect(await named(slug)).toContain('Oud')
    const put = await application.manage(
      'PUT',
      `/api/manage/partners/${name}`,
      { name: 'Nieuw', members: [] },
      'admin',
    )
    expect(put.status).toBe(200)
    expect(await named(slug)).toContain('Nieuw')
    let reads = 0
    const read = async () => {
      reads += 1
      return { items: [] }
    }
    const stays = partnerCache(read, application.now)
    await Promise.all([1, 2, 3].map(() => stays.named([name])))
    expect(reads).toBe(1)
  })
})
