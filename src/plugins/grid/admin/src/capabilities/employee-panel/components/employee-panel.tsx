import { Flex, LinkButton } from '@strapi/design-system';
import { ArrowsHorizontal } from '@strapi/icons';
import { Link } from 'react-router-dom';
import type { EmployeeTimeline } from '../../../../../shared/contracts/organisation';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useGet } from '../../../ui/use-get';
import { useMe } from '../../../ui/use-me';
import { CarePlans } from '../../care-plans/components/care-plans';
import { CareProfile } from '../../confidential/components/care-profile';
import { handoverPath } from '../../handover/view';
import { CurrentFacts } from './current-facts';
import { LoginAccess } from './login-access';
import { PortalAccess } from './portal-access';
import { Timeline } from './timeline';

export function EmployeePanel({ documentId }: { documentId: string }) {
  const t = useTranslate();
  const me = useMe();
  const timeline = useGet<EmployeeTimeline>(`/grid/employees/${documentId}/timeline`);
  if (timeline.error !== undefined) return <ErrorState error={timeline.error} onRetry={timeline.refetch} />;
  if (timeline.data === undefined) return <Loading />;
  // The server refuses it too.
  const isOwn = me.data?.employee?.id === documentId;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <CurrentFacts timeline={timeline.data} today={me.data?.today} />
      {me.data !== undefined && me.may('care-plan.read') && <CarePlans person={timeline.data.person} today={me.data.today} may={(action) => me.may(action) && !isOwn} onChanged={timeline.refetch} />}
      <LoginAccess documentId={documentId} login={timeline.data.login} mayGrant={me.may('employee.login')} onGranted={timeline.refetch} />
      {me.may('portal-account.create') && <PortalAccess documentId={documentId} />}
      {me.may('care-profile.write') && <CareProfile employeeId={documentId} />}
      {me.may('handover.read') && (
        <LinkButton tag={Link} to={handoverPath(documentId)} variant="secondary" startIcon={<ArrowsHorizontal />}>
          {t('panel.handover')}
        </LinkButton>
      )}
      <Timeline items={timeline.data.items} today={me.data?.today} />
    </Flex>
  );
}
