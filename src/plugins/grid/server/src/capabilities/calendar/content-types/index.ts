import calendarDay from './calendar-day/schema.json';

export const contentTypes = {
  'calendar-day': { schema: calendarDay },
};
