import type { Message } from '../../functions/mail/message.ts'
import type { Application } from '../http/application.ts'
import { applicationSender } from './application-sender.ts'

/** The mailboxes behind an application: what its senders have mailed, and the links in it. */
export function mailboxes(application: Application) {
  const mails: Message[] = []
  const sender = applicationSender(application, {
    send: async (message) => {
      mails.push(message)
      return { sent: true, messageId: `ses-${mails.length}` }
    },
    ratePerSecond: async () => 100,
  })
  const to = (email: string) => mails.filter((mail) => mail.to === email)
  return {
    to,
    /** Sends what waits for an address, as the stream would. */
    deliver: (email: string): Promise<void> => sender.fromStream(application.person(email)),
    /** What the timer does: sends what still waits, and takes the marks of what went. */
    settle: (): Promise<void> => sender.tick(),
    /** The token of the link to a page in the newest mail to an address. */
    token: (email: string, page: string): string => {
      const [, token] = new RegExp(`/${page}/([^\\s"<>]+)`).exec(to(email).at(-1)?.text ?? '') ?? []
      if (token === undefined) throw new Error(`The newest mail to ${email} has no link to ${page}.`)
      return token
    },
  }
}
