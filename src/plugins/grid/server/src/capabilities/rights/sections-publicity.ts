import { ACCOUNT, copies, others } from './section';

const OWN = 'the person himself';
const COLLEAGUE = 'the person himself or a colleague';
const SERVER = ['employeeId', 'gridId', 'draftedById', 'releasedById'];

/** What was written about somebody to be published, what he wrote or released, and what he was honoured with. */
export const PUBLICITY = [
  {
    key: 'storiesAbout',
    type: 'story',
    via: { columns: ['employeeId'] },
    fields: ['title', 'summary', 'body', 'state', 'publishAt', 'publishedOn', 'withdrawnOn', 'withdrawnReason'],
    people: ['draftedBy', 'releasedBy'],
    grids: ['grid'],
    counts: ['honours'],
    omits: { employee: OWN, pictures: 'a section of its own: attachments', draftedByUser: ACCOUNT, releasedByUser: ACCOUNT, ...copies(...SERVER) },
  },
  {
    key: 'storiesWritten',
    type: 'story',
    via: { columns: ['draftedById', 'releasedById'] },
    fields: ['state', 'publishedOn'],
    omits: { ...others('title', 'summary', 'body', 'employee', 'grid', 'honours', 'publishAt', 'withdrawnOn', 'withdrawnReason', 'pictures'), draftedBy: COLLEAGUE, releasedBy: COLLEAGUE, draftedByUser: ACCOUNT, releasedByUser: ACCOUNT, ...copies(...SERVER) },
  },
  {
    key: 'honours',
    type: 'honour',
    via: { columns: ['employeeId'] },
    fields: ['name', 'honourLevel', 'awardedOn', 'documentNo', 'isPublic'],
    grids: ['grid'],
    omits: { employee: OWN, ...copies('employeeId', 'gridId') },
  },
  {
    key: 'vanguardPosts',
    type: 'vanguard-post',
    via: { columns: ['employeeId'] },
    fields: ['name', 'area', 'from', 'to', 'isPublic'],
    grids: ['grid'],
    omits: { employee: OWN, ...copies('employeeId', 'gridId') },
  },
] as const;
