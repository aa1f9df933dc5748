import { chunked, type Db } from '../../platform/db';
import { tableOf } from '../../platform/tables';
import type { Key } from './store-part';

const KEYS_PER_STATEMENT = 2_000;

const each = async (keys: readonly Key[], work: (part: Key[]) => Promise<unknown>): Promise<void> => {
  for (const part of chunked(keys, KEYS_PER_STATEMENT)) await work(part);
};

/** The row stays, without these texts. */
export const blankColumns = (db: Db, table: string, keys: readonly Key[], values: Record<string, null | ''>): Promise<void> =>
  each(keys, async (part) => db.sql(table).whereIn('id', part).update(values));

/** The row goes; its link rows go with it. `key` is a column or an expression of ours. */
export const deleteByKey = (db: Db, table: string, key: string, keys: readonly Key[]): Promise<void> =>
  each(keys, async (part) => db.sql(table).whereIn(db.sql.raw(key) as never, part).delete());

const unlink = (db: Db, type: string, attribute: string, keys: readonly Key[]): Promise<void> => {
  const link = tableOf(type).links[attribute];
  if (!link) throw new Error(`${type} has no link table for ${attribute}`);
  return each(keys, async (part) => db.sql(link.table).whereIn(link.from, part).delete());
};

/** Attachments are as confidential as their row. Without a row here a file is swept out of its folder within a day. */
export const dropFiles = (db: Db, type: 'care-record' | 'care-event' | 'matter' | 'story', keys: readonly Key[]): Promise<void> =>
  each(keys, async (part) => db.sql('grid_attachment').where({ type }).whereIn('row_id', db.sql(tableOf(type).name).whereIn('id', part).select('document_id')).delete());

/** Form, days, grid and who held it stay; with whom, where and about what go, and the matter, which would still say with whom. */
export const purgeRecords = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await dropFiles(db, 'care-record', keys);
  await unlink(db, 'care-record', 'employees', keys);
  await blankColumns(db, 'grid_care_records', keys, { summary: null, place: null, matter_id: null });
};

/** Code, kind, days and grid stay; about whom and by whom it was reported go. */
export const purgeEvents = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await dropFiles(db, 'care-event', keys);
  await unlink(db, 'care-event', 'employee', keys);
  await unlink(db, 'care-event', 'reportedBy', keys);
  await blankColumns(db, 'grid_care_events', keys, { employee_id: null, note: null, withdrawn_reason: null });
};

export const purgeDuties = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await each(keys, async (part) => db.sql('grid_follow_ups').whereIn('task_id', part).delete());
  await each(keys, async (part) => db.sql('grid_task_steps').whereIn('task_id', part).update({ note: null }));
  // The title of a project is what somebody typed; that of a duty is the name of its rule.
  await each(keys, async (part) => db.sql('grid_tasks').whereIn('id', part).where((typed) => typed.where('kind', 'project').orWhere('origin_key', 'like', 'recheck:%')).update({ title: '' }));
  await blankColumns(db, 'grid_tasks', keys, { subject_id: null, state_reason: null, measure: null });
};

/** Who raised it, what about and every word that was written. */
export const purgeMatters = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await dropFiles(db, 'matter', keys);
  await each(keys, async (part) => db.sql('grid_matter_messages').whereIn('matter_id', part).delete());
  await each(keys, async (part) => db.sql('grid_follow_ups').whereIn('matter_id', part).delete());
  await each(keys, async (part) => db.sql('grid_matter_publications').whereIn('matter_id', part).delete());
  await each(keys, async (part) => db.sql('grid_matter_steps').whereIn('matter_id', part).update({ note: null }));
  await each(keys, async (part) => db.sql('grid_matter_pauses').whereIn('matter_id', part).update({ reason: '' }));
  await blankColumns(db, 'grid_matters', keys, { title: '', body: null, submitter_id: null, measure: null, receipt_key: null, receipt_hash: null });
};

/** Of a story that was withdrawn nothing stays. */
export const purgeStories = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await dropFiles(db, 'story', keys);
  await deleteByKey(db, 'grid_stories', 'id', keys);
};

/** The open ids, and what was sent to them. */
export const purgeWechat = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await each(keys, async (part) => db.sql('grid_wechat_notice').whereIn('matter_id', db.sql('grid_wechat_message').whereIn('id', part).select('matter_id')).delete());
  await deleteByKey(db, 'grid_wechat_message', 'id', keys);
};

/** To whom by address and what goes; the key stays, so that nothing is mailed twice. */
export const purgeMails = async (db: Db, keys: readonly Key[]): Promise<void> => {
  await each(keys, async (part) => db.sql('grid_mail_item').whereIn('outbox_id', part).delete());
  await blankColumns(db, 'grid_outbox', keys, { subject: '', html: '', text: '', to_name: '', to_address: '', error: null });
};
