import fc from 'fast-check';
import type { TestApp } from '../app';
import { MARKER } from '../http';
import { TABLES } from '../plant-rows';
import type { Operation } from './operations';
import type { Shot } from './requests';
import type { Reply } from './send';
import type { Ids, Place } from './values';

/** Fields and paths whose texts name rows, and the type of these. */
const NAMED: Readonly<Record<string, string>> = { ownerId: 'employee', employeeId: 'employee', employeeIds: 'employee', conductedById: 'employee', subject: 'employee', liaison: 'employee', taskIds: 'task' };

const FIXED: Readonly<Record<string, readonly string[]>> = { grid: ['C01', 'C01-01', 'C01-01-01', 'C01-02', 'nosuch'], name: ['check-calendar', 'recount-due-dates', 'escalate', 'digest', 'open-periodic-duties', 'care-plans', 'nosuch'] };

const PER_TYPE = 60;

/** Real identifiers for the generators; rows that a request makes join them. */
export const placesOf = async (app: TestApp): Promise<{ place: (operation: Operation) => Place; learn: (shot: Shot, reply: Reply | null) => void }> => {
  const pools = new Map<string, string[]>();
  const types = app.strapi.contentTypes as never as Record<string, { info: { pluralName: string } }>;
  for (const [type, table] of Object.entries(TABLES)) {
    // Open duties first: what is closed refuses nearly everything.
    const found = app.strapi.db.connection(table).orderByRaw(type === 'task' ? 'done_on is not null, id' : 'id');
    const rows = (await found.limit(PER_TYPE).pluck('document_id')) as string[];
    pools.set(type, rows).set(types[`plugin::grid.${type}`]?.info.pluralName ?? type, rows);
  }
  for (const [name, table] of [['outbox', 'grid_outbox'], ['imports', 'grid_imports']] as const) pools.set(name, (await app.strapi.db.connection(table).limit(PER_TYPE).pluck('id')) as string[]);
  const ids: Ids = (name, path) => {
    const pool = pools.get(name === 'id' || name === 'documentId' ? (path.replace(/^(\/api)?\/grid\//, '').split('/')[0] ?? '') : (NAMED[name] ?? ''));
    if (pool && pool.length > 0) return fc.nat().map((at) => pool[at % pool.length]);
    return FIXED[name] && (name !== 'name' || path.includes('/jobs/')) ? fc.constantFrom(...FIXED[name]) : null;
  };
  const learn = ({ operation, kind }: Shot, reply: Reply | null): void => {
    const pool = pools.get(operation.path.split('/').at(-1) ?? '');
    if (!pool || kind !== 'valid' || operation.method !== 'POST' || reply === null || reply.status >= 300 || reply.type !== 'application/json') return;
    const { id } = JSON.parse(reply.body.toString('utf8')) as { id?: unknown };
    if (typeof id === 'string') pool.push(id);
  };
  return { place: ({ path }) => ({ path, ids, secret: MARKER }), learn };
};
