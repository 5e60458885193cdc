import type { Edit, Marked } from './markdown-edits.ts'

export type TextControl = HTMLTextAreaElement | HTMLInputElement

/** What a control holds and what is selected in it. */
export function markedIn(control: TextControl): Marked {
  const { value, selectionStart, selectionEnd } = control
  return { text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
}

/** Types an edit into a control as a person would, so that the browser can undo it. */
export function applyEdit(control: TextControl, { from, to, insert, start, end }: Edit): void {
  control.focus()
  control.setSelectionRange(from, to)
  // The only way that keeps what undo knows; browsers without it get the text all the same.
  const typed = document.execCommand(insert === '' ? 'delete' : 'insertText', false, insert)
  if (!typed) {
    control.setRangeText(insert, from, to, 'end')
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
  control.setSelectionRange(start, end)
}
