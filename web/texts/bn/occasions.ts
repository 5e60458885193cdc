import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('bn')

/** What a petition's updates begin with, in Bengali. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ${counted(milestone)} হয়েছে`,
    preheader: 'আপনার স্বাক্ষরও তার মধ্যে আছে। ধন্যবাদ!',
    body: (milestone) => `প্রিয় {{name}},

সুখবর: **{{petition}}** আবেদনে ${counted(milestone)} হয়েছে। এখন সংখ্যাটি {{count}}, আপনার স্বাক্ষরও তার মধ্যে আছে। ধন্যবাদ!

যত বেশি মানুষ যোগ দেবেন, আমাদের কথা না শোনা তত কঠিন হবে। এমন কাউকে চেনেন যিনি স্বাক্ষর করতে চান? আবেদনটি তাঁকে পাঠান:

**[আবেদনে যান]({{share-link}})**

নতুন খবর হলে আপনাকে জানাব।
`,
  },
  closed: {
    name: (title) => `${title}: বন্ধ`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'আবেদনটি বন্ধ হয়েছে। অংশ নেওয়ার জন্য ধন্যবাদ।',
    body: `প্রিয় {{name}},

**{{petition}}** আবেদনটি বন্ধ হয়েছে। সংখ্যা: {{signatures}}, আপনারটিও আছে। ধন্যবাদ!

এখন আমরা স্বাক্ষরগুলো হস্তান্তর করছি। তা হলেই আপনাকে জানাব।

**[আবেদনটি দেখুন]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: হস্তান্তর করা হয়েছে`,
    subject: '{{petition}}: আপনার স্বাক্ষর হস্তান্তর করা হয়েছে',
    preheader: 'অন্য সবার সঙ্গে: {{signatures}}।',
    body: `প্রিয় {{name}},

কাজটি হয়েছে: **{{petition}}** আবেদনের স্বাক্ষরগুলো হস্তান্তর করা হয়েছে: {{signatures}}, আপনারটিও আছে। ধন্যবাদ!

এরপর কী হয় আমরা নজর রাখছি। কোনো উত্তর এলেই আপনাকে জানাব।

**[আবেদনটি দেখুন]({{petition-link}})**
`,
  },
}
