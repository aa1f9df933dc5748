import { LABELS, typeNamed, typeOfEnum } from './labels';

const enums = Object.entries(LABELS.en).flatMap(([type, labels]) => Object.entries(labels.enums).map(([attribute, values]) => ({ type, attribute, values: Object.keys(values) })));

test('one code has the label of its own type', () => {
  expect(LABELS['zh-Hans']['grid']?.enums['level']?.['member']).toBe('党员责任区');
  expect(LABELS['zh-Hans']['employee']?.enums['politicalStatus']?.['member']).toBe('中共党员');
});

test.each(enums)('$attribute of $type is found by its values', ({ type, attribute, values }) => {
  expect(typeOfEnum(attribute, values)).toBe(type);
});

test.each([
  ['kind', ['talk', 'other']],
  ['colour', ['red']],
])('a foreign enumeration %s stays foreign', (attribute, values) => {
  expect(typeOfEnum(attribute, values)).toBeNull();
});

test('an enumeration that somebody extended is still ours', () => {
  expect(typeOfEnum('level', ['committee', 'branch', 'group', 'member', 'team'])).toBe('grid');
});

test('both languages label the same types, fields and codes', () => {
  const shape = (labels: (typeof LABELS)['en']) =>
    Object.fromEntries(Object.entries(labels).map(([type, { fields, enums: codes }]) => [type, [Object.keys(fields), Object.entries(codes).map(([name, values]) => [name, Object.keys(values)])]]));
  expect(shape(LABELS.en)).toEqual(shape(LABELS['zh-Hans']));
});

test('a layout is recognised by its Chinese display name', () => {
  expect(typeNamed('员工档案')).toBe('employee');
  expect(typeNamed('Article')).toBeNull();
});
