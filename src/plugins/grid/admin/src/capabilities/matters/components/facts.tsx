import { Box, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterPage } from '../../../../../shared/contracts/matters';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { Card } from '../../../ui/card';

export function Facts({ matter, today }: { matter: MatterPage; today: IsoDate }) {
  const t = useTranslate();
  return (
    <Card title={t('matters.facts')}>
      <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
        <Fact name="channel"><EnumLabel type="matter" attribute="channel" value={matter.channel} /></Fact>
        <Fact name="kind"><EnumLabel type="matter" attribute="kind" value={matter.kind} /></Fact>
        <Fact name="category">{matter.category?.name ?? '–'}</Fact>
        <Fact name="registeredOn"><Day date={matter.registeredOn} today={today} /></Fact>
        <Fact name="submitter"><Submitter matter={matter} /></Fact>
        <Fact name="grid">{matter.grid?.name ?? '–'}</Fact>
        <Fact name="unit">{matter.unit?.name ?? '–'}</Fact>
        <Fact name="handler"><Person person={matter.handler} linked /></Fact>
        <Fact name="owner"><Person person={matter.owner} linked /></Fact>
        <Fact name="measure">{matter.measure ?? '–'}</Fact>
        {matter.result !== null && <Fact name="result"><EnumLabel type="matter" attribute="result" value={matter.result} /></Fact>}
        {matter.satisfaction !== null && <Fact name="satisfaction"><EnumLabel type="matter" attribute="satisfaction" value={matter.satisfaction} /></Fact>}
        {matter.mergedInto !== null && <Fact name="mergedInto">{matter.mergedInto}</Fact>}
      </Flex>
    </Card>
  );
}

/** Anonymous: no name was given. Not named: the channel may know who wrote, the row does not. */
function Submitter({ matter: { anonymous, submitter } }: { matter: MatterPage }) {
  const t = useTranslate();
  if (anonymous) return <>{t('matters.anonymous')}</>;
  return submitter === null ? <>{t('matters.notNamed')}</> : <Person person={submitter} linked numbered />;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  const t = useTranslate();
  return (
    <Flex gap={3} alignItems="baseline">
      <Typography tag="dt" variant="pi" fontWeight="semiBold" textColor="neutral600" style={{ flex: '0 0 9rem' }}>
        {t(`matters.${name}`)}
      </Typography>
      <Box tag="dd" flex="1" minWidth={0} style={{ overflowWrap: 'anywhere' }}>
        <Typography textColor="neutral800">{children}</Typography>
      </Box>
    </Flex>
  );
}
