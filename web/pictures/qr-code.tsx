import { encode } from 'uqr'

/** Light modules around the code, as scanners need them (ISO/IEC 18004: four). */
const QUIET = 4

/** An address as a QR code: black on white in every scheme, because scanners want it so. A sixth of it may be spoilt. */
export function QrCode({ address, title }: { address: string; title: string }) {
  const { size, data } = encode(address, { ecc: 'M', border: QUIET })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="qr"
      role="img"
      width={size * 8}
      height={size * 8}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <title>{title}</title>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dark.join('')} fill="#000000" />
    </svg>
  )
}
