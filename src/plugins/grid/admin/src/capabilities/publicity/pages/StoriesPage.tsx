import { Protected } from '../../../ui/screen';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { StoryScreen } from '../components/story-screen';
import { StoryTable } from '../components/story-table';
import { VIEW_KEYS } from '../view';

export default function StoriesPage() {
  return (
    <Protected action="story.read">
      <Stories />
    </Protected>
  );
}

function Stories() {
  const [view, change] = useUrlFilters(VIEW_KEYS);
  if (view.id === undefined) return <StoryTable view={view} onChange={change} />;
  return <StoryScreen key={view.id} id={view.id} from={view.from} onOpen={(id) => change({ id, from: undefined })} onBack={() => change({ id: undefined, from: undefined })} />;
}
