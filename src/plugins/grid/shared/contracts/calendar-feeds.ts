import type { DocumentId, GridRef, IsoDate } from './common';

/** An address of a calendar that was made. The address itself is known to who made it, and nobody can show it again. */
export interface CalendarFeed {
  id: DocumentId;
  /** Null for one's own calendar, and for a grid that is gone. */
  grid: GridRef | null;
  madeOn: IsoDate;
  /** The last day on which a calendar program fetched it. */
  fetchedOn: IsoDate | null;
}

/** GET /grid/calendar-feeds: those of the account that asks. GET /api/grid/me/calendar-feeds: one's own, none or one. */
export interface CalendarFeeds {
  feeds: CalendarFeed[];
}

/** POST /grid/calendar-feeds */
export interface MakeFeed {
  /** Code of a grid in reach. */
  grid: string;
}

/** Answer of both POSTs. The address is shown this once. */
export interface MadeFeed {
  feed: CalendarFeed;
  /** Begins with PUBLIC_URL, or is a path where none is set. */
  address: string;
}
