import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { keys, TABLE_SHAPE } from '../../functions/table/keys.ts'
import type { TestTable } from './dynamodb.ts'

type Item = Record<string, unknown>

/** Every item of a table and of each of its indexes, as they lie there. */
export async function everyItem({ client, tableName }: TestTable): Promise<Item[]> {
  const found: Item[] = []
  const indexes = Object.values(TABLE_SHAPE.indexes).map(({ name }) => ({ IndexName: name }))
  for (const where of [{}, ...indexes])
    for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName, ...where }))
      found.push(...Items)
  return found
}

/**
 * The erasure search: which of these words stand anywhere in the table or an index, whatever their case, each with the key
 * of the item that holds it. The keys of a suppression alone may name its person.
 */
export async function rawHits(table: TestTable, words: readonly string[]): Promise<string[]> {
  return (await everyItem(table)).flatMap((item) => {
    const { pk, sk, listKey, listSort, ...rest } = item
    const isSuppression = sk === keys.suppression('').sk
    const text = JSON.stringify(isSuppression ? rest : { pk, sk, listKey, listSort, ...rest }, plain)
    return words
      .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${word} in ${String(pk)} ${String(sk)}`)
  })
}

const plain = (_: string, value: unknown) => (value instanceof Set ? [...value] : value)
