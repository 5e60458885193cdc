import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Signature, type SignatureKey, type SignatureState, TRANSITIONS } from '../domain/signature.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { listAttributes } from './signature-item.ts'

/** An update of one signature: what it sets, and on which condition. */
export type SignatureChange = Omit<UpdateCommandInput, 'TableName' | 'Key' | 'UpdateExpression'> & {
  UpdateExpression: string
}

/** What the press of the button changes, for the request of one nonce. */
export type Press = {
  transition: 'confirm' | 'hold'
  nonce: string
  now: Date
  /** Only if it was requested by then. */
  requestedBy?: Date | undefined
}

const NAMES = { '#state': 'state' }

/**
 * Pending → confirmed or held, while it lasts. One that follows lists is not touched: see `provingFollower`.
 */
export function proving(of: SignatureKey, press: Press): SignatureChange {
  return proof(of, press, 'REMOVE mailDue, dueShard, dueAt, expiresAt', 'attribute_not_exists(follows)')
}

/** The same of one that follows lists: what it follows leaves it here, for subscriptions of their own. */
export function provingFollower(of: SignatureKey, press: Press): SignatureChange {
  return proof(of, press, 'REMOVE mailDue, dueShard, dueAt, expiresAt, follows', 'attribute_exists(follows)')
}

function proof(
  of: SignatureKey,
  { transition, nonce, now, requestedBy }: Press,
  removing: string,
  following: string,
): SignatureChange {
  const { from, to } = TRANSITIONS[transition]
  const marked = transition === 'hold' ? 'attribute_exists(suspicion)' : 'attribute_not_exists(suspicion)'
  const inTime = requestedBy === undefined ? '' : ' AND requestedAt <= :requestedBy'
  return {
    UpdateExpression:
      'SET #state = :to, confirmedAt = :now, consent.confirmedAt = :now, listKey = :listKey, ' +
      `listSort = :listSort ${removing}`,
    ConditionExpression: `#state = :from AND nonce = :nonce AND expiresAt > :seconds AND ${marked} AND ${following}${inTime}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ...proven(of, to, now),
      ':from': from[0],
      ':nonce': nonce,
      ':seconds': epochSeconds(now),
      ...(requestedBy === undefined ? {} : { ':requestedBy': requestedBy.toISOString() }),
    },
  }
}

/** Held → confirmed. */
export function accepting(of: SignatureKey, now: Date): SignatureChange {
  return {
    UpdateExpression:
      'SET #state = :to, confirmedAt = :now, listKey = :listKey, listSort = :listSort REMOVE suspicion',
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ...proven(of, 'confirmed', now), ':from': TRANSITIONS.accept.from[0] },
  }
}

/** A change of a signature only while it is credited to this partner; of any, where none is given. */
export function creditedTo(partner: string | undefined, change: SignatureChange): SignatureChange {
  if (partner === undefined) return change
  return {
    ...change,
    ConditionExpression: `(${change.ConditionExpression}) AND partner = :partner`,
    ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':partner': partner },
  }
}

/** → withdrawn. The consent stays, as proof, with its end. */
export function withdrawing(of: SignatureKey, now: Date): SignatureChange {
  return ending(of, 'withdraw', {
    set: 'consent.withdrawnAt = :now',
    values: { ':now': now.toISOString() },
  })
}

/** → removed. With a nonce, only the request that it belongs to. */
export function removing(of: SignatureKey, nonce?: string): SignatureChange {
  return ending(
    of,
    'remove',
    nonce === undefined ? {} : { only: 'nonce = :nonce', values: { ':nonce': nonce } },
  )
}

/** → withdrawn, of one that is deleted next: only what any item holds is touched, and only the request that was seen. */
export function erasing(of: SignatureKey, seen?: string): SignatureChange {
  return ending(
    of,
    'withdraw',
    seen === undefined ? {} : { only: 'requestedAt = :seen', values: { ':seen': seen } },
  )
}

// What was typed, and what waited, of a signature that leaves.
const WIPED = 'givenName = :none, familyName = :none, email = :none, showName = :no'
const LEFT = 'city, postalCode, via, follows, mailDue, dueShard, dueAt'
const EMPTY = { ':none': '', ':no': false }

/** What was typed goes; the item stays for good, in the list of those that ended. */
function ending(
  of: SignatureKey,
  transition: 'withdraw' | 'remove',
  more: { set?: string; only?: string; values?: Record<string, string> },
): SignatureChange {
  const { from, to } = TRANSITIONS[transition]
  const { listKey = '', listSort = '' } = listAttributes({ ...of, state: to })
  return {
    // Where it stood in a list of the proven it keeps its place, by the time of its confirmation.
    UpdateExpression:
      `SET #state = :to, ${WIPED}, listKey = :listKey, listSort = if_not_exists(listSort, :listSort)` +
      `${more.set === undefined ? '' : `, ${more.set}`} REMOVE ${LEFT}, expiresAt`,
    ConditionExpression: `${anyState(from)}${more.only === undefined ? '' : ` AND ${more.only}`}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':to': to,
      ...EMPTY,
      ':listKey': listKey,
      ':listSort': listSort,
      ...stateValues(from),
      ...more.values,
    },
  }
}

/** What it says of its signer changes, while it stands; its state, and so every count, stays. */
export function correcting({ givenName, familyName }: Pick<Signature, 'givenName' | 'familyName'>) {
  const { from } = TRANSITIONS.withdraw
  return {
    UpdateExpression: 'SET givenName = :given, familyName = :family',
    ConditionExpression: anyState(from),
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ':given': givenName, ':family': familyName, ...stateValues(from) },
  }
}

/** Pending → expired, as its mail bounced for good: what was typed goes, the rest at its time. */
export function bouncing(requestedBy?: Date): SignatureChange {
  const { from, to } = TRANSITIONS.bounce
  const inTime = requestedBy === undefined ? '' : ' AND requestedAt <= :requestedBy'
  return {
    UpdateExpression: `SET #state = :to, ${WIPED} REMOVE ${LEFT}`,
    ConditionExpression: `#state = :from${inTime}`,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: {
      ':to': to,
      ':from': from[0],
      ...EMPTY,
      ...(requestedBy === undefined ? {} : { ':requestedBy': requestedBy.toISOString() }),
    },
  }
}

function proven(of: SignatureKey, state: SignatureState, now: Date): Record<string, string> {
  const confirmedAt = now.toISOString()
  const { listKey = '', listSort = '' } = listAttributes({ ...of, state, confirmedAt })
  return { ':to': state, ':now': confirmedAt, ':listKey': listKey, ':listSort': listSort }
}

const anyState = (states: readonly SignatureState[]): string =>
  `#state IN (${states.map((_, i) => `:from${i}`).join(', ')})`

const stateValues = (states: readonly SignatureState[]): Record<string, string> =>
  Object.fromEntries(states.map((state, i) => [`:from${i}`, state]))
