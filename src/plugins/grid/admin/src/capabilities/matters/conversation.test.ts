import type { MatterMessageLine } from '../../../../shared/contracts/matters';
import { closedCount, textOf } from './conversation';

const line = (id: string): MatterMessageLine => ({ id, from: 'handler', on: '2022-03-08', by: null });
const texts = { body: '六点半才开门', messages: [{ id: 'm1', text: '已收到' }, { id: 'm2', text: null }] };

test.each([
  ['nothing written', false, [], null, 0],
  ['all closed', true, [line('m1'), line('m2')], null, 3],
  ['all open, one of them empty', true, [line('m1'), line('m2')], texts, 0],
  // Written after the others were opened: it is opened with a reason like every other.
  ['a new message', true, [line('m1'), line('m2'), line('m3')], texts, 1],
])('%s', (_, hasBody, messages, opened, closed) => {
  expect(closedCount({ hasBody, messages }, opened)).toBe(closed);
});

test('an empty text is not a closed one', () => {
  expect(textOf(texts, 'm2')).toBeNull();
  expect(textOf(texts, 'm3')).toBeUndefined();
});
