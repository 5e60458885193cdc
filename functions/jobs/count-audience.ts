import type { Audience } from '../domain/campaign.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { memberOf } from '../domain/recipient.ts'
import type { AudienceTable } from '../table/audience.ts'
import { SHARD_NUMBERS } from '../table/keys.ts'

/** How many are in an audience, and in which languages. */
export type AudienceCount = { total: number; byLocale: Record<Locale, number> }

/** Counts who would get a campaign if it began now: page by page, so memory does not grow with them. */
export async function countAudience(
  table: Pick<AudienceTable, 'pages'>,
  audience: Audience,
): Promise<AudienceCount> {
  const byLocale = Object.fromEntries(LOCALES.map((locale) => [locale, 0])) as Record<Locale, number>
  await Promise.all(
    SHARD_NUMBERS.map(async (shard) => {
      for await (const { followers } of table.pages(audience, shard))
        for (const follower of followers) {
          const member = memberOf(follower, audience, undefined)
          if (member !== undefined) byLocale[member.locale] += 1
        }
    }),
  )
  return { total: LOCALES.reduce((sum, locale) => sum + byLocale[locale], 0), byLocale }
}
