import { dialect, loadPlant, startApp } from '../support/app';
import { daysFrom } from '../support/kill-runs';
import { startMailSink } from '../support/mail-sink';
import { ask, deliveries, runWorker, traces } from '../support/workers';

const DAYS = daysFrom('2023-06-20', 20);

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
  test('three processes that run every job of twenty days at once do what one does: nothing twice, nothing missing', async () => {
    const [one, three] = [await live(1), await live(3)];
    expect(three.traces).toEqual(one.traces);
    expect(three.traces['duties']).toHaveLength(48 + 219);
    expect(new Set(three.traces['mails']).size).toBe(three.traces['mails']?.length);
    expect([three.outbox.every((row) => row['state'] === 'sent'), three.counts.size]).toEqual([true, three.outbox.length]);
    expect([...three.counts.values()].filter((times) => times !== 1)).toEqual([]);
    console.info(`three processes: ${three.traces['duties']?.length} duties, ${three.traces['rungs']?.length} rungs, ${three.counts.size} mails, none twice`);
  });
}
