import { LOCALES } from '../../functions/domain/locale.ts'
import type { Site } from '../site.ts'
import { LANGUAGE_NAMES } from '../texts/language-names.ts'
import { texts } from '../texts/texts.ts'

/**
 * This page's other languages, each by its own name, behind one that opens without scripts. A globe leads there who
 * cannot read the page. Nothing where the page has no other language.
 */
export function LanguageChoice({ site }: { site: Site }) {
  const languages = LOCALES.filter((locale) => site.alternates[locale] !== undefined)
  if (languages.length < 2) return null
  return (
    <nav class="language-choice" aria-label={texts(site.locale).otherLanguages}>
      <details>
        <summary>
          <Globe />
          {LANGUAGE_NAMES[site.locale]}
        </summary>
        <ul>
          {languages.map((locale) => (
            <li>
              <a
                href={`${site.alternates[locale]}${site.query ?? ''}`}
                lang={locale}
                hreflang={locale}
                aria-current={locale === site.locale ? 'page' : undefined}
              >
                {LANGUAGE_NAMES[locale]}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

function Globe() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM1 10h18M10 1c5 5 5 13 0 18M10 1c-5 5-5 13 0 18" />
    </svg>
  )
}
