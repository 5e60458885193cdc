import { type ComponentChildren, createContext } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'

/** The languages that the console itself speaks. */
export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const REMEMBERED = 'luid.console.language'

const isLanguage = (value: string | null): value is Language =>
  (LANGUAGES as readonly (string | null)[]).includes(value)

/** The language that was chosen here before, else the browser's. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(REMEMBERED)
  if (isLanguage(chosen)) return chosen
  return navigator.language.toLowerCase().startsWith('nl') ? 'nl' : 'en'
}

/** The words of one view in each language, under the same keys: the compiler sees to it. */
export type Texts<Words> = Record<Language, Words>

/** Declares a view's words. A word that depends on something is a function. */
export function texts<Words>(words: { nl: Words; en: NoInfer<Words> }): Texts<Words> {
  return words
}

const Chosen = createContext<{ language: Language; choose: (language: Language) => void }>({
  language: 'nl',
  choose: () => {},
})

export const useLanguage = () => useContext(Chosen)

/** A view's words in the chosen language. */
export function useTexts<Words>(words: Texts<Words>): Words {
  return words[useLanguage().language]
}

/** What API calls say they want to be answered in: kept beside the context, as calls are made outside components too. */
let spoken: Language = 'nl'
export const spokenLanguage = (): Language => spoken

export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState(() => {
    spoken = firstLanguage()
    return spoken
  })
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choose = (chosen: Language) => {
    localStorage.setItem(REMEMBERED, chosen)
    spoken = chosen
    setLanguage(chosen)
  }
  return <Chosen.Provider value={{ language, choose }}>{children}</Chosen.Provider>
}
