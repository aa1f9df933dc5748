import type { AttendanceEntry, AttendanceList, AttendanceStatus, PastedNames, PastedResult, RecordAttendances, Recorded, RecordGrid } from '../../../../shared/contracts/activities';
import { actorOf } from '../../access/actor';
import { auditRow } from '../../access/audit-rows';
import { scopeOf, type UserPrincipal } from '../../access/principal';
import { currentTree } from '../../access/tree-map';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { InvalidInput, NotFound } from '../../platform/errors';
import { deleteRows } from '../../platform/rows';
import { gridIdsBelow } from '../organisation';
import { findPeople, keyOf, piecesOf, wordsOf } from './domain/paste';
import { hoursOf, recordRefused } from './domain/states';
import { audienceOf, turnoutOf } from './present';
import { activityInReach, refuse } from './service';
import type { StoredActivity, Window } from './store';
import { attendanceByDocument, attendancesOf, insertAttendances, listAttendances, unrecorded, updateAttendances, type AttendanceValues } from './store-attendances';
import { expectedAmong, peopleByNumbers, peopleInReach } from './store-people';

/** Everybody who is expected or recorded. Who took part is known to those who held it, guests from elsewhere too. */
export const attendances = async (db: Db, principal: UserPrincipal, documentId: string, { status, ...window }: Window & { readonly status?: AttendanceStatus | 'open' | undefined }): Promise<AttendanceList> => {
  const activity = await activityInReach(db, principal, documentId);
  const { rows, total } = await listAttendances(db, activity.id, await audienceOf(db, activity), status, window);
  return {
    rows: rows.map(({ documentId: id, personDocumentId, employeeNo, name, expectedId, status: recorded, reason, hours }) => ({
      id,
      employee: { id: personDocumentId, employeeNo, name },
      expected: expectedId !== null,
      status: recorded,
      reason,
      hours: hours === null ? null : Number(hours),
    })),
    total,
    ...window,
  };
};

/** Replaces what was recorded of the same people. @throws InvalidInput naming each number that nobody has, and nothing is recorded then. */
export const record = async (db: Db, principal: UserPrincipal, documentId: string, { entries }: RecordAttendances, today: IsoDate): Promise<Recorded> => {
  const activity = await activityInReach(db, principal, documentId, true);
  for (const { status } of entries) refuse(recordRefused(activity, status, today), activity, `recorded as ${status}`);
  const people = new Map((await peopleByNumbers(db, entries.map(({ employeeNo }) => keyOf(employeeNo)))).map((person) => [keyOf(person.employeeNo), person.id]));
  checkEntries(entries, people);
  return write(db, principal, activity, new Map(entries.map((entry) => [people.get(keyOf(entry.employeeNo)) as number, entry])));
};

const checkEntries = (entries: readonly AttendanceEntry[], people: ReadonlyMap<string, number>): void => {
  const seen = new Set<string>();
  const issues = entries.flatMap(({ employeeNo, status, reason }, index) => {
    const key = keyOf(employeeNo);
    const field = `entries.${index}`;
    if (!people.has(key)) return [{ field: `${field}.employeeNo`, code: 'unknown_employee', value: employeeNo, allowed: 'a known employee number' }];
    if (seen.has(key)) return [{ field: `${field}.employeeNo`, code: 'duplicate', value: employeeNo, allowed: 'each person once' }];
    seen.add(key);
    return status === 'leave' && reason === undefined ? [{ field: `${field}.reason`, code: 'required', value: '', allowed: 'why he was on leave' }] : [];
  });
  if (issues.length > 0) throw new InvalidInput(issues);
};

/** Everybody expected from a grid of whom nothing is recorded yet: those who were noted one by one stay as they are. */
export const recordGrid = async (db: Db, principal: UserPrincipal, documentId: string, { grid, status, hours }: RecordGrid, today: IsoDate): Promise<Recorded> => {
  const activity = await activityInReach(db, principal, documentId, true);
  refuse(recordRefused(activity, status, today), activity, `recorded as ${status}`);
  const audience = await audienceOf(db, activity);
  const held = new Set((await currentTree(db)).descendants([...audience.gridIds]));
  const [root] = await gridIdsBelow(db, grid);
  if (root === undefined || !held.has(root)) throw new InvalidInput([{ field: 'grid', code: 'unknown_grid', value: grid, allowed: 'a grid that the activity is held for, or below one' }]);
  const expected = new Set(await unrecorded(db, activity.id, audience));
  const people = (await unrecorded(db, activity.id, { ...audience, circle: 'everybody', gridIds: [root] })).filter((id) => expected.has(id));
  return write(db, principal, activity, new Map(people.map((id) => [id, { status, hours }])));
};

const write = async (db: Db, principal: UserPrincipal, activity: StoredActivity, entries: ReadonlyMap<number, Omit<AttendanceEntry, 'employeeNo'>>): Promise<Recorded> => {
  const known = new Map((await attendancesOf(db, activity.id, [...entries.keys()])).map((row) => [row.employeeId, row]));
  const valuesOf = ({ status, reason = undefined, hours }: Omit<AttendanceEntry, 'employeeNo'>): AttendanceValues => ({ status, reason: reason ?? null, hours: hoursOf(activity, status, hours), recordedById: principal.employeeId });
  const added = [...entries].filter(([id]) => !known.has(id)).map(([employeeId, entry]) => ({ employeeId, ...valuesOf(entry) }));
  await insertAttendances(db, activity, added);
  await updateAttendances(db, [...entries].flatMap(([id, entry]) => (known.has(id) ? [{ id: known.get(id)?.id as number, values: valuesOf(entry) }] : [])));
  const written = await attendancesOf(db, activity.id, [...entries.keys()]);
  await appendAudit(db, actorOf(principal), written.map(({ documentId, employeeId }) => ({ action: known.has(employeeId) ? 'row.update' : 'row.create', type: 'attendance', rowId: documentId, subjectId: employeeId, fields: ['status', 'reason', 'hours'] })));
  return { added: added.length, changed: known.size, turnout: await turnoutOf(db, activity, await audienceOf(db, activity)) };
};

/** Takes one back that was recorded by mistake. */
export const unrecord = async (db: Db, principal: UserPrincipal, documentId: string, attendanceId: string): Promise<Recorded> => {
  const activity = await activityInReach(db, principal, documentId, true);
  const row = await attendanceByDocument(db, activity.id, attendanceId);
  if (!row) throw new NotFound('attendance');
  refuse(activity.state === 'cancelled' ? 'state' : null, activity, 'recorded');
  await auditRow(db, principal, { action: 'row.delete', type: 'attendance', documentId: attendanceId });
  await deleteRows(db, 'attendance', [row.id]);
  return { added: 0, changed: 1, turnout: await turnoutOf(db, activity, await audienceOf(db, activity)) };
};

/** Who the pieces of a pasted text are. Names are found in reach; a number from elsewhere is found without its name. */
export const readPasted = async (db: Db, principal: UserPrincipal, documentId: string, { text }: PastedNames): Promise<PastedResult> => {
  const activity = await activityInReach(db, principal, documentId);
  const pieces = piecesOf(text);
  const words = wordsOf(pieces);
  const reached = await peopleInReach(db, scopeOf(principal), words);
  const names = new Set(reached.map(({ id }) => id));
  const guests = (await peopleByNumbers(db, words)).filter(({ id }) => !names.has(id)).map((person) => ({ ...person, name: null }));
  const all = [...reached, ...guests];
  const expected = await expectedAmong(db, await audienceOf(db, activity), all.map(({ id }) => id));
  const recorded = new Map((await attendancesOf(db, activity.id, all.map(({ id }) => id))).map(({ employeeId, status }) => [employeeId, status]));
  const { known, unknown, ambiguous, repeated } = findPeople(pieces, all.map((person) => ({ ...person, expected: expected.has(person.id) })));
  return {
    known: known.map(({ person: { id, employeeNo, name, expected: isExpected }, ...piece }) => ({ ...piece, employeeNo, name, expected: isExpected, status: recorded.get(id) ?? null })),
    unknown,
    ambiguous: ambiguous.map(({ candidates, ...piece }) => ({ ...piece, candidates: candidates.map(({ documentId: id, employeeNo, name }) => ({ id, employeeNo, name: name ?? '' })) })),
    repeated,
  };
};
