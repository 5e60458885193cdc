import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { campaignComposer, sampleRecipient } from '../../functions/mail/campaign/composer.ts'
import { launchBrowser } from '../support/browser.ts'
import { exampleCampaign, examplePetition, exampleTopic } from '../support/examples.ts'
import { violations } from './pages-in-browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const LONG = 'https://www.example.org/een/heel/lang/pad/zonder/enige/plaats/om/af/te/breken?en=ook&nog=vragen'
const BODY = `# Beste {{name}},

Al **{{count}}** van de {{goal}} mensen. Zie ${LONG}, of [lees verder](https://example.org).

**[Teken “{{petition}}”]({{petition-link}})**

- een
  1. sub

> Een citaat

| Dag | Wat er op die dag gebeurde en waarom |
|---|---|
| ma | ${'woorden '.repeat(20)} |

\`\`\`
code_${'lang_'.repeat(30)}
\`\`\``

/** The mail of a campaign with everything in it, as a browser shows it. */
async function shown(width: number, colorScheme: 'light' | 'dark') {
  const prepare = campaignComposer({
    petition: async (slug) => examplePetition({ slug }),
    topic: async (topic) => exampleTopic({ topic }),
    organisation: async () => undefined,
    count: async () => 4_999,
    links: { current: '1', keys: { '1': 'a link key for tests' } },
    mac,
    now: () => new Date(),
    publicUrl: 'https://petities.example.org',
    from: 'nieuws@example.org',
  })
  const content = { nl: { subject: 'Bijna!', preheader: 'Verborgen woorden', body: BODY } }
  const campaign = exampleCampaign({ content, petition: 'geen-kind-te-koop' })
  const mails = await prepare(campaign)
  if (!mails.ok) throw new Error(mails.code)
  const { html } = await mails.value.mailFor(
    sampleRecipient(campaign, { email: 'noor@example.org', name: 'Noor' }),
  )
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.setContent(html, { waitUntil: 'load' })
  return { page, asked }
}

it.each([
  [360, 'light'],
  [360, 'dark'],
  [1280, 'light'],
  [1280, 'dark'],
] as const)(
  'a campaign’s mail at %i pixels, %s: fits, offends axe nowhere, asks nobody',
  async (width, scheme) => {
    const { page, asked } = await shown(width, scheme)
    // The mail leaves its ground to the program that shows it; axe takes it for white in dark mode too.
    const known = scheme === 'dark' ? /^color-contrast/ : /^$/
    expect((await violations(page, WCAG)).filter((violation) => !known.test(violation))).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(await page.getByText('Verborgen woorden').isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: 'Teken “Geen kind te koop”' }).isVisible()).toBe(true)
    // A press of a finger needs room (WCAG 2.5.8 asks for 24 pixels; a button has more).
    const box = await page.getByRole('link', { name: 'Teken “Geen kind te koop”' }).boundingBox()
    expect(box?.height).toBeGreaterThan(44)
    expect(asked).toEqual([])
    await page.close()
  },
)
