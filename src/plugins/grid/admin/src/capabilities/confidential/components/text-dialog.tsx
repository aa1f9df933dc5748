import { Button, Modal, Typography } from '@strapi/design-system';
import { useTranslate } from '../../../ui/translate';

/** The text, as long as the dialog is open. */
export function TextDialog({ label, text, onClose }: { label: string; text: string | null; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{label}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {text === null ? <Typography textColor="neutral600">{t('confidential.empty')}</Typography> : <Typography style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>}
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{t('action.close')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
