import * as v from 'valibot'
import type { Caller } from './caller.ts'
import type { SharedDependencies } from './dependencies.ts'

/** Tells those who run Luid that a list was shown without some of its items, which cannot be read. */
export const tellLeftOut =
  (log: SharedDependencies['log']) =>
  (list: string, items: number): void =>
    log.error('A list leaves out what cannot be read.', { code: 'list-unreadable', list, items })

/** The part of a list's answer that says how many items are left out. */
export const Unreadable = v.optional(
  v.pipe(v.number(), v.description('How many more there are that cannot be read; absent where all can')),
)

/** That part: also absent where what cannot be read may be somebody else's than the caller's partner's. */
export const leftOut = (unreadable: number, caller?: Pick<Caller, 'partner'>): { unreadable?: number } =>
  unreadable === 0 || caller?.partner !== undefined ? {} : { unreadable }
