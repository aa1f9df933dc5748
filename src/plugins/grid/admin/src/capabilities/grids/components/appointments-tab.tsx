import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridDetail } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { Empty } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { ListTable } from '../../../ui/list-table';

const HEADS = ['person', 'position', 'grid', 'appointedOn', 'appointedTo'];

export function AppointmentsTab({ appointments, today }: { appointments: GridDetail['appointments']; today: IsoDate }) {
  const t = useTranslate();
  if (appointments.length === 0) return <Empty text={t('grids.appointments.empty')} />;
  return (
    <ListTable name={t('grids.tab.appointments')} heads={HEADS.map((head) => t(`grids.head.${head}`))}>
      {appointments.map(({ id, person, duty, grid, from, to }) => (
        <tr key={id}>
          <td>
            <Person person={person} linked numbered />
          </td>
          <td>
            <EnumLabel type="appointment" attribute="duty" value={duty} />
          </td>
          <td>{grid.name}</td>
          <td>
            <Day date={from} today={today} />
          </td>
          <td>{to === null ? t('grids.appointments.now') : <Day date={to} today={today} />}</td>
        </tr>
      ))}
    </ListTable>
  );
}
