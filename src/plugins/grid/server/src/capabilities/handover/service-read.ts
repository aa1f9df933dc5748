import type { Handover, HandoverLine, HandoverPart, OpenHandover, OpenHandovers } from '../../../../shared/contracts/handover';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { covers } from '../../access/scope';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { employmentsOf, gridRefs, leaderOf, leaversInScope, liaisonsIn, loadFacts, peopleInScope, personByDocument, personRefs, secretaryOf, type PersonRow } from '../organisation';
import { linesOf, PARTS, type Line } from './parts';

const MOST_SUGGESTED = 6;

/** What a person holds after today, kind by kind. Lines of grids out of reach are counted only. */
export const handoverOf = async (db: Db, principal: UserPrincipal, documentId: string, today: IsoDate): Promise<Handover> => {
  const person = await personByDocument(db, scopeOf(principal), documentId);
  if (!person) throw new NotFound('employee');
  const [employment] = (await employmentsOf(db, [person.id])).values();
  const lines = await linesOf(db, [person.id], today);
  const { inside, beyond } = await byReach(db, principal, lines);
  const present = await presenterOf(db, lines);
  const parts: HandoverPart[] = [];
  for (const part of PARTS) {
    const [own, foreign] = [inside.filter((line) => line.part === part), beyond.filter((line) => line.part === part)];
    if (own.length + foreign.length === 0) continue;
    parts.push({ kind: part.kind, lines: own.map(present), beyondReach: foreign.length, mayBeVacant: part.vacate !== undefined, suggested: await suggested(db, principal, person, own, today) });
  }
  const grids = await gridRefs(db, [person.gridId]);
  return { person: person.ref, grid: grids.get(person.gridId ?? 0) ?? null, employmentStatus: employment?.status ?? '', leftOn: employment?.leftOn ?? null, parts };
};

export const byReach = async <L extends { readonly gridId: number | null }>(db: Db, principal: UserPrincipal, lines: readonly L[]): Promise<{ inside: L[]; beyond: L[] }> => {
  const tree = await currentTree(db);
  const isInside = ({ gridId }: L) => covers(scopeOf(principal), { gridId, personId: null }, tree);
  return { inside: lines.filter(isInside), beyond: lines.filter((line) => !isInside(line)) };
};

export const presenterOf = async (db: Db, lines: readonly Line[]): Promise<(line: Line) => HandoverLine> => {
  const people = await personRefs(db, lines.map((line) => line.aboutId));
  const grids = await gridRefs(db, lines.map((line) => line.gridId));
  return ({ part, documentId, title, aboutId, gridId, since, due }) => ({
    id: documentId,
    kind: part.kind,
    title,
    about: aboutId === null ? null : (people.get(aboutId)?.ref ?? null),
    grid: gridId === null ? null : (grids.get(gridId) ?? null),
    since,
    due,
  });
};

/** Who leads the grids of the lines, then who is a liaison there: the people who know them already. */
const suggested = async (db: Db, principal: UserPrincipal, leaver: PersonRow, lines: readonly Line[], today: IsoDate): Promise<HandoverPart['suggested']> => {
  const gridIds = [...new Set(lines.flatMap(({ gridId }) => (gridId === null ? [] : [gridId])))];
  const facts = await loadFacts(db, today, []);
  const leaders = gridIds.flatMap((gridId) => [leaderOf(facts, gridId), secretaryOf(facts, gridId, 'branch')]);
  const ids = [...new Set([...leaders, ...(await liaisonsIn(db, gridIds, today))])].filter((id): id is number => id !== null && id !== leaver.id);
  const reached = new Map((await peopleInScope(db, scopeOf(principal), { ids })).filter(({ active }) => active).map((each) => [each.id, each.ref]));
  const abouts = new Set(lines.map(({ aboutId }) => aboutId));
  return ids.flatMap((id) => (abouts.has(id) ? [] : (reached.get(id) ?? []))).slice(0, MOST_SUGGESTED);
};

/** People who left and still hold something: an import marks them without asking. */
export const listOpenHandovers = async (db: Db, principal: UserPrincipal, { page, pageSize }: { page: number; pageSize: number }, today: IsoDate): Promise<OpenHandovers> => {
  const leavers = await leaversInScope(db, scopeOf(principal));
  const open = new Map<number, number>();
  for (const { holderId } of await linesOf(db, leavers.map(({ id }) => id), today)) open.set(holderId, (open.get(holderId) ?? 0) + 1);
  const found = leavers.filter(({ id }) => open.has(id));
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  const people = await personRefs(db, shown.map(({ id }) => id));
  const grids = await gridRefs(db, shown.map(({ gridId }) => gridId));
  const rows = shown.flatMap(({ id, gridId, status, leftOn }): OpenHandover[] => {
    const person = people.get(id)?.ref;
    return person === undefined ? [] : [{ person, grid: grids.get(gridId ?? 0) ?? null, employmentStatus: status, leftOn, open: open.get(id) ?? 0 }];
  });
  return { rows, total: found.length, page, pageSize };
};

