import { arranged, placeOf } from './actions';

test.each([
  [[], null, []],
  [['accept'], 'accept', []],
  [['answer', 'message', 'suspend'], 'answer', ['message', 'suspend']],
  // His own word is the reporter's alone, also where the server should name it.
  [['confirm', 'close', 'reopen'], 'close', ['reopen']],
] as const)('%j: first %j, then %j', (actions, primary, others) => {
  expect(arranged(actions)).toEqual({ primary, others });
});

test.each([
  ['suspend', 'POST', '/grid/matters/m1/suspension'],
  ['resume', 'DELETE', '/grid/matters/m1/suspension'],
  ['approveExtension', 'POST', '/grid/matters/m1/extension/approval'],
  ['refuseExtension', 'DELETE', '/grid/matters/m1/extension'],
] as const)('%s is %s %s', (action, method, url) => {
  expect(placeOf('m1', action)).toEqual({ method, url });
});
