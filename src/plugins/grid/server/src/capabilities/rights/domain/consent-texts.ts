/** What is asked, purpose by purpose. A changed text is a new version: who agreed to the old one has not agreed to the new. */
export interface ConsentText {
  readonly purpose: 'publishStory' | 'publishPhoto' | 'publishHonour' | 'counselling' | 'careProfile';
  readonly version: string;
  readonly title: { readonly zhHans: string; readonly en: string };
  readonly text: { readonly zhHans: string; readonly en: string };
}

export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    purpose: 'publishStory',
    version: '2026-11',
    title: { zhHans: '公开先进事迹', en: 'Publish my story' },
    text: {
      zhHans: '我同意以实名公开我的先进事迹。每篇发布前我可以审阅；可随时撤回，撤回后不再展示。',
      en: 'I agree that stories about me are published under my name. I see each one before; I may withdraw at any time, and it is then shown no longer.',
    },
  },
  {
    purpose: 'publishPhoto',
    version: '2026-11',
    title: { zhHans: '公开照片', en: 'Publish my photo' },
    text: {
      zhHans: '我同意公开有我的活动照片。可随时撤回，撤回后不再展示。',
      en: 'I agree that photos of activities which show me are published. I may withdraw at any time, and they are then shown no longer.',
    },
  },
  {
    purpose: 'publishHonour',
    version: '2026-11',
    title: { zhHans: '公开荣誉', en: 'Publish my honours' },
    text: {
      zhHans: '我同意以实名公开我获得的荣誉。可随时撤回，撤回后不再展示。',
      en: 'I agree that honours I received are published under my name. I may withdraw at any time, and they are then shown no longer.',
    },
  },
  {
    purpose: 'counselling',
    version: '2026-11',
    title: { zhHans: '转介心理辅导', en: 'Referral to counselling' },
    text: {
      zhHans: '我同意把我的情况转介给心理辅导员。只有该辅导员可以看到转介内容；可随时撤回。',
      en: 'I agree that I am referred to a counsellor. Only that counsellor reads the referral; I may withdraw at any time.',
    },
  },
  {
    purpose: 'careProfile',
    version: '2026-11',
    title: { zhHans: '建立关怀档案', en: 'Keep a care profile' },
    text: {
      zhHans: '我同意保存我的健康、家庭和困难情况，用于关心帮助。内容加密保存，每次查看都有记录，我可以看到是谁查看；可随时撤回。',
      en: 'I agree that my health, family and hardship are kept for care. They are encrypted, each reading is recorded and I see by whom; I may withdraw at any time.',
    },
  },
];
