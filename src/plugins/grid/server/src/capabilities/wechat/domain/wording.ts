/** Where a matter stands, as the register names it. */
export type MatterState = 'registered' | 'accepted' | 'notAccepted' | 'assigned' | 'inProgress' | 'suspended' | 'answered' | 'closed' | 'reopened' | 'merged';

const STATES: Readonly<Record<MatterState, string>> = {
  registered: '已登记',
  accepted: '已受理',
  notAccepted: '不予受理',
  assigned: '已转办',
  inProgress: '办理中',
  suspended: '暂停办理',
  answered: '已答复',
  closed: '已办结',
  reopened: '重新办理',
  merged: '已并入同一事项办理',
};

const NOT_ANONYMOUS = '本渠道不匿名：您的微信身份与所反映的事项相关联。';

/** @param site address of the portal, or '' where none is set */
export const greeting = (site: string): string =>
  `${NOT_ANONYMOUS}\n需要匿名反映的，请不要在此发送，请使用匿名意见箱${site === '' ? '' : `：${site}`}。\n不需要匿名的，直接发送文字或图片即可登记（可以“求助”“投诉”“举报”“建议”开头）；发送“查询 编号”查看办理状态。\n员工在门户取得绑定码并在此发送后，以本人名义登记；发送“解绑”解除。`;

/** To somebody whom nobody here knows. */
export const registered = (number: string): string => `已登记，编号 ${number}。发送“查询 ${number}”查看办理状态。\n${NOT_ANONYMOUS}`;

/** To an employee who said that he writes from here. */
export const registeredInName = (number: string): string => `已以您本人的名义（实名）登记，编号 ${number}。可在门户查看和跟进，也可发送“查询 ${number}”查看办理状态；发送“解绑”后不再以您的名义登记。`;

export const bindText = (code: string): string => `绑定 ${code}`;

export const bound = (): string => `已绑定。今后从本微信发送的内容以您本人的名义（实名）登记，可在门户查看和跟进。发送“解绑”随时解除。\n${NOT_ANONYMOUS}`;

/** Wrong, used and expired answer alike. */
export const noSuchCode = (): string => '绑定码无效，没有绑定，也没有登记。请在门户重新取得绑定码（10 分钟内有效，只能用一次），再原样发送。';

/** Whether there was a binding or not. */
export const unbound = (): string => '本微信现在没有绑定员工，今后发送的内容不以员工名义登记。此前已登记的事项不变。';

/** Unknown and somebody else's answer alike. */
export const stateOf = (number: string, state: MatterState | null): string => (state === null ? `没有查到您登记的编号 ${number}。` : `编号 ${number}：${STATES[state]}。`);

export const tooOften = (): string => '您发送得太频繁，这一条没有登记，请稍后再试。';

export const answerIsReady = (number: string): string => `您反映的事项有了答复，编号 ${number}。发送“查询 ${number}”查看办理状态。`;

export const IMAGE_TITLE = '微信图片';
export const IMAGE_BODY = '（通过微信发来一张图片，没有文字）';
