const COPY = 'a scalar copy of a relation that is shown';
const OTHERS = 'tells of another person';

/** What somebody wrote or released for everybody to read. */
export const PUBLISHED = [
  {
    key: 'bulletins',
    type: 'bulletin',
    via: { columns: ['draftedById', 'releasedById'] },
    fields: ['period', 'title', 'state', 'releasedOn'],
    grids: ['grid'],
    omits: {
      draftedBy: 'the person himself or a colleague',
      releasedBy: 'the person himself or a colleague',
      body: 'about the grid, and open to everybody once it is released',
      figures: 'the same',
      withdrawnReason: 'the same',
      draftedByUser: 'see the section accounts',
      releasedByUser: 'see the section accounts',
      gridId: COPY,
      draftedById: COPY,
      releasedById: COPY,
    },
  },
  {
    key: 'publications',
    type: 'matter-publication',
    via: { columns: ['draftedById', 'releasedById'] },
    fields: ['state', 'releasedOn'],
    omits: {
      draftedBy: 'the person himself or a colleague',
      releasedBy: 'the person himself or a colleague',
      matter: OTHERS,
      title: OTHERS,
      text: OTHERS,
      grid: OTHERS,
      draftedByUser: 'see the section accounts',
      releasedByUser: 'see the section accounts',
      gridId: COPY,
      matterId: COPY,
      draftedById: COPY,
      releasedById: COPY,
    },
  },
] as const;
