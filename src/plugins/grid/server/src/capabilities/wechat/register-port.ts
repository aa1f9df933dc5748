import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import type { Inspected } from '../attachments';
import type { MatterKind } from './domain/message';
import type { MatterState } from './domain/wording';

/** Written anew: what the camera noted is gone. */
export type WechatImage = Inspected;

export interface NewMatter {
  readonly channel: 'wechat';
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: string;
  /** The employee who wrote, where the open id is bound to one. */
  readonly submitterId: number | null;
  readonly gridId: number | null;
}

/** What this channel asks of the register of matters. All of it happens in the transaction that it is handed. */
export interface MatterRegister {
  readonly registerMatter: (db: Db, matter: NewMatter, today: IsoDate) => Promise<{ readonly documentId: string; readonly number: string }>;
  /** Called once for an image that came with a matter; null: it could not be fetched, and the matter should say so. */
  readonly completeImage: (db: Db, matterDocumentId: string, image: WechatImage | null) => Promise<void>;
  /** Null for a matter that is gone. */
  readonly stateOfMatter: (db: Db, matterDocumentId: string) => Promise<MatterState | null>;
}

let register: MatterRegister | null = null;

/** @public Once, where the register is known; a test brings its own. */
export const useRegister = (real: MatterRegister): void => {
  register = real;
};

/** @throws Error where no register is wired: nothing may be taken in that nobody would see. */
export const matterRegister = (): MatterRegister => {
  if (register === null) throw new Error('the WeChat channel has no register of matters: capabilities/wechat/register-port.ts');
  return register;
};
