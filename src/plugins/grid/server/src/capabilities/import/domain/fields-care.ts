import { ACTIVITY_KINDS } from './fields-activities';
import { ORGANISATION_KINDS, type FieldSpec, type KindSpec } from './fields';
import type { ImportKind } from './types';

const careEvents: KindSpec = {
  kind: 'careEvents',
  type: 'care-event',
  sheet: { zh: '谈访事由', en: 'Care events', also: ['事由', '谈访事由台账'] },
  needs: ['code', 'employee', 'kind'],
  key: ['code'],
  fields: [
    { field: 'code', type: 'code', zh: '事由编号', en: 'Event no.', also: ['编号', '事由编码'], required: true, max: 64 },
    { field: 'employee', type: 'employee', zh: '工号', en: 'Employee no.', also: ['员工工号', '员工编号', '对象工号', '职工号'], required: true },
    { field: 'kind', type: 'choice', zh: '事由', en: 'Kind', also: ['事由类别', '事由类型', '谈访事由'], required: true },
    { field: 'occurredOn', type: 'date', zh: '发生日期', en: 'Occurred on', also: ['发生时间'], required: true },
    { field: 'reportedOn', type: 'date', zh: '报告日期', en: 'Reported on', also: ['报告时间', '上报日期', '上报时间'], required: true },
    { field: 'reportedBy', type: 'employee', zh: '报告人工号', en: 'Reported by no.', also: ['报告人编号', '上报人工号'] },
    { field: 'note', type: 'note', zh: '说明', en: 'Note', also: ['情况说明', '备注'], max: 10_000, confidential: true },
  ],
};

const careRecords: KindSpec = {
  kind: 'careRecords',
  type: 'care-record',
  sheet: { zh: '谈访记录', en: 'Care records', also: ['谈话记录', '走访记录', '谈访台账', '谈心谈话记录'] },
  needs: ['conductedBy', 'employees', 'heldOn'],
  key: ['event', 'conductedBy', 'employees', 'heldOn'],
  fields: [
    { field: 'event', type: 'event', zh: '事由编号', en: 'Event no.', also: ['事由编码'] },
    { field: 'conductedBy', type: 'employee', zh: '谈访人工号', en: 'Conducted by no.', also: ['谈话人工号', '走访人工号', '谈访人编号'], required: true },
    { field: 'employees', type: 'employees', zh: '谈访对象工号', en: 'Employee no.', also: ['谈话对象工号', '走访对象工号', '对象工号', '谈访对象编号'], required: true },
    { field: 'form', type: 'choice', zh: '方式', en: 'Form', also: ['谈访方式', '形式'], required: true },
    { field: 'heldOn', type: 'date', zh: '日期', en: 'Held on', also: ['谈访日期', '谈话日期', '走访日期', '时间', '谈访时间'], required: true },
    { field: 'place', type: 'text', zh: '地点', en: 'Place', also: ['谈访地点'], max: 120 },
    { field: 'summary', type: 'note', zh: '内容', en: 'Summary', also: ['谈访内容', '谈话内容', '主要内容'], max: 10_000, confidential: true },
    { field: 'nextOn', type: 'date', zh: '下次跟进', en: 'Next on', also: ['下次跟进日期', '回访日期'] },
  ],
};

const matters: KindSpec = {
  kind: 'matters',
  type: 'matter',
  sheet: { zh: '诉求台账', en: 'Matters', also: ['诉求', '意见建议台账', '诉求登记', '诉求办理台账'] },
  needs: ['number', 'channel', 'body'],
  key: ['number'],
  fields: [
    { field: 'number', type: 'code', zh: '诉求编号', en: 'Matter no.', also: ['编号', '诉求号', '受理编号'], required: true, max: 32 },
    { field: 'registeredOn', type: 'date', zh: '提出日期', en: 'Raised on', also: ['登记日期', '受理日期', '提出时间'], required: true },
    { field: 'channel', type: 'choice', zh: '渠道', en: 'Channel', also: ['来源', '诉求渠道', '反映渠道'], required: true },
    { field: 'submitter', type: 'employee', zh: '提出人工号', en: 'Raised by no.', also: ['反映人工号', '诉求人工号'] },
    { field: 'grid', type: 'grid', zh: '网格编码', en: 'Grid code', also: ['所属网格', '所在网格', '所属网格编码'], required: true },
    { field: 'body', type: 'note', zh: '内容', en: 'Content', also: ['诉求内容', '反映内容', '问题'], required: true, max: 5_000, confidential: true },
    { field: 'answeredOn', type: 'date', zh: '答复日期', en: 'Answered on', also: ['办结日期', '答复时间'] },
    { field: 'answer', type: 'note', zh: '答复', en: 'Answer', also: ['答复内容', '办理结果', '办理情况'], max: 5_000, confidential: true },
  ],
};

const calendarDays: KindSpec = {
  kind: 'calendarDays',
  type: 'calendar-day',
  sheet: { zh: '日历', en: 'Calendar', also: ['节假日', '放假安排', '工作日历'] },
  needs: ['date', 'isOffDay'],
  key: ['date'],
  fields: [
    { field: 'date', type: 'date', zh: '日期', en: 'Date', required: true },
    { field: 'isOffDay', type: 'choice', zh: '休息日', en: 'Day off', also: ['是否休息', '是否休息日', '是否放假', '休班'], required: true },
    { field: 'name', type: 'text', zh: '名称', en: 'Name', also: ['节日', '节假日', '节日名称', '说明'], max: 60 },
  ],
};

/** In the order of the template, which is the order of writing too: what is referred to comes first. */
export const KINDS: readonly KindSpec[] = [...ORGANISATION_KINDS, careEvents, careRecords, matters, ...ACTIVITY_KINDS, calendarDays];

const byKind = new Map<ImportKind, KindSpec>(KINDS.map((spec) => [spec.kind, spec]));

export const specOf = (kind: ImportKind): KindSpec => byKind.get(kind) as KindSpec;

export const fieldOf = (kind: ImportKind, field: string): FieldSpec =>
  specOf(kind).fields.find((spec) => spec.field === field) as FieldSpec;
