/* What a partner's page and the frame on it say to each other. Neither hears more than this from the other. */

/** The page asks for the frame's height, each time that a page has come to stand in it. */
export const ASKED = 'luid-height'

/** The frame tells its height in pixels, and what it is called: then, and whenever the height changes. */
export type Told = { luid: number; title: string }

const TALLEST = 20_000

/** Whether a message says that. */
export function isTold(message: unknown): message is Told {
  const told = message as Partial<Told> | null | undefined
  const height = told?.luid
  return typeof height === 'number' && height > 0 && height < TALLEST && typeof told?.title === 'string'
}
