/** Luid is Dutch for loud: a voice that swells. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" />
        <path d="M5 14v4M11 11v10M16 8v16M21 12v8M27 4v24" />
      </svg>
      Luid
    </span>
  )
}
