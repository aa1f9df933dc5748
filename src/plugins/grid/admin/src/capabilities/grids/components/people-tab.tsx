import { Checkbox, Typography } from '@strapi/design-system';
import type { GridNode, PersonRow } from '../../../../../shared/contracts/organisation';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { usePeople } from '../queries';
import { openRows, type View, type ViewChange } from '../view';
import { FilterBar } from './filter-bar';
import { NumberLink } from './number-link';
import { PagedList } from './paged-list';
import { RowButton } from './row-button';

const HEADS = ['person', 'number', 'post', 'politicalStatus', 'grid', 'liaison', 'open', 'overdue'];

interface TabProps {
  grid: GridNode;
  view: View;
  onChange: (change: ViewChange) => void;
}

export function PeopleTab({ grid, view, onChange }: TabProps) {
  const t = useTranslate();
  const query = usePeople(grid.code, view);
  const liaison = query.data?.rows[0]?.liaison?.name;
  const chips = view.liaison === undefined ? [] : [{ key: 'liaison' as const, text: t('grids.filter.liaison', { name: liaison ?? '…' }) }];
  const filtered = view.q !== undefined || view.liaison !== undefined;
  const empty = view.without !== undefined && !filtered ? 'grids.people.allPaired' : filtered ? 'state.noMatch' : 'grids.people.empty';
  return (
    <>
      <FilterBar view={view} searchLabel={t('grids.people.search')} chips={chips} onChange={onChange}>
        <Checkbox checked={view.without === 'liaison'} onCheckedChange={(checked) => onChange({ without: checked === true ? 'liaison' : undefined })}>
          {t('grids.people.without')}
        </Checkbox>
      </FilterBar>
      <PagedList
        name={t('grids.tab.people')}
        heads={HEADS.map((head) => t(`grids.head.${head}`))}
        query={query}
        empty={t(empty)}
        onPage={(page) => onChange({ page: String(page) })}
        row={(person) => <PersonLine key={person.id} person={person} onChange={onChange} />}
      />
    </>
  );
}

function PersonLine({ person, onChange }: { person: PersonRow; onChange: (change: ViewChange) => void }) {
  const t = useTranslate();
  const { liaison } = person;
  return (
    <tr>
      <td>
        <Person person={person} linked />
      </td>
      <td>
        <Typography textColor="neutral600">{person.employeeNo}</Typography>
      </td>
      <td>{[person.department, person.post].filter(Boolean).join(' ') || '–'}</td>
      <td>
        <EnumLabel type="employee" attribute="politicalStatus" value={person.politicalStatus} />
      </td>
      <td>{person.grid?.name ?? '–'}</td>
      <td>
        {liaison === null ? (
          <Typography textColor="danger600" style={{ whiteSpace: 'nowrap' }}>{t('grids.people.noLiaison')}</Typography>
        ) : (
          <RowButton type="button" aria-label={t('grids.people.byLiaison', { name: liaison.name })} onClick={() => onChange(openRows('people', { liaison: liaison.id }))}>
            {liaison.name}
          </RowButton>
        )}
      </td>
      <td>
        <NumberLink value={person.open} label={t('grids.people.openOf', { name: person.name, count: person.open })} onOpen={() => onChange(openRows('duties', { subject: person.id, state: 'open' }))} />
      </td>
      <td>
        <NumberLink value={person.overdue} label={t('grids.people.overdueOf', { name: person.name, count: person.overdue })} onOpen={() => onChange(openRows('duties', { subject: person.id, bucket: 'overdue' }))} />
      </td>
    </tr>
  );
}
