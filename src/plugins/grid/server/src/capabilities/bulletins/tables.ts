import type { BulletinFigures } from '../../../../shared/contracts/bulletins';
import { channelName, WORDS, type Language } from './words';

/** The figures as tables: the same in both files. The first row holds the headers, the first column the names. */
export interface FigureTable {
  readonly title: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

export const tablesOf = ({ duties, matters, accepted, firstAnswered, solvedInTime, byChannel, byCategory, units }: BulletinFigures, language: Language): FigureTable[] => {
  const words = WORDS[language];
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }): string => (denominator === 0 ? '—' : `${numerator}/${denominator}`);
  return [
    {
      title: words.duties,
      rows: [
        [words.unit, words.given, words.onTime, words.late, words.open, words.overdue],
        ...[...units, { name: words.all, duties }].map((unit) => [unit.name, unit.duties.given, unit.duties.onTime, unit.duties.late, unit.duties.open, unit.duties.overdue]),
      ],
    },
    {
      title: words.matters,
      rows: [
        [words.unit, words.received, words.answered, words.solved, words.open, words.overdue],
        ...[...units, { name: words.all, matters }].map((unit) => [unit.name, unit.matters.received, unit.matters.answered, unit.matters.solved, unit.matters.open, unit.matters.overdue]),
      ],
    },
    { title: words.clocks, rows: [[words.item, words.number], [words.accepted, share(accepted)], [words.firstAnswered, share(firstAnswered)], [words.solvedInTime, share(solvedInTime)]] },
    { title: words.byChannel, rows: [[words.item, words.number], ...byChannel.map(({ channel, received }) => [channelName(language, channel), received])] },
    { title: words.byCategory, rows: [[words.item, words.number], ...byCategory.map(({ code, name, received }) => [code === null ? words.noCategory : name, received])] },
  ];
};
