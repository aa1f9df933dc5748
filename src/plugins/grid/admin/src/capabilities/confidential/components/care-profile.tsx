import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import type { CareProfile as Profile } from '../../../../../shared/contracts/confidential';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useGet } from '../../../ui/use-get';
import { ProfileDialog } from './profile-dialog';
import { TextLines } from './text-states';

/** The care profile of a person, for those who write it. */
export function CareProfile({ employeeId }: { employeeId: string }) {
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const profile = useGet<Profile>(`/grid/employees/${employeeId}/care-profile`);
  if (profile.error !== undefined) return <ErrorState error={profile.error} onRetry={profile.refetch} />;
  if (profile.data === undefined) return <Loading />;
  return (
    <section aria-label={t('confidential.profile')}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography tag="h3" variant="pi" fontWeight="semiBold" textColor="neutral600">
          {t('confidential.profile')}
        </Typography>
        <TextLines type="care-profile" documentId={profile.data.id} fields={profile.data.fields} />
        <Button variant="tertiary" startIcon={<Pencil />} onClick={() => setIsOpen(true)}>
          {t('confidential.writeProfile')}
        </Button>
        {isOpen && (
          <ProfileDialog
            employeeId={employeeId}
            fields={profile.data.fields}
            onClose={() => setIsOpen(false)}
            onSaved={() => {
              setIsOpen(false);
              profile.refetch();
            }}
          />
        )}
      </Flex>
    </section>
  );
}
