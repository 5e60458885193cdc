import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Adder } from './adder.tsx'
import { useFormats } from './format.ts'

export type Tab = { id: string; label: string; lang?: string; wrong?: boolean }

/** Tabs above one panel; arrow keys walk them. */
export function Tabs(props: {
  label: string
  tabs: readonly Tab[]
  current: string
  onChoose: (id: string) => void
  /** Stands after the last tab. */
  after?: ComponentChildren
  children: ComponentChildren
}) {
  const { label, tabs, current, onChoose, after, children } = props
  const t = useTexts(kitTexts)
  const base = useId()
  const at = tabs.findIndex(({ id }) => id === current)
  const walk = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    const next = tabs[(step + tabs.length) % tabs.length]
    if (next === undefined) return
    event.preventDefault()
    onChoose(next.id)
    document.getElementById(`${base}-${next.id}`)?.focus()
  }
  return (
    <div class="tabs">
      <div class="tab-row">
        <div role="tablist" aria-label={label} class="tab-list" onKeyDown={walk}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              aria-selected={tab.id === current}
              aria-controls={`${base}-panel`}
              tabIndex={tab.id === current ? 0 : -1}
              class={tab.wrong ? 'tab wrong' : 'tab'}
              onClick={() => onChoose(tab.id)}
            >
              {tab.label}
              {tab.wrong && <span class="unseen"> ({t.hasErrors})</span>}
            </button>
          ))}
        </div>
        {after}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${current}`} class="tab-panel">
        {children}
      </div>
    </div>
  )
}

/** A tab for each language that has been chosen, and a list to add another from. */
export function LanguageTabs(props: {
  chosen: readonly string[]
  /** All that could be. */
  available: readonly string[]
  current: string
  onChoose: (locale: string) => void
  onAdd?: (locale: string) => void
  /** Those with a wrong field. */
  wrong?: readonly string[]
  children: ComponentChildren
}) {
  const { chosen, available, current, onChoose, onAdd, wrong = [], children } = props
  const t = useTexts(kitTexts)
  const { language } = useFormats()
  const others = available.filter((locale) => !chosen.includes(locale))
  return (
    <Tabs
      label={t.languages}
      tabs={chosen.map((locale) => ({ id: locale, label: language(locale), wrong: wrong.includes(locale) }))}
      current={current}
      onChoose={onChoose}
      after={
        onAdd !== undefined &&
        others.length > 0 && (
          <Adder
            label={t.addLanguage}
            options={others.map((locale) => ({ value: locale, label: language(locale) }))}
            onAdd={(locale) => {
              onAdd(locale)
              onChoose(locale)
            }}
          />
        )
      }
    >
      {children}
    </Tabs>
  )
}
