import { newContact, received } from './wording';

test('who has a new contact reads his name and the day, and nothing else', () => {
  expect(newContact('赵六', '2023-02-01').zhHans.lines).toEqual(['自2023年2月1日起，您的联系人是赵六。有困难或诉求，可随时向其反映。']);
  expect(newContact('赵六', '2023-02-01').en.lines).toEqual(['From 1 Feb 2023 your contact is 赵六. Turn to him or her with whatever you need.']);
});

test('who takes over reads counts, in the order of the screen', () => {
  const { zhHans, en } = received(new Map([['task', 1], ['pair', 3]]), '2023-12-31', true);
  expect(zhHans.lines).toEqual(['自2023年12月31日起由您接手：联系对象 3 人、任务 1 项。请在工作台和网格总览查看。']);
  expect(en.lines).toEqual(['From 31 Dec 2023 you take over: 3 contacts, 1 duty. The workbench and the grids show them.']);
  expect(received(new Map([['grid', 1]]), '2023-12-31', false).zhHans.lines[0]).toContain('由您代理的同事接手：网格 1 个');
});
