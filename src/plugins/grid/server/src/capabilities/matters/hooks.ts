import type { WriteHook } from '../../access/write-hooks';
import { InvalidInput } from '../../platform/errors';
import { templateProblem } from './domain/templates';
import { templateById } from './store-templates';

/** A placeholder that nobody fills in would be sent as it stands. */
const afterTemplate: WriteHook = async (db, { id, verb }) => {
  const template = verb === 'delete' ? undefined : await templateById(db, id);
  const problem = template === undefined ? null : templateProblem(template);
  if (problem) throw new InvalidInput([problem]);
};

export const hooks = { 'response-template': afterTemplate };
