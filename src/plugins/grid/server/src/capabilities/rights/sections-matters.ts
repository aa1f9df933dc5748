import { copies, KEY, others, type Section } from './section';
import { PUBLICITY } from './sections-publicity';
import { PUBLISHED } from './sections-published';

/** What is held about a person in matters: those he raised with their texts, those of others by what he did; and what he published. */
export const MATTER_SECTIONS: readonly Section[] = [
  {
    key: 'matters',
    type: 'matter',
    via: { columns: ['submitterId'] },
    fields: ['number', 'title', 'channel', 'kind', 'state', 'registeredOn', 'dueOn', 'result', 'satisfaction', 'closedOn'],
    people: ['handler'],
    grids: ['grid', 'unit'],
    texts: { body: 'own' },
    omits: {
      submitter: 'the person himself',
      anonymous: 'a matter that names him is not',
      category: 'how the house sorts matters',
      measure: 'how the house works on it',
      solveDays: 'behind the due day',
      mergedInto: 'may be another person’s',
      ...others('owner', 'receiver'),
      receiptKey: KEY,
      receiptHash: KEY,
      ...copies('gridId', 'unitId', 'handlerId', 'ownerId', 'receiverId', 'submitterId', 'categoryId', 'mergedIntoId'),
    },
  },
  {
    key: 'handledMatters',
    type: 'matter',
    via: { columns: ['handlerId', 'ownerId', 'receiverId'] },
    fields: ['number', 'state', 'registeredOn', 'closedOn'],
    omits: {
      ...others('title', 'channel', 'kind', 'category', 'anonymous', 'grid', 'unit', 'handler', 'owner', 'receiver', 'submitter', 'measure', 'dueOn', 'solveDays', 'result', 'satisfaction', 'mergedInto', 'body'),
      receiptKey: KEY,
      receiptHash: KEY,
      ...copies('gridId', 'unitId', 'handlerId', 'ownerId', 'receiverId', 'submitterId', 'categoryId', 'mergedIntoId'),
    },
  },
  {
    key: 'matterSteps',
    type: 'matter-step',
    via: { columns: ['byId', 'handlerId'] },
    fields: ['action', 'on'],
    omits: { by: 'the person himself', handler: 'the person himself', seq: KEY, ...others('matter', 'stateAfter', 'clock', 'round', 'unit', 'note'), ...copies('gridId', 'matterId', 'byId', 'unitId', 'handlerId') },
  },
  {
    key: 'matterMessages',
    type: 'matter-message',
    via: { columns: ['byId'] },
    fields: ['from', 'on'],
    texts: { body: 'own' },
    omits: { by: 'the person himself', seq: KEY, matter: 'a section of its own', ...copies('gridId', 'matterId', 'byId') },
  },
  {
    key: 'matterPauses',
    type: 'matter-pause',
    via: { columns: ['askedById', 'approvedById'] },
    fields: ['kind', 'state', 'from', 'expectedUntil', 'endedOn'],
    omits: { askedBy: 'the person himself or a colleague', approvedBy: 'the person himself or a colleague', ...others('matter', 'reason'), ...copies('gridId', 'matterId', 'askedById', 'approvedById') },
  },
  ...PUBLISHED,
  ...PUBLICITY,
];
