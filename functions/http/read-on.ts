import * as v from 'valibot'
import { Unreadable } from './left-out.ts'

/** How a list is read on, for its documentation. */
export const READ_ON = { after: { description: 'The `next` of the page before' } }

/** A page of a managers' list, as it is answered: `next` where there is more. */
export const pageOf = <Item extends v.GenericSchema>(item: Item) =>
  v.object({ items: v.array(item), next: v.optional(v.string()), unreadable: Unreadable })
