import type { IsoDate } from '../kernel/date';
import type { Db } from '../platform/db';
import type { Principal } from './principal';

/** A consent that its person has just taken back, and not given anew. */
export interface EndedConsent {
  readonly employeeId: number;
  readonly purpose: string;
  readonly today: IsoDate;
  readonly principal: Principal;
}

/** What must end with a consent, in the transaction in which it ends. */
export type ConsentHook = (db: Db, ended: EndedConsent) => Promise<void>;

const hooks = new Map<string, ConsentHook>();

/** One hook a capability. */
export const onConsentEnded = (capability: string, hook: ConsentHook): void => {
  hooks.set(capability, hook);
};

export const runConsentHooks = async (db: Db, ended: EndedConsent): Promise<void> => {
  for (const hook of hooks.values()) await hook(db, ended);
};
