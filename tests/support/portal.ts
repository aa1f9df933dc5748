import type { TestApp } from './app';
import { clientOf, type Client } from './http';

const PASSWORD = 'Portal-Password-1';

/** A portal account with the portal's role, linked to the employee with that number, and logged in. */
export const portalClient = async (app: TestApp, employeeNo: string): Promise<Client> => clientOf(app, await portalToken(app, employeeNo));

export const portalToken = async (app: TestApp, employeeNo: string | null, name = employeeNo ?? 'unlinked'): Promise<string> => {
  const role = (await app.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'lianxin-portal' } })) as { id: number };
  const email = `${name.toLowerCase()}@portal.example`;
  const users = app.strapi.plugin('users-permissions').service('user') as unknown as { add: (user: object) => Promise<{ id: number }> };
  const { id } = await users.add({ username: name, email, password: PASSWORD, provider: 'local', confirmed: true, blocked: false, role: role.id });
  if (employeeNo !== null) await app.strapi.db.connection('grid_employees').where({ employee_no: employeeNo }).update({ account_id: id });
  const answer = await app.http().post('/api/auth/local').send({ identifier: email, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`portal login of ${name}: ${answer.status} ${answer.text}`);
  return (answer.body as { jwt: string }).jwt;
};
