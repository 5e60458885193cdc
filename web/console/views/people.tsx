import { useEffect, useRef, useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { useAction } from '../kit/use-action.ts'
import type { Paged } from '../kit/use-pages.ts'
import { useTexts } from '../language.tsx'
import { ErasePerson } from '../people/erase.tsx'
import { KeptOfPerson } from '../people/kept.tsx'
import { LiftSuppression } from '../people/lift.tsx'
import type { Person } from '../people/person.ts'
import { Retention } from '../people/retention.tsx'
import { WhyNoMail } from '../people/why.tsx'
import { kitTexts } from '../texts/kit.ts'
import { peopleTexts } from '../texts/people.ts'

/** Whom somebody looked up, and what was found of them. */
type Found = { email: string; person: Person | undefined }

/**
 * One person, looked up by address: why no mail came, what is kept, and its erasure. The address goes in the body of
 * a request and nowhere else: not into the page's address, its history or the browser's storage.
 */
export default function People() {
  const t = useTexts(peopleTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const [email, setEmail] = useState('')
  const [found, setFound] = useState<Found>()
  const [lifting, setLifting] = useState<Person>()
  const heading = useRef<HTMLHeadingElement>(null)
  const lookUp = useAction(async (signal, address: string) => {
    setFound(undefined)
    const { items } = await api.post<Paged<Person>>(
      '/api/manage/people/search',
      { email: address },
      { signal },
    )
    setFound({ email: address, person: items[0] })
  })
  useEffect(() => {
    if (found !== undefined) heading.current?.focus()
  }, [found])
  const person = found?.person
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Form
        class="form look-up"
        onSubmit={() => void lookUp.run(email)}
        error={lookUp.error}
        busy={lookUp.busy}
      >
        <TextField name="email" type="email" label={t.email} value={email} onChange={setEmail} />
        <button type="submit" class="button" aria-disabled={lookUp.busy}>
          {lookUp.busy ? kit.working : t.lookUp}
        </button>
      </Form>
      {found !== undefined && (
        <div class="found">
          <h2 ref={heading} tabIndex={-1}>
            {found.email.trim()}
          </h2>
          {person === undefined ? (
            <Empty title={t.nothing}>
              <p>{t.nothingText}</p>
            </Empty>
          ) : (
            <>
              <WhyNoMail person={person} onLift={() => setLifting(person)} />
              <KeptOfPerson person={person} />
              <ErasePerson
                id={person.id}
                email={found.email}
                onErased={() => {
                  setFound(undefined)
                  setEmail('')
                }}
              />
            </>
          )}
        </div>
      )}
      <Retention />
      <LiftSuppression
        of={
          lifting === undefined ? undefined : { id: lifting.id, scope: lifting.suppression?.scope ?? 'bulk' }
        }
        onLifted={() => found !== undefined && void lookUp.run(found.email)}
        onClose={() => setLifting(undefined)}
      />
    </Page>
  )
}
