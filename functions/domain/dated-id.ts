/** An id that sorts by the time of its making (UTC, to the second), and is a slug. `random`: 8 or more of `[a-z0-9]`. */
export function datedId(now: Date, random: string): string {
  return `${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}-${random.slice(0, 8)}`
}
