import { Box, Flex, Tabs, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { MailDetail } from '../../../../../shared/contracts/operations';
import { useTranslate } from '../../../ui/translate';
import { Moment } from './moment';
import { StateBadge } from './state-badge';

// Mails bring their own colours for a white page, in the dark theme too.
const Frame = styled.iframe`
  width: 100%;
  height: 44rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: white;
`;

const Plain = styled.pre`
  max-height: 44rem;
  overflow: auto;
  white-space: pre-wrap;
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral800};
`;

export function MailBody({ mail }: { mail: MailDetail }) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={4} wrap="wrap">
        <StateBadge of="mail" state={mail.state} />
        <Typography>{t('operations.mail.to', { name: mail.recipient?.name ?? '', address: mail.address })}</Typography>
        <Typography textColor="neutral600">
          <Moment at={mail.sentAt ?? mail.createdAt} />
        </Typography>
      </Flex>
      {mail.error !== null && <Typography textColor="danger600">{mail.error}</Typography>}
      <Tabs.Root defaultValue="html">
        <Tabs.List aria-label={t('operations.mail.views')}>
          <Tabs.Trigger value="html">{t('operations.mail.html')}</Tabs.Trigger>
          <Tabs.Trigger value="text">{t('operations.mail.text')}</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="html">
          <Box paddingTop={3}>
            {/* An empty sandbox: no scripts, no forms, no way out of the frame. */}
            <Frame sandbox="" srcDoc={mail.html} title={mail.subject} />
          </Box>
        </Tabs.Content>
        <Tabs.Content value="text">
          <Box paddingTop={3}>
            <Plain>{mail.text}</Plain>
          </Box>
        </Tabs.Content>
      </Tabs.Root>
    </Flex>
  );
}
