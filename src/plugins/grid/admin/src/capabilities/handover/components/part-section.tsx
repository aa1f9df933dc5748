import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { IsoDate } from '../../../../../shared/contracts/common';
import type { Handover, HandoverPart } from '../../../../../shared/contracts/handover';
import { personText } from '../../../ui/person';
import { PersonPicker } from '../../../ui/person-picker';
import { useTranslate } from '../../../ui/translate';
import { pickedFor, withKind, withLine, type Choices } from '../choices';
import { LineRow } from './line-row';
import { ListTable } from '../../../ui/list-table';

interface PartSectionProps {
  part: HandoverPart;
  handover: Handover;
  today: IsoDate;
  choices: Choices;
  onChange: (choices: Choices) => void;
}

/** The lines of one kind: one successor for all of them, and another for each that wants one. */
export function PartSection({ part, handover, today, choices, onChange }: PartSectionProps) {
  const t = useTranslate();
  const { kind, lines, suggested, mayBeVacant } = part;
  const whole = choices.kinds[kind];
  const pick = (picked: typeof whole | null) => onChange(withKind(choices, kind, picked ?? null));
  const title = t(`handover.kind.${kind}`);
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <Typography tag="h3" variant="delta">
        {title} {lines.length}
      </Typography>
      <Flex gap={4} alignItems="flex-end" wrap="wrap" paddingTop={3} paddingBottom={3}>
        <Box width="32rem">
          <PersonPicker label={t('handover.all')} value={whole === undefined || whole === 'vacant' ? null : whole} onChange={pick} />
        </Box>
        {suggested.map((person) => (
          <Button key={person.id} variant="tertiary" aria-label={t('handover.suggestedFor', { name: personText(person), kind: title })} onClick={() => pick(person)}>
            {t('handover.suggested', { name: person.name })}
          </Button>
        ))}
        {mayBeVacant && (
          <Button variant={whole === 'vacant' ? 'secondary' : 'tertiary'} aria-pressed={whole === 'vacant'} onClick={() => pick(whole === 'vacant' ? null : 'vacant')}>
            {t('handover.vacantAll')}
          </Button>
        )}
      </Flex>
      <ListTable name={title} heads={['what', 'grid', 'since', 'due', 'successor'].map((head) => t(`handover.head.${head}`))}>
        {lines.map((line) => (
          <LineRow
            key={line.id}
            line={line}
            today={today}
            mayBeVacant={mayBeVacant}
            picked={pickedFor(line, handover, choices)}
            isOwn={choices.lines[line.id] !== undefined}
            onPick={(picked) => onChange(withLine(choices, line.id, picked))}
          />
        ))}
      </ListTable>
    </section>
  );
}
