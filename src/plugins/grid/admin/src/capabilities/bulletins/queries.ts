import { useCallback } from 'react';
import type { BulletinList, BulletinPage, BulletinText, DraftBulletin, WithdrawBulletin } from '../../../../shared/contracts/bulletins';
import { post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type View } from './view';

export const useBulletins = (view: View): Query<BulletinList> => useGet('/grid/bulletins', { page: pageOf(view), pageSize: PAGE_SIZE });

export const useBulletin = (id: string): Query<BulletinPage> => useGet(`/grid/bulletins/${id}`);

export function useDraft(): Action<[DraftBulletin], BulletinPage> {
  return useAction(useCallback((body: DraftBulletin) => post<BulletinPage>('/grid/bulletins', body), []));
}

export function useWrite(id: string): Action<[BulletinText], BulletinPage> {
  return useAction(useCallback((body: BulletinText) => post<BulletinPage>(`/grid/bulletins/${id}/text`, body), [id]));
}

export function useRelease(id: string): Action<[], BulletinPage> {
  return useAction(useCallback(() => post<BulletinPage>(`/grid/bulletins/${id}/release`), [id]));
}

export const withdrawBulletin = (id: string, body: WithdrawBulletin): Promise<BulletinPage> => post<BulletinPage>(`/grid/bulletins/${id}/withdrawal`, body);
