import { COUNTRIES } from '../../../functions/domain/country.ts'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { useConsole } from '../caller.tsx'
import { Adder } from '../kit/adder.tsx'
import { Checkboxes, Field } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import type { Audience } from './campaign.ts'
import type { Followable, Lists } from './use-lists.ts'

/** Who gets it: whom lists hold, and how that is narrowed. */
export function AudienceEditor({
  audience,
  lists,
  onChange,
}: {
  audience: Audience
  lists: Lists
  onChange: (audience: Audience) => void
}) {
  const t = useTexts(editorTexts)
  const { isPartner } = useConsole()
  const { language } = useFormats()
  const set = (part: Partial<Audience>) => onChange({ ...audience, ...part })
  const narrowed = audience.locales.length + audience.countries.length > 0
  return (
    <>
      {lists.topics.length === 0 && lists.updates.length === 0 && <p class="quiet-text">{t.noTopics}</p>}
      {lists.topics.length > 0 && (
        <Checkboxes
          name="audience.topics"
          label={t.topics}
          options={withUnknown(lists.topics, audience.topics)}
          values={audience.topics}
          onChange={(topics) => set({ topics })}
        />
      )}
      {!isPartner && lists.updates.length > 0 && (
        <Checkboxes
          name="audience.petitions"
          label={t.petitions}
          options={withUnknown(lists.updates, audience.petitions)}
          values={audience.petitions}
          onChange={(petitions) => set({ petitions })}
        />
      )}
      <details class="mail-narrow" open={narrowed}>
        <summary>{t.narrow}</summary>
        <Checkboxes
          name="audience.locales"
          label={t.locales}
          hint={t.localesHint}
          options={LOCALES.map((locale) => ({ value: locale, label: language(locale) }))}
          values={audience.locales}
          onChange={(locales) => set({ locales })}
        />
        {!isPartner && <Countries audience={audience} onChange={(countries) => set({ countries })} />}
      </details>
    </>
  )
}

/** What it goes to and is offered no more can still be taken away. */
function withUnknown(offered: readonly Followable[], chosen: readonly string[]): Followable[] {
  const unknown = chosen.filter((value) => !offered.some((one) => one.value === value))
  return [...offered, ...unknown.map((value) => ({ value, label: value }))]
}

function Countries({
  audience: { topics, petitions, countries },
  onChange,
}: {
  audience: Audience
  onChange: (countries: string[]) => void
}) {
  const t = useTexts(editorTexts)
  const { country } = useFormats()
  const isPossible = petitions.length > 0 && topics.length === 0
  if (!isPossible && countries.length === 0) return <p class="hint">{t.countriesNeedPetitions}</p>
  const others = COUNTRIES.filter((code) => !countries.includes(code))
    .map((code) => ({ value: code, label: country(code) }))
    .sort((one, other) => one.label.localeCompare(other.label))
  return (
    <Field
      name="audience.countries"
      label={t.countries}
      hint={isPossible ? t.countriesHint : t.countriesNeedPetitions}
    >
      {(control) => (
        <>
          {countries.length > 0 && (
            <ul class="mail-chips">
              {countries.map((code) => (
                <li key={code}>
                  {country(code)}
                  <button
                    type="button"
                    aria-label={t.removeCountry(country(code))}
                    onClick={() => onChange(countries.filter((one) => one !== code))}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
          {isPossible && (
            <Adder
              label={t.addCountry}
              control={control}
              options={others}
              onAdd={(code) => onChange([...countries, code])}
            />
          )}
        </>
      )}
    </Field>
  )
}
