/** The Dutch and the English word behind a number of signatures, as it is shown. */
export const handtekeningen = (shown: string): string => (shown === '1' ? 'handtekening' : 'handtekeningen')
export const signatures = (shown: string): string => (shown === '1' ? 'signature' : 'signatures')
