/** Times in the table are ISO, but its time to live, and conditions on that, which are in whole seconds since 1970. */
export function epochSeconds(at: Date | string, laterMs = 0): number {
  return Math.floor((new Date(at).getTime() + laterMs) / 1000)
}

/** Such a time as the domain reads it. */
export function isoOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
