import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useTexts } from '../language.tsx'
import { PARTNERS_PATH, type Partner } from '../partners/partner.ts'
import { partnersTexts } from '../texts/partners.ts'

/** The organisations of the alliance. */
export default function Partners() {
  const t = useTexts(partnersTexts)
  const { caller, may, isPartner } = useConsole()
  const { number } = useFormats()
  const partners = usePages<Partner>(PARTNERS_PATH)
  return (
    <Page
      title={t.title}
      actions={
        may('admin') &&
        !isPartner && (
          <a class="button" href="/console/partners/new">
            {t.newPartner}
          </a>
        )
      }
    >
      <p class="intro">{t.intro}</p>
      <PagedTable
        pages={partners}
        caption={t.title}
        rowKey={({ partner }) => partner}
        search={({ partner, name }) => `${name} ${partner}`}
        columns={[
          {
            heading: t.partner,
            cell: ({ partner, name }) => <a href={`/console/partners/${partner}`}>{name}</a>,
          },
          { heading: t.site, cell: ({ url }) => url?.replace(/^https:\/\//, '') ?? '–' },
          { heading: t.members, number: true, cell: ({ members }) => number(members.length) },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        }
      />
      <p class="hint">
        {t.myAccount}: <span class="code">{caller.subject}</span>. {t.myAccountHint}
      </p>
    </Page>
  )
}
