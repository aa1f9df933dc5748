import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { MatterMessageLine, MatterPage } from '../../../../../shared/contracts/matters';
import type { MatterTexts } from '../../../../../shared/contracts/matter-actions';
import { ReasonDialog } from '../../confidential/components/reason-dialog';
import { Day } from '../../../ui/day';
import { useEnumLabel } from '../../../ui/enum-label';
import { useTranslate } from '../../../ui/translate';
import { closedCount, textOf } from '../conversation';
import { openTexts } from '../queries';
import { Card } from '../../../ui/card';

/** Body and messages: closed until somebody says why he reads them, then open as long as the page. */
export function Conversation({ matter, today }: { matter: MatterPage; today: IsoDate }) {
  const t = useTranslate();
  const [texts, setTexts] = useState<MatterTexts | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const opened = (found: MatterTexts) => {
    setTexts(found);
    setIsAsking(false);
  };
  const show = matter.readable && closedCount(matter, texts) > 0 && (
    <Button size="S" variant="secondary" startIcon={<Eye />} onClick={() => setIsAsking(true)}>
      {t('matters.showTexts')}
    </Button>
  );
  return (
    <Card title={t('matters.conversation')} action={show}>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={4}>
        <Said who={t('matters.body')} on={matter.registeredOn} today={today} text={matter.hasBody ? (texts === null ? undefined : texts.body) : null} readable={matter.readable} />
        {matter.messages.map((message) => (
          <Message key={message.id} message={message} today={today} text={textOf(texts, message.id)} readable={matter.readable} />
        ))}
      </Flex>
      {isAsking && <ReasonDialog label={t('matters.textsOf', { number: matter.number })} open={(why) => openTexts(matter.id, why)} onClose={() => setIsAsking(false)} onOpened={opened} />}
    </Card>
  );
}

interface TextProps {
  /** undefined = not opened; null = nothing is written there. */
  text: string | null | undefined;
  readable: boolean;
  today: IsoDate;
}

function Message({ message: { from, by, on }, ...rest }: TextProps & { message: MatterMessageLine }) {
  const label = useEnumLabel();
  const who = [label('matter-message', 'from', from), by?.name].filter(Boolean).join(' · ');
  return <Said who={who} on={on} {...rest} />;
}

function Said({ who, on, text, readable, today }: TextProps & { who: string; on: IsoDate }) {
  return (
    <Box tag="li" background="neutral100" padding={4} hasRadius>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {who} · <Day date={on} today={today} />
      </Typography>
      <Text text={text} readable={readable} />
    </Box>
  );
}

function Text({ text, readable }: Omit<TextProps, 'today'>) {
  const t = useTranslate();
  if (typeof text === 'string') return <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>;
  const why = text === null ? 'matters.noText' : readable ? 'matters.closedText' : 'confidential.closed';
  return <Typography tag="p" textColor="neutral600">{t(why)}</Typography>;
}
