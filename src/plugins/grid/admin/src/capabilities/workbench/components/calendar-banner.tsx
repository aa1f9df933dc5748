import { Alert } from '@strapi/design-system';
import { useState } from 'react';
import { useTranslate } from '../../../ui/translate';

export function CalendarBanner({ years }: { years: number[] }) {
  const t = useTranslate();
  const [isShown, setIsShown] = useState(true);
  if (!isShown || years.length === 0) return null;
  return (
    <Alert variant="warning" title={t('banner.provisionalTitle')} closeLabel={t('action.close')} onClose={() => setIsShown(false)}>
      {t('banner.provisional', { years: years.join(t('list.comma')) })}
    </Alert>
  );
}
