import { useCallback } from 'react';
import type { AuditChain, AuditPage, AuditVerdict } from '../../../../shared/contracts/audit';
import { post, useAction, type Action } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import type { View } from './view';

export const useAudit = (view: View, before: number | undefined): Query<AuditPage> => useGet('/grid/audit', { ...view, before });

export const useChain = (): Query<AuditChain> => useGet('/grid/audit/chain');

export const useVerify = (): Action<[], AuditVerdict> => useAction(useCallback(() => post<AuditVerdict>('/grid/audit/verifications'), []));
