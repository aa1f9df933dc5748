import type { Job } from '../../platform/job';
import { openPeriodicDuties } from './duties';
import { runPlans } from './plan-duties';
import { recountDueDates } from './recount';

/** A week of downtime, or a long holiday, loses no period: its duties are opened when a node is back. */
const openPeriodic: Job = {
  kind: 'daily',
  name: 'open-periodic-duties',
  at: '00:30',
  catchUpDays: 31,
  run: async (db, { date, dryRun }) => openPeriodicDuties(db, date, dryRun),
};

/** Talks and reviews of care plans, and the end of those that are over. */
const carePlans: Job = {
  kind: 'daily',
  name: 'care-plans',
  at: '00:30',
  catchUpDays: 31,
  run: async (db, { date, dryRun }) => runPlans(db, date, dryRun),
};

/** After a change of a rule or of the calendar, for those who want open duties to follow it; closed ones never change. */
const recount: Job = { kind: 'hand', name: 'recount-due-dates', run: async (db, { dryRun }) => recountDueDates(db, dryRun) };

export const jobs: readonly Job[] = [openPeriodic, carePlans, recount];
