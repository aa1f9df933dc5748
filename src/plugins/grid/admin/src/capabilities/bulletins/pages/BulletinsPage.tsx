import { Protected } from '../../../ui/screen';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { BulletinEditor } from '../components/bulletin-editor';
import { BulletinTable } from '../components/bulletin-table';
import { VIEW_KEYS } from '../view';

export default function BulletinsPage() {
  return (
    <Protected action="bulletin.read">
      <Bulletins />
    </Protected>
  );
}

function Bulletins() {
  const [view, change] = useUrlFilters(VIEW_KEYS);
  return view.id === undefined ? <BulletinTable view={view} onChange={change} /> : <BulletinEditor key={view.id} id={view.id} onBack={() => change({ id: undefined })} />;
}
