import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { LOCALES } from '../../../functions/domain/locale.ts'
import type { FieldProblem } from '../api.ts'
import { useLanguage } from '../language.tsx'
import { LanguageTabs } from './tabs.tsx'
import type { Draft } from './use-draft.ts'

/** The words of something in each of its languages, as a draft holds them. */
export type InLanguages<Words> = { texts: Record<string, Words> }

/** Which language of a draft is open, and how its words are changed. A refused field of another opens that one. */
export function useLanguageTexts<Words extends object, Form extends InLanguages<Words>>(
  { value, change }: Draft<Form>,
  none: Words,
) {
  const { language } = useLanguage()
  const [wanted, choose] = useState<string>(language)
  const chosen = LOCALES.filter((one) => value.texts[one] !== undefined)
  const locale = chosen.find((one) => one === wanted) ?? chosen[0] ?? 'nl'
  const put = (texts: (seen: Record<string, Words>) => Record<string, Words>) =>
    change((seen) => ({ ...seen, texts: texts(seen.texts) }))
  return {
    chosen,
    locale,
    words: value.texts[locale] ?? none,
    choose,
    set: (changed: Partial<Words>) =>
      put((texts) => ({ ...texts, [locale]: { ...(texts[locale] ?? none), ...changed } })),
    add: (added: string) => put((texts) => ({ ...texts, [added]: none })),
    remove: () => put(({ [locale]: _, ...texts }) => texts),
    onProblem: ({ field }: FieldProblem) => {
      const [part, of] = field.split('.')
      if (part === 'texts' && of !== undefined) choose(of)
    },
  }
}

/** A tab for each language of a draft, around the fields of the one that is open. */
export function LanguageTexts({
  of: { chosen, locale, choose, add },
  children,
}: {
  of: Pick<ReturnType<typeof useLanguageTexts>, 'chosen' | 'locale' | 'choose' | 'add'>
  children: ComponentChildren
}) {
  return (
    <LanguageTabs chosen={chosen} available={LOCALES} current={locale} onChoose={choose} onAdd={add}>
      {children}
    </LanguageTabs>
  )
}
