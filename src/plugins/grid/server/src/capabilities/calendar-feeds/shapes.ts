import { z } from 'zod';
import type { CalendarFeed, CalendarFeeds, MadeFeed, MakeFeed } from '../../../../shared/contracts/calendar-feeds';
import { answers, takes } from '../../platform/contract';
import { documentId, line } from '../../platform/input';
import { day, gridRef } from '../../platform/shapes';

const feed = answers<CalendarFeed>()(z.strictObject({ id: documentId, grid: gridRef.nullable(), madeOn: day, fetchedOn: day.nullable() }).meta({ id: 'CalendarFeed' }));

export const feeds = answers<CalendarFeeds>()(z.strictObject({ feeds: z.array(feed) }));
export const made = answers<MadeFeed>()(z.strictObject({ feed, address: z.string() }));

export const makeBody = takes<MakeFeed>()(z.strictObject({ grid: line(32) }));

export const languageQuery = z.strictObject({ language: z.enum(['zhHans', 'en']).default('zhHans') });

/** Any text: what is no address answers like one that is unknown. */
export const file = z.string().max(200);
