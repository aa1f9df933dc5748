import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { PersonRef } from '../../../../../shared/contracts/common';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Pager } from '../../../ui/pager';
import { Person, personText } from '../../../ui/person';
import { PersonPicker } from '../../../ui/person-picker';
import { Empty, ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useOpenHandovers } from '../queries';
import { ListTable } from '../../../ui/list-table';

interface OpenListProps {
  page: number;
  onPage: (page: number) => void;
  onOpen: (personId: string) => void;
}

/** Who left and still holds something, and the way to the handover of anybody else. */
export function OpenList({ page, onPage, onOpen }: OpenListProps) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Start onOpen={onOpen} />
      <section aria-labelledby="open-handovers">
        <Typography id="open-handovers" tag="h2" variant="beta">
          {t('handover.open')}
        </Typography>
        <Box paddingTop={4}>
          <Leavers page={page} onPage={onPage} onOpen={onOpen} />
        </Box>
      </section>
    </Flex>
  );
}

function Leavers({ page, onPage, onOpen }: OpenListProps) {
  const t = useTranslate();
  const open = useOpenHandovers(page);
  if (open.error !== undefined) return <ErrorState error={open.error} onRetry={open.refetch} />;
  if (open.data === undefined) return <Loading />;
  const { rows, total, pageSize } = open.data;
  if (total === 0) return <Empty text={t('handover.empty')} />;
  return (
    <>
      <ListTable name={t('handover.open')} heads={['person', 'grid', 'status', 'leftOn', 'lines', 'action'].map((head) => t(`handover.head.${head}`))}>
        {rows.map((row) => (
          <tr key={row.person.id}>
            <td><Person person={row.person} numbered linked /></td>
            <td>{row.grid?.name ?? '–'}</td>
            <td><EnumLabel type="employee" attribute="employmentStatus" value={row.employmentStatus} /></td>
            <td><Day date={row.leftOn} /></td>
            <td>{row.open}</td>
            <td>
              <Button variant="secondary" size="S" aria-label={t('handover.startFor', { name: personText(row.person) })} onClick={() => onOpen(row.person.id)}>
                {t('handover.start')}
              </Button>
            </td>
          </tr>
        ))}
      </ListTable>
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  );
}

function Start({ onOpen }: { onOpen: (personId: string) => void }) {
  const t = useTranslate();
  const [person, setPerson] = useState<PersonRef | null>(null);
  return (
    <Box background="neutral0" padding={6} hasRadius shadow="filterShadow">
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Box width="32rem">
          <PersonPicker label={t('handover.who')} value={person} onChange={setPerson} />
        </Box>
        <Button disabled={person === null} onClick={() => person && onOpen(person.id)}>
          {t('handover.start')}
        </Button>
      </Flex>
    </Box>
  );
}
