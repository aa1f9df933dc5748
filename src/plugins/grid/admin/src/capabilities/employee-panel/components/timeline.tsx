import { useState } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { TimelineItem } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { ShowText } from '../../confidential/components/show-text';
import { useEnumLabel } from '../../../ui/enum-label';
import { StatusBadge } from '../../../ui/status-badge';
import { useTranslate } from '../../../ui/translate';

const SHOWN_FIRST = 8;

/** Events, duties and records, newest first; never their texts. */
export function Timeline({ items, today }: { items: TimelineItem[]; today?: IsoDate }) {
  const t = useTranslate();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, SHOWN_FIRST);
  return (
    <section aria-label={t('panel.timeline')}>
      <Typography tag="h3" variant="pi" fontWeight="semiBold" textColor="neutral600">
        {t('panel.timeline')}
      </Typography>
      {items.length === 0 && <Typography textColor="neutral600">{t('panel.emptyTimeline')}</Typography>}
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {shown.map((item) => (
          <Box tag="li" key={`${item.type}-${item.id}`} borderColor="neutral200" borderWidth="0 0 0 2px" borderStyle="solid" paddingLeft={3}>
            <Typography tag="p" variant="pi" textColor="neutral600"><Day date={item.on} today={today} /></Typography>
            <Item item={item} />
          </Box>
        ))}
      </Flex>
      {items.length > shown.length && <TextButton onClick={() => setIsWhole(true)}>{t('panel.showAll', { count: items.length })}</TextButton>}
    </section>
  );
}

function Item({ item }: { item: TimelineItem }) {
  const t = useTranslate();
  const label = useEnumLabel();
  switch (item.type) {
    case 'event':
      return (
        <>
          <Typography>
            {t(item.withdrawnOn === null ? 'panel.event' : 'panel.eventWithdrawn', { kind: label('care-event', 'kind', item.kind), code: item.code })}
          </Typography>
          {item.readable && <ShowText place={{ type: 'care-event', documentId: item.id, field: 'note' }} label={t('confidential.noteOf', { code: item.code })} />}
        </>
      );
    case 'task':
      return (
        <Flex gap={2} wrap="wrap">
          <StatusBadge status={item.status} />
          <Typography>{t('panel.task', { title: item.title, owner: item.owner?.name ?? '–' })}</Typography>
        </Flex>
      );
    case 'record':
      return (
        <>
          <Typography>
            {t('panel.record', { form: label('care-record', 'form', item.form), by: item.by?.name ?? '–', count: item.people.length })}
          </Typography>
          {item.readable && <ShowText place={{ type: 'care-record', documentId: item.id, field: 'summary' }} label={t('confidential.summaryOf', { date: item.on })} />}
        </>
      );
  }
}
