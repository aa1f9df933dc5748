'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { randomBytes } = require('node:crypto');
const { root, server } = require('./boot.cjs');

const demoFile = (name) => ({ name, bytes: fs.readFileSync(path.join(root, 'demo', name)) });

/** Imports a workbook as a person would: preview, then exactly what was previewed. */
const importFile = async (strapi, file, onProgress) => {
  const { asSystem } = server('access/principal');
  const { commitImport, depsFor, previewImport } = server('capabilities/import');
  return asSystem(async () => {
    const deps = depsFor(strapi, { userId: null, name: '示例数据' });
    const preview = await previewImport(deps, file);
    if (preview.counts.wrong > 0) throw new Error(`${file.name}: ${preview.counts.wrong} wrong rows`);
    return commitImport(deps, file, preview.fingerprint, onProgress);
  });
};

/** The day after the last entry of the ledger. */
const dayAfterLedger = () => {
  const XLSX = require('@e965/xlsx');
  const book = XLSX.read(demoFile('ledger-2022.xlsx').bytes);
  const dates = book.SheetNames.flatMap((name) => XLSX.utils.sheet_to_json(book.Sheets[name]).flatMap((row) => Object.values(row)))
    .map(String)
    .filter((text) => /^\d{4}-\d{2}-\d{2}/.test(text))
    .map((text) => text.slice(0, 10))
    .sort();
  const { addDays } = server('kernel/date');
  return addDays(dates[dates.length - 1], 1);
};

/** One login per role; the branch is 运维一支部 and the group its first. */
const ACCOUNTS = [
  { role: 'superAdmin', email: 'admin@plant.example', name: '系统管理员', employeeNo: null, grid: null },
  { role: 'office', email: 'office@plant.example', name: '党群办', employeeNo: null, grid: 'C01' },
  { role: 'committee', email: 'hs0001@plant.example', employeeNo: 'HS0001', grid: 'C01' },
  { role: 'branch', email: 'hs0006@plant.example', employeeNo: 'HS0006', grid: 'C01-01' },
  { role: 'group', email: 'hs0010@plant.example', employeeNo: 'HS0010', grid: 'C01-01-01' },
  { role: 'publisher', email: 'publicity@plant.example', name: '宣传编辑', employeeNo: null, grid: null },
  { role: 'privacyOfficer', email: 'privacy@plant.example', name: '个人信息保护负责人', employeeNo: null, grid: null },
];

/** On the portal, by employee number: a liaison, and one of the people he looks after. */
const PORTAL_ACCOUNTS = [
  { role: 'liaison', employeeNo: 'HS0012', grid: 'C01-01-01' },
  { role: 'staff', employeeNo: 'HS0021', grid: 'C01-01-01' },
];

const createAccounts = async (strapi) => {
  const made = [];
  for (const account of ACCOUNTS) made.push(await createAccount(strapi, account));
  for (const account of PORTAL_ACCOUNTS) made.push(await createPortalAccount(strapi, account));
  return made;
};

const createPortalAccount = async (strapi, { role, employeeNo, grid }) => {
  const { portalAccountsOf } = server('platform/portal-accounts');
  const { linkPortalAccount } = server('capabilities/organisation/store');
  const { withTx } = server('platform/db');
  const password = newPassword();
  await withTx(strapi, async (db) => {
    const employee = await db.sql('grid_employees').where({ employee_no: employeeNo }).first('id', 'email');
    const account = await portalAccountsOf(strapi).create({ username: employeeNo, email: employee.email, password });
    await linkPortalAccount(db, employee.id, account.id);
  });
  return { role, email: employeeNo, password, grid };
};

/** Mixed case and a digit, as Strapi wants it. */
const newPassword = () => `Lx-${randomBytes(6).toString('base64url')}-7a`;

const createAccount = async (strapi, { role, email, name, employeeNo, grid }) => {
  const { accountsOf } = server('platform/accounts');
  const { linkAccount } = server('capabilities/organisation/store');
  const { withTx } = server('platform/db');
  const password = newPassword();
  return withTx(strapi, async (db) => {
    const employee = employeeNo === null ? null : await db.sql('grid_employees').where({ employee_no: employeeNo }).first('id', 'name');
    const firstname = employee?.name ?? name;
    if (role === 'superAdmin') await createSuperAdmin(strapi, { firstname, email, password });
    else {
      const account = await accountsOf(strapi).create({ firstname, email, password, roles: [role] });
      if (employee) await linkAccount(db, employee.id, account.id);
    }
    return { role, email, password, grid };
  });
};

const createSuperAdmin = async (strapi, user) => {
  const { id } = await strapi.service('admin::role').getSuperAdmin();
  await strapi.service('admin::user').create({ ...user, roles: [id], isActive: true, registrationToken: null, preferedLanguage: 'zh-Hans' });
};

/** Roster, ledger, accounts, and the reminders of the last working day of the ledger. */
const loadPlant = async (strapi, onStep = () => undefined) => {
  for (const name of ['roster.xlsx', 'ledger-2022.xlsx']) {
    await importFile(strapi, demoFile(name), ({ step, done, total }) => onStep(`${name} ${step}`, done, total));
  }
  const accounts = await createAccounts(strapi);
  onStep('accounts', accounts.length, accounts.length);
  return accounts;
};

/** What the jobs would have done on a day before: escalation and digests into the outbox. */
const remindAsOf = async (strapi, date) => {
  const { runByHand } = server('platform/scheduler');
  for (const name of ['escalate', 'digest']) await runByHand(strapi, { name, date });
};

module.exports = { ACCOUNTS, dayAfterLedger, demoFile, importFile, loadPlant, remindAsOf };
