import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import type { LoginGranted } from '../../../../../shared/contracts/organisation';
import { useOptionalText, useTranslate } from '../../../ui/translate';

/** What was granted, and for a new account the address of its registration to hand over. */
export function GrantedLogin({ granted }: { granted: LoginGranted }) {
  const t = useTranslate();
  const optional = useOptionalText();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const roles = granted.roles.map((role) => optional(`role.${role}`) ?? role).join(t('list.comma'));
  const address = granted.registrationPath === null ? null : new URL(granted.registrationPath, window.location.origin).href;
  const copyAddress = async (text: string) => {
    if (await copy(text)) toggleNotification({ type: 'success', message: t('panel.copied') });
  };
  return (
    <Box background="success100" padding={3} hasRadius role="status">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography>{t('panel.granted', { email: granted.email, roles })}</Typography>
        {address !== null && (
          <>
            <Typography variant="pi">{t('panel.registration')}</Typography>
            <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>{address}</Typography>
            <Button size="S" variant="tertiary" startIcon={<Duplicate />} onClick={() => void copyAddress(address)}>
              {t('panel.copy')}
            </Button>
          </>
        )}
      </Flex>
    </Box>
  );
}
