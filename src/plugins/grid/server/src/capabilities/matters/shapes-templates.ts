import { z } from 'zod';
import type { MatterTemplate, TemplateAction } from '../../../../shared/contracts/matter-templates';
import { answers, takes } from '../../platform/contract';
import { documentId } from '../../platform/input';
import { result } from './shapes';

const action = takes<TemplateAction>()(z.enum(['refuse', 'message', 'suspend', 'answer', 'close', 'reopen']));

export const templateQuery = z.strictObject({ action });

export const templateList = answers<MatterTemplate[]>()(z.array(z.strictObject({ id: documentId, name: z.string(), result: result.nullable(), text: z.string() }).meta({ id: 'MatterTemplate' })));
