import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Whether a view has been shown before: the first keeps the focus where the browser put it. */
let navigated = false

/** A view: its one heading, which takes the focus when it opens; the document's title; what can be done at the top. */
export function Page(props: {
  title: string
  /** Above the heading: where this belongs. */
  back?: { href: string; label: string }
  /** Beside the heading. */
  actions?: ComponentChildren
  /** As wide as there is room: an editor beside its preview. */
  wide?: boolean
  children: ComponentChildren
}) {
  const { title, back, actions, wide, children } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Luid`
  }, [title])
  useEffect(() => {
    if (navigated) {
      heading.current?.focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    navigated = true
  }, [])
  return (
    <div class={wide ? 'page wide' : 'page'}>
      {back !== undefined && (
        <p class="back">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions !== undefined && <div class="actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** A part of a view, under a heading of its own. */
export function Section(props: {
  title: string
  intro?: ComponentChildren
  children: ComponentChildren
  id?: string
}) {
  return (
    <section class="section" id={props.id}>
      <h2>{props.title}</h2>
      {props.intro !== undefined && <p class="intro">{props.intro}</p>}
      {props.children}
    </section>
  )
}
