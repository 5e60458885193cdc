import { useFormats } from '../kit/format.ts'
import { useTexts } from '../language.tsx'
import { sendingTexts } from '../texts/mailing-sending.ts'
import type { Audience } from './campaign.ts'
import { type Lists, labelOf } from './use-lists.ts'

/** Who gets it, in a sentence. */
export function AudienceWords({ audience, lists }: { audience: Audience; lists: Lists | undefined }) {
  const t = useTexts(sendingTexts)
  const { list, language, country } = useFormats()
  const whom = [
    ...audience.topics.map((topic) => t.followersOf(labelOf(lists?.topics, topic))),
    ...audience.petitions.map((slug) => t.updatesOf(labelOf(lists?.petitions, slug))),
  ]
  const narrowed = [
    ...(audience.locales.length === 0 ? [] : [t.onlyLanguages(list(audience.locales.map(language)))]),
    ...(audience.countries.length === 0 ? [] : [t.onlyCountries(list(audience.countries.map(country)))]),
  ]
  return (
    <p>
      {t.to}: {whom.length === 0 ? t.listsNone : [list(whom), ...narrowed].join(', ')}.
    </p>
  )
}
