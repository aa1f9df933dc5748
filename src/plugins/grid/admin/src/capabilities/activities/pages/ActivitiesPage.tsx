import type { Me } from '../../../../../shared/contracts/access';
import { Protected, Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { ActivityList } from '../components/activity-list';
import { ActivitySheet } from '../components/activity-sheet';
import { VIEW_KEYS } from '../view';

export default function ActivitiesPage() {
  return (
    <Protected action="activity.read">
      <ActivitiesOfMe />
    </Protected>
  );
}

function ActivitiesOfMe() {
  const t = useTranslate();
  const me = useMe();
  if (me.data !== undefined) return <Activities me={me.data} />;
  return <Screen title={t('menu.activities')}>{me.isLoading ? <Loading /> : <ErrorState error={me.error} onRetry={me.refetch} />}</Screen>;
}

function Activities({ me }: { me: Me }) {
  const [view, change] = useUrlFilters(VIEW_KEYS);
  if (view.id === undefined) return <ActivityList me={me} view={view} onChange={change} />;
  return <ActivitySheet key={view.id} id={view.id} today={me.today} view={view} onChange={change} />;
}
