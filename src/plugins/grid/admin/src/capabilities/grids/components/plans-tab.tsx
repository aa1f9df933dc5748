import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { CarePlanRow } from '../../../../../shared/contracts/care';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { GridNode } from '../../../../../shared/contracts/organisation';
import { Day } from '../../../ui/day';
import { EnumLabel } from '../../../ui/enum-label';
import { Person } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';
import { planStateOf, PLAN_STATES, usePlans } from '../queries';
import type { View, ViewChange } from '../view';
import { PagedList } from './paged-list';

const HEADS = ['person', 'cause', 'responsible', 'cadence', 'nextTalk', 'reviewOn', 'until', 'planState'];

interface TabProps {
  grid: GridNode;
  today: IsoDate;
  view: View;
  onChange: (change: ViewChange) => void;
}

/** Care plans below a grid; what is done about one is done in the person's panel. */
export function PlansTab({ grid, today, view, onChange }: TabProps) {
  const t = useTranslate();
  const query = usePlans(grid.code, view);
  return (
    <>
      <Box width="20rem" paddingBottom={4}>
        <SingleSelect aria-label={t('grids.head.planState')} size="S" value={planStateOf(view)} onChange={(state) => onChange({ state: String(state) })}>
          {PLAN_STATES.map((state) => (
            <SingleSelectOption key={state} value={state}>
              {t(`plans.filter.${state}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <PagedList
        name={t('grids.tab.plans')}
        heads={HEADS.map((head) => t(`grids.head.${head}`))}
        query={query}
        empty={t(planStateOf(view) === 'open' ? 'grids.plans.empty' : 'state.noMatch')}
        onPage={(page) => onChange({ page: String(page) })}
        row={(plan) => <PlanLine key={plan.id} plan={plan} today={today} />}
      />
    </>
  );
}

function PlanLine({ plan, today }: { plan: CarePlanRow; today: IsoDate }) {
  const t = useTranslate();
  return (
    <tr>
      <td>
        <Person person={plan.employee} linked numbered />
      </td>
      <td>
        <EnumLabel type="care-plan" attribute="cause" value={plan.cause} />
      </td>
      <td>
        <Person person={plan.responsible} linked />
      </td>
      <td>
        <EnumLabel type="care-plan" attribute="cadence" value={plan.cadence} />
      </td>
      <td>
        <Day date={plan.nextDueOn} today={today} />
      </td>
      <td>
        <Day date={plan.reviewOn} today={today} />
      </td>
      <td>
        <Day date={plan.closed?.on ?? plan.until} today={today} />
      </td>
      <td>{t(`plans.state.${plan.state}`)}</td>
    </tr>
  );
}
