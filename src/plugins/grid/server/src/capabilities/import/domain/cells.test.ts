import { vocabulary } from '../vocabulary';
import { readCell } from './cells';
import { readEmail, readPhone } from './contacts';
import { fieldOf } from './fields-care';
import type { ImportKind } from './types';

const read = (kind: ImportKind, field: string, text: string): string | null => {
  const { value, problem } = readCell(kind, fieldOf(kind, field), { text, kind: 't', date1904: false }, vocabulary);
  return problem === undefined ? value : problem.code;
};

describe('choices by label of both languages, by code and by what offices write', () => {
  test.each<[ImportKind, string, string, string | null]>([
    ['employees', 'politicalStatus', '中共党员', 'member'],
    ['employees', 'politicalStatus', '党员', 'member'],
    ['employees', 'politicalStatus', '中共预备党员', 'probationary'],
    ['employees', 'politicalStatus', '团 员', 'leagueMember'],
    ['employees', 'politicalStatus', '积极分子', 'activist'],
    ['employees', 'politicalStatus', 'Party member', 'member'],
    ['employees', 'politicalStatus', 'None', 'none'],
    ['employees', 'politicalStatus', 'otherParty', 'otherParty'],
    ['employees', 'politicalStatus', '', null],
    ['employees', 'politicalStatus', '—', null],
    ['employees', 'politicalStatus', '无党派爱好者', 'unknown_value'],
    ['employees', 'gender', '女性', 'female'],
    ['employees', 'gender', '无', null],
    ['employees', 'employmentStatus', '在职', 'active'],
    ['grids', 'level', '支部', 'branch'],
    ['grids', 'level', '车间', 'unknown_value'],
    ['appointments', 'duty', '组长', 'groupLeader'],
    ['appointments', 'duty', '党支部书记', 'secretary'],
    ['careEvents', 'kind', '思想波动', 'moodOrSetback'],
    ['careRecords', 'form', '谈心谈话', 'individual'],
    ['careRecords', 'form', '走访', 'homeVisit'],
    ['careRecords', 'form', '家访', 'homeVisit'],
    ['calendarDays', 'isOffDay', '休', 'true'],
    ['calendarDays', 'isOffDay', 'No', 'false'],
    ['calendarDays', 'isOffDay', '调休', 'unknown_value'], // a day off or the day worked for it: nobody can tell
  ])('%s.%s %j → %j', (kind, field, text, code) => expect(read(kind, field, text)).toBe(code));

  test('a synonym never takes a label away', () => {
    for (const language of ['zhHans', 'en'] as const)
      for (const [path, labels] of vocabulary.labels[language]) {
        const [kind, field] = path.split('.') as [ImportKind, string];
        expect(labels.size).toBeGreaterThan(1);
        for (const [code, label] of labels) expect([path, label, read(kind, field, label)]).toEqual([path, label, code]);
      }
  });
});

describe('phones', () => {
  test.each([
    ['13800000071', '13800000071'],
    ['138 0000 0071', '13800000071'],
    ['138-0000-0071', '13800000071'],
    ['+86 13800000071', '13800000071'],
    ['0086-13800000071', '13800000071'],
    ['１３８００００００７１', '13800000071'],
    ['0771-1234567', '0771-1234567'],
    ['(0771)1234567', '07711234567'],
    ['+85212345678', '+85212345678'],
    ['1.38E+10', null],
    ['12345', null],
    ['138000000711', null],
    ['13800000071/13900000071', null],
    ['电话', null],
  ])('%s → %j', (text, phone) => expect(readPhone(text)).toBe(phone));
});

describe('e-mail', () => {
  test.each([
    ['HS0001@Plant.Example ', 'hs0001@plant.example'],
    ['ａ@b.cn', 'a@b.cn'],
    ['not-an-email', null],
    ['a@b', null],
    ['a@b.cn,c@d.cn', null],
    ['a@b.cn\r\nBcc: c@d.cn', null],
    ['a..b@c.cn', null],
    ['<a@b.cn>', null],
  ])('%j → %j', (text, email) => expect(readEmail(text)).toBe(email));
});

test('limits, lists and formulas', () => {
  expect(read('employees', 'name', '名'.repeat(61))).toBe('too_long');
  expect(read('employees', 'name', '名'.repeat(60))).toBe('名'.repeat(60));
  expect(read('employees', 'post', "'=cmd")).toBe('=cmd');
  expect(read('careRecords', 'employees', 'HS0001、HS0002，hs0003 HS0004')).toBe('HS0001,HS0002,hs0003,HS0004');
  const broken = readCell('employees', fieldOf('employees', 'name'), { text: '#N/A', kind: 'e', date1904: false }, vocabulary);
  expect(broken.problem?.code).toBe('unknown_value');
});
