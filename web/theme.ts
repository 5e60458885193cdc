import { type Palette, palettesOf, parseColour } from '../functions/domain/palette.ts'

/** `/assets/style-<hash>.css` with an organisation's colours in its name: `/assets/style-<hash>-c8102e-ffd23f.css`. */
const THEMED = /^(.+)-([0-9a-f]{6})-([0-9a-f]{6})\.css$/

/** The path of a style sheet in these colours, each `#rrggbb`: another one for each, so that it may be kept for ever. */
export function themedPath(style: string, colour: string, accent: string): string {
  return style.replace(/\.css$/, `-${colour.slice(1)}-${accent.slice(1)}.css`)
}

/**
 * The style sheet of a themed path, or undefined where it is no path of this one or its colours cannot be read.
 * It follows from the path alone: a page that was kept with colours of yesterday still finds them.
 */
export function themedStyle(path: string, style: { path: string; body: string }): string | undefined {
  const [, plain = '', first = '', second = ''] = THEMED.exec(path) ?? []
  const [colour, accent] = [parseColour(`#${first}`), parseColour(`#${second}`)]
  if (`${plain}.css` !== style.path || !colour.ok || !accent.ok) return undefined
  const { light, dark } = palettesOf(colour.value, accent.value)
  // Paper keeps the colours that the sheet gives it.
  return `${style.body}@media screen{:root{${tokens(light)}}}@media screen and (prefers-color-scheme:dark){:root{${tokens(dark)}}}`
}

/** `bandInk` is `--band-ink` in the sheet. */
function tokens(palette: Palette): string {
  return Object.entries({ ...palette, focus: palette.link })
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
}
