import { type Entry, readProvider, UNKNOWN } from './counts.ts'
import { FATES, type Fate } from './feedback.ts'

/**
 * What SES reported of a sending run's first mails, by fate: each mail as `<number in the run>.<provider>`,
 * which leads to nobody. They are sets that only grow, so that a report which comes again adds nothing.
 */
export type Fates = Partial<Record<Fate, readonly string[]>>

/** How the fates of a run's mails grew, for one petition and day of submission. */
export type FatesChange = { petition: string; day: string; before: Fates; after: Fates }

/** The member of a set that stands for a mail. */
export function fateMark(number: string, provider: string): string {
  return `${number}.${provider}`
}

/** What a growth adds to the figures: one for each mail that a set did not hold before. */
export function foldFates({ petition, day, before, after }: FatesChange): Entry[] {
  const readDay = /^\d{4}-\d\d-\d\d$/.test(day) ? day : UNKNOWN
  return FATES.flatMap((fate) => {
    const known = new Set(before[fate])
    return [...new Set(after[fate])]
      .filter((mark) => !known.has(mark))
      .map((mark): Entry => {
        const provider = readProvider(/^\d+\.(.*)$/.exec(mark)?.[1])
        return { figure: { kind: 'fate', petition, day: readDay, provider, fate }, add: 1 }
      })
  })
}
