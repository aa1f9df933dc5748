import type { OwnFile, OwnSection, OwnText, OwnValue } from '../../../../shared/contracts/rights';
import type { AuditAction } from '../../../../shared/contracts/audit';
import { actorOf } from '../../access/actor';
import type { PersonPrincipal } from '../../access/principal';
import type { IsoDate } from '../../kernel/date';
import { appendAudit } from '../../platform/audit';
import type { Db } from '../../platform/db';
import { NotFound } from '../../platform/errors';
import { gridRefs, personRefs } from '../organisation';
import { retentionAbout } from '../retention';
import type { Section } from './section';
import { SECTIONS } from './sections';
import { accountsOfPerson, calendarFeedsOf, deedsOf, filesAbout, importsWith, mailsTo, openingsOf, remindersTo, wechatOf } from './store-platform';
import { REF, sectionRows, type StoredRow } from './store-sections';
import { openText, ownTexts, placeKey } from './texts';
import { titleOf } from './words';

/** Everything held about the person who asks, and the entry that he asked. */
export const ownFile = async (db: Db, principal: PersonPrincipal, action: Extract<AuditAction, `own-file.${string}`>, today: IsoDate): Promise<OwnFile> => {
  const person = (await personRefs(db, [principal.employeeId])).get(principal.employeeId);
  if (!person) throw new NotFound('employee');
  const asked: Asked = { employeeId: principal.employeeId, today, opened: await ownTexts(db, principal.employeeId) };
  const sections: OwnSection[] = [];
  for (const section of SECTIONS) sections.push({ key: section.key, title: titleOf(section.key), rows: await shownRows(db, section, asked) });
  for (const [key, rows] of Object.entries(await platformRows(db, principal.employeeId, person.ref.employeeNo))) sections.push({ key, title: titleOf(key), rows });
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  await appendAudit(db, actorOf(principal), [{ action, type: 'employee', rowId: person.ref.id, subjectId: principal.employeeId, details: { rows } }]);
  return { person: person.ref, on: today, sections, retention: await retentionAbout(db, principal.employeeId) };
};

interface Asked {
  readonly employeeId: number;
  readonly today: IsoDate;
  readonly opened: ReadonlyMap<string, OwnText>;
}

/** What the tables of the platform hold about him. */
const platformRows = async (db: Db, employeeId: number, employeeNo: string): Promise<Record<string, Record<string, OwnValue>[]>> => ({
  accounts: await accountsOfPerson(db, employeeId),
  calendarFeeds: await calendarFeedsOf(db, employeeId),
  attachments: await filesAbout(db, employeeId),
  mails: await mailsTo(db, employeeId),
  reminders: await remindersTo(db, employeeId),
  wechat: await wechatOf(db, employeeId),
  imports: await importsWith(db, employeeNo),
  openings: await openingsOf(db, employeeId),
  deeds: await deedsOf(db, employeeId),
});

const shownRows = async (db: Db, section: Section, { employeeId, today, opened }: Asked): Promise<Record<string, OwnValue>[]> => {
  const stored = await sectionRows(db, section, employeeId);
  const idsOf = (relations: readonly string[]) => stored.flatMap((row) => relations.map((name) => row[`${REF}${name}`] as number | null));
  const people = await personRefs(db, idsOf(section.people ?? []));
  const grids = await gridRefs(db, idsOf(section.grids ?? []).filter((id) => id !== null));
  return stored.map((row) => {
    const hidden = section.names === 'current' && !inForce(row, today);
    const nameOf = (id: unknown) => (hidden ? null : (people.get(id as number)?.ref.name ?? null));
    return {
      ...Object.fromEntries(section.fields.map((field) => [field, tellsOfOthers(section, row, field) ? null : (row[field] ?? null)])),
      ...Object.fromEntries((section.people ?? []).map((name) => [name, nameOf(row[`${REF}${name}`])])),
      ...Object.fromEntries((section.grids ?? []).map((name) => [name, grids.get(row[`${REF}${name}`] as number)?.name ?? null])),
      ...Object.fromEntries((section.counts ?? []).map((name) => [name, row[name] ?? null])),
      ...Object.fromEntries(Object.keys(section.texts ?? {}).map((field) => [field, textOf(section, row, field, opened)])),
    };
  });
};

const inForce = (row: StoredRow, today: IsoDate): boolean => (row['from'] === null || String(row['from']) <= today) && (row['to'] === null || String(row['to']) >= today);

const tellsOfOthers = ({ onlyIn }: Section, row: StoredRow, field: string): boolean => onlyIn?.[field] !== undefined && !onlyIn[field].includes(String(row['state']));

/** Texts about him alone are opened; one that tells of several people is named and not shown. */
const textOf = (section: Section, row: StoredRow, field: string, opened: ReadonlyMap<string, OwnText>): OwnText | null => {
  const place = { type: section.type, documentId: row.documentId, field };
  const stored = row[field];
  if (typeof stored !== 'string' || stored === '') return null;
  if (section.texts?.[field] === 'own') return openText(place, stored);
  return opened.get(placeKey(place)) ?? { withheld: 'severalPeople' };
};
