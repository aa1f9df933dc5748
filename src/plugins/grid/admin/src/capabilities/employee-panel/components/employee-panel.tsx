import { Flex } from '@strapi/design-system';
import type { EmployeeTimeline } from '../../../../../shared/contracts/organisation';
import { ErrorState, Loading } from '../../../ui/states';
import { useGet } from '../../../ui/use-get';
import { useMe } from '../../../ui/use-me';
import { CurrentFacts } from './current-facts';
import { LoginAccess } from './login-access';
import { Timeline } from './timeline';

export function EmployeePanel({ documentId }: { documentId: string }) {
  const me = useMe();
  const timeline = useGet<EmployeeTimeline>(`/grid/employees/${documentId}/timeline`);
  if (timeline.error !== undefined) return <ErrorState error={timeline.error} onRetry={timeline.refetch} />;
  if (timeline.data === undefined) return <Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <CurrentFacts timeline={timeline.data} today={me.data?.today} />
      <LoginAccess documentId={documentId} login={timeline.data.login} mayGrant={me.may('employee.login')} onGranted={timeline.refetch} />
      <Timeline items={timeline.data.items} today={me.data?.today} />
    </Flex>
  );
}
