import type { Template } from './templates';

type Seed = Pick<Template, 'name' | 'action' | 'textZh' | 'textEn'> & Partial<Pick<Template, 'state' | 'result'>>;

/** What a new installation starts with; the office edits it. In the order in which it is offered. */
export const DEFAULT_TEMPLATES: readonly Seed[] = [
  {
    name: '受理告知', action: 'message', state: 'accepted',
    textZh: '您的诉求（编号 {编号}）已受理，正在确定承办单位，进展会及时告知您。',
    textEn: 'Your matter (number {number}) has been accepted. A unit for it is being found, and you will hear how it goes on.',
  },
  {
    name: '转办告知', action: 'message', state: 'assigned',
    textZh: '您的诉求（编号 {编号}）已转{承办单位}办理，办结期限为{办结期限}。',
    textEn: 'Your matter (number {number}) has been given to {unit}. It is to be solved by {due on}.',
  },
  {
    name: '办理进展', action: 'message', state: 'inProgress',
    textZh: '您的诉求（编号 {编号}）正由{承办单位}办理，办结期限为{办结期限}。',
    textEn: '{unit} is working on your matter (number {number}). It is to be solved by {due on}.',
  },
  {
    name: '暂停告知', action: 'message', state: 'suspended',
    textZh: '您的诉求（编号 {编号}）因等待外部条件暂停办理，条件具备后立即恢复。',
    textEn: 'Work on your matter (number {number}) stands still until something outside of our hands has arrived. It goes on at once then.',
  },
  {
    name: '重办告知', action: 'message', state: 'reopened',
    textZh: '您的诉求（编号 {编号}）已重新办理，办结期限重新计算。',
    textEn: 'Your matter (number {number}) has been reopened, with a new time limit.',
  },
  {
    name: '请补充情况', action: 'message',
    textZh: '为办好您的诉求（编号 {编号}），请补充时间、地点和具体情况。',
    textEn: 'To work on your matter (number {number}) we need to know when and where it was, and what exactly happened.',
  },
  {
    name: '不属受理范围', action: 'refuse',
    textZh: '经核实，您反映的事项不属于本渠道受理范围，请向有权处理的部门提出。',
    textEn: 'What you raised cannot be decided here. Please turn to the department that decides it.',
  },
  {
    name: '已有法定途径', action: 'refuse',
    textZh: '您反映的事项已进入法定程序，请以该程序的结论为准。',
    textEn: 'What you raised is before the authority that the law names for it. Its decision holds.',
  },
  { name: '等待物资', action: 'suspend', textZh: '等待所需物资或配件到货。', textEn: 'Waiting for material or spare parts.' },
  { name: '等待批复', action: 'suspend', textZh: '等待上级单位批复。', textEn: 'Waiting for a decision of the superior unit.' },
  {
    name: '已解决', action: 'answer', result: 'solved',
    textZh: '您的诉求（编号 {编号}）已办理完成，具体情况如下：\n\n如仍有问题，可以申请重办。',
    textEn: 'Your matter (number {number}) has been solved. What was done:\n\nIf something is still wrong, you can reopen it.',
  },
  {
    name: '解释说明', action: 'answer', result: 'explained',
    textZh: '关于您的诉求（编号 {编号}），现将有关规定和情况说明如下：\n\n如有疑问，可以继续留言。',
    textEn: 'About your matter (number {number}), these are the rules and the facts:\n\nIf a question is left, you can write to us here.',
  },
  {
    name: '列入计划', action: 'answer', result: 'planned',
    textZh: '您的诉求（编号 {编号}）已列入计划，安排如下：',
    textEn: 'Your matter (number {number}) has been put on the plan, as follows:',
  },
  {
    name: '暂不具备条件', action: 'answer', result: 'infeasible',
    textZh: '您的诉求（编号 {编号}）目前暂不具备解决条件，原因如下：\n\n条件具备后将及时推进。',
    textEn: 'Your matter (number {number}) cannot be solved for now, because:\n\nIt will be taken up as soon as it can be.',
  },
  { name: '无法联系', action: 'close', textZh: '多次联系提出人未果，按规定办结。', textEn: 'The reporter could not be reached in several tries; closed by the rules.' },
  { name: '电话回访', action: 'close', textZh: '已电话回访提出人，本人确认办结。', textEn: 'The reporter confirmed it by telephone.' },
  { name: '提出人不满意', action: 'reopen', textZh: '提出人对办理结果不满意，要求重新办理。', textEn: 'The reporter is not satisfied with the result and asks for it to be taken up again.' },
];
