import type { CarePlanList, CarePlanRow, CloseCarePlan, ExtendCarePlan, OpenCarePlan } from '../../../../shared/contracts/care';
import { post } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';

/** What runs for one person: planned, open and due for review. */
export const useOpenPlans = (employee: string): Query<CarePlanList> => useGet('/grid/care-plans', { employee, state: 'open' });

export const openPlan = (plan: OpenCarePlan) => post<CarePlanRow>('/grid/care-plans', plan);
export const extendPlan = (id: string, extension: ExtendCarePlan) => post<CarePlanRow>(`/grid/care-plans/${id}/extensions`, extension);
export const closePlan = (id: string, closing: CloseCarePlan) => post<CarePlanRow>(`/grid/care-plans/${id}/closing`, closing);
