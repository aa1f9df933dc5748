import { createPortal } from 'react-dom';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { createGlobalStyle, styled } from 'styled-components';
import { useIntl } from 'react-intl';
import type { MatterRow } from '../../../../../shared/contracts/matters';
import { formatDay } from '../../../ui/dates';
import { useTranslate } from '../../../ui/translate';

type Received = Pick<MatterRow, 'number' | 'title' | 'registeredOn'>;

/** The paper has the receipt alone: the panel and this dialog are on the screen only. */
const OnPaper = createGlobalStyle`
  @media print {
    body > *:not([data-receipt]) {
      display: none !important;
    }
  }
`;

const Paper = styled.div`
  display: none;

  @media print {
    display: block;
    padding: 2cm;
    color: #000;
    font-size: 14pt;
    line-height: 1.8;
  }
`;

/** For the notice board beside the box: whoever put the letter in finds it by title and date, and nobody learns who it was. */
export function Receipt({ matter, onClose }: { matter: Received; onClose: () => void }) {
  const t = useTranslate();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{t('matters.receipt')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{t('matters.receiptHint')}</Typography>
            <Box borderColor="neutral200" padding={6} hasRadius>
              <Typography tag="div">
                <ReceiptLines matter={matter} />
              </Typography>
            </Box>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
          <Button onClick={() => window.print()}>{t('matters.print')}</Button>
        </Modal.Footer>
      </Modal.Content>
      {createPortal(
        <Paper data-receipt>
          <OnPaper />
          <h1 style={{ fontSize: '20pt', fontWeight: 700 }}>{t('matters.receipt')}</h1>
          <ReceiptLines matter={matter} />
        </Paper>,
        document.body,
      )}
    </Modal.Root>
  );
}

function ReceiptLines({ matter: { number, title, registeredOn } }: { matter: Received }) {
  const t = useTranslate();
  const { locale } = useIntl();
  return (
    <dl>
      <Line label={t('matters.head.number')}>{number}</Line>
      <Line label={t('matters.head.registeredOn')}>{formatDay(locale, registeredOn)}</Line>
      <Line label={t('matters.head.title')}>{title}</Line>
    </dl>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Flex gap={4} alignItems="baseline">
      <dt style={{ flex: '0 0 7em' }}>{label}</dt>
      <dd style={{ overflowWrap: 'anywhere' }}>
        <strong>{children}</strong>
      </dd>
    </Flex>
  );
}
