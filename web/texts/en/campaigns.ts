import type { CampaignWords } from '../nl/campaigns.ts'

/** What managers read of campaigns, in English. */
export const campaigns: CampaignWords = {
  untitled: 'Untitled mailing',
  paused: {
    manager: 'Paused by a manager.',
    bounces:
      'Stopped by itself: 5% of the mails or more came back. Check where these addresses come from before you go on.',
    complaints:
      'Stopped by itself: 1 in 1,000 recipients or more calls this mail unwanted. Check whether they asked for it.',
    account: 'Stopped by itself: the mail provider (SES) takes no mail now. Ask the technical administrator.',
    quota: 'Waiting: the mails of these 24 hours are used up. It goes on by itself as soon as there is room.',
  },
  testRefused:
    'The mail provider (SES) did not take this test mail. Is the account still in the sandbox? Then mail only goes to verified addresses. If it keeps failing, ask the technical administrator.',
}
