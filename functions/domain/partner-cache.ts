import type { Partner } from './partner.ts'
import { remembered } from './remembered.ts'

/** What everybody may know of a partner organisation. */
export type ShownPartner = Pick<Partner, 'partner' | 'name' | 'url' | 'image'>

export type PartnerCache = {
  /** Those of these names that there are, in the order of the names, as they were half a minute ago at most. */
  named: (names: readonly string[]) => Promise<ShownPartner[]>
  /** Forgets what was just changed here. */
  forget: () => void
}

const PARTNER_MEMORY_MS = 30_000
const PARTNERS_A_READ = 100

type ListPartners = (limit: number, after?: string) => Promise<{ items: Partner[]; next?: string }>

/** Partners are few, change seldom, and stand on each petition's page: each function remembers them all. */
export function partnerCache(list: ListPartners, now: () => Date): PartnerCache {
  const all = async () => {
    const found = new Map<string, ShownPartner>()
    let after: string | undefined
    do {
      const page = await list(PARTNERS_A_READ, after)
      for (const one of page.items) found.set(one.partner, shown(one))
      after = page.next
    } while (after !== undefined)
    return found
  }
  let known = remembered(all, PARTNER_MEMORY_MS, now)
  return {
    named: async (names) => {
      if (names.length === 0) return []
      const partners = await known()
      return names.flatMap((name) => partners.get(name) ?? [])
    },
    forget: () => {
      known = remembered(all, PARTNER_MEMORY_MS, now)
    },
  }
}

/** Not who belongs to it: that is nobody's to see. */
function shown({ partner, name, url, image }: Partner): ShownPartner {
  return {
    partner,
    name,
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
  }
}
