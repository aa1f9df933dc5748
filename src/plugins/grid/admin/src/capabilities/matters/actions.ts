import type { MatterAction } from '../../../../shared/contracts/matters';
import type { AcceptMatter, AnswerMatter, AssignMatter, CategoriseMatter, CloseMatter, MatterReason, MatterText, MergeMatter, PauseMatter, TakeOverMatter } from '../../../../shared/contracts/matter-actions';

type Nothing = Record<string, never>;

/** What each action sends. Only the reporter confirms, so that there is no such action here. */
export interface Bodies {
  accept: AcceptMatter;
  refuse: MatterReason;
  categorise: CategoriseMatter;
  assign: AssignMatter;
  takeOver: TakeOverMatter;
  sendBack: MatterReason;
  suspend: PauseMatter;
  resume: Nothing;
  askExtension: PauseMatter;
  approveExtension: Nothing;
  refuseExtension: Nothing;
  message: MatterText;
  answer: AnswerMatter;
  close: CloseMatter;
  reopen: MatterReason;
  merge: MergeMatter;
}

export type PanelAction = keyof Bodies;

const isPanelAction = (action: MatterAction): action is PanelAction => action !== 'confirm';

/** The next sensible one, as the server orders them, and the others behind a menu. */
export function arranged(actions: readonly MatterAction[]): { primary: PanelAction | null; others: PanelAction[] } {
  const [primary = null, ...others] = actions.filter(isPanelAction);
  return { primary, others };
}

const PLACES: Record<PanelAction, { method: 'POST' | 'DELETE'; path: string }> = {
  accept: { method: 'POST', path: 'acceptance' },
  refuse: { method: 'POST', path: 'refusal' },
  categorise: { method: 'POST', path: 'category' },
  assign: { method: 'POST', path: 'assignment' },
  takeOver: { method: 'POST', path: 'takeover' },
  sendBack: { method: 'POST', path: 'return' },
  suspend: { method: 'POST', path: 'suspension' },
  resume: { method: 'DELETE', path: 'suspension' },
  askExtension: { method: 'POST', path: 'extension' },
  approveExtension: { method: 'POST', path: 'extension/approval' },
  refuseExtension: { method: 'DELETE', path: 'extension' },
  message: { method: 'POST', path: 'messages' },
  answer: { method: 'POST', path: 'answer' },
  close: { method: 'POST', path: 'closure' },
  reopen: { method: 'POST', path: 'reopening' },
  merge: { method: 'POST', path: 'merger' },
};

export const placeOf = (id: string, action: PanelAction) => ({ method: PLACES[action].method, url: `/grid/matters/${id}/${PLACES[action].path}` });
