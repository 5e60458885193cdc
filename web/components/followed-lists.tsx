import type { FollowedList } from '../../functions/domain/followed-list.ts'
import { langOn, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

/** What a list is called on a page. */
function ListName({ site, list }: { site: Site; list: FollowedList }) {
  const name = <strong lang={langOn(site, list.locale)}>{list.name}</strong>
  return list.kind === 'topic' ? (
    name
  ) : (
    <>
      {texts(site.locale).lists.updates} {name}
    </>
  )
}

/** Lists by name, each with what was agreed to. */
export function FollowedLists({ site, lists }: { site: Site; lists: readonly FollowedList[] }) {
  return (
    <ul class="followed">
      {lists.map((list) => (
        <li>
          <ListName site={site} list={list} />
          {list.consentText !== undefined && (
            <p lang={langOn(site, list.consentLocale ?? list.locale)}>{list.consentText}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
