import type { Card } from './card.ts'
import type { ReadDrawingFile } from './draw.ts'

/** Draws a card as a PNG of 1200 × 630. Throws where it cannot. */
export type DrawCard = (card: Card) => Promise<Uint8Array>

/** Draws cards. Code and fonts are loaded with the first one: nobody else waits for them. */
export function cardDrawer(read: ReadDrawingFile): DrawCard {
  let opening: Promise<(card: Card) => Uint8Array> | undefined
  return async (card) => {
    opening ??= import('./draw.ts').then(({ openDrawing }) => openDrawing(read))
    // What could not be opened must not stick: the next card tries again.
    const draw = await opening.catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return draw(card)
  }
}
