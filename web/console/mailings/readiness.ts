import type { Campaign } from './campaign.ts'

/** What is still needed before a mailing can go. */
export type Missing = 'content' | 'audience' | 'organisation' | 'differ' | 'list'

const CODES: Readonly<Record<string, Missing>> = {
  'organisation-missing': 'organisation',
  'campaign-senders-differ': 'differ',
  'campaign-list-unknown': 'list',
}

/** What a mailing lacks by what it holds, and by what its preview was refused with (a problem's code). */
export function missingFrom(
  { content, fallback, audience }: Pick<Campaign, 'content' | 'fallback' | 'audience'>,
  refusedWith: string | undefined,
): Missing[] {
  const sender = refusedWith === undefined ? undefined : CODES[refusedWith]
  return [
    ...(content[fallback] === undefined ? (['content'] as const) : []),
    ...(audience.topics.length + audience.petitions.length === 0 ? (['audience'] as const) : []),
    ...(sender === undefined ? [] : [sender]),
  ]
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000

/** Whether a time lies so far ahead that its year may be a slip. */
export const isFarAhead = (at: string, now: Date): boolean => Date.parse(at) - now.getTime() > YEAR_MS
