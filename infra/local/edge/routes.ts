import { REQUEST_PATHS, type RequestFunction } from '../../../functions/event-sources.ts'

/** Every path that is some function's own, the most specific first. */
const ROUTES = Object.entries(REQUEST_PATHS)
  .flatMap(([name, paths]) => paths.map((path) => ({ name: name as RequestFunction, path })))
  .sort((one, other) => rank(other.path) - rank(one.path))

/**
 * Which function the HTTP API gives a path to: a route that matches the whole of it comes before one that takes
 * whatever follows, and of those the longest ("Route matching" in API Gateway's guide).
 */
export function functionFor(path: string): RequestFunction {
  return ROUTES.find((route) => matches(route.path, path))?.name ?? 'http'
}

function rank(route: string): number {
  const parts = route.split('/').length
  return route.endsWith('{proxy+}') ? parts : parts + 1000
}

function matches(route: string, path: string): boolean {
  const [routeParts, parts] = [route.split('/'), path.split('/')]
  const greedy = routeParts.at(-1) === '{proxy+}'
  if (greedy ? parts.length < routeParts.length : parts.length !== routeParts.length) return false
  return routeParts.every((part, index) =>
    part.startsWith('{') ? parts[index] !== '' : part === parts[index],
  )
}
