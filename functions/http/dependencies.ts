import type { Logger } from '@aws-lambda-powertools/logger'
import type { DrawCard } from '../../web/cards/drawer.ts'
import type { AuditEntry } from '../domain/audit.ts'
import type { CountedCell } from '../domain/breakdown.ts'
import type { Audience, Campaign } from '../domain/campaign.ts'
import type { Pace } from '../domain/campaign-figures.ts'
import type { CampaignSender } from '../domain/campaign-sender.ts'
import type { FunnelRow } from '../domain/counts.ts'
import type { DeliveryKey } from '../domain/delivery.ts'
import type { DeliveryCounts } from '../domain/delivery-cells.ts'
import type { Export } from '../domain/export.ts'
import type { ExportLinks, ExportWriter } from '../domain/export-files.ts'
import type { LinkKeyring, Mac } from '../domain/link.ts'
import type { Follow, ListId } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import type { LookCache } from '../domain/look.ts'
import type { MyDataRequest } from '../domain/my-data.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Membership, MembershipChange, Partner } from '../domain/partner.ts'
import type { PartnerCache } from '../domain/partner-cache.ts'
import type { PersonRecord } from '../domain/person-record.ts'
import type { Petition } from '../domain/petition.ts'
import type { PetitionCache } from '../domain/petition-cache.ts'
import type { PetitionUpdate } from '../domain/petition-update.ts'
import type { PressFigure } from '../domain/press-figure.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { RetentionPlan } from '../domain/retention.ts'
import type { Changed, Signature, SignatureKey } from '../domain/signature.ts'
import type {
  Leaving,
  RequestChanged,
  Subscription,
  SubscriptionReceipt,
  SubscriptionRequest,
  SubscriptionRequestKey,
} from '../domain/subscription.ts'
import type { Suppressing, Suppression, SuppressionReason } from '../domain/suppression.ts'
import type { Topic } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import type { ApiDocument } from './api-document.ts'
import type { AssetPaths, Assets, ConsoleAssets } from './assets.ts'
import type { Caller } from './caller.ts'

/** A list, or a page of one, and how many more items of it cannot be read. */
type Listed<Item> = Promise<{ items: Item[]; unreadable: number }>
type Page<Item> = Promise<{ items: Item[]; unreadable: number; next?: string }>

/** What all HTTP applications need from storage. They never learn what stands behind. */
type SharedStores = {
  petitions: {
    read: (slug: string, current?: boolean) => Promise<Petition | undefined>
    list: (limit: number, after?: string, isSeen?: (petition: Petition) => boolean) => Page<Petition>
    create: (petition: Petition, audit: AuditEntry) => Promise<boolean>
    replace: (petition: Petition, seenVersion: number, audit: AuditEntry) => Promise<boolean>
  }
  signatures: {
    read: (of: SignatureKey, current?: boolean) => Promise<Signature | undefined>
    create: (signature: Signature) => Promise<Changed>
    replace: (signature: Signature, seen: Signature) => Promise<Changed>
    askForMail: (seen: Signature, due: NonNullable<Signature['mailDue']>, now: Date) => Promise<Changed>
    confirm: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date) => Promise<Changed>
    hold: (of: SignatureKey, nonce: string, now: Date, requestedBy?: Date) => Promise<Changed>
    accept: (of: SignatureKey, now: Date, audit: AuditEntry, partner?: string) => Promise<Changed>
    remove: (of: SignatureKey, audit: AuditEntry, partner?: string) => Promise<Changed>
    disown: (of: SignatureKey, nonce: string) => Promise<Changed>
    withdraw: (of: SignatureKey, now: Date) => Promise<Changed>
    correctName: (of: SignatureKey, names: Pick<Signature, 'givenName' | 'familyName'>) => Promise<Changed>
    held: (petition: string, limit: number, partner?: string) => Listed<Signature>
    countHeld: (petition: string, partner?: string) => Promise<number>
  }
  topics: {
    read: (topic: string, current?: boolean) => Promise<Topic | undefined>
    all: () => Promise<readonly Topic[]>
    list: (limit: number, after?: string, isSeen?: (topic: Topic) => boolean) => Page<Topic>
    create: (topic: Topic, audit: AuditEntry) => Promise<boolean>
    replace: (topic: Topic, seenVersion: number, audit: AuditEntry) => Promise<boolean>
  }
  subscriptions: {
    createRequest: (request: SubscriptionRequest) => Promise<RequestChanged>
    replaceRequest: (request: SubscriptionRequest, seen: SubscriptionRequest) => Promise<RequestChanged>
    askForMail: (
      seen: SubscriptionRequest,
      due: NonNullable<SubscriptionRequest['mailDue']>,
      now: Date,
    ) => Promise<RequestChanged>
    readRequest: (of: SubscriptionRequestKey, current?: boolean) => Promise<SubscriptionRequest | undefined>
    confirmRequest: (of: SubscriptionRequestKey, nonce: string, now: Date) => Promise<RequestChanged>
    dropRequest: (of: SubscriptionRequestKey, nonce: string) => Promise<void>
    activate: (
      of: { person: string; email: string; locale: Locale },
      follows: readonly (Follow & Pick<SubscriptionReceipt, 'imported'>)[],
      confirmedAt: Date,
    ) => Promise<ListId[]>
    ofPerson: (person: string) => Promise<Subscription[]>
    leave: (person: string, list: ListId, by: Leaving, now: Date) => Promise<boolean>
    leaveAll: (person: string, by: Leaving, now: Date, among?: readonly ListId[]) => Promise<ListId[]>
    setLocale: (person: string, locale: Locale) => Promise<void>
  }
  campaigns: { read: (campaign: string) => Promise<Campaign | undefined> }
  suppressions: {
    suppress: (person: string, scope: Suppressing, because: SuppressionReason, at: Date) => Promise<boolean>
    set: (person: string, scope: Suppressing, at: Date, audit: AuditEntry) => Promise<void>
    lift: (person: string, at: Date, audit: AuditEntry) => Promise<boolean>
    read: (person: string) => Promise<Suppression | undefined>
    list: (limit: number, from?: string) => Page<Suppression>
  }
  /** Partner organisations, and who belongs to them. */
  partners: {
    read: (partner: string, current?: boolean) => Promise<Partner | undefined>
    list: (limit: number, after?: string) => Page<Partner>
    create: (partner: Partner, audit: AuditEntry, members: readonly MembershipChange[]) => Promise<boolean>
    replace: (
      partner: Partner,
      seenVersion: number,
      audit: AuditEntry,
      members: readonly MembershipChange[],
    ) => Promise<boolean>
    membership: (subject: string) => Promise<Membership | undefined>
    memberships: (subjects: readonly string[]) => Promise<Membership[]>
  }
  /** Everything that is kept of one person. */
  people: {
    read: (person: string, now: Date) => Promise<PersonRecord | undefined>
    erase: (person: string, now: Date) => Promise<void>
  }
  counts: {
    total: (petition: string, current?: boolean) => Promise<number>
    totals: (petitions: readonly string[]) => Promise<ReadonlyMap<string, number>>
  }
  /** Dated news of petitions, unordered. */
  updates: { list: (petition: string, current?: boolean) => Listed<PetitionUpdate> }
  /** Whether the table answers. */
  healthy: () => Promise<boolean>
}

/** What only the public application needs from storage. */
export type Stores = SharedStores & {
  /** Signatures whose press confirms subscriptions too. */
  followers: {
    prove: (
      seen: Signature,
      press: { transition: 'confirm' | 'hold'; now: Date; requestedBy?: Date | undefined },
    ) => Promise<Changed>
  }
  images: { read: (id: string) => Promise<Uint8Array | undefined> }
  /** What people's own links brought, as of the last night. */
  ownLinks: { count: (petition: string, code: string) => Promise<number> }
  /** Names of recent signers who wanted theirs shown, the newest first. */
  shownNames: (petition: string) => Promise<Pick<Signature, 'givenName' | 'familyName'>[]>
  deliveries: { markLeft: (of: DeliveryKey, at: Date) => Promise<void> }
  myDataRequests: {
    ask: (request: MyDataRequest) => Promise<void>
    read: (person: string) => Promise<MyDataRequest | undefined>
    drop: (person: string, nonce: string) => Promise<void>
  }
}

/** What both of the managers' applications need from storage besides. */
type ManagerStores = SharedStores & {
  audit: {
    write: (entry: AuditEntry) => Promise<void>
    list: (month: string, limit: number, before?: string) => Page<AuditEntry>
  }
}

/** What only the managers' application needs from storage. */
type ManageStores = ManagerStores & {
  counts: {
    cells: (petition: string) => Promise<CountedCell[]>
    hours: (petition: string) => Promise<ReadonlyMap<string, { count: number }>>
    funnel: (petition: string) => Promise<FunnelRow[]>
    reconcile: (petition: string) => Promise<Reconciliation>
  }
  exports: {
    all: () => Promise<Export[]>
    read: (id: string) => Promise<Export | undefined>
    create: (one: Export, audit: AuditEntry) => Promise<boolean>
  }
  retention: { plan: () => Promise<RetentionPlan> }
  updates: {
    read: (petition: string, id: string) => Promise<PetitionUpdate | undefined>
    create: (update: PetitionUpdate, audit: AuditEntry) => Promise<boolean>
    replace: (update: PetitionUpdate, seenVersion: number, audit: AuditEntry) => Promise<boolean>
    remove: (update: PetitionUpdate, audit: AuditEntry) => Promise<boolean>
  }
  pressFigures: {
    list: (petition: string) => Listed<PressFigure>
    read: (petition: string, id: string) => Promise<PressFigure | undefined>
    create: (figure: PressFigure, audit: AuditEntry) => Promise<boolean>
  }
  images: {
    create: (id: string, bytes: Uint8Array, audit: AuditEntry) => Promise<void>
    exists: (id: string) => Promise<boolean>
    /** Keeps it for a while; false where there is none. Whoever names a picture asks this first. */
    use: (id: string, now: Date) => Promise<boolean>
  }
  organisation: {
    read: () => Promise<Organisation | undefined>
    write: (organisation: Organisation, seenVersion: number, audit: AuditEntry) => Promise<boolean>
  }
}

/** What only the application of campaigns needs from storage. */
type CampaignStores = ManagerStores & {
  campaigns: {
    read: (id: string, current?: boolean) => Promise<Campaign | undefined>
    list: (limit: number, after?: string, isSeen?: (campaign: Campaign) => boolean) => Page<Campaign>
    create: (campaign: Campaign, audit: AuditEntry) => Promise<boolean>
    replace: (campaign: Campaign, seenVersion: number, audit: AuditEntry) => Promise<boolean>
  }
  organisation: { read: () => Promise<Organisation | undefined> }
  /** What is counted of a campaign's deliveries, and how fast it goes. */
  figures: { read: (campaign: string, current?: boolean) => Promise<DeliveryCounts> }
  pace: (campaign: string) => Promise<Pace | undefined>
  /** Who would get a campaign now. */
  countAudience: (
    audience: Audience,
  ) => Promise<{ total: number; byLocale: Readonly<Record<string, number>> }>
  campaignTests: { take: (manager: string, now: Date, most: number) => Promise<boolean> }
}

/** What all HTTP applications are made of. */
export type SharedDependencies = {
  stores: SharedStores
  /** What is remembered of petitions, topics, partners and the organisation's look for some seconds. */
  remembered: { petitions: PetitionCache; topics: TopicCache; partners: PartnerCache; look: LookCache }
  /** The person key of a canonical address. */
  personKey: (canonicalAddress: string) => string
  textHash: (text: string) => string
  newNonce: () => string
  newId: () => string
  mac: Mac
  /** Accepted values of the origin header; empty where nothing stands before the API. */
  originSecrets: readonly string[]
  site: { publicUrl: string; organisation: string; privacyContact: string }
  now: () => Date
  log: Logger
}

/** The public application's. */
export type Dependencies = SharedDependencies & {
  stores: Stores
  assets: Assets
  consoleAssets: ConsoleAssets
  drawCard: DrawCard
  apiDocument: () => ApiDocument
  links: LinkKeyring
  console: {
    issuer: string
    clientId: string
    /** Where people type their password, and tokens come from: on AWS another origin than the issuer's. */
    signInOrigin: string
  }
}

/** What both of the managers' applications are made of. */
export type ManagerDependencies = SharedDependencies & {
  stores: ManagerStores
  /** Who brings this access token, or undefined where it is not one for Luid. */
  caller: (token: string) => Promise<Caller | undefined>
}

/** The managers' application's. */
export type ManageDependencies = ManagerDependencies & {
  stores: ManageStores
  /** The name of a file by its content: a SHA-256 in hexadecimal. */
  contentHash: (bytes: Uint8Array) => string
  /** Where the pages' static files are, which `http` serves. */
  assetPaths: () => AssetPaths
  exportWriter: ExportWriter
  exportLinks: ExportLinks
}

/** The application's of campaigns: it opens no link and shows no page, but previews of mails hold links. */
export type CampaignDependencies = ManagerDependencies & {
  stores: CampaignStores
  campaignSender: CampaignSender
  links: LinkKeyring
  /** The From address of campaigns. */
  mailFrom: string
}
