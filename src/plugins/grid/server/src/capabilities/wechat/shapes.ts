import { z } from 'zod';
import type { WechatCode, WechatStanding } from '../../../../shared/contracts/wechat';
import { answers } from '../../platform/contract';
import { day } from '../../platform/shapes';

/** More may come: the platform adds parameters of its own without asking. */
const signed = { signature: z.string().max(64, 'a signature'), timestamp: z.string().regex(/^\d{1,12}$/, 'seconds since 1970'), nonce: z.string().min(1, 'not empty').max(64, 'at most 64 characters') };

// Given back as it came: nothing in it may mean anything to a browser.
export const echoQuery = z.object({ ...signed, echostr: z.string().regex(/^[\w+/=-]{1,256}$/, 'at most 256 letters, digits and + / = - _') });

export const messageQuery = z.object({ ...signed, msg_signature: z.string().max(64, 'a signature').optional() });

export const wechatStanding = answers<WechatStanding>()(z.strictObject({ boundOn: day.nullable() }).meta({ id: 'WechatStanding' }));

export const wechatCode = answers<WechatCode>()(z.strictObject({ text: z.string(), minutes: z.number().int().min(1) }).meta({ id: 'WechatCode' }));
