import { accepted, type Result, refused } from './result.ts'

export type NameRefusal = 'name-missing' | 'name-too-long' | 'name-not-a-name'

const MAX_CHARACTERS = 100
// C0/C1 controls, soft hyphen, zero-width space (the joiners U+200C and U+200D are part of names),
// bidirectional overrides and isolates, line separators, tags, object replacement.
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e007f}<>]/u
// A single letter before a dot is an initial ("J.P.Jansen"), unless a path follows ("t.co/x").
const LINK = /\/\/|www\.|[\p{L}\p{N}-]{2}\.[a-z]{2,24}(?=[/?#:\s]|$)|\.[a-z]{2,24}\//iu
const FORMULA = /^[=+\-@]/

/**
 * Reads a given or family name: 1–100 characters of any script, inner white space folded, particles
 * and apostrophes left whole. Links, control and bidirectional characters and what a spreadsheet
 * would take for a formula are refused (a name is shown, exported and mailed).
 */
export function parsePersonName(input: string): Result<string, NameRefusal> {
  if (FORBIDDEN.test(input.trim())) return refused('name-not-a-name')
  const name = input.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  if (name === '') return refused('name-missing')
  if ([...name].length > MAX_CHARACTERS) return refused('name-too-long')
  // Full-width and other look-alikes of a dot or an equals sign work as links and formulas too.
  const plain = name.normalize('NFKC')
  if (LINK.test(plain) || FORMULA.test(plain) || !/[\p{L}\p{M}\p{N}]/u.test(name))
    return refused('name-not-a-name')
  return accepted(name)
}
