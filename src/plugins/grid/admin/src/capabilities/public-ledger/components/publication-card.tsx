import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { MatterPublicationPage } from '../../../../../shared/contracts/bulletins';
import { Card } from '../../../ui/card';
import { EnumLabel } from '../../../ui/enum-label';
import { FailureNote } from '../../../ui/failure-note';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { usePublication, useReleasePublication, useWithdrawPublication } from '../queries';
import { PublicationDialog } from './publication-dialog';

/** What everybody may read of a matter; nothing at all where there is none and the reader may not write one. */
export function PublicationCard({ matter }: { matter: string }) {
  const page = usePublication(matter);
  if (page.data === undefined || (page.data.publication === null && page.data.actions.length === 0)) return null;
  return <Publication matter={matter} page={page.data} onChanged={page.refetch} />;
}

function Publication({ matter, page, onChanged }: { matter: string; page: MatterPublicationPage; onChanged: () => void }) {
  const t = useTranslate();
  const [writing, setWriting] = useState(false);
  const { publication } = page;
  const done = () => {
    setWriting(false);
    onChanged();
  };
  return (
    <Card title={t('publication')}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        {publication === null ? (
          <Typography textColor="neutral600">{t('publication.none')}</Typography>
        ) : (
          <>
            <Typography tag="h3" fontWeight="semiBold">
              {publication.title}
            </Typography>
            <Typography tag="p" style={{ whiteSpace: 'pre-wrap' }}>
              {publication.text}
            </Typography>
            <Typography tag="p" variant="pi" textColor="neutral600">
              <EnumLabel type="matter-publication" attribute="state" value={publication.state} /> · {t('bulletins.draftedBy')} <Person person={publication.draftedBy} /> · {t('bulletins.releasedBy')} <Person person={publication.releasedBy} />
            </Typography>
          </>
        )}
        <Steps matter={matter} page={page} onWrite={() => setWriting(true)} onChanged={onChanged} />
      </Flex>
      {writing && <PublicationDialog matter={matter} before={publication} onDone={done} onClose={() => setWriting(false)} />}
    </Card>
  );
}

function Steps({ matter, page: { actions }, onWrite, onChanged }: { matter: string; page: MatterPublicationPage; onWrite: () => void; onChanged: () => void }) {
  const t = useTranslate();
  const release = useReleasePublication(matter);
  const withdrawal = useWithdrawPublication(matter);
  const failed = release.error ?? withdrawal.error;
  const after = ({ ok }: { ok: boolean }) => (ok ? onChanged() : undefined);
  return (
    <Flex gap={2} wrap="wrap">
      {failed !== undefined && <FailureNote title={t('error.notSaved')} error={failed} />}
      {actions.includes('release') && (
        <Button loading={release.pending} onClick={() => void release.run().then(after)}>
          {t('publication.release')}
        </Button>
      )}
      {actions.includes('write') && (
        <Button variant="secondary" onClick={onWrite}>
          {t('publication.write')}
        </Button>
      )}
      {actions.includes('withdraw') && (
        <Button variant="danger-light" loading={withdrawal.pending} onClick={() => void withdrawal.run().then(after)}>
          {t('publication.withdraw')}
        </Button>
      )}
    </Flex>
  );
}
