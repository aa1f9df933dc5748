import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import type { Me } from '../../../../../shared/contracts/access';
import type { ProjectAction, ProjectRow } from '../../../../../shared/contracts/projects';
import { Protected, Screen } from '../../../ui/screen';
import { ErrorState, Loading } from '../../../ui/states';
import { useTranslate } from '../../../ui/translate';
import { useMe } from '../../../ui/use-me';
import { useToast } from '../../../ui/use-toast';
import { useUrlFilters } from '../../../ui/use-url-filters';
import { ActionDialog } from '../components/action-dialog';
import { Board } from '../components/board';
import { FilterBar } from '../components/filter-bar';
import { OpenDialog } from '../components/open-dialog';
import { ProjectTable } from '../components/project-list';
import { FILTERS, viewOf } from '../view';

export default function ProjectsPage() {
  return (
    <Protected action="workbench.read">
      <ProjectsOfMe />
    </Protected>
  );
}

function ProjectsOfMe() {
  const t = useTranslate();
  const me = useMe();
  if (me.data !== undefined) return <Projects me={me.data} />;
  return <Screen title={t('menu.projects')}>{me.isLoading ? <Loading /> : <ErrorState error={me.error} onRetry={me.refetch} />}</Screen>;
}

type Open = { action: ProjectAction; project: ProjectRow } | 'new';

function Projects({ me }: { me: Me }) {
  const t = useTranslate();
  const [filters, change] = useUrlFilters(FILTERS);
  const [dialog, setDialog] = useState<Open | null>(null);
  const [round, setRound] = useState(0);
  const toast = useToast();
  const view = viewOf(filters);
  const close = () => setDialog(null);
  const saved = (message: string) => {
    close();
    // A move takes a card from one column to another: all are asked anew.
    setRound((n) => n + 1);
    toast.show({ message });
  };
  const act = (action: ProjectAction, project: ProjectRow) => setDialog({ action, project });
  return (
    <Screen
      title={t('menu.projects')}
      subtitle={t('projects.subtitle')}
      primaryAction={
        me.actions.includes('project.create') && (
          <Button startIcon={<Plus />} onClick={() => setDialog('new')}>
            {t('projects.open')}
          </Button>
        )
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <FilterBar me={me} filters={filters} onChange={change} />
        {view === null && <Board key={round} filters={filters} today={me.today} onAction={act} onView={(next) => change({ view: next })} />}
        {view !== null && <ProjectTable key={round} view={view} filters={filters} today={me.today} onAction={act} onPage={(page) => change({ page: String(page) })} />}
      </Flex>
      {dialog === 'new' && <OpenDialog today={me.today} onClose={close} onSaved={saved} />}
      {dialog !== null && dialog !== 'new' && <ActionDialog {...dialog} today={me.today} onClose={close} onSaved={saved} />}
      {toast.node}
    </Screen>
  );
}
