/** The client that people sign in with, for the console. */
export const CONSOLE_CLIENT_ID = 'luid-console'
/** What access tokens say they are for. */
export const AUDIENCE = 'luid'
/** The scopes that scripts get their roles by. */
export const SCRIPT_SCOPES = 'luid/viewer luid/campaigner luid/admin'

/** The subjects of a partner's person and script: the demonstration's partner has them as members. */
export const PARTNER_MEMBER = 'local-partner'
export const PARTNER_SCRIPT = 'wereldkind-script'

/**
 * The people of this machine. Each is in the group of one role, as people are in Cognito; a partner's also in the group
 * that says so.
 */
export const PEOPLE = [
  { id: 'local-viewer', email: 'viewer@example.org', groups: ['viewer'], may: 'reads counts and figures' },
  {
    id: 'local-campaigner',
    email: 'campaigner@example.org',
    groups: ['campaigner'],
    may: 'also writes petitions and campaigns',
  },
  {
    id: 'local-admin',
    email: 'admin@example.org',
    groups: ['admin'],
    may: 'also manages partners, topics, suppression and erasure',
  },
  {
    id: PARTNER_MEMBER,
    email: 'partner@example.org',
    groups: ['campaigner', 'partner'],
    may: 'a campaigner of the partner Wereldkind: its own numbers, people and mailings alone',
  },
] as const

export type Person = (typeof PEOPLE)[number]

export function personOf(id: string | undefined): Person | undefined {
  return PEOPLE.find((person) => person.id === id)
}
