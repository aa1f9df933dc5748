import { z } from 'zod';
import type { LoginGranted, PortalLoginGranted } from '../../../../shared/contracts/organisation';
import { answers } from '../../platform/contract';

export const loginGranted = answers<LoginGranted>()(z.strictObject({ email: z.string(), roles: z.array(z.string()), registrationPath: z.string().nullable() }));
export const portalLoginGranted = answers<PortalLoginGranted>()(z.strictObject({ username: z.string(), activationCode: z.string() }));
