import { Box, Flex, Typography } from '@strapi/design-system';
import type { PastedResult } from '../../../../../shared/contracts/activities';
import { personText } from '../../../ui/person';
import { useTranslate } from '../../../ui/translate';

/** Who is meant, and each line that nobody or several are meant by. */
export function PastedPreview({ found: { known, unknown, ambiguous, repeated } }: { found: PastedResult }) {
  const t = useTranslate();
  const people = known.map(({ employeeNo, name }) => (name === null ? t('activities.paste.guest', { employeeNo }) : `${name} ${employeeNo}`));
  const lines: readonly [string, string[]][] = [
    ['unknown', unknown.map(({ line, text }) => t('activities.paste.line', { line, text }))],
    ['ambiguous', ambiguous.map(({ line, text, candidates }) => `${t('activities.paste.line', { line, text })} → ${candidates.map(personText).join(' / ')}`)],
    ['repeated', repeated.map(({ line, text }) => t('activities.paste.line', { line, text }))],
  ];
  return (
    <Flex role="status" direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="bold">{t('activities.paste.known', { count: known.length, already: known.filter(({ status }) => status !== null).length })}</Typography>
      <Typography textColor="neutral600">{people.join(t('list.separator'))}</Typography>
      {lines
        .filter(([, texts]) => texts.length > 0)
        .map(([kind, texts]) => (
          <Box key={kind}>
            <Typography tag="p" fontWeight="bold" textColor={kind === 'repeated' ? 'neutral600' : 'danger600'}>
              {t(`activities.paste.${kind}`, { count: texts.length })}
            </Typography>
            <ul>
              {texts.map((text, index) => (
                <li key={index}>
                  <Typography>{text}</Typography>
                </li>
              ))}
            </ul>
          </Box>
        ))}
    </Flex>
  );
}
