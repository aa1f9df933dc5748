import { appendAudit, systemActor } from '../../platform/audit';
import type { Db } from '../../platform/db';
import type { Capability } from '../../platform/define-capability';
import { hooks } from './hooks';
import { portalRoutes, publicRoutes } from './http';
import { vaultOf } from '../attachments';
import { imageFromChannel, noteFromChannel, registerFromChannel, stateOfMatter, whenAnswered } from '../matters';
import { jobs } from './jobs';
import { useRegister, type WechatImage } from './register-port';
import { answerReady } from './service';

/** Stands in the conversation, so that the handler asks for it. */
const LOST_NOTE = '（提出人通过微信发来一张图片，系统未能取得，请联系提出人另行提供。）';

const completeImage = async (db: Db, matterId: string, image: WechatImage | null): Promise<void> => {
  if (image === null) return noteFromChannel(db, matterId, LOST_NOTE);
  await imageFromChannel(db, vaultOf(strapi), matterId, image);
  return appendAudit(db, systemActor('wechat'), [{ action: 'row.update', type: 'matter', rowId: matterId, fields: ['attachments'], details: { channel: 'wechat' } }]);
};

export { endOfOne } from './service-bindings';

useRegister({ registerMatter: registerFromChannel, completeImage, stateOfMatter });
whenAnswered(async (db, matterId) => void (await answerReady(db, matterId)));

/** The official account 微信公众号 as a door to the register of matters. It is not anonymous, and says so. */
export const wechat: Capability = {
  name: 'wechat',
  portalRoutes,
  publicRoutes,
  jobs,
  onWrite: hooks,
  sealed: [{ type: 'wechat-message', field: 'sender', table: 'grid_wechat_message', column: 'sender' }],
};
