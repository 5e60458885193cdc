import * as v from 'valibot'
import type { SesError } from './query-protocol.ts'

/**
 * How the local SES is told to misbehave: `PUT /api/faults` or the `faults` option. An empty object
 * makes it well. (For a refused connection, stop the server.)
 *
 * | field | what happens |
 * |---|---|
 * | `down` | every call gets 500 `InternalFailure` |
 * | `slowMs` | every call waits this long before anything else |
 * | `reject` | sends get this error code and message with status 400, or `status` |
 * | `cut` | `before`: the connection breaks before the mail is taken; `after`: once it is kept |
 * | `to` | `reject` and `cut` concern mail to this address only |
 */
export const Faults = v.object({
  down: v.optional(v.boolean()),
  slowMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(120_000))),
  reject: v.optional(
    v.object({
      code: v.string(),
      message: v.optional(v.string(), ''),
      status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)), 400),
    }),
  ),
  cut: v.optional(v.picklist(['before', 'after'])),
  to: v.optional(v.string()),
})
export type Faults = v.InferInput<typeof Faults>

export const DOWN: SesError = {
  status: 500,
  code: 'InternalFailure',
  message: 'The request processing has failed because of an unknown error, exception or failure.',
}

/** The faults that concern a mail to these recipients. */
export function faultsFor(faults: v.InferOutput<typeof Faults>, recipients: readonly string[]) {
  const concerned = faults.to === undefined || recipients.includes(faults.to)
  return concerned ? { reject: faults.reject, cut: faults.cut } : { reject: undefined, cut: undefined }
}
