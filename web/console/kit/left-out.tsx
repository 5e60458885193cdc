import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { useFormats } from './format.ts'

/** Says that a list is not whole, as some of it cannot be read; nothing where it is. */
export function LeftOut({ of: { unreadable = 0 } }: { of: { unreadable?: number } }) {
  const t = useTexts(kitTexts)
  const { number } = useFormats()
  return unreadable === 0 ? null : <p class="notice warn">{t.leftOut(unreadable, number(unreadable))}</p>
}
