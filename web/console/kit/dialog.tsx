import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Failure } from './failure.tsx'

/** A question that must be answered first: a native dialog, closed by Escape. Focus returns to where it was. */
export function Dialog(props: {
  open: boolean
  title: string
  onClose: () => void
  /** What is read out with the title when it opens: the id of an element inside. */
  describedBy?: string
  children: ComponentChildren
}) {
  const { open, title, onClose, describedBy, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // At once: the focus is back before anything looks for it.
  useLayoutEffect(() => {
    const element = dialog.current
    if (element === null || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      aria-describedby={describedBy}
      onClose={() => open && onClose()}
    >
      {open && (
        <>
          <h2 id={id}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  )
}

/** Asks before something that has consequences: the text says which. Its failure is shown inside. */
export function Confirm(props: {
  open: boolean
  title: string
  /** What will happen, in plain words. */
  children: ComponentChildren
  /** The verb on the button. */
  label: string
  danger?: boolean
  busy: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}) {
  const t = useTexts(kitTexts)
  const id = useId()
  return (
    <Dialog open={props.open} title={props.title} describedBy={id} onClose={props.onClose}>
      <div id={id} class="consequences">
        {props.children}
      </div>
      <Failure error={props.error} />
      <div class="actions">
        <button
          type="button"
          class={props.danger ? 'button danger' : 'button'}
          aria-disabled={props.busy}
          onClick={props.onConfirm}
        >
          {props.busy ? t.working : props.label}
        </button>
        <button type="button" class="button quiet" onClick={props.onClose}>
          {t.cancel}
        </button>
      </div>
    </Dialog>
  )
}
