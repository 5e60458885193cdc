import type { Figures } from './campaign.ts'

export type Bar = {
  what:
    | 'audience'
    | 'waiting'
    | 'sent'
    | 'delivered'
    | 'bounced'
    | 'complained'
    | 'unsubscribed'
    | 'unknown'
    | 'skipped'
  people: number
  /** Of the audience, or for what became of mails, of those sent; absent where there are none. */
  share: number | undefined
  tone: 'plain' | 'good' | 'bad'
}

/** A mailing's figures in the order in which mails go their way. What is zero and unusual is left out. */
export function barsOf(figures: Figures): Bar[] {
  const { audience, waiting, sent, delivered, bounced, complained, unsubscribed, unknown, skipped } = figures
  const of = (people: number, all: number) => (all === 0 ? undefined : people / all)
  const bar = (what: Bar['what'], people: number, all: number, tone: Bar['tone'] = 'plain'): Bar => {
    return { what, people, share: of(people, all), tone }
  }
  const bars = [
    bar('audience', audience, audience),
    bar('waiting', waiting, audience),
    bar('sent', sent, audience),
    bar('delivered', delivered, sent, 'good'),
    bar('bounced', bounced, sent, 'bad'),
    bar('complained', complained, sent, 'bad'),
    bar('unsubscribed', unsubscribed, sent, 'bad'),
    bar('unknown', unknown, audience, 'bad'),
    bar('skipped', skipped, audience),
  ]
  return bars.filter(
    ({ what, people }) => people > 0 || (what !== 'waiting' && what !== 'unknown' && what !== 'skipped'),
  )
}
