import { fail, type Board } from './board';
import { changedValues } from './changes';

const ANSWER = ['answeredOn', 'answer'];

/** A matter that is here already lives here: a ledger may still bring its first answer, and nothing else. */
export const checkMatters = (board: Board): void => {
  for (const entry of board.entries) {
    if (entry.kind !== 'matters' || entry.existing === undefined || entry.wrong) continue;
    const answered = Boolean(entry.existing.values['answeredOn']);
    for (const field of Object.keys(changedValues(entry))) {
      if (ANSWER.includes(field) && !answered) continue;
      fail(board, entry, field, 'duplicate', answered ? '系统中已有答复，请在“诉求”页面办理' : '系统中已有此诉求，文件只能补充答复');
    }
    const brings = changedValues(entry);
    if (brings['answer'] && !brings['answeredOn'] && !answered) fail(board, entry, 'answeredOn', 'required', '有答复时须填答复日期');
  }
};
