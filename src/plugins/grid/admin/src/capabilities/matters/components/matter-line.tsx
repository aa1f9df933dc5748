import { Typography } from '@strapi/design-system';
import { Link, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterRow } from '../../../../../shared/contracts/matters';
import { matterPath } from '../paths';
import { Day } from '../../../ui/day';
import { useEnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { onRowKey } from '../../../ui/row-keys';
import { useTranslate } from '../../../ui/translate';
import { ClockBadge } from './clock-badge';

const NumberLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  white-space: nowrap;
`;

export function MatterLine({ matter, today }: { matter: MatterRow; today: IsoDate }) {
  const t = useTranslate();
  const label = useEnumLabel();
  const navigate = useNavigate();
  const { id, number, title, channel, kind, category, registeredOn, next, unit, handler, owner } = matter;
  const about = [label('matter', 'channel', channel), label('matter', 'kind', kind), category?.name].filter(Boolean).join(' · ');
  return (
    <tr tabIndex={0} aria-label={t('matters.name', { number, title })} onKeyDown={(event) => onRowKey(event, { open: () => navigate(matterPath(id)) })}>
      <td>
        <NumberLink to={matterPath(id)}>{number}</NumberLink>
      </td>
      <td style={{ overflowWrap: 'anywhere' }}>
        <Typography fontWeight="semiBold">{title}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">{about}</Typography>
      </td>
      <td style={{ whiteSpace: 'nowrap' }}>
        <Day date={registeredOn} today={today} />
      </td>
      <td>{next === null ? '–' : <ClockBadge clock={next} today={today} />}</td>
      <td>{unit?.name ?? '–'}</td>
      <td>
        {handler === null && owner !== null ? <Typography textColor="neutral600">{t('matters.ownedBy', { name: owner.name })}</Typography> : <Person person={handler} />}
      </td>
      <td>
        <MatterOutcome matter={matter} />
      </td>
    </tr>
  );
}

/** The state, and how it ended where it did. */
function MatterOutcome({ matter: { state, result, satisfaction, mergedInto } }: { matter: MatterRow }) {
  const t = useTranslate();
  const label = useEnumLabel();
  const more = [result && label('matter', 'result', result), satisfaction && label('matter', 'satisfaction', satisfaction), mergedInto && t('matters.into', { number: mergedInto })].filter(Boolean);
  return (
    <>
      <Typography style={{ whiteSpace: 'nowrap' }}>{label('matter', 'state', state)}</Typography>
      {more.length > 0 && <Typography tag="p" variant="pi" textColor="neutral600">{more.join(' · ')}</Typography>}
    </>
  );
}
