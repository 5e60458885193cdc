import type { Picture, Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

/** An organisation that the petition is of, too. */
export type Ally = { partner: string; name: string; url?: string; logo?: Picture }

/** The name of the one by whose link the reader came. */
export const partnerNameIn = (petition: { partner?: string }, allies: readonly Ally[]): string | undefined =>
  allies.find(({ partner }) => partner === petition.partner)?.name

type AllianceProps = {
  site: Site
  allies: readonly Ally[]
  /** By whose link the reader came. */
  via?: string | undefined
}

/** With whom the petition is: the one by whose link the reader came stands first and stands out. */
export function Alliance({ site, allies, via }: AllianceProps) {
  if (allies.length === 0) return null
  const isVia = ({ partner }: Ally) => partner === via
  const inOrder = [...allies.filter(isVia), ...allies.filter((ally) => !isVia(ally))]
  return (
    <section class="alliance" aria-labelledby="alliance">
      <h2 id="alliance">{texts(site.locale).alliance.title}</h2>
      <ul>
        {inOrder.map((ally) => (
          <li class={isVia(ally) ? 'via' : undefined}>
            {ally.url === undefined ? (
              <Name ally={ally} />
            ) : (
              <a href={ally.url} rel="noopener">
                <Name ally={ally} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The logo has no words of its own, as the name stands beside it. */
function Name({ ally: { name, logo } }: { ally: Ally }) {
  return (
    <>
      {logo !== undefined && (
        <img src={logo.path} width={logo.width} height={logo.height} alt="" loading="lazy" decoding="async" />
      )}
      <span>{name}</span>
    </>
  )
}
