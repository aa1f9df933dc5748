import type { CarePlanList } from '../../../../shared/contracts/care';
import type { Paged } from '../../../../shared/contracts/common';
import type { GridDetail, GridTree, PairRow, PersonRow } from '../../../../shared/contracts/organisation';
import type { TaskList } from '../../../../shared/contracts/tasks';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type View } from './view';

export const useGridTree = (month: string | null): Query<GridTree> => useGet(month === null ? null : '/grid/grids', { month: month ?? undefined });

export const useGridDetail = (id: string, month: string): Query<GridDetail> => useGet(`/grid/grids/${id}`, { month });

export const usePeople = (grid: string, view: View): Query<Paged<PersonRow>> =>
  useGet('/grid/people', { grid, q: view.q, without: view.without, liaison: view.liaison, ...paging(view) });

export const usePairs = (grid: string, view: View): Query<Paged<PairRow>> => useGet('/grid/pairs', { grid, q: view.q, ...paging(view) });

export const useDuties = (grid: string, view: View): Query<TaskList> =>
  useGet('/grid/tasks', {
    grid,
    q: view.q,
    bucket: view.bucket,
    state: view.state,
    status: view.status,
    dueMonth: view.dueMonth,
    subject: view.subject,
    ...paging(view),
  });

export const PLAN_STATES = ['open', 'reviewDue', 'closed'] as const;

export const planStateOf = (view: View): (typeof PLAN_STATES)[number] => PLAN_STATES.find((state) => state === view.state) ?? 'open';

export const usePlans = (grid: string, view: View): Query<CarePlanList> => useGet('/grid/care-plans', { grid, state: planStateOf(view), ...paging(view) });

const paging = (view: View) => ({ page: pageOf(view), pageSize: PAGE_SIZE });
