import type { KindSpec } from './fields';

const ACTIVITY_CODE = { type: 'activity', zh: '活动编号', en: 'Activity no.', also: ['活动编码', '活动号'], required: true } as const;

const activities: KindSpec = {
  kind: 'activities',
  type: 'activity',
  sheet: { zh: '活动', en: 'Activities', also: ['组织生活', '活动台账', '组织生活台账'] },
  needs: ['code', 'title', 'startsAt'],
  key: ['code'],
  fields: [
    { ...ACTIVITY_CODE, field: 'code', type: 'code', max: 32 },
    { field: 'type', type: 'choice', zh: '类型', en: 'Type', also: ['活动类型', '类别'], required: true },
    { field: 'form', type: 'text', zh: '形式', en: 'Form', also: ['活动形式'], max: 60 },
    { field: 'title', type: 'text', zh: '主题', en: 'Title', also: ['活动主题', '活动名称', '名称'], required: true, max: 120 },
    { field: 'startsAt', type: 'moment', zh: '开始时间', en: 'Starts at', also: ['活动时间', '开始'], required: true },
    { field: 'endsAt', type: 'moment', zh: '结束时间', en: 'Ends at', also: ['结束'], required: true },
    { field: 'grid', type: 'grid', zh: '主办网格编码', en: 'Grid code', also: ['主办网格', '网格编码', '主办单位', '所属网格'], required: true },
    { field: 'venue', type: 'text', zh: '地点', en: 'Venue', also: ['活动地点'], max: 120 },
    { field: 'host', type: 'employee', zh: '主持人工号', en: 'Host no.', also: ['主持人'] },
    { field: 'lecturer', type: 'text', zh: '主讲人', en: 'Lecturer', also: ['授课人'], max: 60 },
    { field: 'state', type: 'choice', zh: '状态', en: 'State', also: ['活动状态'] },
  ],
};

const attendances: KindSpec = {
  kind: 'attendances',
  type: 'attendance',
  sheet: { zh: '签到', en: 'Attendances', also: ['签到表', '出席', '考勤', '参加人员'] },
  needs: ['activity', 'employee'],
  key: ['activity', 'employee'],
  fields: [
    { ...ACTIVITY_CODE, field: 'activity' },
    { field: 'employee', type: 'employee', zh: '工号', en: 'Employee no.', also: ['员工工号', '员工编号', '职工号'], required: true },
    { field: 'status', type: 'choice', zh: '状态', en: 'Status', also: ['签到状态', '出席情况'], required: true },
    { field: 'reason', type: 'text', zh: '原因', en: 'Reason', also: ['请假原因', '备注'], max: 255 },
    { field: 'hours', type: 'hours', zh: '时长（小时）', en: 'Hours', also: ['时长', '志愿时长', '服务时长', '小时'] },
  ],
};

export const ACTIVITY_KINDS: readonly KindSpec[] = [activities, attendances];
