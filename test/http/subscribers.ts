import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mac, textHash } from '../../functions/crypto.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { topicList } from '../../functions/domain/list.ts'
import { CONFIRM_LINK_LIFE_MS } from '../../functions/domain/signature.ts'
import { requestId, type SubscriptionRequest } from '../../functions/domain/subscription.ts'
import type { Application } from './application.ts'

export const NEWSLETTER = '/nl/newsletter'
export const SUBSCRIPTIONS = '/api/subscriptions'

/** People who ask to follow topics, the first of `topics` unless told otherwise, and what stands of them. */
export function subscribers(application: Application, topics: readonly string[]) {
  let number = 0
  const first = topics.slice(0, 1)
  const { now, deps } = application

  /** A valid request, as JSON. */
  const asked = (email: string, changes: object = {}) => ({
    email,
    topics: first,
    consent: true,
    ageConfirmed: true,
    ...changes,
  })
  const standing = (email: string, of: readonly string[] = first): Promise<SubscriptionRequest | undefined> =>
    deps.stores.subscriptions.readRequest(
      { person: application.person(email), id: requestId(of.map(topicList), textHash) },
      true,
    )
  const linkTo = (
    { person, id, nonce }: SubscriptionRequest,
    purpose: LinkPurpose = 'confirm-subscription',
  ) => {
    const expires = new Date(now().getTime() + CONFIRM_LINK_LIFE_MS)
    return sealLink({ purpose, about: id, person, nonce, expires }, deps.links, mac)
  }

  return {
    asked,
    standing,
    linkTo,

    /** An address that nobody has used. */
    someone: () => `iemand-${++number}@example.org`,

    ask: (email: string, changes: object = {}) => application.postJson(SUBSCRIPTIONS, asked(email, changes)),

    /** The same as the form sends it; several of `chosen` are a field that repeats. */
    post: (
      email: string,
      changes: Record<string, string> = {},
      chosen: readonly string[] = first,
      path = NEWSLETTER,
    ) => {
      const fields = new URLSearchParams({ email, consent: 'on', ageConfirmed: 'on', ...changes })
      for (const topic of chosen) fields.append('topics', topic)
      return application.request(path, {
        method: 'POST',
        body: fields.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    },

    /** The token of the mail to an address, as it would carry it now. */
    link: async (email: string, of?: readonly string[]): Promise<string> => {
      const request = await standing(email, of)
      if (request === undefined) throw new Error('There is no request to link to.')
      return linkTo(request)
    },
    press: (token: string) => application.postForm(`/nl/confirm/${token}`, {}),

    /** Everything in the table under an address. */
    items: async (email: string): Promise<Record<string, unknown>[]> => {
      const { Items = [] } = await application.table.client.send(
        new QueryCommand({
          TableName: application.table.tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': `PERSON#${application.person(email)}` },
          ConsistentRead: true,
        }),
      )
      return Items
    },
  }
}
