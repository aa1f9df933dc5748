import libraryDays from 'chinese-days/dist/chinese-days.json';
import type { Capability } from '../../platform/define-capability';
import { withTx } from '../../platform/db';
import { contentTypes } from './content-types';
import { libraryRows } from './domain/library';
import { jobs } from './jobs';
import { addYears } from './store';

export { loadCalendar } from './store';

export const calendar: Capability = {
  name: 'calendar',
  contentTypes,
  jobs,
  seed: async (strapi) => {
    const added = await withTx(strapi, (db) => addYears(db, libraryRows(libraryDays)));
    if (added > 0) strapi.log.info(`calendar: ${added} days of the official calendar added`);
  },
};
