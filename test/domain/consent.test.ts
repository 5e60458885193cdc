import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { type ConsentTexts, reviseConsents } from '../../functions/domain/consent.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import { consentShown } from '../../functions/domain/petition.ts'
import { examplePetition } from '../support/examples.ts'

const NOW = new Date('2026-11-21T12:00:00.000Z')
type Edit = Partial<Record<Locale, string | null>>

const edits = fc.array(
  fc.record(
    { nl: fc.constantFrom('A', 'B', 'C', null), en: fc.constantFrom('A', 'B', null) },
    { requiredKeys: [] },
  ),
  { maxLength: 15 },
)

function play(list: readonly Edit[]) {
  let state: ConsentTexts = { consents: {}, pastConsents: [] }
  for (const edit of list) state = reviseConsents(state, edit, NOW, textHash)
  return state
}

describe('the versions of a consent text (promise 6)', () => {
  it('are all kept, numbered from one without a gap, each with the hash of its text', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const { consents, pastConsents } = play(list)
        for (const locale of ['nl', 'en'] as const) {
          const shown = list
            .map((edit) => edit[locale])
            .filter((text) => text !== undefined)
            .filter((text, i, all) => text !== all[i - 1] && text !== null)
          const versions = [
            ...pastConsents.filter((one) => one.locale === locale),
            ...[consents[locale] ?? []].flat(),
          ]
          expect(versions.map(({ version, text }) => [version, text])).toEqual(
            shown.map((text, i) => [i + 1, text]),
          )
          for (const { text, hash } of versions) expect(hash).toBe(textHash(text))
        }
      }),
    )
  })

  it('stay as they are where a text is set to what it was', () => {
    const once = play([{ nl: 'A' }])
    expect(play([{ nl: 'A' }, { nl: 'A' }])).toEqual(once)
  })

  it('give a signer the version that the form showed, the current one where it named none', () => {
    const petition = { ...examplePetition(), ...play([{ nl: 'A' }, { nl: 'B' }]) }
    expect(consentShown(petition, 'nl')).toMatchObject({ version: 2, text: 'B' })
    expect(consentShown(petition, 'nl', 1)).toMatchObject({ version: 1, text: 'A' })
    expect(consentShown(petition, 'nl', 2)).toMatchObject({ version: 2, text: 'B' })
    expect(consentShown(petition, 'nl', 99)).toBeUndefined()
  })

  it('are still known of a language that was taken away, and are no other language’s of the same number', () => {
    const texts = play([{ nl: 'A', en: 'E' }, { en: 'F' }, { nl: 'B' }, { en: null }])
    const petition = { ...examplePetition(), ...texts }
    expect(Object.keys(texts.consents)).toEqual(['nl'])
    // A page that was open meanwhile, and one that a reader of English gets now.
    expect(consentShown(petition, 'en', 2)).toMatchObject({ locale: 'en', text: 'F' })
    expect(consentShown(petition, 'nl', 2)).toMatchObject({ locale: 'nl', text: 'B' })
    expect(consentShown(petition, 'en')).toMatchObject({ locale: 'nl', text: 'B' })
  })

  it('are those of the language that the petition is shown in', () => {
    const petition = { ...examplePetition(), ...play([{ nl: 'A' }]) }
    expect(consentShown(petition, 'en')).toMatchObject({ locale: 'nl', text: 'A' })
  })
})
