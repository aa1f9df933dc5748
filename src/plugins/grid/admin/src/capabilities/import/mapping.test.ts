import type { ImportPreview } from '../../../../shared/contracts/import';
import { choose } from './mapping';

const NO_ROWS = { new: 0, changed: 0, unchanged: 0, wrong: 0 };

const PREVIEW: ImportPreview = {
  fileName: 'roster.xlsx',
  size: 1,
  fingerprint: '',
  counts: NO_ROWS,
  sheets: [
    { name: '花名册', kind: 'employees', headerRow: 1, counts: NO_ROWS, rows: [], columns: [{ header: '姓名', field: 'name' }, { header: '曾用名', field: null }, { header: '工号', field: 'employeeNo' }] },
    { name: '任职', kind: 'appointments', headerRow: 1, counts: NO_ROWS, rows: [], columns: [{ header: '工号', field: 'employee' }] },
    { name: '签到', kind: null, headerRow: null, counts: NO_ROWS, rows: [], columns: [] },
  ],
};

test('a field is read once: the header that had it gives it up, other sheets stay as they are', () => {
  expect(choose(PREVIEW, '花名册', '曾用名', 'name')).toEqual({
    花名册: { 姓名: null, 曾用名: 'name', 工号: 'employeeNo' },
    任职: { 工号: 'employee' },
  });
});

test('a header can be left unread', () => {
  expect(choose(PREVIEW, '花名册', '姓名', null)['花名册']).toEqual({ 姓名: null, 曾用名: null, 工号: 'employeeNo' });
});
