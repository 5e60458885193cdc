import { LANGUAGES, useLanguage } from './language.tsx'

const NAMES = { nl: 'Nederlands', en: 'English' }

/** The console's own language; remembered in this browser. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage()
  return (
    <p class="language-switch">
      {LANGUAGES.map((other) => (
        <button
          key={other}
          type="button"
          lang={other}
          aria-pressed={other === language}
          onClick={() => choose(other)}
        >
          {NAMES[other]}
        </button>
      ))}
    </p>
  )
}
