import { REQUEST_PATHS } from '../../../functions/event-sources.ts'

export type RequestFunction = 'http' | keyof typeof REQUEST_PATHS

/** Which function the HTTP API gives a path to. */
export function functionFor(path: string): RequestFunction {
  return REQUEST_PATHS.manage.some((route) => matches(route, path)) ? 'manage' : 'http'
}

function matches(route: string, path: string): boolean {
  const [start = '', proxy] = route.split('{proxy+}')
  return proxy === undefined ? path === route : path.startsWith(start) && path !== start
}
