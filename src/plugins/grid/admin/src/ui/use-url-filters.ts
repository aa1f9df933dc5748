import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export type Filters<K extends string> = Partial<Record<K, string>>;

/**
 * Filters kept in the address, so that a view can be sent to a colleague. A change of anything but `page` goes back to the
 * first page. `names` must be a constant outside of the component.
 */
export function useUrlFilters<K extends string>(names: readonly K[]): [Filters<K>, (change: Partial<Record<K, string | undefined>>) => void] {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => {
    const read: Filters<K> = {};
    for (const name of names) {
      const value = search.get(name);
      if (value !== null && value !== '') read[name] = value;
    }
    return read;
  }, [search, names]);

  const change = useCallback(
    (values: Partial<Record<K, string | undefined>>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (!('page' in values)) next.delete('page');
          for (const [name, value] of Object.entries<string | undefined>(values)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [filters, change];
}
