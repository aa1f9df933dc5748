import { useCallback } from 'react';
import type { ExtendRetention, RetentionOverview } from '../../../../shared/contracts/retention';
import type { AnswerCorrection, ConsentList, CorrectionList, CorrectionWish } from '../../../../shared/contracts/rights';
import { post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type View } from './view';

export const useRetention = (): Query<RetentionOverview> => useGet('/grid/retention');

export const useCorrections = (view: View): Query<CorrectionList> => useGet('/grid/corrections', { state: view.state, page: pageOf(view), pageSize: PAGE_SIZE });

export const useConsents = (view: View): Query<ConsentList> => useGet('/grid/consents', { page: pageOf(view), pageSize: PAGE_SIZE });

export function useExtend(code: string): Action<[ExtendRetention], unknown> {
  return useAction(useCallback((body: ExtendRetention) => post(`/grid/retention/${code}/extensions`, body), [code]));
}

/** Opens what somebody wants corrected: it is written down who did. */
export function useWish(id: string): Action<[], CorrectionWish> {
  return useAction(useCallback(() => post<CorrectionWish>(`/grid/corrections/${id}/readings`), [id]));
}

export function useAnswer(id: string): Action<[AnswerCorrection], unknown> {
  return useAction(useCallback((body: AnswerCorrection) => post(`/grid/corrections/${id}/answer`, body), [id]));
}
