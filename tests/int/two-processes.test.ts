import { dialect, loadPlant, startApp } from '../support/app';
import { daysFrom } from '../support/kill-runs';
import { startMailSink } from '../support/mail-sink';
import { ask, deliveries, runWorker, traces } from '../support/workers';

const DAYS = daysFrom('2023-06-20', 13);

const live = async (processes: number) => {
  const sink = await startMailSink();
  const app = await startApp('2023-06-20', { SMTP_PORT: String(sink.port) });
  await loadPlant(app);
  await app.strapi.destroy();
  const env = { ...app.env, SMTP_PORT: String(sink.port) };
  await Promise.all(Array.from({ length: processes }, () => runWorker(env, { days: DAYS, ticks: 3 })));
  const [outbox = []] = await ask(env, [`select id, state from grid_outbox`]);
  const result = { traces: await traces(env), outbox, counts: deliveries(sink.mails.map((mail) => mail.raw)) };
  await app.drop();
  await sink.close();
  return result;
};

if (dialect() === 'sqlite') {
  // One process owns a SQLite file: docs/operations.md. Several nodes need PostgreSQL.
  test.skip('two processes at once (PostgreSQL only)', () => undefined);
  test('on SQLite there is one process', () => expect(dialect()).toBe('sqlite'));
} else {
  test('two processes that run every job of thirteen days at once do what one does: nothing twice, nothing missing', async () => {
    const [one, two] = [await live(1), await live(2)];
    expect(two.traces).toEqual(one.traces);
    // A talk for each pair; of meetings, four kinds for each of 6 branches and one for each of 18 groups.
    expect(two.traces['duties']).toHaveLength(48 + 219 + 6 * 4 + 18);
    expect(new Set(two.traces['mails']).size).toBe(two.traces['mails']?.length);
    expect([two.outbox.every((row) => row['state'] === 'sent'), two.counts.size]).toEqual([true, two.outbox.length]);
    expect([...two.counts.values()].filter((times) => times !== 1)).toEqual([]);
    console.info(`two processes: ${two.traces['duties']?.length} duties, ${two.traces['rungs']?.length} rungs, ${two.counts.size} mails, none twice`);
  });
}
