import * as v from 'valibot'
import { FEEDBACK_KINDS, FEEDBACK_LIFE_MS, type Feedback } from '../domain/feedback.ts'
import { Iso } from './consent-parts.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys, personOfKey } from './keys.ts'

const FeedbackItem = v.object({
  pk: v.string(),
  message: v.string(),
  kind: v.picklist(FEEDBACK_KINDS),
  subtype: v.exactOptional(v.string()),
  at: Iso,
  mail: v.exactOptional(v.string()),
  petition: v.exactOptional(v.string()),
})

/** Reads what SES reported of a person. Throws where the item is not that. */
export function readFeedback(item: unknown): Feedback {
  const { pk, ...rest } = v.parse(FeedbackItem, item)
  return { ...rest, person: personOfKey({ pk }) ?? '' }
}

/** The item that keeps a report: the same report is the same item. */
export function feedbackItem({ person, ...report }: Feedback): Record<string, unknown> {
  const { at, message, kind } = report
  return {
    ...keys.feedback(person, at, `${message}#${kind}`),
    ...report,
    expiresAt: epochSeconds(at, FEEDBACK_LIFE_MS),
  }
}
