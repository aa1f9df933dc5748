import type { AddressInfo } from 'node:net';
import type { TestApp } from './app';
import { MARKER, SEALED } from './http';
import type { Actor } from './matrix-actors';
import type { Oracle } from './matrix-oracle';
import type { Change, Snapshot } from './snapshot';

export interface Call {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly json: Record<string, unknown> | null;
}

export type Send = (call: Call) => Promise<Answer>;

/** Something that should not have come, or something that should have. */
export type Fault = { readonly leak: string } | { readonly denial: string };

/** One actor at one route with one row. */
export interface Cell {
  readonly kind: string;
  /** As Strapi lists it: `GET /content-manager/collection-types/:model`. */
  readonly route: string;
  readonly actor: Actor;
  readonly call: Call;
  /** `allow`: must work. `refuse`: must answer 4xx. `quiet`: any answer, as long as it tells and changes nothing foreign. */
  readonly expect: 'allow' | 'refuse' | 'quiet';
  /** What the answer may hold by design: names of everybody, texts about the asker himself. */
  readonly mayHold?: 'names' | 'own texts';
  /** An allowed call that must leave something behind. */
  readonly writes?: boolean;
  /** What must be true beyond that. */
  readonly check?: (answer: Answer, send: Send) => Promise<Fault | null> | Fault | null;
}

export const startListening = async (app: TestApp): Promise<string> => {
  const { httpServer } = app.strapi.server;
  await new Promise<void>((resolve) => {
    httpServer.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
};

const senderOf =
  (base: string, actor: Actor): Send =>
  async ({ method, url, body }) => {
    const headers: Record<string, string> = { ...(actor.token === null ? {} : { Authorization: `Bearer ${actor.token}` }), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
    const answer = await fetch(`${base}${url}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, text, json: parse(text) };
  };

const parse = (text: string): Record<string, unknown> | null => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
};

/** Runs cells one after another and gathers what is wrong. Every write is taken back; a refused request may not have written. */
export class Matrix {
  readonly leaks: string[] = [];
  readonly denials: string[] = [];
  cells = 0;

  constructor(
    private readonly base: string,
    private readonly oracle: Oracle,
    private readonly snapshot: Snapshot,
  ) {}

  async run(cells: readonly Cell[], untilLeak = false): Promise<void> {
    for (const cell of cells) {
      await this.settle(cell, await this.ask(cell));
      if (untilLeak && this.leaks.length > 0) break;
    }
    const unseen = await this.snapshot.changes(true);
    if (unseen.length > 0) this.leaks.push(`something wrote unseen: ${describe(unseen)}`);
    await this.snapshot.restore(unseen);
    this.cells += cells.length;
  }

  private async ask(cell: Cell): Promise<Answer> {
    const send = senderOf(this.base, cell.actor);
    const answer = await send(cell.call);
    const said = answer.status < 400 ? '' : JSON.stringify(cell.call);
    const names = cell.mayHold === 'names' ? [] : this.oracle.namesForeign(cell.actor, answer.text, said, cell.kind === 'own-route');
    const leaks = [
      answer.status >= 500 && `an error of the server: ${answer.text.slice(0, 160)}`,
      ((answer.text.includes(MARKER) && cell.mayHold !== 'own texts') || SEALED.test(answer.text)) && 'a confidential text',
      names.length > 0 && `names ${names.slice(0, 4).join(', ')}`,
      cell.expect === 'refuse' && answer.status < 400 && 'was not refused',
    ].filter((each) => each !== false);
    for (const leak of leaks) this.leaks.push(`${nameOf(cell)} → ${answer.status}: ${leak}`);
    const refused = cell.expect === 'allow' && answer.status >= 400;
    const fault = refused ? { denial: `was refused ${answer.text.slice(0, 200)}` } : ((await cell.check?.(answer, send)) ?? null);
    if (fault !== null) ('leak' in fault ? this.leaks : this.denials).push(`${nameOf(cell)} → ${answer.status}: ${'leak' in fault ? fault.leak : fault.denial}`);
    return answer;
  }

  /** What a request wrote must lie in reach, and be nothing where it was refused or only asked, something where it was allowed to write. */
  private async settle(cell: Cell, { status }: Answer): Promise<void> {
    const changes = await this.snapshot.changes();
    const foreign = this.oracle.foreignChanges(cell.actor, changes);
    const name = `${nameOf(cell)} → ${status}`;
    const mayWrite = cell.expect !== 'refuse' && cell.call.method !== 'GET' && status < 400;
    if (!mayWrite && changes.length > 0) this.leaks.push(`${name}: wrote ${describe(changes)}`);
    else if (foreign.length > 0) this.leaks.push(`${name}: changed rows out of reach: ${describe(foreign)}`);
    if (cell.expect === 'allow' && cell.writes === true && changes.length === 0) this.denials.push(`${name}: wrote nothing`);
    await this.snapshot.restore(changes);
  }
}

const nameOf = ({ actor, kind, call }: Cell): string => `${actor.name}: ${kind} ${call.method} ${decodeURIComponent(call.url)}`;

const describe = (changes: readonly Change[]): string =>
  changes
    .slice(0, 3)
    .map(({ watched, before, after }) => `${watched.table} ${String((before ?? after)?.['id'])} ${before === null ? 'made' : after === null ? 'deleted' : 'changed'}`)
    .join(', ');
