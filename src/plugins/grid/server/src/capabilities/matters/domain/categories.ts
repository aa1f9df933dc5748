/** What a new installation starts with; the office edits it. Working days in which a matter of the kind is to be solved. */
export const DEFAULT_CATEGORIES: readonly { readonly code: string; readonly name: string; readonly solveDays: number }[] = [
  { code: 'safety', name: '安全生产', solveDays: 5 },
  { code: 'environment', name: '工作环境', solveDays: 10 },
  { code: 'canteen', name: '食堂餐饮', solveDays: 10 },
  { code: 'housing', name: '宿舍住房', solveDays: 15 },
  { code: 'transport', name: '通勤停车', solveDays: 15 },
  { code: 'pay', name: '薪酬待遇', solveDays: 20 },
  { code: 'leave', name: '休假考勤', solveDays: 10 },
  { code: 'training', name: '培训发展', solveDays: 20 },
  { code: 'health', name: '健康体检', solveDays: 15 },
  { code: 'culture', name: '文体活动', solveDays: 15 },
  { code: 'management', name: '管理作风', solveDays: 15 },
  { code: 'other', name: '其他', solveDays: 15 },
];
