import type { RetentionCode } from '../../../../shared/contracts/retention';
import type { InBothLanguages } from '../../../../shared/contracts/rights';

export interface SectionWords {
  readonly title: InBothLanguages;
  readonly purpose: InBothLanguages;
  readonly source: InBothLanguages;
  readonly kept: RetentionCode | 'employment';
  /** Columns that are no attribute of a type. */
  readonly columns?: Readonly<Record<string, InBothLanguages>>;
}

const both = (zhHans: string, en: string) => ({ zhHans, en });

/** Where it comes from. */
const ROSTER = both('花名册导入或党群办登记', 'Roster, or typed in by the office');
const OFFICE = both('党群办或负责人登记', 'Typed in by the office or a leader');
const LEADERS = both('网格长、联系人或书记登记', 'Typed in by a leader, liaison or secretary');
const RULES = both('系统按规则生成', 'Made by the system from the rules');
const YOURSELF = both('您本人', 'Yourself');
const SYSTEM = both('系统自动记录', 'Noted by the system');

/** What each section of the own file is for, where it comes from and how long it is kept. The README of the download is made from it. */
export const SECTION_WORDS: Readonly<Record<string, SectionWords>> = {
  employee: { title: both('员工档案', 'Employee'), purpose: both('确定您是谁、归属哪个网格、如何联系', 'Who you are, where you belong, how to reach you'), source: ROSTER, kept: 'employment' },
  memberships: { title: both('网格归属', 'Memberships'), purpose: both('统计与职责按当时所在网格计算', 'Figures and duties count in the grid of their time'), source: ROSTER, kept: 'employment' },
  appointments: { title: both('任职', 'Appointments'), purpose: both('决定您可以查看和办理的范围', 'What you may see and do follows from them'), source: ROSTER, kept: 'employment' },
  ledGrids: { title: both('负责的网格', 'Grids you lead'), purpose: both('明确网格负责人', 'Who answers for a grid'), source: ROSTER, kept: 'employment' },
  liaisons: { title: both('您的联系人', 'Your liaisons'), purpose: both('明确由谁与您联系', 'Who keeps in touch with you'), source: ROSTER, kept: 'employment' },
  pairsAsLiaison: { title: both('您联系的人员', 'People you keep in touch with'), purpose: both('明确您联系谁（往期仅保留日期）', 'Whom you keep in touch with; past ones with their days only'), source: ROSTER, kept: 'employment' },
  absences: { title: both('离岗代理', 'Absences'), purpose: both('离岗期间任务转交代理人', 'Duties go to a substitute meanwhile'), source: OFFICE, kept: 'employment' },
  substitutions: { title: both('您代理的离岗', 'Absences you stood in for'), purpose: both('明确您何时代理他人', 'When you stood in for somebody'), source: OFFICE, kept: 'employment' },
  careEvents: {
    title: both('谈访事由', 'Care events'), purpose: both('触发谈心谈话和走访', 'What a talk or visit was called for'), source: LEADERS, kept: 'careEvents',
    columns: { note: both('说明', 'Note') },
  },
  careProfile: { title: both('关怀档案', 'Care profile'), purpose: both('经您同意，用于关心帮助', 'For care, with your consent'), source: LEADERS, kept: 'leaverNotes' },
  reportedEvents: { title: both('您报告的事由', 'Events you reported'), purpose: both('说明您报告过（内容属于他人）', 'That you reported; what, is another person’s'), source: YOURSELF, kept: 'careEvents' },
  careRecords: {
    title: both('谈访记录', 'Care records'), purpose: both('记录与您的谈话和走访', 'Talks and visits with you'), source: LEADERS, kept: 'careRecords',
    columns: { employees: both('参加人数', 'People present'), summary: both('内容', 'Summary') },
  },
  conductedRecords: { title: both('您开展的谈访', 'Talks and visits you held'), purpose: both('说明您开展过（内容属于他人）', 'That you held them; the content is other people’s'), source: YOURSELF, kept: 'careRecords' },
  carePlans: {
    title: both('重点关怀', 'Care plans'), purpose: both('一段时间内由专人定期联系您', 'Somebody keeps in touch with you regularly for some time'), source: LEADERS, kept: 'carePlans',
    columns: { goal: both('目标', 'Goal') },
  },
  plansKept: { title: both('您参与的重点关怀', 'Care plans you had a part in'), purpose: both('说明您负责、建立或复核过（内容属于他人）', 'That you were responsible, opened or reviewed them; the content is other people’s'), source: OFFICE, kept: 'carePlans' },
  dutiesAbout: { title: both('与您有关的任务', 'Duties about you'), purpose: both('保证谈访按期完成', 'That talks and visits are held in time'), source: RULES, kept: 'duties' },
  ownDuties: { title: both('您承担的任务', 'Duties you own'), purpose: both('明确责任人和期限', 'Who has to do what until when'), source: RULES, kept: 'duties' },
  followUpsAbout: { title: both('与您有关的跟进', 'Follow-ups about you'), purpose: both('每周跟进的说明', 'Weekly notes on duties about you'), source: LEADERS, kept: 'duties' },
  followUpsWritten: { title: both('您填写的跟进', 'Follow-ups you wrote'), purpose: both('说明您填写过（内容属于他人）', 'That you wrote them; the content is other people’s'), source: YOURSELF, kept: 'duties' },
  projectSteps: { title: both('您办理项目的经过', 'What you did to projects'), purpose: both('记录项目由谁完成、由谁销号', 'Who did a project and who verified it'), source: YOURSELF, kept: 'duties' },
  corrections: {
    title: both('更正申请', 'Correction requests'), purpose: both('您要求更正的内容和答复', 'What you wanted corrected and the answer'), source: YOURSELF, kept: 'corrections',
    columns: { wish: both('申请内容', 'What you asked'), answer: both('答复', 'Answer') },
  },
  matters: {
    title: both('您提出的诉求', 'Matters you raised'), purpose: both('办理并答复您的诉求', 'To work on it and answer you'), source: YOURSELF, kept: 'matters',
    columns: { body: both('内容', 'Text') },
  },
  handledMatters: { title: both('您经办的诉求', 'Matters you answered for'), purpose: both('明确诉求由谁办理（内容属于提出人）', 'Who answers for a matter; the content is the reporter’s'), source: RULES, kept: 'matters' },
  matterSteps: { title: both('您办理诉求的动作', 'What you did to matters'), purpose: both('记录每件诉求的经过', 'How a matter went'), source: YOURSELF, kept: 'matters' },
  matterMessages: {
    title: both('您在诉求中的留言', 'What you wrote in matters'), purpose: both('与提出人或承办人往来', 'To write to the reporter or the handler'), source: YOURSELF, kept: 'matters',
    columns: { body: both('内容', 'Text') },
  },
  matterPauses: { title: both('您申请或批准的暂停', 'Pauses you asked for or approved'), purpose: both('说明期限为何顺延', 'Why a clock stood still'), source: YOURSELF, kept: 'matters' },
  bulletins: { title: both('您起草或发布的月度公开', 'Bulletins you wrote or released'), purpose: both('说明由谁起草、由谁发布', 'Who wrote and who released them'), source: YOURSELF, kept: 'employment' },
  publications: { title: both('您起草或发布的诉求公开', 'Public texts of matters you wrote or released'), purpose: both('说明由谁起草、由谁发布（内容属于诉求）', 'Who wrote and who released them; the content is the matter’s'), source: YOURSELF, kept: 'matters' },
  storiesAbout: {
    title: both('写您的先进事迹', 'Stories about you'), purpose: both('经您同意公开；发布前您可以审阅', 'Published with your consent; you see them before'), source: both('党群办、支部或宣传人员撰写', 'Written by the office, a branch or an editor'), kept: 'stories',
    columns: { body: both('正文', 'Text'), honours: both('荣誉数', 'Honours named') },
  },
  storiesWritten: { title: both('您起草或发布的先进事迹', 'Stories you wrote or released'), purpose: both('说明由谁起草、由谁发布（内容属于他人）', 'Who wrote and who released them; the content is other people’s'), source: YOURSELF, kept: 'stories' },
  honours: { title: both('您的荣誉', 'Your honours'), purpose: both('记录获得的荣誉；公开须经您同意', 'What you were honoured with; published only with your consent'), source: OFFICE, kept: 'employment' },
  vanguardPosts: { title: both('您的党员先锋岗', 'Your vanguard posts'), purpose: both('明确先锋岗由谁承担', 'Who holds a vanguard post'), source: OFFICE, kept: 'employment' },
  attendances: { title: both('您的签到', 'Your attendances'), purpose: both('记录您参加的组织生活', 'Which activities you took part in'), source: LEADERS, kept: 'activities' },
  attendancesRecorded: { title: both('您登记的签到', 'Attendances you recorded'), purpose: both('说明由谁登记（内容属于他人）', 'That you recorded them; whose, is other people’s'), source: YOURSELF, kept: 'activities' },
  activitiesHosted: { title: both('您主持的组织生活', 'Activities you hosted'), purpose: both('明确由谁主持', 'Who hosts an activity'), source: LEADERS, kept: 'activities' },
  consents: { title: both('个人同意', 'Consents'), purpose: both('您给予和撤回的同意', 'What you agreed to and took back'), source: YOURSELF, kept: 'employment' },
  accounts: {
    title: both('登录账号', 'Logins'), purpose: both('登录工作台或门户', 'Logging in to the panel or the portal'), source: OFFICE, kept: 'employment',
    columns: { where: both('系统', 'System'), name: both('用户名', 'User name'), email: both('邮箱', 'E-mail'), active: both('已启用', 'Active'), blocked: both('已停用', 'Blocked') },
  },
  calendarFeeds: {
    title: both('日历订阅地址', 'Addresses of calendars'), purpose: both('在您的日历软件中显示组织生活和任务；可随时撤销', 'Activities and duties in your calendar program; taken back at any time'), source: YOURSELF, kept: 'employment',
    columns: { of: both('网格（空白为本人日历）', 'Grid (empty: your own calendar)'), madeOn: both('生成日期', 'Made on'), fetchedOn: both('最近读取日期', 'Last fetched on') },
  },
  attachments: {
    title: both('附件', 'Attachments'), purpose: both('谈访和诉求的照片和材料（加密保存）', 'Photos and papers of talks, events and matters, kept sealed'), source: LEADERS, kept: 'careRecords',
    columns: { at: both('时间', 'Added'), type: both('所属', 'Belongs to'), name: both('文件名', 'File name'), mime: both('格式', 'Format'), bytes: both('字节', 'Bytes'), byName: both('添加人', 'Added by') },
  },
  mails: {
    title: both('发给您的邮件', 'Mails to you'), purpose: both('提醒', 'Reminders'), source: SYSTEM, kept: 'mailBodies',
    columns: { createdAt: both('写入时间', 'Written'), sentAt: both('发送时间', 'Sent'), state: both('状态', 'State'), template: both('种类', 'Kind'), subject: both('主题', 'Subject'), toName: both('收件人', 'Recipient'), toAddress: both('地址', 'Address') },
  },
  reminders: {
    title: both('发给您的提醒', 'Reminders to you'), purpose: both('任务到期与超期提醒', 'That a duty was due or overdue'), source: SYSTEM, kept: 'duties',
    columns: { firedOn: both('日期', 'Day'), rung: both('提醒级别', 'Rung') },
  },
  imports: {
    title: both('导入文件中的您', 'You in imported files'), purpose: both('说明数据来自哪个文件', 'Which file your data came from'), source: OFFICE, kept: 'importResults',
    columns: { at: both('导入时间', 'Imported'), fileName: both('文件', 'File'), sheet: both('工作表', 'Sheet'), row: both('行号', 'Row'), verdict: both('处理结果', 'Verdict') },
  },
  wechat: {
    title: both('微信绑定', 'WeChat'), purpose: both('经您绑定，从该微信发送的内容以您本人名义登记；可随时解除', 'What is sent from there is registered under your name, because you bound it; remove it whenever you like'), source: YOURSELF, kept: 'employment',
    columns: { boundOn: both('绑定日期', 'Since') },
  },
  openings: {
    title: both('谁查看或更改过您的资料', 'Who opened or changed your data'), purpose: both('审计', 'The audit trail'), source: SYSTEM, kept: 'audit',
    columns: { at: both('时间', 'Time'), action: both('操作', 'Action'), type: both('资料类型', 'Kind of data'), fields: both('字段', 'Fields'), by: both('操作人', 'By'), roles: both('角色', 'Roles'), reason: both('原因', 'Reason') },
  },
  deeds: {
    title: both('您的操作（次数）', 'Your own actions, as counts'), purpose: both('审计', 'The audit trail'), source: SYSTEM, kept: 'audit',
    columns: { action: both('操作', 'Action'), times: both('次数', 'Times'), first: both('首次', 'First'), last: both('最近', 'Last') },
  },
};
