import type { Locale } from './locale.ts'

/** One mail of a campaign, as it is now, to one address: a manager's test. */
export type TestRequest = {
  campaign: string
  locale: Locale
  to: string
  /** The name that the mail greets; absent: none is known. */
  name?: string
}

/** What came of a test: `code` is SES's, or `campaign-incomplete`. */
export type TestOutcome = { sent: true } | { sent: false; code: string }

/** What `send-campaigns` is called with; the timer's event is none of these, and means: look what there is to do. */
export type CampaignEvent = { look: true } | { test: TestRequest }

/** The function that sends campaigns, as others call it. */
export type CampaignSender = {
  /** Wakes it, and does not wait for what it does. Where this fails, the timer wakes it within a minute. */
  wake: () => Promise<void>
  /** Has it mail a test, and waits for what came of it. */
  test: (request: TestRequest) => Promise<TestOutcome>
}
