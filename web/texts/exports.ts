import type { ExportFailure } from '../../functions/domain/export.ts'
import type { Locale } from '../../functions/domain/locale.ts'

/** Why there is no file. Only the managers' API has a use for it, in the languages of the console. */
const FAILURES: Readonly<Record<'nl' | 'en', Readonly<Record<ExportFailure, string>>>> = {
  nl: {
    fault:
      'Het bestand kon na meerdere pogingen niet worden gemaakt. Vraag het opnieuw aan; lukt het weer niet, vraag dan de technisch beheerder.',
    erasures:
      'Terwijl het bestand werd gemaakt, lieten telkens mensen die erin staan hun gegevens wissen. Vraag het opnieuw aan.',
    'subject-gone': 'Waar dit bestand over gaat, bestaat niet meer.',
  },
  en: {
    fault:
      'The file could not be made after several tries. Ask for it again; if that fails too, ask whoever runs the system.',
    erasures: 'While the file was made, people in it kept having their data erased. Ask for it again.',
    'subject-gone': 'What this file is about is no more.',
  },
}

export function exportFailure(locale: Locale, failure: ExportFailure): string {
  return FAILURES[locale === 'nl' ? 'nl' : 'en'][failure]
}
