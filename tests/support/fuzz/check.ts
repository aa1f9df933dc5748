import os from 'node:os';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { read } from '@e965/xlsx';
import { MARKER, SEALED } from '../http';
import type { Operation } from './operations';
import type { Shot } from './requests';
import type { Reply } from './send';

/** Traces of code, statements, drivers and folders. What the requests send holds none of these words. */
const LEAKS: readonly [string, RegExp][] = [
  ['a stack trace', /\bat (async )?[\w.<>[\]]+ \(|\n\s+at |\.(js|ts|mjs|cjs):\d+/],
  ['a statement', /\b(select .{0,200} from|insert into|update .{0,80} set|delete from)\b/i],
  ['a driver', /SQLITE_|sqlstate|syntax error at or near|relation ".*" does not exist|invalid input syntax|knex|better-sqlite|\bpg_/i],
  ['a folder', new RegExp(`node_modules|/dist/src/|${[process.cwd(), os.tmpdir(), os.homedir()].filter((each) => each.length > 1).map((each) => `${each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`).join('|')}`)],
];

const pointer = (...parts: string[]): string => parts.map((part) => part.replace(/~/g, '~0').replace(/\//g, '~1')).join('/');

/** Says what is wrong with an answer by the description, or null. */
export const checker = (description: object): ((shot: Shot, reply: Reply) => string | null) => {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  addFormats(ajv);
  ajv.addSchema(description, 'doc');
  const known = new Map<string, ValidateFunction>();
  const fits = (ref: string, value: unknown): string | null => {
    const validate = known.get(ref) ?? ajv.compile({ $ref: `doc#/${ref}` });
    known.set(ref, validate);
    return validate(value) ? null : `${validate.errors?.[0]?.instancePath ?? ''} ${validate.errors?.[0]?.message ?? ''} ${JSON.stringify(validate.errors?.[0]?.params)}`;
  };
  return (shot, reply) => leakOf(shot, reply) ?? statusOf(shot, reply) ?? (reply.status >= 400 ? refusalOf(reply, shot, fits) : answerOf(shot, reply, fits));
};

type Fits = (ref: string, value: unknown) => string | null;

const leakOf = ({ operation, body, url }: Shot, reply: Reply): string | null => {
  const text = textOf(reply);
  // Bytes of a packed file spell anything; what a workbook says is read out of it.
  const leak = /zip|octet-stream|image|pdf/.test(reply.type) && !/sheet/.test(reply.type) ? undefined : LEAKS.find(([, pattern]) => pattern.test(text));
  if (leak) return `answers ${leak[0]}: ${(leak[1].exec(text) ?? [''])[0]}`;
  if (SEALED.test(text)) return 'answers a sealed text';
  // What was sent in this very request may come back in the refusal that names it.
  const sent = `${decodeURIComponent(url.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%[89a-f][0-9a-f]/gi, 'x'))} ${String(body ?? '')}`;
  return text.includes(MARKER) && !operation.described['x-reveals-confidential'] && !(reply.status >= 400 && sent.includes(MARKER)) ? 'answers a confidential text' : null;
};

const textOf = ({ type, body }: Reply): string => (type.includes('spreadsheetml') ? JSON.stringify(read(body).Sheets) : body.toString('utf8'));

const statusOf = ({ operation, caller, method }: Shot, { status, body }: Reply): string | null => {
  if (status >= 500) return `answers ${status}: ${body.toString('utf8').slice(0, 200)}`;
  if (status >= 300 || method === 'HEAD' || method === 'OPTIONS') return null;
  if (operation.door === 'apiToken' && method !== 'GET') return 'lets a token write';
  const roles = operation.described['x-roles'];
  return operation.door === 'adminToken' && roles && ![...roles, 'superAdmin'].includes(caller) ? `lets ${caller} in` : null;
};

const refusalOf = ({ status, type, body }: Reply, { method }: Shot, fits: Fits): string | null => {
  // Answers of the HTTP parser itself, before any code of Strapi or ours: no body at all.
  if (method === 'HEAD' || (body.length === 0 && [400, 408, 417, 431].includes(status))) return null;
  if (type !== 'application/json') return `refuses with ${status} as ${type || 'nothing'}: ${body.toString('utf8').slice(0, 80)}`;
  const wrong = fits('components/schemas/Error', JSON.parse(body.toString('utf8')));
  return wrong === null ? null : `refuses with ${status} in another shape:${wrong}: ${body.toString('utf8').slice(0, 200)}`;
};

const answerOf = (shot: Shot, reply: Reply, fits: Fits): string | null => {
  const { operation, method } = shot;
  if (method === 'HEAD' || method === 'OPTIONS') return null;
  const described = method === operation.method ? contentOf(operation, reply.status) : null;
  // Another method or a bent path may be another operation of ours; then it is checked where it is asked for by its own name.
  if (shot.kind === 'hostile' && (described === null || (reply.type === 'application/json' && !shot.url.startsWith(operation.path.split('{')[0] ?? '')))) return null;
  if (described === null) return `answers ${reply.status}, which is not described`;
  if (described.type === null) return reply.body.length === 0 ? null : 'answers a body where none is described';
  if (described.type === '*/*') return null;
  if (described.type !== reply.type) return `answers ${reply.type} instead of ${described.type}`;
  if (reply.type === 'application/json') return unfit(fits(described.ref, JSON.parse(reply.body.toString('utf8'))));
  // A text of another system: what it says is held by the tests of its door.
  if (reply.type.startsWith('text/')) return null;
  if (reply.type === 'image/jpeg') return reply.body.subarray(0, 3).toString('hex') === 'ffd8ff' ? null : 'answers a picture that is none';
  if (reply.type === 'image/webp') return reply.body.subarray(0, 4).toString() === 'RIFF' ? null : 'answers a picture that is none';
  if (reply.type !== 'application/x-ndjson') return reply.body.subarray(0, 2).toString() === 'PK' ? null : 'answers a file that is no workbook';
  return linesOf(reply).map((line) => unfit(fits(described.ref, line)) ?? (line.status !== undefined && line.status >= 500 ? `answers ${line.status} in a line` : null)).find((wrong) => wrong !== null) ?? null;
};

const linesOf = ({ body }: Reply): { status?: number }[] => body.toString('utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { status?: number });

const unfit = (wrong: string | null): string | null => (wrong === null ? null : `does not fit its schema:${wrong}`);

const contentOf = ({ path, method, described }: Operation, status: number): { ref: string; type: string | null } | null => {
  const response = described.responses[String(status)];
  if (!response) return null;
  const [type = null] = Object.keys(response.content ?? {});
  return { type, ref: type === null ? '' : pointer('paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema') };
};
