import type { Knex } from 'knex';
import type { TaskBucket, TaskKind, TaskStatus } from '../../../../shared/contracts/tasks';
import { firstOfMonth, lastOfMonth, type IsoDate } from '../../kernel/date';
import { chunkedIn, likeText } from '../../platform/sql';
import { endOfWeek } from './domain/status';

export interface TaskFilter {
  bucket?: TaskBucket | undefined;
  state?: 'open' | undefined;
  status?: TaskStatus | undefined;
  /** Ids of grids, or undefined for all. */
  gridIds?: readonly number[] | undefined;
  ownerIds?: readonly number[] | undefined;
  subjectId?: number | undefined;
  /** Not about this person. */
  notAbout?: number | undefined;
  kind?: TaskKind | undefined;
  q?: string | undefined;
  dueMonth?: string | undefined;
  /** The last day that still counts as "due soon", worked out from the calendar. */
  soonUntil?: IsoDate | undefined;
}

/** Adds what the filter asks to a query over `grid_tasks as t`. */
export const narrowed = (query: Knex.QueryBuilder, filter: TaskFilter, today: IsoDate): Knex.QueryBuilder => {
  const { gridIds, ownerIds, q } = filter;
  if (gridIds) query.where((group) => chunkedIn(group, 't.grid_id', gridIds));
  if (ownerIds) query.whereIn('t.owner_id', [...ownerIds]);
  if (filter.subjectId !== undefined) query.where('t.subject_id', filter.subjectId);
  const { notAbout } = filter;
  if (notAbout !== undefined) query.where((others) => others.whereNull('t.subject_id').orWhereNot('t.subject_id', notAbout));
  if (filter.kind) query.where('t.kind', filter.kind);
  if (filter.state) query.where('t.state', filter.state);
  if (filter.dueMonth) query.whereBetween('t.due_on', [firstOfMonth(filter.dueMonth), lastOfMonth(filter.dueMonth)]);
  if (q) query.where((group) => matching(group, q));
  inBucket(query, filter.bucket, today);
  inStatus(query, filter.status, today, filter.soonUntil ?? today);
  return query;
};

const matching = (group: Knex.QueryBuilder, q: string): void => {
  const like = `%${likeText(q.toLowerCase())}%`;
  group.whereRaw(`lower(t.title) like ? escape '\\'`, [like]);
  for (const column of ['t.owner_id', 't.subject_id']) {
    group.orWhereExists((sub) => {
      sub.from('grid_employees as p').whereRaw('p.id = ??', [column]).whereRaw(`(lower(p.name) like ? escape '\\' or lower(p.employee_no) like ? escape '\\')`, [like, like]);
    });
  }
};

const inBucket = (query: Knex.QueryBuilder, bucket: TaskBucket | undefined, today: IsoDate): void => {
  switch (bucket) {
    case undefined:
      return;
    case 'done':
      query.whereNot('t.state', 'open');
      return;
    case 'overdue':
      query.where('t.state', 'open').where('t.due_on', '<', today);
      return;
    case 'today':
      query.where('t.state', 'open').where('t.due_on', today);
      return;
    case 'week':
      query.where('t.state', 'open').where('t.due_on', '>', today).where('t.due_on', '<=', endOfWeek(today));
      return;
    case 'later':
      query.where('t.state', 'open').where('t.due_on', '>', endOfWeek(today));
  }
};

const inStatus = (query: Knex.QueryBuilder, status: TaskStatus | undefined, today: IsoDate, soonUntil: IsoDate): void => {
  switch (status) {
    case undefined:
      return;
    case 'overdue':
      query.where('t.state', 'open').where('t.due_on', '<', today);
      return;
    case 'dueSoon':
      query.where('t.state', 'open').whereBetween('t.due_on', [today, soonUntil]);
      return;
    case 'open':
      query.where('t.state', 'open').where('t.due_on', '>', soonUntil);
      return;
    case 'done':
      query.whereIn('t.state', ['done', 'verified']).whereRaw('t.done_on <= t.due_on');
      return;
    case 'late':
      query.whereIn('t.state', ['done', 'verified']).whereRaw('t.done_on > t.due_on');
      return;
    case 'waived':
    case 'void':
    case 'returned':
      query.where('t.state', status);
  }
};
