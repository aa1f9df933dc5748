/**
 * The life of a matter.
 *
 * registered 登记 → accepted 受理 | notAccepted 不予受理 (end)
 * accepted → assigned 转办 (given to a unit, which takes it over or sends it back) → inProgress 办理 (a handler and a measure)
 * inProgress ⇄ suspended 挂起 ; inProgress → answered 答复 (the handler says solved) → closed 办结 (the reporter confirms, or cannot be asked)
 * answered | closed → reopened 重办 → assigned | inProgress
 * What was accepted and is not answered yet may become a project 列入项目清单 besides, once; it stays where it is.
 * Whatever is not answered yet may be merged 合并 into another matter (end): its reporters get what that one gets.
 *
 * From the acceptance on somebody answers for it in every state until it ends: see `ownerAfter`.
 */
export const STATES = ['registered', 'accepted', 'notAccepted', 'assigned', 'inProgress', 'suspended', 'answered', 'closed', 'reopened', 'merged'] as const;
export type State = (typeof STATES)[number];

/** From these nothing runs any more. */
export const ENDED: readonly State[] = ['closed', 'notAccepted', 'merged'];

export const ACTIONS = ['accept', 'refuse', 'assign', 'takeOver', 'sendBack', 'answer', 'resume', 'close', 'confirm', 'approveExtension', 'refuseExtension', 'message', 'suspend', 'askExtension', 'categorise', 'promote', 'merge', 'reopen'] as const;
export type Action = (typeof ACTIONS)[number];

/** From which states, and into which; `null` = it stays where it is. */
const MOVES: Readonly<Record<Action, { readonly from: readonly State[]; readonly to: State | null }>> = {
  accept: { from: ['registered'], to: 'accepted' },
  refuse: { from: ['registered'], to: 'notAccepted' },
  assign: { from: ['accepted', 'assigned', 'inProgress', 'reopened'], to: 'assigned' },
  takeOver: { from: ['accepted', 'assigned', 'inProgress', 'reopened'], to: 'inProgress' },
  sendBack: { from: ['assigned'], to: 'accepted' },
  suspend: { from: ['inProgress'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'inProgress' },
  askExtension: { from: ['inProgress'], to: null },
  approveExtension: { from: ['inProgress', 'suspended'], to: null },
  refuseExtension: { from: ['inProgress', 'suspended'], to: null },
  message: { from: ['accepted', 'assigned', 'inProgress', 'suspended', 'answered', 'reopened'], to: null },
  answer: { from: ['inProgress'], to: 'answered' },
  confirm: { from: ['answered'], to: 'closed' },
  close: { from: ['answered'], to: 'closed' },
  reopen: { from: ['answered', 'closed'], to: 'reopened' },
  promote: { from: ['accepted', 'assigned', 'inProgress', 'suspended', 'reopened'], to: null },
  categorise: { from: ['registered', 'accepted', 'assigned', 'inProgress', 'suspended', 'reopened'], to: null },
  merge: { from: ['registered', 'accepted', 'assigned', 'inProgress', 'suspended', 'reopened'], to: 'merged' },
};

/** The state after an action, or null where the state does not allow it. */
export const after = (state: State, action: Action): State | null => (MOVES[action].from.includes(state) ? (MOVES[action].to ?? state) : null);

export const allowedFrom = (action: Action): readonly State[] => MOVES[action].from;

/** Whoever asks, in relation to one matter. */
export interface Standing {
  /** Reaches the grid in which it is counted, and may direct matters. */
  readonly directs: boolean;
  /** Reaches the responsible unit, and may handle matters. */
  readonly handles: boolean;
  readonly isHandler: boolean;
  /** May approve what somebody else asked for. */
  readonly approves: boolean;
  /** Asked for the extension that waits. */
  readonly askedExtension: boolean;
  readonly extensionWaits: boolean;
}

/** The next sensible thing where the order of the list is not it. */
const FIRST: Readonly<Partial<Record<State, Action>>> = { assigned: 'takeOver', inProgress: 'answer', reopened: 'takeOver' };

/** What somebody may do now, the next sensible thing first. */
export const allowed = (state: State, standing: Standing): Action[] => {
  const actions = ACTIONS.filter((action) => after(state, action) !== null && may(action, standing));
  return [...actions.filter((action) => action === FIRST[state]), ...actions.filter((action) => action !== FIRST[state])];
};

const may = (action: Action, { directs, handles, isHandler, approves, askedExtension, extensionWaits }: Standing): boolean => {
  switch (action) {
    case 'accept':
    case 'refuse':
    case 'assign':
    case 'categorise':
    case 'promote':
    case 'merge':
    case 'close':
    case 'reopen':
      return directs;
    case 'takeOver':
    case 'sendBack':
      return handles || directs;
    case 'suspend':
    case 'resume':
    case 'message':
    case 'answer':
      return isHandler || handles || directs;
    case 'askExtension':
      return (isHandler || handles) && !extensionWaits;
    case 'approveExtension':
    case 'refuseExtension':
      return approves && extensionWaits && !askedExtension;
    case 'confirm':
      // The reporter's own word, given through the portal or the mailbox.
      return false;
  }
};

/** Who may answer for a matter: those whose names its row holds. */
export interface Holders {
  readonly receiverId: number | null;
  /** Who leads the responsible unit. */
  readonly unitLeaderId: number | null;
  readonly handlerId: number | null;
}

/** First-receiver responsibility: whoever received it answers for it until a unit has it, and the unit's leader until somebody handles it. */
export const ownerAfter = (state: State, { receiverId, unitLeaderId, handlerId }: Holders): number | null => {
  switch (state) {
    case 'registered':
    case 'accepted':
      return receiverId;
    case 'assigned':
      // Given, not taken over yet: until then the one who gave it still answers for it.
      return receiverId ?? unitLeaderId;
    case 'inProgress':
    case 'suspended':
    case 'answered':
    case 'reopened':
      return handlerId ?? unitLeaderId ?? receiverId;
    case 'notAccepted':
    case 'closed':
    case 'merged':
      return null;
  }
};
