import { calendar } from './capabilities/calendar';
import { care } from './capabilities/care';
import { dashboards } from './capabilities/dashboards';
import { digests } from './capabilities/digests';
import { importing } from './capabilities/import';
import { operations } from './capabilities/operations';
import { organisation } from './capabilities/organisation';
import { session } from './capabilities/session';
import { tasks } from './capabilities/tasks';
import { assemble } from './platform/assemble';

/** The list of capabilities, nothing else. */
export default assemble([organisation, calendar, tasks, care, importing, digests, dashboards, operations, session]);
