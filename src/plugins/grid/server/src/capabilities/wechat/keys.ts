import { createHmac } from 'node:crypto';

/** Neither an open id nor a code has a place in an index in plain; its HMAC is found as well. `secret` is the same on all nodes. */
export const keyOf = (secret: string, what: 'sender' | 'message' | 'code', text: string): string => createHmac('sha256', secret).update(JSON.stringify(['wechat', what, text])).digest('hex');
