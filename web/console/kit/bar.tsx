import type { ComponentChildren } from 'preact'

/** A share of a whole as a bar behind its number. */
export function Bar({ share, children }: { share: number; children: ComponentChildren }) {
  const width = `${Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10}%`
  return (
    <span class="bar-cell">
      <span class="bar-track" aria-hidden="true">
        <span class="bar-fill" style={{ width }} />
      </span>
      <span>{children}</span>
    </span>
  )
}
