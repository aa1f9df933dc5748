import { useCallback } from 'react';
import type { CompleteHandover, Handover, HandoverOutcome, OpenHandovers } from '../../../../shared/contracts/handover';
import { post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE } from './view';

export const useOpenHandovers = (page: number): Query<OpenHandovers> => useGet('/grid/handovers', { page, pageSize: PAGE_SIZE });

export const useHandover = (personId: string): Query<Handover> => useGet(`/grid/handovers/${personId}`);

/** Previews or finishes, as the body says. */
export function useCompletion(personId: string): Action<[CompleteHandover], HandoverOutcome> {
  return useAction(useCallback((body: CompleteHandover) => post<HandoverOutcome>(`/grid/handovers/${personId}/completion`, body), [personId]));
}
