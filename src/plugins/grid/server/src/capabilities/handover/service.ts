import type { CompleteHandover, HandoverKind, HandoverOutcome } from '../../../../shared/contracts/handover';
import { auditAbout } from '../../access/audit-rows';
import type { UserPrincipal } from '../../access/principal';
import { addDays, type IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { endOwnPairs, moveEmployees, setEmployment, type Deed } from '../organisation';
import { openDutiesAbout } from '../tasks';
import { endOfOne } from '../wechat';
import { enqueueNotices, newContacts } from './notices';
import { PARTS } from './parts';
import { planHandover, type HandoverPlan } from './service-plan';

/** Hands over everything that a person holds and lets him go, or all of it not at all. With `preview` it only says what would change. */
export const completeHandover = async (db: Db, principal: UserPrincipal, documentId: string, input: CompleteHandover, today: IsoDate): Promise<HandoverOutcome> => {
  const plan = await planHandover(db, principal, documentId, input, today);
  const outcome = await outcomeOf(db, plan, input);
  if (input.preview === true) return outcome;
  const deeds = [...(await giveLines(db, plan, input.on)), ...(await letGo(db, plan, input))];
  for (const { subjects, ...deed } of deeds) await auditAbout(db, principal, deed, subjects);
  await enqueueNotices(db, plan, input.on, today);
  return outcome;
};

const giveLines = async (db: Db, { assigned }: HandoverPlan, on: IsoDate): Promise<Deed[]> => {
  const deeds: Deed[] = [];
  for (const part of PARTS) {
    const ofPart = assigned.filter(({ line }) => line.part === part);
    for (const successorId of new Set(ofPart.map((each) => each.successorId))) {
      const ids = ofPart.filter((each) => each.successorId === successorId).map(({ line }) => line.id);
      deeds.push(...(successorId === null ? ((await part.vacate?.(db, ids, on)) ?? []) : await part.give(db, ids, successorId, on)));
    }
  }
  return deeds;
};

/** What becomes of the person himself. */
const letGo = async (db: Db, { person, employment, assigned, toGrid }: HandoverPlan, { on, reason }: CompleteHandover): Promise<Deed[]> => {
  const details = { handover: reason, lines: assigned.length };
  const deed = (fields: readonly string[]): Deed => ({ action: 'row.update', type: 'employee', documentId: person.ref.id, fields, details, subjects: [person.id] });
  switch (reason) {
    case 'moved':
      await moveEmployees(db, toGrid === null ? [] : [{ employeeId: person.id, gridId: toGrid.id }], addDays(on, 1));
      return [deed(['grid'])];
    case 'seconded':
      await setEmployment(db, person.id, { employmentStatus: 'seconded' });
      return [deed(['employmentStatus'])];
    case 'left':
    case 'retired': {
      const ended = await endOwnPairs(db, person.id, on);
      // Whom an import marked left on a day that is known already.
      await setEmployment(db, person.id, { employmentStatus: reason, leftOn: (employment.status === 'left' || employment.status === 'retired' ? employment.leftOn : null) ?? on });
      await endOfOne(db, person.id);
      return [...ended, deed(['employmentStatus', 'leftOn'])];
    }
  }
};

const outcomeOf = async (db: Db, plan: HandoverPlan, { on, reason, preview }: CompleteHandover): Promise<HandoverOutcome> => {
  const contacts = await newContacts(db, plan);
  return {
    preview: preview === true,
    person: plan.person.ref,
    on,
    reason,
    toGrid: plan.toGrid?.ref ?? null,
    successors: [...plan.successors.values()].map((successor) => ({ person: successor.ref, counts: countsOf(plan, successor.id) })).filter(({ counts }) => Object.values(counts).some((n) => n > 0)),
    vacant: plan.assigned.filter(({ successorId }) => successorId === null).length,
    told: contacts.length,
    unreachable: contacts.filter(({ reachable }) => !reachable).length,
    openAbout: (await openDutiesAbout(db, [plan.person.id])).length,
  };
};

const countsOf = ({ assigned }: Pick<HandoverPlan, 'assigned'>, successorId: number): Record<HandoverKind, number> => {
  const counts: Record<HandoverKind, number> = { pair: 0, appointment: 0, grid: 0, task: 0, matter: 0, carePlan: 0, substitution: 0 };
  for (const { line, successorId: to } of assigned) if (to === successorId) counts[line.part.kind] += 1;
  return counts;
};
