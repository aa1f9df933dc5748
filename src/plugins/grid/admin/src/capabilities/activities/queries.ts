import type {
  ActivityList,
  ActivityPage,
  ActivitySeries,
  AttendanceList,
  CancelActivity,
  HoldActivity,
  PastedNames,
  PastedResult,
  PlanActivity,
  PlanSeries,
  RecordAttendances,
  Recorded,
  RecordGrid,
} from '../../../../shared/contracts/activities';
import type { CalendarFeeds, MadeFeed, MakeFeed } from '../../../../shared/contracts/calendar-feeds';
import { del, post } from '../../ui/use-action';
import { useGet, type Query } from '../../ui/use-get';
import { PAGE_SIZE, pageOf, type View } from './view';

export const useActivities = (view: View): Query<ActivityList> => useGet('/grid/activities', { state: view.state, type: view.type, month: view.month, page: pageOf(view), pageSize: PAGE_SIZE });

export const useActivity = (id: string): Query<ActivityPage> => useGet(`/grid/activities/${id}`);

export const useAttendances = (id: string, view: View): Query<AttendanceList> => useGet(`/grid/activities/${id}/attendances`, { status: view.status, page: pageOf(view), pageSize: PAGE_SIZE });

export const plan = (body: PlanActivity) => post<ActivityPage>('/grid/activities', body);
export const planSeries = (body: PlanSeries) => post<ActivitySeries>('/grid/activity-series', body);
export const change = (id: string, body: PlanActivity) => post<ActivityPage>(`/grid/activities/${id}/plan`, body);
export const cancel = (id: string, body: CancelActivity) => post<ActivityPage>(`/grid/activities/${id}/cancellation`, body);
export const hold = (id: string, body: HoldActivity) => post<ActivityPage>(`/grid/activities/${id}/holding`, body);
export const record = (id: string, body: RecordAttendances) => post<Recorded>(`/grid/activities/${id}/attendances`, body);
export const recordGrid = (id: string, body: RecordGrid) => post<Recorded>(`/grid/activities/${id}/attendances/grid`, body);
export const unrecord = (id: string, attendance: string) => del<Recorded>(`/grid/activities/${id}/attendances/${attendance}`);
export const readPasted = (id: string, body: PastedNames) => post<PastedResult>(`/grid/activities/${id}/pasted-names`, body);

export const useFeeds = (): Query<CalendarFeeds> => useGet('/grid/calendar-feeds');
export const makeFeed = (body: MakeFeed) => post<MadeFeed>('/grid/calendar-feeds', body);
export const revokeFeed = (id: string) => del<CalendarFeeds>(`/grid/calendar-feeds/${id}`);
