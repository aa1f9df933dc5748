import type { RetentionCode } from '../../../../shared/contracts/retention';
import { actorOf } from '../../access/actor';
import { addDays, type IsoDate } from '../../kernel/date';
import { appendAudit, type AuditEntry } from '../../platform/audit';
import type { Db } from '../../platform/db';
import type { JobSummary } from '../../platform/job';
import { defineMail, enqueueForRole } from '../../platform/outbox';
import { closedBefore, dueOn, stepOf, unbroken, WARNING_DAYS, type Step } from './domain/batches';
import { monthsFor } from './service';
import { batchesOf, monthsOf, noteLeavers, notePurged, noteWarned, purgeMonth, type StoredBatch } from './store';
import { CLASSES, type RetentionClass } from './store-classes';

interface Planned {
  readonly each: RetentionClass;
  readonly dueOn: IsoDate;
  readonly batch: StoredBatch;
}

/**
 * Warns and purges, all in the transaction of the job: a process that dies leaves all of it or nothing, and a second run finds
 * nothing to do, because what was purged is not found again.
 */
export const runRetention = async (db: Db, today: IsoDate, dryRun: boolean): Promise<JobSummary> => {
  const leavers = dryRun ? 0 : await noteLeavers(db, today);
  const plan = await planOf(db, today);
  const counts = { leavers, warned: rowsOf(plan.warn), purged: rowsOf(plan.purge) };
  if (dryRun) return counts;
  for (const { each, batch } of plan.warn) await noteWarned(db, each.code, batch.period, today);
  for (const { each, batch } of plan.purge) {
    await purgeMonth(db, each, batch.period, today);
    await notePurged(db, each.code, batch.period, today);
  }
  await appendAudit(db, actorOf({ kind: 'system' }, 'job retention'), [...entries('retention.warn', plan.warn), ...entries('retention.purge', plan.purge)]);
  if (plan.warn.length > 0) await announce(db, plan.warn, today);
  return counts;
};

const planOf = async (db: Db, today: IsoDate): Promise<{ warn: Planned[]; purge: Planned[] }> => {
  const months = await monthsOf(db);
  const plan: { warn: Planned[]; purge: Planned[] } = { warn: [], purge: [] };
  for (const each of CLASSES) {
    const kept = monthsFor(months, each);
    const batches = await batchesOf(db, each, closedBefore(addDays(today, WARNING_DAYS), kept));
    const steps = new Map<string, Step>(batches.map((batch) => [batch.period, stepOf(batch, kept, today)]));
    const planned = (batch: StoredBatch): Planned => ({ each, batch, dueOn: dueOn(batch, kept) });
    plan.warn.push(...batches.filter((batch) => steps.get(batch.period) === 'warn').map(planned));
    const purge = batches.filter((batch) => steps.get(batch.period) === 'purge');
    plan.purge.push(...(each.chained ? unbroken(batches, steps) : purge).map(planned));
  }
  return plan;
};

const rowsOf = (planned: readonly Planned[]): number => planned.reduce((sum, { batch }) => sum + batch.rows, 0);

const entries = (action: 'retention.warn' | 'retention.purge', planned: readonly Planned[]): AuditEntry[] =>
  planned.map(({ each, batch, dueOn: due }) => ({ action, details: { class: each.code, period: batch.period, rows: batch.rows, dueOn: due } }));

const NAMES: Readonly<Record<RetentionCode, { zh: string; en: string }>> = {
  careRecords: { zh: '谈访记录', en: 'care records' },
  careEvents: { zh: '谈访事由', en: 'care events' },
  carePlans: { zh: '重点关怀', en: 'care plans' },
  duties: { zh: '已办结任务', en: 'closed duties' },
  leaverNotes: { zh: '离开人员的谈访内容', en: 'care notes of leavers' },
  matters: { zh: '诉求', en: 'matters' },
  activities: { zh: '签到与活动记录', en: 'attendances and minutes' },
  corrections: { zh: '更正申请', en: 'correction requests' },
  stories: { zh: '已撤回的先进事迹', en: 'withdrawn stories' },
  audit: { zh: '审计记录', en: 'audit trail' },
  importResults: { zh: '导入结果', en: 'results of imports' },
  mailBodies: { zh: '邮件正文', en: 'bodies of mails' },
  jobRuns: { zh: '后台任务记录', en: 'runs of jobs' },
  wechatSenders: { zh: '微信发送人', en: 'senders on WeChat' },
};

const announce = async (db: Db, planned: readonly Planned[], today: IsoDate): Promise<void> => {
  const mail = defineMail('retention-warning', 'at-least-once', {
    zhHans: {
      subject: '连心：有数据即将到期清除',
      lines: ['以下数据保存期限将满，到期后自动清除。如需延长，请在“隐私保护”页面说明理由，每批只能延长一次。', ...planned.map(({ each, batch, dueOn: due }) => `${NAMES[each.code].zh} ${batch.period}：${batch.rows} 条，${earliest(due, today)} 起清除`)],
    },
    en: {
      subject: 'Lianxin: data will be purged soon',
      lines: ['The following reaches the end of its retention and is then purged. The page "Privacy" extends it, once a batch and with a reason.', ...planned.map(({ each, batch, dueOn: due }) => `${NAMES[each.code].en} of ${batch.period}: ${batch.rows}, from ${earliest(due, today)}`)],
    },
  });
  const key = `retention:${today}`;
  if ((await enqueueForRole(db, 'privacyOfficer', mail, key)) === 0) await enqueueForRole(db, 'office', mail, key);
};

const earliest = (due: IsoDate, today: IsoDate): IsoDate => (due > addDays(today, WARNING_DAYS) ? due : addDays(today, WARNING_DAYS));
