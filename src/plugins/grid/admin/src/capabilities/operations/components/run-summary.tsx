import { useIntl } from 'react-intl';
import { useOptionalText, useTranslate } from '../../../ui/translate';

/** What a run did, as counts by name. A name that has no words yet is shown as it is. */
export function RunSummary({ summary }: { summary: Record<string, number> }) {
  const t = useTranslate();
  const optional = useOptionalText();
  const { formatNumber } = useIntl();
  const parts = Object.entries(summary).map(([name, count]) => optional(`operations.count.${name}`, { count }) ?? `${name} ${formatNumber(count)}`);
  return <>{parts.length === 0 ? t('operations.count.none') : parts.join(t('list.comma'))}</>;
}
