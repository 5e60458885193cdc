import { petitionPath, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { signaturesIn } from '../texts/signatures.ts'
import { texts } from '../texts/texts.ts'
import { graphemes } from './lines.ts'

export type CountPictureProps = {
  site: Site
  petition: { slug: string; title: string; state: 'open' | 'closed' | 'archived' }
  count: number
  /** Signatures on paper, told apart. */
  offline: number
  /** ISO instant of the count. */
  asOf: string
}

/**
 * The picture's dark colours: the one thing that attributes cannot say. The answer's policy allows just this text, by
 * its hash; where it is not read, the light ones of the attributes stay.
 */
export const COUNT_STYLE =
  ':root{color-scheme:light dark}@media (prefers-color-scheme:dark){.ground{fill:#13102b;stroke:#3a3366}.ink{fill:#f3f0ff}.soft{fill:#bdb6de}.link{fill:#c9bdff}}'

const WIDTH = 320
const MARGIN = 16
const FONTS = 'system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, Helvetica Neue, Arial, sans-serif'

/**
 * A petition's count as an SVG that any site may show: number, words, time, and a link for whoever shows it as an
 * object or opens it (inside an <img> nothing can be pressed). It holds nothing of the reader.
 */
export function CountPicture({ site, petition, count, offline, asOf }: CountPictureProps) {
  const t = texts(site.locale)
  const { number, plural } = formats(site.locale)
  const { forms, inAll } = signaturesIn(site.locale)
  const action = petition.state === 'open' ? t.petition.jumpToForm : t.petition.closed
  const time = t.counter.asOf(asOf)
  const paper = offline > 0 ? t.progress.offline(offline) : undefined
  const height = paper === undefined ? 124 : 144
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      lang={site.locale}
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      font-family={FONTS}
    >
      <title>{`${petition.title}: ${inAll(count, offline)}. ${time}`}</title>
      <style>{COUNT_STYLE}</style>
      <a href={`${site.publicUrl}${petitionPath(site.locale, petition.slug)}`} target="_top">
        <rect
          class="ground"
          x="0.5"
          y="0.5"
          width={WIDTH - 1}
          height={height - 1}
          rx="6"
          fill="#ffffff"
          stroke="#dcd7e6"
        />
        <Line y={48} size={36} text={number(count)} bold />
        <Line y={70} size={16} text={plural(count, forms)} />
        {paper !== undefined && <Line y={90} size={13} text={paper} tone="soft" />}
        <Line y={height - 34} size={12} text={time} tone="soft" />
        <Line y={height - 13} size={14} text={action} tone="link" bold />
      </a>
    </svg>
  )
}

const TONES = { ink: '#1c1643', soft: '#57517a', link: '#3a22b0' }

type LineProps = { y: number; size: number; text: string; tone?: keyof typeof TONES; bold?: true }

/** One line, squeezed where it may be wider than the picture: no text is measured here. */
function Line({ y, size, text, tone = 'ink', bold }: LineProps) {
  const room = WIDTH - 2 * MARGIN
  const isWide = graphemes(text) * size * 0.6 > room
  return (
    <text
      class={tone}
      x={MARGIN}
      y={y}
      font-size={size}
      font-weight={bold ? 700 : undefined}
      fill={TONES[tone]}
      textLength={isWide ? room : undefined}
      lengthAdjust={isWide ? 'spacingAndGlyphs' : undefined}
    >
      {text}
    </text>
  )
}
