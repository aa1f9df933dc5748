import { toCode } from './text';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?$/;
const FOREIGN = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

export const PHONE_ALLOWED = '11 位手机号、带区号的座机（0771-1234567）或以 + 开头的国际号码，只填一个';
export const EMAIL_ALLOWED = '一个邮箱地址，如 name@example.com';

/** A phone number in one spelling, or null when it is none: `+86 138-0000-0071` → `13800000071`. */
export const readPhone = (text: string): string | null => {
  const bare = toCode(text).replace(/[()]/g, '').replace(/转/, '-');
  const mobile = bare.replace(/-/g, '').replace(/^(?:\+?86|0086)(?=1\d{10}$)/, '');
  if (MOBILE.test(mobile)) return mobile;
  if (LANDLINE.test(bare)) return bare;
  return FOREIGN.test(bare.replace(/-/g, '')) ? bare.replace(/-/g, '') : null;
};

/** An e-mail address in lower case, or null when it is none. Commas and line breaks never pass: they would add a recipient. */
export const readEmail = (text: string): string | null => {
  const bare = toCode(text).toLowerCase();
  return EMAIL.test(bare) && !/^\.|\.\.|\.@/.test(bare) ? bare : null;
};
