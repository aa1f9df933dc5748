import type { MatterPage } from '../../../../shared/contracts/matters';
import type { RegisterMatter } from '../../../../shared/contracts/matter-actions';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { covers } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { InvalidInput } from '../../platform/errors';
import { personByDocument } from '../organisation';
import { auditMatter } from './audit';
import { registerMatter } from './register';
import { pageIfSeen } from './service';
import { categoryNamed } from './service-actions';
import { gridByCode } from './store-grids';

/** A clerk types in what came by paper, by telephone or in a talk. Who typed it in received it. */
export const registerByHand = async (db: Db, principal: UserPrincipal, input: RegisterMatter, today: IsoDate): Promise<MatterPage | null> => {
  const registeredOn = input.registeredOn ?? today;
  if (registeredOn > today) throw new InvalidInput([{ field: 'registeredOn', code: 'in_future', value: registeredOn, allowed: `${today} or earlier` }]);
  const grid = await gridByCode(db, input.grid);
  if (!grid || !covers(scopeOf(principal), { gridId: grid.id, personId: null }, await currentTree(db))) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: input.grid, allowed: 'the code of a grid that you reach' }]);
  const submitterId = await submitterOf(db, principal, input.submitterId);
  const matter = await registerMatter(
    db,
    { channel: input.channel, kind: input.kind, title: input.title, body: input.body ?? null, category: await categoryNamed(db, input.category), gridId: grid.id, submitterId, anonymous: submitterId === null, receiverId: principal.employeeId, registeredOn },
    today,
  );
  await auditMatter(db, principal, matter, { action: 'row.create', fields: Object.keys(input) });
  return pageIfSeen(db, principal, matter.documentId, today);
};

const submitterOf = async (db: Db, principal: UserPrincipal, documentId: string | undefined): Promise<number | null> => {
  if (documentId === undefined) return null;
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new InvalidInput([{ field: 'submitterId', code: 'unknown_employee', value: documentId, allowed: 'a person that you reach, or nobody' }]);
  return person.id;
};
