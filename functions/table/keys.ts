import type { ListId } from '../domain/list.ts'

/**
 * Every key of the table is built here and nowhere else.
 *
 * People are keyed by an HMAC of their address, so no key carries one. Keys that one petition's
 * writes share are spread: signatures lie under their person, index keys over SHARDS shards.
 */
export const SHARDS = 16

/** The shape of the table, used by the CDK and by the local host alike. */
export const TABLE_SHAPE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: {
    /** Sparse: what waits for a mail, by shard and time. Keys only. */
    mailDue: { name: 'mailDue', partitionKey: 'dueShard', sortKey: 'dueAt', projection: 'KEYS_ONLY' },
    /** Sparse: petitions, and proven signatures by petition and shard. Whole items. */
    lists: { name: 'lists', partitionKey: 'listKey', sortKey: 'listSort', projection: 'ALL' },
  },
} as const

export type Key = { pk: string; sk: string }

/** A shard from the trailing characters of a person key, which is uniform: 0 … SHARDS − 1. */
export function shardOf(person: string): number {
  let hash = 0
  for (let i = 0; i < person.length; i++) hash = (hash * 31 + person.charCodeAt(i)) >>> 0
  return hash % SHARDS
}

export const SHARD_NUMBERS: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard)

/** Where counts lie: a bucket of the stream's shards, or what reconciliation has mended. */
export type CountBucket = number | 'mended'

export const COUNT_BUCKETS: readonly CountBucket[] = [...SHARD_NUMBERS, 'mended']

export const keys = {
  petition: (slug: string): Key => ({ pk: `PETITION#${slug}`, sk: 'PETITION' }),
  /** Dated news of a petition. */
  update: (slug: string, update: string): Key => ({ pk: `PETITION#${slug}`, sk: `UPDATE#${update}` }),
  /** What was told to the press of a petition. */
  pressFigure: (slug: string, figure: string): Key => ({ pk: `PETITION#${slug}`, sk: `FIGURE#${figure}` }),
  signature: (petition: string, person: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `SIGNATURE#${petition}`,
  }),
  /** What was mailed to a person lately: the limits on mail to one address. */
  mailShare: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'MAIL' }),
  suppression: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'SUPPRESSION' }),
  /** Whether a person follows a list. */
  subscription: (person: string, list: ListId): Key => ({
    pk: `PERSON#${person}`,
    sk: `SUBSCRIPTION#${list}`,
  }),
  /** A consent to be mailed about a list, from when it was confirmed. */
  receipt: (person: string, list: ListId, confirmedAt: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `RECEIPT#${list}#${confirmedAt}`,
  }),
  /** A request to follow some lists that waits for its button. */
  subscriptionRequest: (person: string, id: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `REQUEST#${id}`,
  }),
  myDataRequest: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'MY-DATA' }),
  /** What SES reported of one mail to a person: a bounce, a complaint, a rejection or a delay. */
  feedback: (person: string, at: string, event: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `FEEDBACK#${at}#${event}`,
  }),
  /** Where all that SES reported of mails to a person begins. */
  feedbackOf: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'FEEDBACK#' }),
  image: (image: string): Key => ({ pk: `IMAGE#${image}`, sk: 'IMAGE' }),
  topic: (topic: string): Key => ({ pk: `TOPIC#${topic}`, sk: 'TOPIC' }),
  /** Which mails of one sending run went. */
  run: (run: string): Key => ({ pk: `RUN#${run}`, sk: 'RUN' }),
  /** What became of a run's confirmation mails for the signatures of one petition and day. */
  fates: (run: string, petition: string, day: string): Key => ({
    pk: `RUN#${run}`,
    sk: `FATES#${petition}#${day}`,
  }),
  /** How far a pass of retention has come. */
  retention: { pk: 'RETENTION', sk: 'RETENTION' } satisfies Key,
  /** One item of a petition's counts. Buckets keep the stream's shards out of each other's way. */
  count: (petition: string, bucket: CountBucket, item: string): Key => ({
    pk: `COUNT#${petition}#${bucket}`,
    sk: item,
  }),
  /** The sources of a petition that have cells of their own: a set that only grows. */
  countSources: (petition: string): Key => ({ pk: `COUNT#${petition}`, sk: 'SOURCES' }),
  /** How often reconciliation has mended a petition's counts. */
  countMends: (petition: string): Key => ({ pk: `COUNT#${petition}`, sk: 'MENDS' }),
  /** What a person's own link to a petition brought. */
  ownLink: (petition: string, code: string): Key => ({ pk: `VIA#${petition}`, sk: code }),
  checkpoint: (stream: string, shard: string): Key => ({
    pk: `CHECKPOINT#${stream}#${shard}`,
    sk: 'CHECKPOINT',
  }),
  /** Written by reconciliation and seen by the counting consumer: proof that it has caught up. */
  probe: (recount: string, number: number): Key => ({ pk: `PROBE#${recount}#${number}`, sk: 'PROBE' }),
  /** How many probes of a recount the counting consumer has seen. */
  probesSeen: (recount: string, bucket: CountBucket): Key => ({
    pk: `PROBES#${recount}`,
    sk: `SEEN#${bucket}`,
  }),
  /** What admins keep of the organisation that Luid runs for. */
  organisation: { pk: 'ORGANISATION', sk: 'ORGANISATION' } satisfies Key,
  partner: (partner: string): Key => ({ pk: `PARTNER#${partner}`, sk: 'PARTNER' }),
  /** To which partner somebody belongs who calls the managers' API, by the subject of their tokens. */
  member: (subject: string): Key => ({ pk: `MEMBER#${subject}`, sk: 'MEMBER' }),
  campaign: (campaign: string): Key => ({ pk: `CAMPAIGN#${campaign}`, sk: 'CAMPAIGN' }),
  /** How far the sender is with one shard of a campaign's recipients. */
  walk: (campaign: string, shard: number): Key => ({
    pk: `CAMPAIGN#${campaign}`,
    sk: `WALK#${String(shard).padStart(2, '0')}`,
  }),
  /** Where the walks of a campaign begin. */
  walksOf: (campaign: string): Key => ({ pk: `CAMPAIGN#${campaign}`, sk: 'WALK#' }),
  /** How fast a campaign goes. */
  pace: (campaign: string): Key => ({ pk: `CAMPAIGN#${campaign}`, sk: 'PACE' }),
  /** How many test mails a manager has had sent in an hour, as `2026-11-22T09`. */
  campaignTests: (manager: string, hour: string): Key => ({ pk: `TESTS#${manager}`, sk: hour }),
  /** Stands while the sender has something to do with a campaign. */
  agenda: (campaign: string): Key => ({ pk: 'AGENDA', sk: campaign }),
  /** Who sends campaigns: one at a time. */
  lease: { pk: 'LEASE#campaigns', sk: 'LEASE' } satisfies Key,
  delivery: (campaign: string, person: string): Key => ({
    pk: deliveriesKey(campaign, shardOf(person)),
    sk: person,
  }),
  /** What is counted of a campaign's deliveries. */
  figures: (campaign: string, bucket: CountBucket): Key => ({
    pk: `FIGURES#${campaign}#${bucket}`,
    sk: 'FIGURES',
  }),
  audit: (month: string, entry: string): Key => ({ pk: `AUDIT#${month}`, sk: entry }),
  /** A file that a manager asked for, of a day at most. */
  export: (id: string): Key => ({ pk: `EXPORT#${id}`, sk: 'EXPORT' }),
}

/** The partition of one shard of a campaign's deliveries, which lie there in the order of their people's keys. */
export const deliveriesKey = (campaign: string, shard: number): string => `DELIVERY#${campaign}#${shard}`

export const listKeys = {
  petitions: 'PETITIONS',
  topics: 'TOPICS',
  campaigns: 'CAMPAIGNS',
  partners: 'PARTNERS',
  exports: 'EXPORTS',
  signed: (petition: string, shard: number): string => `SIGNED#${petition}#${shard}`,
  held: (petition: string, shard: number): string => `HELD#${petition}#${shard}`,
  /** Withdrawn and removed ones, which count no more: retention looks for them. */
  ended: (petition: string, shard: number): string => `ENDED#${petition}#${shard}`,
  /** Active subscriptions. */
  subscribers: (list: ListId, shard: number): string => `SUBSCRIBERS#${list}#${shard}`,
  /** Subscriptions that ended: who has left a petition's updates is forgotten with its signers. */
  left: (list: ListId, shard: number): string => `LEFT#${list}#${shard}`,
  suppressions: (shard: number): string => `SUPPRESSED#${shard}`,
  /** Probes are spread over the index as signatures are. */
  probe: (recount: string, number: number): string => `PROBE#${recount}#${number}`,
}

export const dueShardKey = (shard: number): string => `DUE#${shard}`

/** The person whom an item lies under, or undefined for an item of nobody's. */
export function personOfKey({ pk }: Pick<Key, 'pk'>): string | undefined {
  return pk.startsWith('PERSON#') ? pk.slice('PERSON#'.length) : undefined
}

const PERSON_ITEMS = {
  SIGNATURE: 'signature',
  MAIL: 'mail-share',
  SUPPRESSION: 'suppression',
  SUBSCRIPTION: 'subscription',
  RECEIPT: 'receipt',
  REQUEST: 'request',
  'MY-DATA': 'my-data-request',
  FEEDBACK: 'feedback',
} as const

/** What an item of a person is; undefined for one of no kind that there is. */
export function personItemOfKey(key: Key) {
  if (deliveryOfKey(key) !== undefined) return 'delivery'
  const [name = ''] = key.sk.split('#')
  return Object.hasOwn(PERSON_ITEMS, name) ? PERSON_ITEMS[name as keyof typeof PERSON_ITEMS] : undefined
}

/** The petition and person in a signature's key, or undefined for any other item. */
export function signatureOfKey(key: Key): { petition: string; person: string } | undefined {
  if (!key.pk.startsWith('PERSON#') || !key.sk.startsWith('SIGNATURE#')) return undefined
  return { person: key.pk.slice('PERSON#'.length), petition: key.sk.slice('SIGNATURE#'.length) }
}

/** The campaign and person in a delivery's key, or undefined for any other item. */
export function deliveryOfKey({ pk, sk }: Key): { campaign: string; person: string } | undefined {
  const [, campaign] = /^DELIVERY#([^#]+)#\d+$/.exec(pk) ?? []
  return campaign === undefined ? undefined : { campaign, person: sk }
}

/** The petition and day in the key of what became of a run's mails, or undefined for any other item. */
export function fatesOfKey({ pk, sk }: Key): { petition: string; day: string } | undefined {
  const [, petition, day] = /^FATES#([^#]+)#([^#]+)$/.exec(sk) ?? []
  return pk.startsWith('RUN#') && petition !== undefined && day !== undefined ? { petition, day } : undefined
}

/** The recount that a probe's key belongs to, or undefined for any other item. */
export function recountOfProbe(key: Key): string | undefined {
  return key.sk === 'PROBE' && key.pk.startsWith('PROBE#') ? key.pk.split('#')[1] : undefined
}
