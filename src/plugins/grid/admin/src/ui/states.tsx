import { Button, EmptyStateLayout, Flex, Loader } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useFailureText } from './failure';
import { useTranslate } from './translate';

export function Loading() {
  const t = useTranslate();
  return (
    <Flex justifyContent="center" padding={8} aria-busy="true">
      <Loader>{t('state.loading')}</Loader>
    </Flex>
  );
}

/** Says what will appear here and how to start. */
export function Empty({ text, action }: { text: string; action?: React.ReactNode }) {
  return <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={text} action={action} shadow="none" hasRadius />;
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslate();
  const text = useFailureText();
  const retry = onRetry && (
    <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
      {t('action.retry')}
    </Button>
  );
  return (
    <div role="alert">
      <EmptyStateLayout content={text(error)} action={retry} shadow="none" hasRadius />
    </div>
  );
}
