import type { DueItem } from '../../functions/domain/due-mail.ts'
import type { Signature, SignatureKey } from '../../functions/domain/signature.ts'
import { type DueKey, dueMailTable } from '../../functions/table/due-mails.ts'
import { keys } from '../../functions/table/keys.ts'
import type { TestTable } from './dynamodb.ts'

/** Where a signature lies, as senders name it. */
export const signatureKey = ({ petition, person }: SignatureKey): DueKey => keys.signature(petition, person)

/** Takes a signature's due mark away, as a sender does that finds that its mail went; false where it changed. */
export function markCleared(
  { client, tableName }: Pick<TestTable, 'client' | 'tableName'>,
  seen: Signature,
): Promise<boolean> {
  const due = seen.mailDue ?? { mail: '', at: '' }
  return dueMailTable(client, tableName).clear(signatureKey(seen), { askedAt: seen.askedAt, due })
}

/** Whose mail it is. */
export const addressOf = (item: DueItem): string =>
  item.kind === 'signature' ? item.signature.email : item.request.email
