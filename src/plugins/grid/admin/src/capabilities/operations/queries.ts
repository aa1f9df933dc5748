import { useCallback } from 'react';
import type { Paged } from '../../../../shared/contracts/common';
import type { JobRan, JobRow, MailCounts, MailDetail, MailRow, RunJob } from '../../../../shared/contracts/operations';
import { post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type View } from './view';

export type MailList = Paged<MailRow> & MailCounts;

export const useJobs = (): Query<JobRow[]> => useGet('/grid/jobs');

export const useOutbox = (view: View): Query<MailList> =>
  useGet('/grid/outbox', { state: view.state, q: view.q, page: pageOf(view), pageSize: PAGE_SIZE });

export const useMail = (id: string): Query<MailDetail> => useGet(`/grid/outbox/${id}`);

/** What a run by hand did. */
export type Ran = JobRan;

export function useRunJob(name: string): Action<[RunJob], Ran> {
  return useAction(useCallback((body: RunJob) => post<Ran>(`/grid/jobs/${name}/runs`, body), [name]));
}

export function useResend(id: string): Action<[], unknown> {
  return useAction(useCallback(() => post(`/grid/outbox/${id}/resend`), [id]));
}
