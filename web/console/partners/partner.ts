/** A partner organisation as the API gives it. */
export type Partner = {
  partner: string
  name: string
  url?: string
  image?: string
  members: string[]
  former: string[]
  version: number
}

/** What somebody types: people one a line. */
export type PartnerForm = {
  partner: string
  name: string
  url: string
  image: string | null
  members: string
  former: string
  version: number
}

export const PARTNERS_PATH = '/api/manage/partners'

const lines = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function formOf({ url = '', image, members, former, ...partner }: Partner): PartnerForm {
  return { ...partner, url, image: image ?? null, members: members.join('\n'), former: former.join('\n') }
}

export function bodyOf({ name, url, image, members, former, version }: PartnerForm) {
  return {
    name,
    url: url.trim() === '' ? null : url.trim(),
    image,
    members: lines(members),
    former: lines(former),
    version,
  }
}
