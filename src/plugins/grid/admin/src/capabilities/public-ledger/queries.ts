import { useCallback } from 'react';
import type { MatterPublicationPage, PublicText } from '../../../../shared/contracts/bulletins';
import { del, post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';

const url = (matter: string) => `/grid/matters/${matter}/publication`;

export const usePublication = (matter: string): Query<MatterPublicationPage> => useGet(url(matter));

export function useWritePublication(matter: string): Action<[PublicText], MatterPublicationPage> {
  return useAction(useCallback((text: PublicText) => post<MatterPublicationPage>(url(matter), text), [matter]));
}

export function useReleasePublication(matter: string): Action<[], MatterPublicationPage> {
  return useAction(useCallback(() => post<MatterPublicationPage>(`${url(matter)}/release`), [matter]));
}

export function useWithdrawPublication(matter: string): Action<[], MatterPublicationPage> {
  return useAction(useCallback(() => del<MatterPublicationPage>(url(matter)), [matter]));
}
