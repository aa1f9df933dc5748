import { useState } from 'react';
import { Box, Button, Flex, Grid, Typography } from '@strapi/design-system';
import type { BulletinPage } from '../../../../../shared/contracts/bulletins';
import { download } from '../../../ui/download';
import { EnumLabel } from '../../../ui/enum-label';
import { FailureNote } from '../../../ui/failure-note';
import { TextAreaField, TextField } from '../../../ui/fields';
import { Person } from '../../../ui/person';
import { Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { WithdrawDialog } from '../../../ui/withdraw-dialog';
import { useBulletin, useDraft, useRelease, useWrite, withdrawBulletin } from '../queries';
import { FigureTables } from './figure-tables';

export function BulletinEditor({ id, onBack }: { id: string; onBack: () => void }) {
  const bulletin = useBulletin(id);
  if (bulletin.error !== undefined) return <ErrorState error={bulletin.error} onRetry={bulletin.refetch} />;
  if (bulletin.data === undefined) return <Loading />;
  return <Editor key={bulletin.data.body} bulletin={bulletin.data} onChanged={bulletin.refetch} onBack={onBack} />;
}

interface EditorProps {
  bulletin: BulletinPage;
  onChanged: () => void;
  onBack: () => void;
}

function Editor({ bulletin, onChanged, onBack }: EditorProps) {
  const t = useTranslate();
  const [title, setTitle] = useState(bulletin.title);
  const [body, setBody] = useState(bulletin.body);
  const write = useWrite(bulletin.id);
  const edited = title !== bulletin.title || body !== bulletin.body;
  const save = async () => {
    if ((await write.run({ title: title.trim(), body: body.trim() })).ok) onChanged();
  };
  return (
    <Screen
      title={bulletin.title}
      subtitle={<EnumLabel type="bulletin" attribute="state" value={bulletin.state} />}
      primaryAction={<Steps bulletin={bulletin} edited={edited} onChanged={onChanged} />}
      secondaryAction={
        <Button variant="tertiary" onClick={onBack}>
          {t('bulletins.back')}
        </Button>
      }
    >
      <Grid.Root gap={6}>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch" gap={4}>
          {write.error !== undefined && <FailureNote title={t('error.notSaved')} error={write.error} />}
          {bulletin.mayDraft ? (
            <>
              <TextField label={t('bulletins.head.title')} required value={title} onChange={setTitle} maxLength={120} />
              <TextAreaField label={t('bulletins.body')} hint={t('bulletins.body.hint')} required value={body} onChange={setBody} maxLength={20_000} />
              <Box>
                <Button disabled={!edited} loading={write.pending} onClick={() => void save()}>
                  {t('bulletins.save')}
                </Button>
              </Box>
            </>
          ) : (
            bulletin.body.split('\n').map((line, index) => (
              <Typography key={index} tag="p" fontWeight={line.startsWith('#') ? 'bold' : 'regular'}>
                {line.replace(/^#+\s+/, '')}
              </Typography>
            ))
          )}
          <Typography textColor="neutral600">
            {t('bulletins.draftedBy')} {bulletin.draftedBy === null ? '–' : <Person person={bulletin.draftedBy} />} · {t('bulletins.releasedBy')} {bulletin.releasedBy === null ? '–' : <Person person={bulletin.releasedBy} />}
          </Typography>
          {bulletin.withdrawnReason !== null && <Typography textColor="danger600">{t('bulletins.withdrawnBecause', { reason: bulletin.withdrawnReason })}</Typography>}
        </Grid.Item>
        <Grid.Item col={6} s={12} direction="column" alignItems="stretch">
          <FigureTables figures={bulletin.figures} />
        </Grid.Item>
      </Grid.Root>
    </Screen>
  );
}

/** What may be done now; the first sensible thing is the plain button. */
function Steps({ bulletin, edited, onChanged }: { bulletin: BulletinPage; edited: boolean; onChanged: () => void }) {
  const t = useTranslate();
  const { may } = useMe();
  const release = useRelease(bulletin.id);
  const draft = useDraft();
  const [withdrawing, setWithdrawing] = useState(false);
  const done = ({ ok }: { ok: boolean }) => (ok ? onChanged() : undefined);
  const failed = release.error ?? draft.error;
  return (
    <Flex gap={2} wrap="wrap">
      {failed !== undefined && <FailureNote title={t('error.notSaved')} error={failed} />}
      {may('bulletin.export') &&
        (['docx', 'xlsx'] as const).map((format) => (
          <Button key={format} variant="tertiary" onClick={() => void download(`/grid/bulletins/${bulletin.id}/export?format=${format}`, `${bulletin.title}.${format}`)}>
            {t(`bulletins.export.${format}`)}
          </Button>
        ))}
      {bulletin.mayDraft && bulletin.grid !== null && (
        <Button variant="secondary" disabled={edited} loading={draft.pending} onClick={() => void draft.run({ period: bulletin.period, grid: bulletin.grid?.code ?? '' }).then(done)}>
          {t('bulletins.renew')}
        </Button>
      )}
      {bulletin.mayRelease && (
        <Button disabled={edited} loading={release.pending} onClick={() => void release.run().then(done)}>
          {t('bulletins.release')}
        </Button>
      )}
      {bulletin.state === 'released' && may('bulletin.release') && (
        <Button variant="danger-light" onClick={() => setWithdrawing(true)}>
          {t('bulletins.withdraw')}
        </Button>
      )}
      {withdrawing && (
        <WithdrawDialog
          title={t('bulletins.withdraw')}
          reasonLabel={t('bulletins.reason')}
          withdraw={(why) => withdrawBulletin(bulletin.id, why)}
          onDone={() => {
            setWithdrawing(false);
            onChanged();
          }}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </Flex>
  );
}
