import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { AuditEntry } from '../domain/audit.ts'
import {
  type Changed,
  type Signature,
  type SignatureKey,
  type SignatureState,
  TRANSITIONS,
} from '../domain/signature.ts'
import { auditItem } from './audit.ts'
import { dueShardKey, keys, listKeys, SHARD_NUMBERS, signatureOfKey, TABLE_SHAPE } from './keys.ts'
import {
  dueAttributes,
  epochSeconds,
  listAttributes,
  readSignature,
  signatureItem,
} from './signature-item.ts'

export type SignatureTable = ReturnType<typeof signatureTable>

/** Signatures in the table. Every write is conditional; none of these functions decides anything. */
export function signatureTable(client: DynamoDBDocumentClient, TableName: string) {
  const key = ({ petition, person }: SignatureKey) => keys.signature(petition, person)

  async function attempt(write: () => Promise<unknown>): Promise<Changed> {
    try {
      await write()
      return { done: true }
    } catch (error) {
      const refusal = refusalIn(error)
      if (refusal === undefined) throw error
      const { Item } = refusal
      // The document client leaves the item of a refusal in DynamoDB JSON.
      return { done: false, existing: Item === undefined ? undefined : readSignature(unmarshall(Item)) }
    }
  }

  type Input = Omit<UpdateCommandInput, 'TableName' | 'Key' | 'UpdateExpression'> & {
    UpdateExpression: string
  }

  const update = (of: SignatureKey, input: Input): Promise<Changed> =>
    attempt(() => client.send(new UpdateCommand(conditional(of, input))))

  /** A change and its audit entry, together or not at all. */
  const audited = (of: SignatureKey, input: Input, audit: AuditEntry): Promise<Changed> =>
    attempt(() =>
      client.send(
        new TransactWriteCommand({
          TransactItems: [{ Update: conditional(of, input) }, { Put: { TableName, Item: auditItem(audit) } }],
        }),
      ),
    )

  const conditional = (of: SignatureKey, input: Input) => ({
    TableName,
    Key: key(of),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...input,
  })

  return {
    /** One write: stores a signature where none stands. */
    create: (signature: Signature): Promise<Changed> =>
      attempt(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: signatureItem(signature),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Puts a new request in the place of the one that was seen, if that still stands there. */
    replace: (signature: Signature, seen: Signature): Promise<Changed> =>
      attempt(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: signatureItem(signature),
            ConditionExpression: '#state = :state AND nonce = :nonce',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':state': seen.state, ':nonce': seen.nonce },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),

    /** Marks one more mail as due, if none was asked for since the signature was seen. */
    askForMail: (seen: Signature, due: NonNullable<Signature['mailDue']>, now: Date): Promise<Changed> =>
      update(seen, {
        UpdateExpression: 'SET mailDue = :mail, dueShard = :shard, dueAt = :at, askedAt = :now',
        ConditionExpression: '#state = :state AND askedAt = :seen AND attribute_not_exists(mailDue)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...renamed(dueAttributes(seen.person, due)),
          ':now': now.toISOString(),
          ':seen': seen.askedAt,
          ':state': seen.state,
        },
      }),

    /**
     * Pending → confirmed, for the request whose nonce is given, while it lasts. With `requestedBy`,
     * only if it was requested by then. Suspicious ones are not touched: see `hold`.
     */
    confirm: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date): Promise<Changed> =>
      update(of, proof(of, 'confirm', nonce, now, requestedBy)),

    /** Pending and suspicious → held. */
    hold: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date): Promise<Changed> =>
      update(of, proof(of, 'hold', nonce, now, requestedBy)),

    /** Held → confirmed, by a manager's word, with its audit entry. */
    accept: (of: SignatureKey, now: Date, audit: AuditEntry): Promise<Changed> =>
      audited(of, accepting(of, now), audit),

    /** Pending, confirmed or held → removed, by a manager's word, with its audit entry. */
    remove: (of: SignatureKey, audit: AuditEntry): Promise<Changed> => audited(of, removal(), audit),

    /** Pending, confirmed or held → removed, by the word of the mailbox owner on the request of that nonce. */
    disown: (of: SignatureKey, nonce: string): Promise<Changed> => update(of, removal(nonce)),

    /** Pending, confirmed or held → withdrawn, at the signer's wish. */
    withdraw: (of: SignatureKey, now: Date): Promise<Changed> =>
      update(of, {
        UpdateExpression:
          'SET #state = :to, consent.withdrawnAt = :now ' +
          'REMOVE mailDue, dueShard, dueAt, expiresAt, listKey, listSort',
        ConditionExpression: anyState(TRANSITIONS.withdraw.from),
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':to': TRANSITIONS.withdraw.to,
          ':now': now.toISOString(),
          ...stateValues(TRANSITIONS.withdraw.from),
        },
      }),

    /** Takes the due mark away, if it is still the one that was seen. */
    clearDue: (seen: Signature): Promise<Changed> =>
      update(seen, {
        UpdateExpression: 'REMOVE mailDue, dueShard, dueAt',
        ConditionExpression: 'dueAt = :seen AND askedAt = :asked',
        ExpressionAttributeValues: { ':seen': seen.mailDue?.at ?? '', ':asked': seen.askedAt },
      }),

    /** Moves the due mark to another time, if there is one. */
    moveDue: (of: SignatureKey, until: Date): Promise<Changed> =>
      update(of, {
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: 'attribute_exists(mailDue)',
        ExpressionAttributeValues: { ':until': until.toISOString() },
      }),

    /** One signature, or undefined. `current` reads what was written a moment ago (twice the price). */
    read: async (of: SignatureKey, current = false): Promise<Signature | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: key(of), ConsistentRead: current }))
      return Item === undefined ? undefined : readSignature(Item)
    },

    /** The longest waiting signatures whose mail is due by `now`: at most `limit` of each shard. */
    due: async (now: Date, limit: number): Promise<(SignatureKey & { dueAt: string })[]> => {
      const pages = await Promise.all(
        SHARD_NUMBERS.map((shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: TABLE_SHAPE.indexes.mailDue.name,
              KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
              ExpressionAttributeValues: { ':shard': dueShardKey(shard), ':now': now.toISOString() },
              Limit: limit,
            }),
          ),
        ),
      )
      return pages
        .flatMap((page) => page.Items ?? [])
        .flatMap((item) => {
          const of = signatureOfKey({ pk: String(item['pk']), sk: String(item['sk']) })
          return of === undefined ? [] : [{ ...of, dueAt: String(item['dueAt']) }]
        })
        .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
    },

    /** The held signatures of a petition, oldest first, at most `limit` of each shard. */
    held: async (petition: string, limit: number): Promise<Signature[]> => {
      const pages = await Promise.all(
        SHARD_NUMBERS.map((shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: TABLE_SHAPE.indexes.lists.name,
              KeyConditionExpression: 'listKey = :key',
              ExpressionAttributeValues: { ':key': listKeys.held(petition, shard) },
              Limit: limit,
            }),
          ),
        ),
      )
      return pages
        .flatMap((page) => page.Items ?? [])
        .map((item) => readSignature(item))
        .sort((a, b) => (a.confirmedAt ?? '').localeCompare(b.confirmedAt ?? ''))
    },
  }
}

function proof(
  of: SignatureKey,
  transition: 'confirm' | 'hold',
  nonce: string,
  now: Date,
  requestedBy: Date | undefined,
) {
  const { from, to } = TRANSITIONS[transition]
  const marked = transition === 'hold' ? 'attribute_exists(suspicion)' : 'attribute_not_exists(suspicion)'
  const inTime = requestedBy === undefined ? '' : ' AND requestedAt <= :requestedBy'
  return {
    UpdateExpression:
      'SET #state = :to, confirmedAt = :now, consent.confirmedAt = :now, listKey = :listKey, ' +
      'listSort = :listSort REMOVE mailDue, dueShard, dueAt, expiresAt',
    ConditionExpression: `#state = :from AND nonce = :nonce AND expiresAt > :seconds AND ${marked}${inTime}`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ...proven(of, to, now),
      ':from': from[0],
      ':nonce': nonce,
      ':seconds': epochSeconds(now.toISOString()),
      ...(requestedBy === undefined ? {} : { ':requestedBy': requestedBy.toISOString() }),
    },
  }
}

function accepting(of: SignatureKey, now: Date) {
  return {
    UpdateExpression:
      'SET #state = :to, confirmedAt = :now, listKey = :listKey, listSort = :listSort REMOVE suspicion',
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ...proven(of, 'confirmed', now), ':from': TRANSITIONS.accept.from[0] },
  }
}

/** Removed: what was typed goes with it. With a nonce, only the request that it belongs to. */
function removal(nonce?: string) {
  return {
    UpdateExpression:
      'SET #state = :to, givenName = :none, familyName = :none, email = :none, showName = :no ' +
      'REMOVE city, postalCode, mailDue, dueShard, dueAt, expiresAt, listKey, listSort',
    ConditionExpression: `${anyState(TRANSITIONS.remove.from)}${nonce === undefined ? '' : ' AND nonce = :nonce'}`,
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':to': TRANSITIONS.remove.to,
      ':none': '',
      ':no': false,
      ...stateValues(TRANSITIONS.remove.from),
      ...(nonce === undefined ? {} : { ':nonce': nonce }),
    },
  }
}

function proven(of: SignatureKey, state: SignatureState, now: Date): Record<string, string> {
  const confirmedAt = now.toISOString()
  const { listKey = '', listSort = '' } = listAttributes({ ...of, state, confirmedAt })
  return { ':to': state, ':now': confirmedAt, ':listKey': listKey, ':listSort': listSort }
}

function renamed(due: { mailDue: string; dueShard: string; dueAt: string }): Record<string, string> {
  return { ':mail': due.mailDue, ':shard': due.dueShard, ':at': due.dueAt }
}

const anyState = (states: readonly SignatureState[]): string =>
  `#state IN (${states.map((_, i) => `:from${i}`).join(', ')})`

const stateValues = (states: readonly SignatureState[]): Record<string, string> =>
  Object.fromEntries(states.map((state, i) => [`:from${i}`, state]))

/** The refused condition in an error of a write or a transaction; undefined for any other fault. */
function refusalIn(error: unknown): { Item?: Record<string, AttributeValue> | undefined } | undefined {
  if (error instanceof ConditionalCheckFailedException) return error
  if (!(error instanceof TransactionCanceledException)) return undefined
  return error.CancellationReasons?.find((reason) => reason.Code === 'ConditionalCheckFailed')
}
