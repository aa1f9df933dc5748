import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { HandoverLine } from '../../../../../shared/contracts/handover';
import { Day } from '../../../ui/day';
import { useEnumLabel } from '../../../ui/enum-label';
import { personText } from '../../../ui/person';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import type { Picked } from '../choices';

interface LineRowProps {
  line: HandoverLine;
  today: IsoDate;
  mayBeVacant: boolean;
  picked: Picked | null;
  /** The line has a choice of its own. */
  isOwn: boolean;
  onPick: (picked: Picked | null) => void;
}

/** The picker asks the server, so a line has one only while it is being changed. */
export function LineRow({ line, today, mayBeVacant, picked, isOwn, onPick }: LineRowProps) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const what = useWhat()(line);
  const choose = (next: Picked | null) => {
    onPick(next);
    if (next !== null) setIsOpen(false);
  };
  return (
    <tr>
      <td>{what}</td>
      <td>{line.grid?.name ?? '–'}</td>
      <td><Day date={line.since} today={today} /></td>
      <td><Day date={line.due} today={today} /></td>
      <td>
        <Flex gap={3} alignItems="center" wrap="wrap">
          {isOpen ? (
            <Box width="28rem">
              <PersonPicker label={t('handover.successorOf', { what })} value={picked === 'vacant' ? null : picked} onChange={choose} />
            </Box>
          ) : (
            <Successor picked={picked} />
          )}
          <Button size="S" variant="tertiary" aria-label={t('handover.changeFor', { what })} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'action.close' : 'handover.change')}
          </Button>
          {isOpen && mayBeVacant && (
            <Button size="S" variant="tertiary" onClick={() => choose('vacant')}>
              {t('handover.vacant')}
            </Button>
          )}
          {isOwn && (
            <Button size="S" variant="tertiary" aria-label={t('handover.resetFor', { what })} onClick={() => onPick(null)}>
              {t('handover.reset')}
            </Button>
          )}
        </Flex>
      </td>
    </tr>
  );
}

function Successor({ picked }: { picked: Picked | null }) {
  const t = useTranslate();
  if (picked === null) return <Typography textColor="danger600">{t('handover.none')}</Typography>;
  return <Typography>{picked === 'vacant' ? t('handover.vacant') : personText(picked)}</Typography>;
}

/** A line in words: the office, the duty and whom it is about, or the person alone. */
function useWhat(): (line: HandoverLine) => string {
  const label = useEnumLabel();
  return ({ kind, title, about, grid }) => {
    const head = kind === 'appointment' && title !== null ? label('appointment', 'duty', title) : title;
    const parts = [head, about && personText(about)].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : (grid?.name ?? '–');
  };
}
