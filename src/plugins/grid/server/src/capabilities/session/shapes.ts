import { z } from 'zod';
import type { ActionId, Me } from '../../../../shared/contracts/access';
import { ACTIONS } from '../../access/policy';
import { answers } from '../../platform/contract';
import { day, gridRef, personRef } from '../../platform/shapes';

const action = z.enum(Object.keys(ACTIONS) as [ActionId, ...ActionId[]]);

export const session = answers<Me>()(
  z.strictObject({ today: day, isWorkingDay: z.boolean(), employee: personRef.nullable(), grids: z.array(gridRef), actions: z.array(action), provisionalYears: z.array(z.number().int()) }),
);
