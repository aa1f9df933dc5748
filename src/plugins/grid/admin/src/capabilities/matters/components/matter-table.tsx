import { VisuallyHidden } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterRow } from '../../../../../shared/contracts/matters';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';
import { MatterLine } from './matter-line';

const HEADS = ['number', 'title', 'registeredOn', 'next', 'unit', 'handler', 'state'];

export function MatterTable({ rows, today }: { rows: MatterRow[]; today: IsoDate }) {
  const t = useTranslate();
  return (
    <DataTable>
      <VisuallyHidden tag="caption">{t('menu.matters')}</VisuallyHidden>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {t(`matters.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((matter) => (
          <MatterLine key={matter.id} matter={matter} today={today} />
        ))}
      </tbody>
    </DataTable>
  );
}
