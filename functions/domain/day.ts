const AMSTERDAM_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day (`YYYY-MM-DD`) of an instant in Europe/Amsterdam, where counts are kept. */
export function amsterdamDay(instant: Date | string): string {
  return AMSTERDAM_DAY.format(typeof instant === 'string' ? new Date(instant) : instant)
}
