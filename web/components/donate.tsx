import type { Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'

/** Whole euros. None of them is chosen in advance. */
const AMOUNTS = { once: [10, 25, 50], monthly: [5, 10, 15] } as const

export type DonateProps = {
  site: Site
  /** The organisation's own donation page. */
  url: string
}

/**
 * To give, once or each month. Each amount leads to the organisation's own page, with `amount` (whole euros)
 * and `frequency` (`once` or `monthly`) as parameters of its address; that page may heed them or not.
 */
export function Donate({ site, url }: DonateProps) {
  const t = texts(site.locale).donating
  const { money } = formats(site.locale)
  return (
    <>
      <div class="pair">
        {(['once', 'monthly'] as const).map((frequency) => (
          <div class="amounts">
            <h3 id={`donate-${frequency}`}>{t[frequency]}</h3>
            <ul aria-labelledby={`donate-${frequency}`}>
              {AMOUNTS[frequency].map((amount) => (
                <li>
                  <a class="button quiet" rel="noopener" href={withAmount(url, amount, frequency)}>
                    {money(amount)}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p>
        <a rel="noopener" href={url}>
          {t.other}
        </a>
      </p>
      <p class="hint">{t.leads}</p>
    </>
  )
}

function withAmount(url: string, amount: number, frequency: string): string {
  const link = new URL(url)
  link.searchParams.set('amount', String(amount))
  link.searchParams.set('frequency', frequency)
  return link.toString()
}
