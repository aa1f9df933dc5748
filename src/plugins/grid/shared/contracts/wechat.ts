import type { IsoDate } from './common';

/** GET, DELETE /api/grid/me/wechat */
export interface WechatStanding {
  /** Since when an open id writes in the name of who asks; null = none does. */
  boundOn: IsoDate | null;
}

/** POST /api/grid/me/wechat/codes: shown once. */
export interface WechatCode {
  /** What is to be sent to the official account, as it stands. */
  text: string;
  /** How long it holds; it works once. */
  minutes: number;
}
