import type { FilterPattern, FilterRule } from '../../../functions/event-sources.ts'

/**
 * Whether an event passes: one pattern is enough, and no pattern lets all through. The part of AWS
 * "Filter rule syntax" that functions/event-sources.ts uses: equal strings, prefixes, existence.
 */
export function passes(patterns: readonly FilterPattern[], event: object): boolean {
  return patterns.length === 0 || patterns.some((pattern) => fits(pattern, event))
}

function fits(pattern: FilterPattern, value: unknown): boolean {
  return Object.entries(pattern).every(([field, expected]) => {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
    return isRules(expected) ? expected.some((rule) => obeys(rule, found)) : fits(expected, found)
  })
}

// Array.isArray does not narrow a readonly array.
function isRules(expected: FilterPattern | readonly FilterRule[]): expected is readonly FilterRule[] {
  return Array.isArray(expected)
}

function obeys(rule: FilterRule, found: unknown): boolean {
  if (typeof rule === 'string') return found === rule
  if ('prefix' in rule) return typeof found === 'string' && found.startsWith(rule.prefix)
  return rule.exists === (found !== undefined)
}
