import type { GridRef } from '../../../../shared/contracts/common';
import type { RecordCare, RecordedCare, ReportCareEvent, ReportedCareEvent, WithdrawCareEvent } from '../../../../shared/contracts/care';
import type { AddFollowUp, TaskBucket, TaskList, TransferTask, WaiveTask } from '../../../../shared/contracts/tasks';
import { del, post } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import type { Filters } from '../../ui/use-url-filters';
import { firstWithWork } from './buckets';

export const FILTERS = ['bucket', 'grid', 'mine', 'q', 'kind', 'status', 'subject', 'dueMonth', 'page'] as const;
export type WorkbenchFilters = Filters<(typeof FILTERS)[number]>;

const PAGE_SIZE = 25;

export interface Duties {
  list: Query<TaskList>;
  /** null = every duty that the other filters leave, as when a figure of another page was opened. */
  bucket: TaskBucket | null;
}

/** Without a bucket in the address the first one that has work is shown. */
export function useDuties(filters: WorkbenchFilters): Duties {
  const { bucket, page, ...others } = filters;
  const isFigure = others.status !== undefined || others.dueMonth !== undefined || others.subject !== undefined;
  const mustChoose = bucket === undefined && !isFigure;
  const probe = useGet<TaskList>(mustChoose ? '/grid/tasks' : null, { ...others, pageSize: 1 });
  const chosen = mustChoose ? probe.data && firstWithWork(probe.data.counts) : (bucket as TaskBucket | undefined);
  const isReady = !mustChoose || chosen !== undefined;
  const rows = useGet<TaskList>(isReady ? '/grid/tasks' : null, { ...others, bucket: chosen, page, pageSize: PAGE_SIZE });
  const refetch = () => {
    probe.refetch();
    rows.refetch();
  };
  const list = isReady ? { ...rows, refetch } : { ...probe, data: undefined, isLoading: probe.error === undefined, refetch };
  return { list, bucket: chosen ?? null };
}

export const recordCare = (record: RecordCare) => post<RecordedCare>('/grid/care-records', record);
export const undoRecord = (id: string) => del(`/grid/care-records/${id}`);
export const reportEvent = (event: ReportCareEvent) => post<ReportedCareEvent>('/grid/care-events', event);
export const withdrawEvent = (id: string, withdrawal: WithdrawCareEvent) => post(`/grid/care-events/${id}/withdrawal`, withdrawal);
export const transferTask = (id: string, transfer: TransferTask) => post(`/grid/tasks/${id}/transfer`, transfer);
export const waiveTask = (id: string, waiver: WaiveTask) => post(`/grid/tasks/${id}/waiver`, waiver);
export const undoWaiver = (id: string) => del(`/grid/tasks/${id}/waiver`);
export const addFollowUp = (id: string, followUp: AddFollowUp) => post(`/grid/tasks/${id}/follow-ups`, followUp);

export const reachName = (grids: GridRef[], comma: string) => grids.map((grid) => grid.name).join(comma);
