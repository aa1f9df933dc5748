import { Day } from '../../../ui/day';

/** Day and hours; the last day too where it is another. */
export function When({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  const [first, last] = [startsAt.slice(0, 10), endsAt.slice(0, 10)];
  return (
    <>
      <Day date={first} /> {startsAt.slice(11)}–
      {last !== first && (
        <>
          <Day date={last} />{' '}
        </>
      )}
      {endsAt.slice(11)}
    </>
  );
}
