import { oneLine } from '../templates/subject.ts'

/**
 * Marks stand in a text for what comes in later: first for placeholders, while Markdown is read (which takes a mark
 * for a letter), then for what differs between recipients, in the finished mail. They are private-use characters,
 * which are taken out of everything that people wrote, so that nothing written is ever a mark.
 */
const [OPEN, CLOSE] = ['\ue000', '\ue001']
const MARK = /\ue000([^\ue000\ue001]*)\ue001/

/** The mark that stands for what `inside` says. */
export const mark = (inside: string | number): string => `${OPEN}${inside}${CLOSE}`

/** A text without marks: what was written is words. Controls go too, but for tabs and line breaks. */
export const unmarked = (text: string): string =>
  text.replaceAll(/(?![\t\n\r])[\ue000\ue001\p{Cc}\p{Cs}]/gu, '')

/** A text in order: words, and between them the insides of marks (at odd places). */
export const atMarks = (text: string): string[] => text.split(MARK)

/** Words beside others, in a header or in a line: one safe line without marks. */
export const plainLine = (words: string): string => unmarked(oneLine(words))
