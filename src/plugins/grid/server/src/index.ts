import { activities } from './capabilities/activities';
import { attachments } from './capabilities/attachments';
import { audit } from './capabilities/audit';
import { bulletins } from './capabilities/bulletins';
import { calendar } from './capabilities/calendar';
import { calendarFeeds } from './capabilities/calendar-feeds';
import { care } from './capabilities/care';
import { confidential } from './capabilities/confidential';
import { dashboards } from './capabilities/dashboards';
import { digests } from './capabilities/digests';
import { handover } from './capabilities/handover';
import { followUps } from './capabilities/follow-ups';
import { importing } from './capabilities/import';
import { matters } from './capabilities/matters';
import { operations } from './capabilities/operations';
import { organisation } from './capabilities/organisation';
import { publicity } from './capabilities/publicity';
import { publicLedger } from './capabilities/public-ledger';
import { requirements } from './capabilities/requirements';
import { retention } from './capabilities/retention';
import { rights } from './capabilities/rights';
import { session } from './capabilities/session';
import { tasks } from './capabilities/tasks';
import { wechat } from './capabilities/wechat';
import { assemble } from './platform/assemble';

/** The list of capabilities, nothing else. */
export default assemble([organisation, calendar, tasks, care, matters, activities, calendarFeeds, requirements, bulletins, publicLedger, publicity, followUps, confidential, attachments, handover, importing, retention, rights, digests, dashboards, operations, session, audit, wechat]);
