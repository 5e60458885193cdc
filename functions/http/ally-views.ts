import type { Ally } from '../../web/components/alliance.tsx'
import { imagePath } from '../../web/site.ts'
import { readImageId } from '../domain/image.ts'
import type { ShownPartner } from '../domain/partner-cache.ts'

/** Partner organisations as pages show them. */
export function alliesIn(partners: readonly ShownPartner[]): Ally[] {
  return partners.map(({ image, ...partner }) => {
    const facts = image === undefined ? undefined : readImageId(image)
    if (image === undefined || facts === undefined) return partner
    return { ...partner, logo: { path: imagePath(image), width: facts.width, height: facts.height } }
  })
}
