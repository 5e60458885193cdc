import type { Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

/** Names of people who signed lately and wanted theirs shown. */
export function Signers({ site, names }: { site: Site; names: readonly string[] }) {
  if (names.length === 0) return null
  const t = texts(site.locale).petition
  return (
    <section class="signers" aria-labelledby="signers">
      <h2 id="signers">{t.signers}</h2>
      <ul>
        {names.map((name) => (
          <li dir="auto">{name}</li>
        ))}
      </ul>
      <p class="aside">{t.signersOnly}</p>
    </section>
  )
}
