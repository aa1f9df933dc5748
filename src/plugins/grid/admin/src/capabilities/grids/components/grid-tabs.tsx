import { Box, Tabs } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridDetail, GridNode } from '../../../../../shared/contracts/organisation';
import { useTranslate } from '../../../ui/translate';
import { openRows, tabOf, TABS, type Tab, type View, type ViewChange } from '../view';
import { AppointmentsTab } from './appointments-tab';
import { DutiesTab } from './duties-tab';
import { PairsTab } from './pairs-tab';
import { PeopleTab } from './people-tab';
import { PlansTab } from './plans-tab';

interface GridTabsProps {
  grid: GridNode;
  detail: GridDetail;
  today: IsoDate;
  view: View;
  onChange: (change: ViewChange) => void;
}

export function GridTabs(props: GridTabsProps) {
  const t = useTranslate();
  const tab = tabOf(props.view);
  return (
    <Tabs.Root variant="simple" value={tab} onValueChange={(next: string) => props.onChange(openRows(next as Tab))}>
      <Tabs.List aria-label={t('grids.tabs', { name: props.grid.name })}>
        {TABS.map((name) => (
          <Tabs.Trigger key={name} value={name}>
            {t(`grids.tab.${name}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={tab}>
        <Box paddingTop={4}>
          <TabBody tab={tab} {...props} />
        </Box>
      </Tabs.Content>
    </Tabs.Root>
  );
}

function TabBody({ tab, grid, detail, today, view, onChange }: GridTabsProps & { tab: Tab }) {
  switch (tab) {
    case 'people':
      return <PeopleTab grid={grid} view={view} onChange={onChange} />;
    case 'pairs':
      return <PairsTab grid={grid} today={today} view={view} onChange={onChange} />;
    case 'duties':
      return <DutiesTab grid={grid} today={today} view={view} onChange={onChange} />;
    case 'plans':
      return <PlansTab grid={grid} today={today} view={view} onChange={onChange} />;
    case 'appointments':
      return <AppointmentsTab appointments={detail.appointments} today={today} />;
  }
}
