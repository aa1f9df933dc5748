/** A cron expression in words, as far as people write such schedules; anything else is shown as it stands. */
export type Schedule =
  | { type: 'hand' }
  | { type: 'minutes'; every: number }
  | { type: 'hourly'; minute: number }
  | { type: 'daily'; time: string }
  | { type: 'weekly'; time: string; weekday: number }
  | { type: 'weekdays'; time: string }
  | { type: 'monthly'; time: string; day: number }
  | { type: 'other'; cron: string };

const NUMBER = /^\d+$/;

export function scheduleOf(cron: string): Schedule {
  if (cron === '') return { type: 'hand' };
  const fields = cron.trim().split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields.length === 6 ? fields.slice(1) : fields;
  const other: Schedule = { type: 'other', cron };
  if (month !== '*') return other;
  if (hour === '*' && day === '*' && weekday === '*') return withinTheHour(minute) ?? other;
  if (!NUMBER.test(minute) || !NUMBER.test(hour)) return other;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (weekday === '*') return day === '*' ? { type: 'daily', time } : NUMBER.test(day) ? { type: 'monthly', time, day: Number(day) } : other;
  if (day !== '*') return other;
  if (weekday === '1-5') return { type: 'weekdays', time };
  return NUMBER.test(weekday) ? { type: 'weekly', time, weekday: Number(weekday) % 7 } : other;
}

/** A job that empties a queue all day long: its runs stand for no day and are not kept. */
export const isDrain = (cron: string): boolean => scheduleOf(cron).type === 'minutes';

function withinTheHour(minute: string): Schedule | null {
  if (minute === '*') return { type: 'minutes', every: 1 };
  const step = /^\*\/(\d+)$/.exec(minute);
  if (step !== null) return { type: 'minutes', every: Number(step[1]) };
  return NUMBER.test(minute) ? { type: 'hourly', minute: Number(minute) } : null;
}
