import fs from 'node:fs';
import path from 'node:path';
import { server, startPlant, type TestApp } from '../support/app';
import { engineOf, type Engine } from '../support/engine';
import { MARKER } from '../support/http';
import { parseMail, startMailSink, type MailSink, type Received } from '../support/mail-sink';

interface Duty {
  event: string;
  duty: string;
  employeeNo: string;
  ownerNo: string;
  dueOn: string;
  outcome: string;
}
const overdue = (JSON.parse(fs.readFileSync(path.join(__dirname, '../../demo/expected-duties-2022.json'), 'utf8')) as { duties: Duty[] }).duties.filter((duty) => duty.outcome === 'overdue');

let app: TestApp;
let engine: Engine;
let sink: MailSink;
beforeAll(async () => {
  sink = await startMailSink();
  app = await startPlant({ SMTP_PORT: String(sink.port), PUBLIC_URL: 'https://lianxin.plant.example' });
  engine = engineOf(app);
  await sql('grid_care_records').update({ summary: MARKER });
  await sql('grid_care_events').update({ note: MARKER });
  await engine.run('escalate');
  await engine.run('digest');
  await engine.run('send-mail');
});
afterAll(async () => {
  await app.stop();
  await sink.close();
});

const sql = (table: string) => app.strapi.db.connection(table);
const address = (no: string) => `${no.toLowerCase()}@plant.example`;
const mailTo = (no: string, mails = sink.mails) => {
  const found = mails.filter((mail) => mail.to.includes(address(no)));
  expect(found).toHaveLength(1);
  return parseMail(found[0] as Received);
};
const nameOf = async (no: string) => ((await sql('grid_employees').where({ employee_no: no }).first('name')) as { name: string }).name;
const gridOf = async (no: string) => (await sql('grid_employees as e').join('grid_grids as g', 'g.id', 'e.grid_id').leftJoin('grid_employees as l', 'l.id', 'g.leader_id').where('e.employee_no', no).first('g.code', 'g.name', { leader: 'l.employee_no' })) as { code: string; name: string; leader: string };
const secretaryOf = (code: string) => ({ 'C01-01': 'HS0006', 'C01-02': 'HS0043', 'C01-03': 'HS0079', 'C01-04': 'HS0116', 'C01-05': 'HS0153', 'C01-06': 'HS0189' })[code.slice(0, 6)] as string;

test('the owners of what is overdue and everybody whom the ladder told, each one mail to one address', async () => {
  const wanted = new Set<string>(['HS0001']);
  for (const { ownerNo, employeeNo } of overdue) {
    const { code, leader } = await gridOf(employeeNo);
    for (const no of [ownerNo, leader, secretaryOf(code)]) wanted.add(no);
  }
  expect(sink.mails.every((mail) => mail.to.length === 1)).toBe(true);
  expect(sink.mails.map((mail) => mail.to[0]).sort()).toEqual([...wanted].map(address).sort());
});

test('the digest of the branch secretary: his branch, counts only', async () => {
  const mail = await mailTo('HS0006');
  expect([mail.subject, mail.from?.address]).toEqual(['连心提醒：所辖超期 3 项', 'lianxin@localhost']);
  expect(mail.text).toContain('运维一支部第一党小组：超期 1 项');
  expect(mail.text).toContain('运维一支部第三党小组：超期 2 项');
  expect(mail.text).not.toMatch(/运维二支部|检修支部/);
  expect(mail.html).toContain('运维一支部第三党小组：超期 2 项');
  for (const no of ['HS0038', 'HS0017']) expect(`${mail.text}${mail.html}`).not.toContain((await nameOf(no)).slice(1));
});

test('the digest of a liaison: his duties with masked names and dates, each a link', async () => {
  const mail = await mailTo('HS0034');
  const [name, grid] = [await nameOf('HS0038'), (await gridOf('HS0038')).name];
  expect(mail.subject).toBe('连心提醒：超期 2 项');
  expect(mail.text).toContain(`走访 · ${name.slice(0, 1)}××（${grid}）· 2022年11月28日前`);
  expect(mail.text).toContain(`谈话 · ${name.slice(0, 1)}××（${grid}）· 2022年9月2日前`);
  expect(mail.text).toContain('https://lianxin.plant.example/admin/plugins/grid?bucket=overdue&grid=C01-01-03');
  expect(mail.html).toContain('href="https://lianxin.plant.example/admin/plugins/grid?bucket=overdue&amp;grid=C01-01-03"');
  expect(mail.to).toEqual([{ name: await nameOf('HS0034'), address: address('HS0034') }]);
});

test('no mail holds a cause, a full name of a person it is about, or the content of a record', async () => {
  const names = await Promise.all(overdue.map((duty) => nameOf(duty.employeeNo)));
  const causes = ['思想波动', '岗位变动', '奖惩', '发生矛盾', '生病住院', '婚丧嫁娶', '家庭困难', '家庭矛盾', '突发变故', 'weddingFuneral', 'accidentOrEmergency', 'rewardOrDiscipline'];
  for (const received of sink.mails) {
    const mail = await parseMail(received);
    const recipient = mail.to?.[0]?.name ?? '';
    const all = `${mail.subject}\n${mail.text}\n${mail.html}`;
    for (const word of [...causes, MARKER, '表示关心']) expect(all).not.toContain(word);
    for (const name of names.filter((each) => each !== recipient)) expect(all).not.toContain(name);
  }
});

test('every mail: UTF-8, HTML and text, a message id made of the row of the outbox', async () => {
  const ids = new Set(((await sql('grid_outbox').select('id')) as { id: string }[]).map((row) => `<${row.id}@lianxin>`));
  for (const received of sink.mails) {
    const mail = await parseMail(received);
    expect(ids.has(mail.messageId ?? '')).toBe(true);
    expect(mail.html).toContain('lang="zh-Hans"');
    expect(mail.text).toContain('此邮件由连心自动发出');
    expect(mail.subject).not.toContain('�');
  }
});

describe('not too often', () => {
  // Tuesday 31 January was the first; Wednesday and Thursday are too early, Friday is the third working day after.
  const days: [string, number][] = [['2023-02-01', 0], ['2023-02-02', 0], ['2023-02-03', 1], ['2023-02-04', 0], ['2023-02-05', 0], ['2023-02-06', 0], ['2023-02-08', 1]];

  test('a second run on the same day writes nothing', async () => {
    expect(await engine.run('digest')).toMatchObject({ people: 0, items: 0 });
    expect(await engine.run('send-mail')).toMatchObject({ sent: 0 });
  });

  test.each(days)('on %s the liaison gets %i mails about what was in the last', async (day, expected) => {
    engine.day(day);
    await engine.run('digest');
    expect(await engine.count('grid_outbox', { dedup_key: `digest:${(await engine.person('HS0034')).id}:${day}` })).toBe(expected);
  });

  test('a day off says so and writes nothing', async () => {
    engine.day('2023-02-11');
    expect(await engine.run('digest')).toEqual({ people: 0, items: 0, dayOff: 1 });
  });

  test('a person who reads English gets it in English', async () => {
    await sql('grid_employees').where({ employee_no: 'HS0034' }).update({ language: 'en' });
    engine.day('2023-02-13');
    await engine.run('digest');
    await engine.run('send-mail');
    const mail = await parseMail(sink.mails.filter((each) => each.to.includes(address('HS0034'))).at(-1) as Received);
    expect(mail.subject).toBe('Lianxin: 2 overdue');
  });

  test('who left gets none; who stands in for somebody absent gets his', async () => {
    await sql('grid_employees').where({ employee_no: 'HS0034' }).update({ employment_status: 'left' });
    engine.day('2023-02-16');
    await engine.run('digest');
    expect(await engine.count('grid_outbox', { dedup_key: `digest:${(await engine.person('HS0034')).id}:2023-02-16` })).toBe(0);
    const [away, substitute] = [await engine.person('HS0011'), await engine.person('HS0012')];
    const absence = { employee: away.id, employeeId: away.id, substitute: substitute.id, substituteId: substitute.id, from: '2023-02-17', to: '2023-02-28' };
    await engine.tx((db) => (server('platform/rows') as typeof import('../../src/plugins/grid/server/src/platform/rows')).insertRows(db, 'absence', [absence]));
    engine.day('2023-02-17');
    await engine.run('digest');
    expect(await engine.count('grid_outbox', { dedup_key: `digest:${substitute.id}:2023-02-17` })).toBe(1);
    expect(await engine.count('grid_outbox', { dedup_key: `digest:${away.id}:2023-02-17` })).toBe(0);
  });
});
