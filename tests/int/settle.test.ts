import { startApp } from '../support/app';

// Strapi reads each written row once more after its commit, query after query, and waits for nobody. A pool that is closed meanwhile never answers.
test('the database is closed after the last query of a chain that nobody waits for', async () => {
  const app = await startApp('2023-02-01');
  let asked = 0;
  const chain = async () => {
    for (; asked < 200; asked += 1) {
      await app.strapi.db.connection.raw('select 1');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  void chain();
  await app.stop();
  expect(asked).toBe(200);
});
