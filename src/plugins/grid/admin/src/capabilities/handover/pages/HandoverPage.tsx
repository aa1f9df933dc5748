import { Protected, Screen } from '../../../ui/screen';
import { useTranslate } from '../../../ui/translate';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { OpenList } from '../components/open-list';
import { Wizard } from '../components/wizard';
import { pageOf, VIEW_KEYS } from '../view';

export default function HandoverPage() {
  return (
    <Protected action="handover.read">
      <HandoverScreen />
    </Protected>
  );
}

function HandoverScreen() {
  const t = useTranslate();
  const [view, change] = useUrlFilters(VIEW_KEYS);
  const { person } = view;
  return (
    <Screen title={t('handover.title')} subtitle={t('handover.subtitle')}>
      {person === undefined ? <OpenList page={pageOf(view)} onPage={(page) => change({ page: String(page) })} onOpen={(id) => change({ person: id })} /> : <Wizard key={person} personId={person} onLeave={() => change({ person: undefined })} />}
    </Screen>
  );
}
