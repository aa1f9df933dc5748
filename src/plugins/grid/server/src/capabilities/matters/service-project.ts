import type { PromoteMatter } from '../../../../shared/contracts/projects';
import type { AddFollowUp } from '../../../../shared/contracts/tasks';
import { Conflict, NotFound, Refused } from '../../platform/errors';
import { noteWeek, openProject } from '../tasks';
import { act } from './act';
import { auditMatter } from './audit';
import { mayRead, seenBy } from './reach';
import type { Deed } from './service-actions';

/** The matter goes on, and a project of the unit that has it says by whom, how and until when. */
export const promote = ({ db, principal, id, today }: Deed, { title, ...terms }: PromoteMatter): Promise<void> =>
  act(db, principal, id, 'promote', today, async ({ matter }) => {
    await openProject(db, principal, { matterId: matter.id, gridId: matter.unitId ?? matter.gridId, title: title ?? matter.title, notOwner: matter.submitterId }, terms, today);
    return { note: terms.measure, fields: ['project'] };
  });

/** What was done this week, by who works on the matter. It is no step: its state stays, and the reporter is not told. */
export const followUp = async ({ db, principal, id, today }: Deed, follow: AddFollowUp): Promise<void> => {
  const seen = await seenBy(db, principal, id, today);
  if (!seen) throw new NotFound('matter');
  const { matter, standing } = seen;
  if (matter.state !== 'inProgress' && matter.state !== 'suspended') throw new Conflict('state', `matter ${matter.number} is "${matter.state}"; it is followed up from inProgress, suspended`);
  if (!mayRead(principal, standing)) throw new Refused('a matter is followed up by who directs or handles it');
  await noteWeek(db, { ...follow, of: { matterId: matter.id }, gridId: matter.gridId, byId: principal.employeeId }, today);
  await auditMatter(db, principal, matter, { action: 'row.update', fields: ['followUps'] });
};
