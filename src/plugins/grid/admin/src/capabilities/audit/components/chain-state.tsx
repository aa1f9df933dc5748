import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Shield } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { AuditChain, AuditVerdict } from '../../../../../shared/contracts/audit';
import { formatMoment } from '../../../ui/dates';
import { FailureNote } from '../../../ui/failure-note';
import { useTranslate } from '../../../ui/translate';
import { useChain, useVerify } from '../queries';

/** Head of the chain, when it was verified last, and a button that verifies it now. */
export function ChainState() {
  const t = useTranslate();
  const chain = useChain();
  const { run, pending, error, verdict } = useVerdict(chain.refetch);
  return (
    <Box tag="section" aria-label={t('audit.chain')} background="neutral0" hasRadius shadow="tableShadow" padding={4} marginBottom={4}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          {chain.data !== undefined && <Head chain={chain.data} />}
        </Flex>
        <Button variant="secondary" startIcon={<Shield aria-hidden />} loading={pending} onClick={() => void run()}>
          {t('audit.verify')}
        </Button>
      </Flex>
      <div role="status">{verdict !== null && <Verdict verdict={verdict} />}</div>
      {error !== undefined && <FailureNote title={t('audit.notVerified')} error={error} />}
    </Box>
  );
}

function useVerdict(refetch: () => void) {
  const { run, pending, error } = useVerify();
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const verify = async () => {
    const outcome = await run();
    setVerdict(outcome.ok ? outcome.value : null);
    if (outcome.ok) refetch();
  };
  return { run: verify, pending, error, verdict };
}

function Head({ chain: { entries, head, lastVerified } }: { chain: AuditChain }) {
  const t = useTranslate();
  const { locale } = useIntl();
  const verified = lastVerified && {
    at: formatMoment(locale, lastVerified.at),
    by: lastVerified.by,
    upTo: lastVerified.upTo,
    findings: lastVerified.findings,
  };
  return (
    <>
      <Typography>{t('audit.entries', { entries, seq: head.seq })}</Typography>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {`${head.seq}:${head.hash}`}
      </Typography>
      <Typography variant="pi" textColor={verified && verified.findings > 0 ? 'danger600' : 'neutral600'}>
        {verified === null ? t('audit.neverVerified') : t('audit.lastVerified', verified)}
      </Typography>
    </>
  );
}

function Verdict({ verdict: { checked, upTo, complete, findings } }: { verdict: AuditVerdict }) {
  const t = useTranslate();
  return (
    <Box paddingTop={3}>
      <Typography textColor={findings.length === 0 ? 'success700' : 'danger600'} fontWeight="semiBold">
        {findings.length === 0 ? t('audit.sound', { checked }) : t('audit.unsound', { places: findings.length })}
      </Typography>
      {!complete && <Typography tag="p">{t('audit.incomplete', { upTo })}</Typography>}
      {findings.map(({ kind, from, to }) => (
        <Typography key={`${kind}${from}`} tag="p">
          {t(`audit.finding.${kind}`, { from, to })}
        </Typography>
      ))}
    </Box>
  );
}
