import { Route, Routes } from 'react-router-dom';
import type { Me } from '../../../../../shared/contracts/access';
import { Protected, Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { MatterRegister } from './MatterRegister';
import { MatterSheet } from './MatterSheet';

export default function MattersPage() {
  return (
    <Protected action="matter.read">
      <MattersOfMe />
    </Protected>
  );
}

function MattersOfMe() {
  const t = useTranslate();
  const me = useMe();
  if (me.data !== undefined) return <Pages me={me.data} />;
  return <Screen title={t('menu.matters')}>{me.isLoading ? <Loading /> : <ErrorState error={me.error} onRetry={me.refetch} />}</Screen>;
}

function Pages({ me }: { me: Me }) {
  return (
    <Routes>
      <Route index element={<MatterRegister me={me} />} />
      <Route path=":id" element={<MatterSheet me={me} />} />
    </Routes>
  );
}
