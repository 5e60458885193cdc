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

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. JavaScript takes a 31st of February for one of March. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10
}
