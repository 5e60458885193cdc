/** The people that can sign in on this machine, each with the groups that Cognito would say. */
export const PEOPLE = [
  { email: 'viewer@example.org', groups: ['viewer'], may: 'reads counts and figures' },
  { email: 'campaigner@example.org', groups: ['campaigner'], may: 'also writes petitions' },
  { email: 'admin@example.org', groups: ['admin'], may: 'may do everything' },
] as const

export const CONSOLE_CLIENT = 'luid-console'
export const SCRIPT_CLIENT = { id: 'luid-script', secret: 'luid-local-only' }
export const API_AUDIENCE = 'luid'
export const API_SCOPES = ['luid/viewer', 'luid/campaigner', 'luid/admin']
