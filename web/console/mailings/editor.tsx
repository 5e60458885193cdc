import { useEffect, useState } from 'preact/hooks'
import { isVersionConflict, Refusal } from '../api.ts'
import { TextField } from '../kit/field.tsx'
import { Form, fieldId } from '../kit/form.tsx'
import { Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import { sendingTexts } from '../texts/mailing-sending.ts'
import { AudienceEditor } from './audience-editor.tsx'
import { AudienceNumber } from './audience-number.tsx'
import type { Campaign } from './campaign.ts'
import { Conflict } from './conflict.tsx'
import { ContentEditor } from './content-editor.tsx'
import { languageOfField, unsavedOf } from './form.ts'
import { MailPreview } from './preview.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { TestMail } from './test-mail.tsx'
import { useEditing } from './use-editing.ts'
import type { Lists } from './use-lists.ts'

/** Writing a mailing that nobody has got yet, with a preview beside that follows each word. */
export function Editor({
  campaign,
  lists,
  put,
}: {
  campaign: Campaign
  lists: Lists
  put: (campaign: Campaign) => void
}) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const sending = useTexts(sendingTexts)
  const { draft, form, change, save, isOvertaken, keepMine } = useEditing(campaign, put)
  const [chosen, setLocale] = useState(form.fallback)
  const locale = form.content[chosen] === undefined ? (Object.keys(form.content)[0] ?? chosen) : chosen
  const [scheduling, setScheduling] = useState(false)

  const { error } = save
  // A refused text in another language: its tab opens.
  useEffect(() => {
    const wrong = error instanceof Refusal ? error.fields.map(({ field }) => languageOfField(field)) : []
    const [first] = wrong
    if (first !== undefined && !wrong.includes(locale)) setLocale(first)
  }, [error])

  const store = async (): Promise<boolean> => {
    if (isOvertaken) return false
    const done = await save.run(draft.value)
    if (done) say(t.saved)
    return done
  }
  const schedule = async () => {
    if (!draft.dirty || (await store())) setScheduling(true)
  }
  const planning = campaign.state === 'scheduled' ? sending.otherTime : t.schedule
  return (
    <div class="mail-desk">
      <div class="mail-writing">
        {isOvertaken && (
          <Conflict
            typed={draft.value}
            campaign={campaign}
            busy={save.busy}
            onKeep={() => void keepMine().then((done) => done && say(t.saved))}
            onTake={() => {
              draft.forget()
              save.clear()
            }}
          />
        )}
        {draft.restored && !isOvertaken && (
          <p class="notice">
            {kit.restored}{' '}
            <button type="button" class="link-button" onClick={draft.forget}>
              {kit.discard}
            </button>
          </p>
        )}
        <Form
          onSubmit={() => void store()}
          error={isVersionConflict(error) ? undefined : error}
          busy={save.busy}
          onProblem={({ field }) => {
            const language = languageOfField(field)
            if (language !== undefined) setLocale(language)
            // A wrong one of a list is said above the list.
            const list = /^(audience\.[a-z]+)\./.exec(field)?.[1]
            if (list !== undefined)
              requestAnimationFrame(() => document.getElementById(fieldId(list))?.focus())
          }}
        >
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            optional
            value={form.name}
            maxLength={150}
            onChange={(name) => change({ name })}
          />
          <Section title={t.audience} intro={t.audienceIntro}>
            <AudienceEditor
              audience={form.audience}
              lists={lists}
              onChange={(audience) => change({ audience })}
            />
            <AudienceNumber id={campaign.id} audience={form.audience} />
          </Section>
          <Section title={t.content}>
            <ContentEditor form={form} lists={lists} locale={locale} onLocale={setLocale} onChange={change} />
          </Section>
          <div class="save-bar actions">
            <button
              type="submit"
              class={draft.dirty ? 'button' : 'button quiet'}
              aria-disabled={save.busy || isOvertaken}
            >
              {save.busy ? kit.working : kit.save}
            </button>
            {campaign.state !== 'paused' && (
              <button
                type="button"
                class={draft.dirty ? 'button quiet' : 'button'}
                aria-disabled={save.busy || isOvertaken}
                onClick={() => void schedule()}
              >
                {draft.dirty && campaign.state === 'draft' ? t.saveAndSchedule : planning}
              </button>
            )}
            {draft.dirty && <span class="hint">{kit.unsaved}</span>}
          </div>
        </Form>
      </div>
      <div class="mail-shown">
        <Section title={t.preview}>
          <MailPreview
            id={campaign.id}
            version={campaign.version}
            locale={locale}
            unsaved={unsavedOf(form)}
          />
        </Section>
        <Section title={t.test}>
          <TestMail id={campaign.id} locale={locale} dirty={draft.dirty} save={store} />
        </Section>
      </div>
      <ScheduleDialog
        campaign={campaign}
        open={scheduling}
        onClose={() => setScheduling(false)}
        onScheduled={(scheduled) => {
          setScheduling(false)
          put(scheduled)
        }}
      />
    </div>
  )
}
