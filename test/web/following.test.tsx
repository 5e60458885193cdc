import type { JSX } from 'hono/jsx/jsx-runtime'
import { describe, expect, it } from 'vitest'
import type { Locale } from '../../functions/domain/locale.ts'
import { HomePage } from '../../web/pages/home.tsx'
import { NewsletterPage } from '../../web/pages/newsletter.tsx'
import { PetitionPage } from '../../web/pages/petition.tsx'
import { renderPage } from '../../web/render.ts'
import { everyPage, FRESH, followable, petitionIn, siteFor, TOKEN, WRONG_TO_FOLLOW } from './every-page.tsx'
import { topicsIn } from './following-pages.tsx'

const ASSETS = {
  style: '/assets/style-1.css',
  petitionScript: '/assets/petition-1.js',
  icon: '/assets/icon-1.svg',
}

const page = (name: string, locale: Locale = 'nl'): string => {
  const found: JSX.Element | undefined = everyPage(locale, ASSETS)[name]
  if (found === undefined) throw new Error(`no page ${name}`)
  return renderPage(found)
}

/** The opening tags of the form controls with this name. */
const controls = (html: string, name: string): string[] => [
  ...(html.match(new RegExp(`<(?:input|select)[^>]*name="${name.replaceAll('.', '\\.')}"[^>]*>`, 'g')) ?? []),
]

describe('the newsletter form', () => {
  it.each(['newsletter', 'home-newsletter'])(
    'offers each topic with its own consent, unticked (%s)',
    (name) => {
      for (const locale of ['nl', 'en'] as const) {
        const html = page(name, locale)
        const boxes = controls(html, 'topics')
        expect(boxes.map((box) => /value="([^"]*)"/.exec(box)?.[1])).toEqual([
          'stop-kinderhandel',
          'veilige-opvang',
        ])
        expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
        for (const { name: topic, consentText, description } of topicsIn(locale)) {
          expect(html).toContain(`<strong>${topic}</strong> ${consentText}</label>`)
          expect(html).toContain(`>${description}</p>`)
        }
        expect(controls(html, 'consentVersion.veilige-opvang')[0]).toContain('type="hidden"')
        expect(controls(html, 'consentVersion.veilige-opvang')[0]).toContain('value="2"')
        expect(html).toContain(`<form method="post" action="/${locale}/newsletter"`)
        for (const field of ['email', 'consent', 'ageConfirmed'])
          expect(controls(html, field)[0]).toContain('required')
      }
    },
  )

  it.each(['newsletter-one', 'newsletter-only'])('ticks a lone topic for nobody either (%s)', (name) => {
    expect(controls(page(name), 'topics')).toHaveLength(1)
    expect(page(name)).not.toMatch(/type="checkbox"[^>]*checked/)
  })

  it('tells what is wrong in the order of its fields, however it was found', () => {
    const { newsletter, site } = { newsletter: topicsIn('nl'), site: siteFor('nl', ASSETS) }
    const errors = [
      { field: 'ageConfirmed', code: 'age-missing' },
      { field: 'email', code: 'email-missing' },
      { field: 'topics', code: 'topics-missing' },
    ]
    const html = renderPage(
      <NewsletterPage site={site} topics={newsletter} form={{ values: {}, errors, chosen: [] }} />,
    )
    expect([...html.matchAll(/<a href="#([a-zA-Z]+)">/g)].map(([, field]) => field)).toEqual([
      'topics',
      'email',
      'ageConfirmed',
    ])
  })

  it('keeps what was ticked, and ties the topics’ error to the question', () => {
    const html = page('newsletter-closed-topic')
    const [trafficking, shelter] = controls(html, 'topics')
    expect(trafficking).not.toContain('checked')
    expect(shelter).toContain('checked')
    expect(page('newsletter-errors')).toContain(
      '<fieldset aria-describedby="topics-group-hint topics-error">',
    )
    expect(page('newsletter-errors')).toContain('<a href="#topics">Kies minstens één onderwerp.</a>')
  })

  it('marks a topic in another language', () => {
    expect(page('newsletter-one')).toContain('<label for="topics" lang="en">')
  })

  it('is not shown where nothing can be followed', () => {
    expect(page('newsletter-none')).not.toContain('<form')
    expect(page('home')).not.toContain('method="post"')
  })
})

describe('the sign form of a petition that can be followed', () => {
  const html = page('petition-following')

  it('asks apart from signing: boxes of their own in a fieldset of their own, unticked', () => {
    const fieldsets = html.split('<fieldset').slice(1)
    const consent = fieldsets.find((one) => one.includes('name="consent"')) ?? ''
    const following = fieldsets.find((one) => one.includes('name="newsletter"')) ?? ''
    expect(consent.split('</fieldset>')[0]).not.toMatch(/name="(?:newsletter|updates)"/)
    expect(following.split('</fieldset>')[0]).toContain('name="updates"')
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
    expect(controls(html, 'newsletter')).toHaveLength(2)
    expect(controls(html, 'topicVersion.stop-kinderhandel')[0]).toContain('value="1"')
    expect(controls(html, 'updatesVersion')[0]).toContain('value="3"')
  })

  it('says that one press confirms both, and asks for one’s age once', () => {
    expect(html).toContain('Dan bevestig je dat met dezelfde knop als je handtekening.')
    expect(controls(html, 'ageConfirmed')).toHaveLength(1)
    expect(html).toContain(
      'Alleen nodig als je op de hoogte wilt blijven of je naam bij de petitie mag staan.',
    )
  })

  it('keeps what was ticked on an error', () => {
    const wrong = page('petition-following-errors')
    expect(controls(wrong, 'newsletter').map((box) => box.includes('checked'))).toEqual([false, true])
    expect(controls(wrong, 'updates')[0]).toContain('checked')
    expect(wrong).toContain('<a href="#newsletter">')
  })

  it('marks a consent in another language than the page', () => {
    expect(page('petition-following', 'en')).toContain(
      '<span lang="nl">Ja, mail mij nieuws over deze petitie.</span>',
    )
  })

  it('leads to no box that it does not show', () => {
    const site = siteFor('nl', ASSETS)
    const without = renderPage(
      <PetitionPage site={site} petition={petitionIn('nl')} form={WRONG_TO_FOLLOW} />,
    )
    expect(without).not.toContain('href="#newsletter"')
    expect(without).not.toContain('op de hoogte')
  })

  it('may offer only the petition’s own updates', () => {
    const { updates } = followable('nl')
    const petition = petitionIn('nl', { ...(updates === undefined ? {} : { updates }) })
    const only = renderPage(<PetitionPage site={siteFor('nl', ASSETS)} petition={petition} form={FRESH} />)
    expect(controls(only, 'updates')).toHaveLength(1)
    expect(controls(only, 'newsletter')).toHaveLength(0)
  })
})

it('confirming says both, with the texts that were agreed to', () => {
  const html = page('confirm-following')
  expect(html).toContain('Met dezelfde knop volg je ook')
  expect(html).toContain('Ja, ik teken en wil deze mail')
  expect(html).toContain(topicsIn('nl')[0]?.consentText)
  expect(html.match(/<form/g)).toHaveLength(1)
  expect(page('confirm-following', 'en')).toContain('<p lang="nl">Ja, mail mij nieuws over deze petitie.</p>')
  expect(page('confirm')).not.toContain('Met dezelfde knop')
})

describe('leaving', () => {
  it('is one form to the same path, and another for everything', () => {
    const html = page('unsubscribe')
    expect(html.match(/<form[^>]*>/g)).toEqual([
      `<form method="post" action="/nl/unsubscribe/${TOKEN}">`,
      `<form class="lone" method="post" action="/nl/unsubscribe/${TOKEN}9">`,
    ])
    expect(page('unsubscribe-all').match(/<form/g)).toHaveLength(1)
  })

  it('shows no name and no address, and neither do the preferences', () => {
    const behindToken = [
      'unsubscribe',
      'unsubscribed',
      'preferences',
      'preferences-asked',
      'confirm-subscription',
    ]
    for (const name of behindToken) expect(page(name)).not.toMatch(/[\w.]+@|Fatima/)
  })
})

describe('the preferences', () => {
  it('tick what is followed and nothing else, and know which consent texts they show', () => {
    const html = page('preferences')
    const [followed, other] = controls(html, 'topics')
    expect(followed).toContain('checked')
    expect(other).not.toContain('checked')
    expect(controls(html, 'consentVersion.veilige-opvang')[0]).toContain('value="2"')
    expect(controls(html, 'updates').every((box) => box.includes('checked'))).toBe(true)
    expect(html).toContain('lang="en">No child for sale</label>')
    expect(html).toContain('<option value="nl" selected="">Nederlands</option>')
    expect(controls(html, 'shown').map((field) => /value="([^"]*)"/.exec(field)?.[1])).toEqual([
      'topic_stop-kinderhandel',
      'updates_zorg-voor-elk-kind',
      'updates_no-child-for-sale',
    ])
  })

  it('keep leaving everything in a form of its own', () => {
    const [save = '', everything = ''] = page('preferences').split('<form').slice(1)
    expect(save).not.toContain('name="everything"')
    expect(everything).toContain('name="everything" value="1"')
  })

  it('lead to the newsletter where no address is kept', () => {
    const html = page('preferences-nothing')
    expect(html).not.toContain('<form')
    expect(html).toContain('href="/nl/newsletter"')
  })
})

it('what managers wrote is text, wherever it stands', () => {
  const hostile = '"><script>alert(1)</script>'
  const topic = {
    topic: hostile,
    locale: 'nl' as const,
    name: hostile,
    description: hostile,
    consentText: hostile,
    consentVersion: 1,
  }
  const site = siteFor('nl', ASSETS)
  const form = { values: { email: hostile }, errors: [{ field: hostile, code: hostile }], chosen: [hostile] }
  const pages = [
    <NewsletterPage site={site} topics={[topic]} form={form} />,
    <HomePage site={site} petitions={[]} topics={[topic]} />,
    <PetitionPage site={site} petition={petitionIn('nl', { topics: [topic] })} form={FRESH} />,
  ]
  for (const html of pages.map(renderPage)) {
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;')
  }
})
