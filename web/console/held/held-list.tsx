import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { LeftOut } from '../kit/left-out.tsx'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { Table } from '../kit/table.tsx'
import { useAction } from '../kit/use-action.ts'
import type { Paged } from '../kit/use-pages.ts'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { heldTexts } from '../texts/held.ts'
import { type Held, heldPath, SIGNATURES } from './held.ts'

type Verdict = { signature: Held; word: 'accepted' | 'removed' }

const nameOf = ({ givenName, familyName }: Held): string => `${givenName} ${familyName}`
const acceptId = (id: string): string => `accept-${id.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`

/** The held signatures of one petition, judged one after the other: after each, the focus is on the next. */
export function HeldList({ petition, onDone }: { petition: string; onDone: () => void }) {
  const t = useTexts(heldTexts)
  const { api } = useConsole()
  const { country, dateTime } = useFormats()
  const held = useResource<Paged<Held>>(heldPath(petition))
  const [verdicts, setVerdicts] = useState<Verdict[]>([])
  const [removing, setRemoving] = useState<Held>()
  const [next, setNext] = useState<string>()
  const nothingLeft = useRef<HTMLDivElement>(null)
  const judged = new Set(verdicts.map(({ signature }) => signature.id))
  const waiting = held.data?.items.filter(({ id }) => !judged.has(id)) ?? []

  const settle = (signature: Held, word: Verdict['word']) => {
    const at = waiting.findIndex(({ id }) => id === signature.id)
    const after = waiting[at + 1] ?? waiting[at - 1]
    setVerdicts((before) => [
      { signature, word },
      ...before.filter((one) => one.signature.id !== signature.id),
    ])
    setRemoving(undefined)
    if (at !== -1) setNext(after?.id ?? '')
    say(word === 'accepted' ? t.saidAccepted(nameOf(signature)) : t.saidRemoved(nameOf(signature)))
    if (at === -1 || waiting.length > 1) return
    // More may wait than one answer lists.
    held.reload()
    onDone()
  }
  const judge = async (
    signal: AbortSignal,
    signature: Held,
    [word, path]: readonly [Verdict['word'], string],
  ) => {
    try {
      await api.post(`${SIGNATURES}/${signature.id}/${path}`, undefined, { signal })
      settle(signature, word)
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error
      // The list shows what is left.
      held.reload()
      throw new Refusal(404, { title: t.gone })
    }
  }
  const accept = useAction((signal, signature: Held) => judge(signal, signature, ['accepted', 'accept']))
  const remove = useAction((signal, signature: Held) => judge(signal, signature, ['removed', 'remove']))

  useLayoutEffect(() => {
    if (next === undefined) return
    const element = next === '' ? nothingLeft.current : document.getElementById(acceptId(next))
    element?.focus()
    setNext(undefined)
  }, [next])

  return (
    <>
      {waiting.length > 0 && (
        <>
          <dl class="meanings">
            {Object.entries(t.suspicion)
              .filter(([why]) => waiting.some(({ suspicion }) => suspicion.includes(why)))
              .map(([why, name]) => (
                <div key={why}>
                  <dt>{name}</dt>
                  <dd>{t.means[why]}</dd>
                </div>
              ))}
          </dl>
          <p class="intro">{t.consequences}</p>
          <p class="hint keys">{t.keys}</p>
        </>
      )}
      <Failure error={accept.error} />
      <Loaded resource={held}>
        {(list) => (
          <div class="paged">
            <LeftOut of={list} />
            <Table
              caption={t.title}
              items={waiting}
              rowKey={({ id }) => id}
              search={(one) => `${nameOf(one)} ${one.city ?? ''} ${country(one.country)}`}
              columns={[
                { heading: t.name, cell: nameOf },
                {
                  heading: t.place,
                  cell: ({ city, country: code }) => [city, country(code)].filter(Boolean).join(', '),
                },
                {
                  heading: t.why,
                  cell: ({ suspicion }) => suspicion.map((why) => t.suspicion[why] ?? why).join(', '),
                },
                {
                  heading: t.confirmed,
                  cell: ({ confirmedAt, requestedAt }) => (
                    <span class="unbroken">{dateTime(confirmedAt ?? requestedAt)}</span>
                  ),
                },
                {
                  heading: t.actions,
                  unseen: true,
                  cell: (one) => (
                    <div class="actions verdict">
                      <button
                        type="button"
                        id={acceptId(one.id)}
                        class="button small"
                        aria-label={t.acceptOf(nameOf(one))}
                        aria-disabled={accept.busy}
                        onClick={() => void accept.run(one)}
                      >
                        {t.accept}
                      </button>
                      <button
                        type="button"
                        class="button quiet small"
                        aria-label={t.removeOf(nameOf(one))}
                        onClick={() => setRemoving(one)}
                      >
                        {t.remove}
                      </button>
                    </div>
                  ),
                },
              ]}
              empty={
                <div ref={nothingLeft} tabIndex={-1}>
                  <Empty title={t.none}>
                    <p>{t.noneText}</p>
                  </Empty>
                </div>
              }
            />
          </div>
        )}
      </Loaded>
      {verdicts.length > 0 && <Judged verdicts={verdicts} onRemove={setRemoving} />}
      <Confirm
        open={removing !== undefined}
        title={removing === undefined ? '' : t.removeTitle(nameOf(removing))}
        label={t.remove}
        danger
        busy={remove.busy}
        error={remove.error}
        onConfirm={() => removing !== undefined && void remove.run(removing)}
        onClose={() => {
          setRemoving(undefined)
          remove.clear()
        }}
      >
        <p>{t.removeText}</p>
        {removing !== undefined && judged.has(removing.id) && <p>{t.removeCounted}</p>}
      </Confirm>
    </>
  )
}

/** What was judged since this view was opened; what counts can still be removed. */
function Judged({
  verdicts,
  onRemove,
}: {
  verdicts: readonly Verdict[]
  onRemove: (signature: Held) => void
}) {
  const t = useTexts(heldTexts)
  return (
    <Section title={t.done}>
      <Table
        caption={t.done}
        compact
        items={verdicts}
        rowKey={({ signature }) => signature.id}
        columns={[
          // Of whoever was removed, the name is gone here too.
          { heading: t.name, cell: ({ signature, word }) => (word === 'removed' ? '–' : nameOf(signature)) },
          {
            heading: t.actions,
            cell: ({ word }) => (
              <Badge tone={word === 'accepted' ? 'good' : 'plain'}>
                {word === 'accepted' ? t.accepted : t.removed}
              </Badge>
            ),
          },
          {
            heading: t.remove,
            unseen: true,
            cell: ({ signature, word }) =>
              word === 'accepted' && (
                <div class="actions">
                  <button
                    type="button"
                    class="button quiet small"
                    aria-label={`${t.removeAfterAll}: ${nameOf(signature)}`}
                    onClick={() => onRemove(signature)}
                  >
                    {t.removeAfterAll}
                  </button>
                </div>
              ),
          },
        ]}
        empty={null}
      />
    </Section>
  )
}
