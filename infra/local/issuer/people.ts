/** The client that people sign in with, for the console. */
export const CONSOLE_CLIENT_ID = 'luid-console'
/** What access tokens say they are for. */
export const AUDIENCE = 'luid'
/** The scopes that scripts get their roles by. */
export const SCRIPT_SCOPES = 'luid/viewer luid/campaigner luid/admin'

/** The people of this machine. Each is in the group of one role, as people are in Cognito. */
export const PEOPLE = [
  { id: 'local-viewer', email: 'viewer@example.org', group: 'viewer', may: 'reads counts and figures' },
  {
    id: 'local-campaigner',
    email: 'campaigner@example.org',
    group: 'campaigner',
    may: 'also writes petitions and campaigns',
  },
  {
    id: 'local-admin',
    email: 'admin@example.org',
    group: 'admin',
    may: 'also manages partners, topics, suppression and erasure',
  },
] as const

export type Person = (typeof PEOPLE)[number]

export function personOf(id: string | undefined): Person | undefined {
  return PEOPLE.find((person) => person.id === id)
}
