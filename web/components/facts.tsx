import type { Child } from 'hono/jsx'

/** What is known, one after another; what is not known or empty is left out. */
export type Fact = [term: string, value: Child | undefined]

/** Terms with what they are. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  )
}
