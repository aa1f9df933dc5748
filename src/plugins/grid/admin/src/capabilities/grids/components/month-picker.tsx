import { Flex, IconButton, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useTranslate } from '../../../ui/translate';
import { monthAsDate, shiftMonth } from '../months';

interface MonthPickerProps {
  month: string;
  /** The month of today: the newest that the list offers. */
  current: string;
  onChange: (month: string) => void;
}

const MONTHS_OFFERED = 24;

export function MonthPicker({ month, current, onChange }: MonthPickerProps) {
  const t = useTranslate();
  const name = useMonthName();
  const recent = Array.from({ length: MONTHS_OFFERED }, (_, index) => shiftMonth(current, -index));
  const offered = recent.includes(month) ? recent : [...recent, month].sort().reverse();
  return (
    <Flex gap={1} role="group" aria-label={t('grids.month')}>
      <IconButton label={t('grids.monthBefore')} onClick={() => onChange(shiftMonth(month, -1))}>
        <ChevronLeft />
      </IconButton>
      <SingleSelect size="S" aria-label={t('grids.month')} value={month} onChange={(value) => onChange(String(value))}>
        {offered.map((each) => (
          <SingleSelectOption key={each} value={each}>
            {name(each)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <IconButton label={t('grids.monthAfter')} disabled={month >= current} onClick={() => onChange(shiftMonth(month, 1))}>
        <ChevronRight />
      </IconButton>
    </Flex>
  );
}

/** '2022年3月' or 'March 2022'. */
export function useMonthName(): (month: string) => string {
  const { formatDate } = useIntl();
  return (month) => formatDate(monthAsDate(month), { year: 'numeric', month: 'long', timeZone: 'UTC' });
}
