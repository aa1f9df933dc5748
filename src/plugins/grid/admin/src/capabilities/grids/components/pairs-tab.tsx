import { Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridNode, PairRow } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { usePairs } from '../queries';
import type { View, ViewChange } from '../view';
import { FilterBar } from './filter-bar';
import { PagedList } from './paged-list';

const HEADS = ['liaison', 'employee', 'grid', 'from', 'lastHeldOn'];

interface TabProps {
  grid: GridNode;
  today: IsoDate;
  view: View;
  onChange: (change: ViewChange) => void;
}

export function PairsTab({ grid, today, view, onChange }: TabProps) {
  const t = useTranslate();
  const query = usePairs(grid.code, view);
  return (
    <>
      <FilterBar view={view} searchLabel={t('grids.pairs.search')} chips={[]} onChange={onChange} />
      <PagedList
        name={t('grids.tab.pairs')}
        heads={HEADS.map((head) => t(`grids.head.${head}`))}
        query={query}
        empty={t(view.q === undefined ? 'grids.pairs.empty' : 'state.noMatch')}
        onPage={(page) => onChange({ page: String(page) })}
        row={(pair) => <PairLine key={pair.id} pair={pair} today={today} />}
      />
    </>
  );
}

function PairLine({ pair, today }: { pair: PairRow; today: IsoDate }) {
  const t = useTranslate();
  return (
    <tr>
      <td>
        <Person person={pair.liaison} linked numbered />
      </td>
      <td>
        <Person person={pair.employee} linked numbered />
      </td>
      <td>{pair.grid?.name ?? '–'}</td>
      <td>
        <Day date={pair.from} today={today} />
      </td>
      <td>
        <Typography textColor={pair.lastHeldOn === null ? 'neutral600' : 'neutral800'}>
          {pair.lastHeldOn === null ? t('grids.pairs.neverHeld') : <Day date={pair.lastHeldOn} today={today} />}
        </Typography>
      </td>
    </tr>
  );
}
