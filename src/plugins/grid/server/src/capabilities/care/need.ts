import type { RecordCare } from '../../../../shared/contracts/care';
import type { UserPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { Refused } from '../../platform/errors';
import { registerSpoken, type SpokenMatter } from '../matters';
import { gridsOn } from '../organisation';
import { channelOf } from './domain/matching';

interface Held {
  readonly people: readonly number[];
  /** The grid of the record. */
  readonly gridId: number;
}

/** A need becomes a matter of the first person, counted where he belongs today. @throws Refused for who may not register matters. */
export const raiseNeed = async (db: Db, principal: UserPrincipal, { need, form }: RecordCare, { people, gridId }: Held, today: IsoDate): Promise<SpokenMatter | null> => {
  const [submitterId] = people;
  if (need === undefined || submitterId === undefined) return null;
  if (!principal.actions.includes('matter.register')) throw new Refused('this account registers no matters; the record can be saved without the need');
  const home = (await gridsOn(db, [submitterId], today)).get(submitterId) ?? gridId;
  return registerSpoken(db, principal, { channel: channelOf(form), kind: need.kind, title: need.title, body: need.details || null, gridId: home, submitterId }, today);
};
