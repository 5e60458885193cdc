import type { FunctionName } from './config.ts'

/** How long each function may take, in seconds: on AWS and, where it matters, on this machine. */
export const TIMEOUT_SECONDS = {
  // The API itself waits 30 seconds; a recount on demand takes up to 20.
  http: 29,
  manage: 29,
  'manage-campaigns': 29,
  'count-signatures': 60,
  'send-confirmations': 120,
  'send-due-confirmations': 100,
  'reconcile-counts': 15 * 60,
  'send-campaigns': 15 * 60,
  'write-exports': 15 * 60,
  'record-feedback': 60,
  'apply-retention': 15 * 60,
} as const satisfies Record<FunctionName, number>
