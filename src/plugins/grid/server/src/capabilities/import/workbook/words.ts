import type { ProblemCode, Verdict } from '../domain/types';
import type { Language } from '../domain/vocabulary';

interface Words {
  readonly overview: string;
  readonly sheet: string;
  readonly file: string;
  readonly at: string;
  readonly by: string;
  readonly opened: string;
  readonly closed: string;
  readonly notRead: string;
  readonly remark: string;
  readonly row: string;
  readonly verdict: string;
  readonly reason: string;
  readonly allowed: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly problems: Readonly<Record<ProblemCode, string>>;
}

/** The wording of the result workbook. */
export const RESULT_WORDS: Readonly<Record<Language, Words>> = {
  zhHans: {
    overview: '导入结果',
    sheet: '工作表',
    file: '文件',
    at: '导入时间（UTC）',
    by: '导入人',
    opened: '新增任务',
    closed: '完成任务',
    notRead: '没有认出表头，未导入',
    remark: '备注',
    row: '行号',
    verdict: '结果',
    reason: '原因或变化',
    allowed: '允许',
    verdicts: { new: '新增', changed: '更新', unchanged: '无变化', wrong: '有误，未导入' },
    problems: {
      required: '必填项为空',
      duplicate: '重复',
      unknown_grid: '网格不存在',
      unknown_employee: '员工不存在',
      unknown_event: '事由不存在',
      unknown_activity: '活动不存在',
      unknown_value: '不是可选的值',
      invalid_date: '日期无效',
      date_out_of_range: '日期超出范围',
      invalid_email: '邮箱无效',
      invalid_phone: '电话无效',
      invalid_level: '层级不符',
      cycle: '上下级循环',
      self_liaison: '联系人是本人',
      second_liaison: '已有联系人',
      too_long: '内容过长',
      invalid_order: '日期先后颠倒',
    },
  },
  en: {
    overview: 'Result',
    sheet: 'Sheet',
    file: 'File',
    at: 'Imported at (UTC)',
    by: 'Imported by',
    opened: 'Duties opened',
    closed: 'Duties closed',
    notRead: 'headers not recognised, not imported',
    remark: 'Remark',
    row: 'Row',
    verdict: 'Result',
    reason: 'Reason or change',
    allowed: 'allowed',
    verdicts: { new: 'new', changed: 'changed', unchanged: 'unchanged', wrong: 'wrong, not imported' },
    problems: {
      required: 'required',
      duplicate: 'duplicate',
      unknown_grid: 'unknown grid',
      unknown_employee: 'unknown employee',
      unknown_event: 'unknown event',
      unknown_activity: 'unknown activity',
      unknown_value: 'not one of the choices',
      invalid_date: 'invalid date',
      date_out_of_range: 'date out of range',
      invalid_email: 'invalid e-mail',
      invalid_phone: 'invalid phone',
      invalid_level: 'wrong level',
      cycle: 'circle in the tree',
      self_liaison: 'own liaison',
      second_liaison: 'has a liaison already',
      too_long: 'too long',
      invalid_order: 'end before beginning',
    },
  },
};
