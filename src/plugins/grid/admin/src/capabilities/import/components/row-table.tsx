import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import type { ImportRow } from '../../../../../shared/contracts/import';
import { DataTable } from '../../../ui/data-table';
import { useTranslate } from '../../../ui/translate';
import type { SheetRow } from '../review-rows';
import { Scroller } from './scroller';

/** New rows, or changed ones with what was there and what comes. */
export function RowTable({ rows, withChanges }: { rows: SheetRow[]; withChanges: boolean }) {
  const t = useTranslate();
  const heads = ['sheet', 'row', 'key', ...(withChanges ? ['changes'] : [])];
  return (
    <Scroller>
      <DataTable>
        <VisuallyHidden tag="caption">{t('import.verdicts')}</VisuallyHidden>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`import.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ sheet, row }) => (
            <tr key={`${sheet} ${row.row}`}>
              <td>{sheet}</td>
              <td>{row.row}</td>
              <td>{row.key}</td>
              {withChanges && (
                <td>
                  <Changes changes={row.changes} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Scroller>
  );
}

function Changes({ changes }: { changes: ImportRow['changes'] }) {
  const t = useTranslate();
  const blank = t('import.blank');
  return (
    <Flex direction="column" alignItems="flex-start">
      {changes.map(({ column, from, to }) => (
        <Typography key={column}>{t('import.change', { column, from: from === '' ? blank : from, to: to === '' ? blank : to })}</Typography>
      ))}
    </Flex>
  );
}
