import type { Job } from '../../platform/job';
import { sendQueued } from '../../platform/outbox-worker';

/** Empties the outbox. Each mail has its own lease, so any number of nodes drain together. */
const sendMail: Job = { kind: 'drain', name: 'send-mail', run: async ({ strapi }) => ({ ...(await sendQueued(strapi)) }) };

export const jobs: readonly Job[] = [sendMail];
