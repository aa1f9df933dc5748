import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { RowButton } from './row-button';

/** A number that opens its rows; zero has none to open. */
export function NumberLink({ value, label, onOpen }: { value: number; label: string; onOpen: () => void }) {
  const { formatNumber } = useIntl();
  const text = formatNumber(value);
  if (value === 0) return <Typography textColor="neutral600">{text}</Typography>;
  return (
    <RowButton type="button" aria-label={label} onClick={onOpen}>
      {text}
    </RowButton>
  );
}
