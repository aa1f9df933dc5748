import type { ImportKind } from './types';

export type FieldType = 'code' | 'name' | 'text' | 'note' | 'date' | 'phone' | 'email' | 'choice' | 'grid' | 'employee' | 'employees' | 'event' | 'activity' | 'moment' | 'hours';

export interface FieldSpec {
  /** Attribute of the content type. */
  readonly field: string;
  readonly type: FieldType;
  /** Headers of template and export. */
  readonly zh: string;
  readonly en: string;
  /** Other headers that offices use; the labels of the attribute are accepted too. */
  readonly also?: readonly string[];
  readonly required?: boolean;
  /** What a new row gets when the cell is blank. */
  readonly fallback?: string;
  readonly max?: number;
  /** Never exported, shown as `***`. */
  readonly confidential?: boolean;
}

export interface KindSpec {
  readonly kind: ImportKind;
  /** Content type `plugin::grid.<type>`. */
  readonly type: string;
  readonly sheet: { readonly zh: string; readonly en: string; readonly also: readonly string[] };
  readonly fields: readonly FieldSpec[];
  /** A sheet is of this kind only if it has these columns. */
  readonly needs: readonly string[];
  /** What makes two rows the same row. */
  readonly key: readonly string[];
}

const GRID_CODE: Omit<FieldSpec, 'field'> = { type: 'grid', zh: '网格编码', en: 'Grid code', also: ['所属网格', '所在网格', '所属网格编码'], required: true };
const EMPLOYEE_NO: Omit<FieldSpec, 'field'> = { type: 'employee', zh: '工号', en: 'Employee no.', also: ['员工工号', '员工编号', '职工编号', '职工号', '人员编号'], required: true };

const grids: KindSpec = {
  kind: 'grids',
  type: 'grid',
  sheet: { zh: '组织架构', en: 'Grids', also: ['网格', '网格架构', '网格信息', '组织机构'] },
  needs: ['code', 'name'],
  key: ['code'],
  fields: [
    { field: 'code', type: 'code', zh: '网格编码', en: 'Grid code', also: ['编码', '网格代码', '组织编码', '组织代码', '网格编号'], required: true, max: 64 },
    { field: 'name', type: 'text', zh: '网格名称', en: 'Grid name', also: ['名称', '组织名称'], required: true, max: 120 },
    { field: 'level', type: 'choice', zh: '层级', en: 'Level', also: ['级别', '网格层级', '网格级别', '组织层级', '组织类别'], required: true },
    { field: 'parent', type: 'grid', zh: '上级网格编码', en: 'Parent grid code', also: ['上级编码', '上级', '上级组织', '上级组织编码', '上级代码'] },
    { field: 'leader', type: 'employee', zh: '网格长工号', en: 'Grid leader no.', also: ['负责人工号', '负责人', '网格长编号'] },
    { field: 'dutyArea', type: 'text', zh: '责任田', en: 'Duty area', also: ['责任区', '责任区域', '责任范围'], max: 255 },
    { field: 'openedOn', type: 'date', zh: '启用日期', en: 'Opened on', also: ['成立日期', '成立时间', '启用时间'] },
    { field: 'closedOn', type: 'date', zh: '停用日期', en: 'Closed on', also: ['撤销日期', '停用时间'] },
    { field: 'closedReason', type: 'text', zh: '停用原因', en: 'Reason for closing', also: ['撤销原因'], max: 255 },
  ],
};

const employees: KindSpec = {
  kind: 'employees',
  type: 'employee',
  sheet: { zh: '员工花名册', en: 'Employees', also: ['花名册', '员工名册', '人员名册', '职工花名册', '员工信息'] },
  needs: ['employeeNo', 'name'],
  key: ['employeeNo'],
  fields: [
    { field: 'employeeNo', type: 'code', zh: '工号', en: 'Employee no.', also: ['员工号', '员工工号', '员工编号', '职工编号', '职工号', '职工工号', '人员编号'], required: true, max: 32 },
    { field: 'name', type: 'name', zh: '姓名', en: 'Name', also: ['员工姓名', '职工姓名', '名字'], required: true, max: 60 },
    { field: 'gender', type: 'choice', zh: '性别', en: 'Gender' },
    { field: 'birthDate', type: 'date', zh: '出生日期', en: 'Date of birth', also: ['出生年月', '出生年月日', '出生时间', '生日', '出生'] },
    { field: 'department', type: 'text', zh: '部门', en: 'Department', also: ['所在部门', '所属部门', '工作部门', '部门名称', '单位部门', '所在单位', '单位'], max: 120 },
    { field: 'post', type: 'text', zh: '岗位', en: 'Post', also: ['岗位名称', '工作岗位', '现岗位', '所在岗位', '职位', '职务'], max: 120 },
    { field: 'politicalStatus', type: 'choice', zh: '政治面貌', en: 'Political status', also: ['政治身份', '政治面目'], fallback: 'none' },
    { field: 'joinedPartyOn', type: 'date', zh: '入党时间', en: 'Joined the party on', also: ['入党日期', '入党年月', '加入党组织时间', '加入中共时间'] },
    { field: 'hiredOn', type: 'date', zh: '参加工作时间', en: 'Started work on', also: ['参加工作日期', '参加工作年月', '参工时间', '入职时间', '入职日期'] },
    { field: 'employmentStatus', type: 'choice', zh: '在岗状态', en: 'Employment status', also: ['人员状态', '员工状态', '用工状态', '在职状态'], fallback: 'active' },
    { field: 'phone', type: 'phone', zh: '手机', en: 'Phone', also: ['手机号码', '手机号', '移动电话', '联系电话', '联系方式', '电话', '电话号码'], max: 32 },
    { field: 'email', type: 'email', zh: '邮箱', en: 'E-mail', also: ['电子邮箱', '电子邮件', '邮箱地址', '邮件', 'email'], max: 254 },
    { ...GRID_CODE, field: 'grid', zh: '所属网格编码', also: ['所属网格', '所在网格', '所在网格编码', '网格编码', '网格'] },
    { field: 'language', type: 'choice', zh: '邮件语言', en: 'Mail language', also: ['语言'], fallback: 'zhHans' },
  ],
};

const appointments: KindSpec = {
  kind: 'appointments',
  type: 'appointment',
  sheet: { zh: '任职', en: 'Appointments', also: ['任职情况', '任职信息', '班子成员'] },
  needs: ['employee', 'grid', 'duty'],
  key: ['employee', 'grid', 'duty', 'from'],
  fields: [
    { ...EMPLOYEE_NO, field: 'employee' },
    { ...GRID_CODE, field: 'grid' },
    { field: 'duty', type: 'choice', zh: '职务', en: 'Duty', also: ['党内职务', '担任职务', '任职职务'], required: true },
    { field: 'from', type: 'date', zh: '任职时间', en: 'From', also: ['任职日期', '起始日期', '开始日期', '任职起始日期'], required: true },
    { field: 'to', type: 'date', zh: '免职时间', en: 'To', also: ['免职日期', '截止日期', '结束日期', '离任时间', '离任日期'] },
  ],
};

const contactPairs: KindSpec = {
  kind: 'contactPairs',
  type: 'contact-pair',
  sheet: { zh: '结对联系', en: 'Contact pairs', also: ['结对', '结对名单', '联系人'] },
  needs: ['liaison', 'employee'],
  key: ['liaison', 'employee', 'from'],
  fields: [
    { ...EMPLOYEE_NO, field: 'liaison', zh: '联系人工号', en: 'Liaison no.', also: ['联系人编号', '联系党员工号'] },
    { ...EMPLOYEE_NO, field: 'employee', zh: '联系对象工号', also: ['联系对象编号', '对象工号', '被联系人工号'] },
    { field: 'from', type: 'date', zh: '起始日期', en: 'From', also: ['开始日期', '起始时间', '结对日期', '结对时间'], required: true },
    { field: 'to', type: 'date', zh: '截止日期', en: 'To', also: ['结束日期', '截止时间', '终止日期'] },
  ],
};

export const ORGANISATION_KINDS: readonly KindSpec[] = [grids, employees, appointments, contactPairs];
