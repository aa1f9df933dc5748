import { useEffect } from 'react';
import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useBlocker } from 'react-router-dom';
import { useTranslate } from '../../../ui/translate';

/** While rows are written, leaving asks once: by the browser for a closed tab, by us for another page of the panel. */
export function LeaveGuard() {
  const t = useTranslate();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return (
    <Dialog.Root open={blocker.state === 'blocked'} onOpenChange={(open: boolean) => (open ? undefined : blocker.reset?.())}>
      <Dialog.Content>
        <Dialog.Header>{t('import.leave.title')}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle fill="warning600" />}>{t('import.leave.body')}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{t('import.leave.stay')}</Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" onClick={() => blocker.proceed?.()}>
              {t('import.leave.go')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
