import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { renderPage } from '../../../web/render.ts'
import { imagePath, type Picture, queryOf, type Site } from '../../../web/site.ts'
import { themedPath } from '../../../web/theme.ts'
import { readImageId } from '../../domain/image.ts'
import { isLocale, LOCALES, type Locale } from '../../domain/locale.ts'
import { OWN_COLOURS } from '../../domain/palette.ts'
import type { AssetPaths } from '../assets.ts'
import type { Dependencies } from '../dependencies.ts'
import { readText } from '../read-body.ts'

/** What a page is told of its place. */
export type PagePlace = Pick<Dependencies, 'site'> & {
  assets: AssetPaths
  remembered: Pick<Dependencies['remembered'], 'look'>
}

/** The locale in a page's path, or undefined where it is none of ours. */
export function pathLocale(c: Context): Locale | undefined {
  const locale = c.req.param('locale') ?? ''
  return isLocale(locale) ? locale : undefined
}

/**
 * What a page knows of its place. `path` is what follows the language; none for pages behind a token. `told` is what it was
 * told besides, by parameters that the edge keeps apart.
 */
export function siteFor(
  deps: PagePlace,
  locale: Locale,
  path?: string,
  told: Readonly<Record<string, string>> = {},
): Site {
  const { style, petitionScript, icon } = deps.assets
  const { logo, colour, accent } = deps.remembered.look.current()
  return {
    ...deps.site,
    locale,
    assets: { style: styleIn(style, colour, accent), petitionScript, icon },
    ...pictureOf(logo),
    alternates: path === undefined ? {} : Object.fromEntries(LOCALES.map((l) => [l, `/${l}${path}`])),
    query: queryOf(told),
  }
}

function pictureOf(logo: string | undefined): { logo?: Picture } {
  const facts = logo === undefined ? undefined : readImageId(logo)
  if (logo === undefined || facts === undefined) return {}
  return { logo: { path: imagePath(logo), width: facts.width, height: facts.height } }
}

function styleIn(style: string, colour: string | undefined, accent: string | undefined): string {
  if (colour === undefined && accent === undefined) return style
  return themedPath(style, colour ?? OWN_COLOURS.colour, accent ?? OWN_COLOURS.accent)
}

/** Answers with a page. */
export function answerPage(
  c: Context,
  page: Parameters<typeof renderPage>[0],
  status: ContentfulStatusCode = 200,
): Response {
  return c.html(renderPage(page), status)
}

/** The fields of an urlencoded form, or undefined where the body is too large. The last of a name wins. */
export async function readForm(c: Context): Promise<Record<string, string> | undefined> {
  const fields = await readFields(c)
  return fields === undefined ? undefined : Object.fromEntries(fields)
}

/** The same, where a field may repeat: boxes of one name. */
export async function readFields(c: Context): Promise<URLSearchParams | undefined> {
  const text = await readText(c)
  return text === undefined ? undefined : new URLSearchParams(text)
}
