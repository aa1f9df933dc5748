import { Button, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ActivityState } from '../../../../../shared/contracts/activities';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { monthsAround, STATES, TYPES, type View } from '../view';

interface FilterBarProps {
  view: View;
  today: string;
  counts: Record<ActivityState, number> | undefined;
  onChange: (change: View) => void;
}

export function FilterBar({ view, today, counts, onChange }: FilterBarProps) {
  const t = useTranslate();
  const label = useEnumLabel();
  const { formatDate } = useIntl();
  const nameOf = (month: string) => formatDate(`${month}-01T00:00:00Z`, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <Flex gap={3} wrap="wrap">
      <Flex role="group" aria-label={t('activities.states')} gap={2} wrap="wrap">
        {[undefined, ...STATES].map((state) => (
          <Button key={state ?? 'all'} size="S" variant={state === view.state ? 'default' : 'tertiary'} aria-pressed={state === view.state} onClick={() => onChange({ state })}>
            {state === undefined ? t('activities.all') : t('activities.state', { name: label('activity', 'state', state), count: counts?.[state] ?? '–' })}
          </Button>
        ))}
      </Flex>
      <SingleSelect aria-label={t('activities.type')} size="S" value={view.type ?? ''} onChange={(type) => onChange({ type: String(type) })}>
        <SingleSelectOption value="">{t('activities.allTypes')}</SingleSelectOption>
        {TYPES.map((type) => (
          <SingleSelectOption key={type} value={type}>
            {label('activity', 'type', type)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <SingleSelect aria-label={t('activities.month')} size="S" value={view.month ?? ''} onChange={(month) => onChange({ month: String(month) })}>
        <SingleSelectOption value="">{t('activities.allMonths')}</SingleSelectOption>
        {monthsAround(today, view.month).map((month) => (
          <SingleSelectOption key={month} value={month}>
            {nameOf(month)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Flex>
  );
}
