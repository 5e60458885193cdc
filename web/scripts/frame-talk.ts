/* What a partner's page and the frame on it say to each other. Neither hears more than this from the other. */

/** The page asks for the frame's height, each time that a page has come to stand in it. */
export const ASKED = 'luid-height'

/** The frame tells its height in pixels, and what it is called: then, and whenever the height changes. */
export type Told = { luid: number; title: string }

const TALLEST = 20_000

/** Whether a message says that. */
export function isTold(message: unknown): message is Told {
  const { luid, title } = (message ?? {}) as Partial<Told>
  return typeof luid === 'number' && luid > 0 && luid < TALLEST && typeof title === 'string'
}
