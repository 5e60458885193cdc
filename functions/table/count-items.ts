import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Cell, DIMENSIONS, type Entry, type Figure, STAGES, type Stage } from '../domain/counts.ts'
import { FATES, type Fate } from '../domain/feedback.ts'
import { OTHER_PROVIDER } from '../domain/mail-provider.ts'
import { type CountBucket, type Key, keys } from './keys.ts'

export const TOTAL = 'TOTAL'
export const CELLS = 'CELL#'
/** All that is counted of a day, by stage and by hour, lies in one item, so that a batch pays for one. */
export const STAGES_OF_DAY = 'STAGES#'
/** The attribute that holds a total, a cell or the number of probes seen. */
const AMOUNT = 'amount'

/** The name of the item that holds a figure, whatever its bucket: equal for figures of one item. */
export function countItemId(figure: Figure): string {
  const { key } = place(figure, 0)
  return `${key.pk} ${key.sk}`
}

/** The updates that add entries to their items in a bucket, one for each item. */
export function additions(
  TableName: string,
  entries: readonly Entry[],
  bucket: CountBucket,
  also: (figure: Figure) => Extra | undefined = () => undefined,
): Update[] {
  const items = new Map<string, { key: Key; figure: Figure; adds: [string, number][] }>()
  for (const { figure, add } of entries) {
    const { key, attribute } = place(figure, bucket)
    const id = countItemId(figure)
    const item = items.get(id) ?? { key, figure, adds: [] }
    item.adds.push([attribute, add])
    items.set(id, item)
  }
  return [...items.values()].map(({ key, figure, adds }) => {
    const extra = also(figure)
    return {
      TableName,
      Key: key,
      UpdateExpression: `ADD ${[...adds.map((_, i) => `#a${i} :a${i}`), ...(extra?.add ?? [])].join(', ')}${
        extra?.set === undefined ? '' : ` SET ${extra.set}`
      }`,
      ExpressionAttributeNames: Object.fromEntries(adds.map(([attribute], i) => [`#a${i}`, attribute])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(adds.map(([, amount], i) => [`:a${i}`, amount])),
        ...extra?.values,
      },
    }
  })
}

type Update = Required<Pick<UpdateCommandInput, 'TableName' | 'Key' | 'UpdateExpression'>> &
  Pick<UpdateCommandInput, 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>

/** What an update does beside adding its amounts. */
type Extra = { add?: string[]; set?: string; values: Record<string, unknown> }

const HOUR = 'hour#'

/** The hour that an attribute of a day's item counts; undefined for any other. */
export function hourOfAttribute(name: string): string | undefined {
  return name.startsWith(HOUR) ? name.slice(HOUR.length) : undefined
}

/** The cell that an item's sort key names. */
export function cellOfItem(sk: string): Cell {
  const [day = '', country = '', source = '', partner = '', locale = ''] = sk.slice(CELLS.length).split('#')
  return { day, country, source, partner, locale }
}

/** The attribute of a day's item that holds a figure of one provider. */
function attributeOf(provider: string, figure: Stage | Fate): string {
  return provider === OTHER_PROVIDER ? figure : `${provider}#${figure}`
}

/** The provider and figure that an attribute of a day's item holds; undefined for its key, and for an hour. */
export function figureOfAttribute(name: string): { provider: string; figure: Stage | Fate } | undefined {
  // An hour that cannot be read is called as the stage is that cannot.
  if (hourOfAttribute(name) !== undefined) return undefined
  const [last, provider = OTHER_PROVIDER] = name.split('#').reverse()
  const figure = [...STAGES, ...FATES].find((one) => one === last)
  return figure === undefined ? undefined : { provider, figure }
}

function place(figure: Figure, bucket: CountBucket): { key: Key; attribute: string } {
  switch (figure.kind) {
    case 'total':
      return { key: keys.count(figure.petition, bucket, TOTAL), attribute: AMOUNT }
    case 'cell': {
      const values = DIMENSIONS.map((dimension) => figure.cell[dimension])
      return { key: keys.count(figure.petition, bucket, `${CELLS}${values.join('#')}`), attribute: AMOUNT }
    }
    case 'stage':
      return {
        key: keys.count(figure.petition, bucket, `${STAGES_OF_DAY}${figure.day}`),
        attribute: attributeOf(figure.provider, figure.stage),
      }
    case 'hour':
      return {
        key: keys.count(figure.petition, bucket, `${STAGES_OF_DAY}${figure.day}`),
        attribute: `${HOUR}${figure.hour}`,
      }
    case 'fate':
      return {
        key: keys.count(figure.petition, bucket, `${STAGES_OF_DAY}${figure.day}`),
        attribute: attributeOf(figure.provider, figure.fate),
      }
    case 'changes':
      return { key: keys.count(figure.petition, bucket, TOTAL), attribute: 'changes' }
    case 'delivery':
      // All cells in one item: a batch pays for one, whatever became of its mails.
      return { key: keys.figures(figure.campaign, bucket), attribute: figure.cell }
    case 'probes':
      return { key: keys.probesSeen(figure.recount, bucket), attribute: AMOUNT }
  }
}
