import type { Context, Hono } from 'hono'
import { EMPTY_FORM, type FormState } from '../../../web/components/field.tsx'
import { ErasedPage } from '../../../web/pages/erased.tsx'
import { ErrorPage } from '../../../web/pages/error.tsx'
import { LinkPage } from '../../../web/pages/link.tsx'
import { MyDataPage, type MyDataPageProps } from '../../../web/pages/my-data.tsx'
import { MyDataAskPage } from '../../../web/pages/my-data-ask.tsx'
import { parseEmailAddress } from '../../domain/email-address.ts'
import type { ListSources } from '../../domain/followed-list.ts'
import type { Locale } from '../../domain/locale.ts'
import { nothingKept } from '../../domain/person-record.ts'
import type { Dependencies } from '../dependencies.ts'
import { askForMyData, openMyDataLink } from '../my-data.ts'
import { changeMyData, readPerson } from '../person.ts'
import { myDataDownload, myDataView, namedRecord } from '../person-views.ts'
import { answerPage, pathLocale, readForm, siteFor } from './page.ts'

const DEAD = { unknown: 404, expired: 410 } as const

type Shown = { done?: MyDataPageProps['done']; form?: FormState }

/** Seeing, correcting, taking along and erasing what is kept of one. The token in the path is the authority. */
export function myDataPages(app: Hono, deps: Dependencies, lists: ListSources): void {
  const path = '/:locale/my-data'

  const ask = (c: Context, locale: Locale, form: FormState, sent: boolean, status: 200 | 422 = 200) =>
    answerPage(c, <MyDataAskPage site={siteFor(deps, locale, '/my-data')} form={form} sent={sent} />, status)

  app.get(path, (c) => {
    const locale = pathLocale(c)
    return locale === undefined ? c.notFound() : ask(c, locale, EMPTY_FORM, false)
  })

  app.post(path, async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const { email = '' } = (await readForm(c)) ?? {}
    const address = parseEmailAddress(email)
    if (!address.ok) {
      const errors = [{ field: 'email', code: address.code }]
      return ask(c, locale, { values: { email }, errors }, false, 422)
    }
    await askForMyData(deps, address.value, locale)
    return ask(c, locale, EMPTY_FORM, true)
  })

  /** Calls `answer` for whoever's link is genuine, in time and not overtaken. */
  const behindLink = async (
    c: Context,
    answer: (of: { locale: Locale; token: string; person: string }) => Response | Promise<Response>,
  ): Promise<Response> => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const token = c.req.param('token') ?? ''
    const opened = await openMyDataLink(deps, token)
    if (opened.ok) return answer({ locale, token, person: opened.person })
    const page = <LinkPage site={siteFor(deps, locale)} kind={opened.because} about="my-data" />
    return answerPage(c, page, DEAD[opened.because])
  }

  const named = async (person: string, locale: Locale) =>
    namedRecord(
      (await readPerson(deps, person)) ?? nothingKept(person),
      { ...lists, campaign: deps.stores.campaigns.read },
      locale,
      deps.now(),
    )

  const show = async (
    c: Context,
    { locale, token, person }: { locale: Locale; token: string; person: string },
    { done, form = EMPTY_FORM }: Shown,
  ): Promise<Response> =>
    answerPage(
      c,
      <MyDataPage
        site={siteFor(deps, locale)}
        token={token}
        data={myDataView(await named(person, locale), deps.now())}
        errors={form.errors}
        values={form.values}
        {...(done === undefined ? {} : { done })}
      />,
      form.errors.length > 0 ? 422 : 200,
    )

  app.get(`${path}/:token`, (c) => behindLink(c, (of) => show(c, of, {})))

  app.post(`${path}/:token`, (c) =>
    behindLink(c, async (of) => {
      const { locale, person } = of
      const fields = await readForm(c)
      if (fields === undefined)
        return answerPage(c, <ErrorPage site={siteFor(deps, locale)} status={413} />, 413)
      if (fields['action'] === 'download') {
        c.header('Content-Disposition', 'attachment; filename="my-data.json"')
        return c.json(myDataDownload(await named(person, locale), deps.now()))
      }
      const change = await changeMyData(deps, person, fields)
      if (!change.ok) return show(c, of, { form: { values: fields, errors: change.errors } })
      if (change.done === 'erased') return answerPage(c, <ErasedPage site={siteFor(deps, locale)} />)
      return show(c, of, change.done === undefined ? {} : { done: change.done })
    }),
  )
}
