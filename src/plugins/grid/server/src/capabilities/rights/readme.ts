import type { OwnFile } from '../../../../shared/contracts/rights';
import type { OwnRetention } from '../../../../shared/contracts/retention';
import { columnLabel, wordsOf, type Language } from './words';

/** What every part and column of the file means, in both languages. */
export const readmeOf = (file: OwnFile): string => [...partOf(file, 'zhHans'), '', '---', '', ...partOf(file, 'en'), ''].join('\n');

const WORDS = {
  zhHans: {
    title: (file: OwnFile) => `# 个人资料：${file.person.name}（${file.person.employeeNo}），${file.on}`,
    intro: '这里是系统保存的、与您有关的全部资料。JSON 与工作簿内容相同。与他人有关的内容只给出日期和数量；涉及多人的谈话内容不单独提供。如有错误，可在门户提出更正申请，15 个工作日内答复。',
    purpose: '用途',
    source: '来源',
    kept: '保存',
    rows: '条数',
    columns: '各列',
    employment: '与人事档案同期，不自动清除',
    months: (months: number) => `${months} 个月`,
    due: ({ rows, firstDueOn }: OwnRetention) => `其中 ${rows} 条将清除，最早 ${firstDueOn}`,
    default: '按“保存期限”',
  },
  en: {
    title: (file: OwnFile) => `# Own file of ${file.person.name} (${file.person.employeeNo}), ${file.on}`,
    intro: 'Everything that the system holds about you. The JSON and the workbook say the same. Of what is about others you find days and counts; the text of a talk with several people is not given out. If something is wrong, ask for its correction on the portal: the answer is due within 15 working days.',
    purpose: 'Purpose',
    source: 'Source',
    kept: 'Kept',
    rows: 'Rows',
    columns: 'Columns',
    employment: 'with the personnel record; not purged by itself',
    months: (months: number) => `${months} months`,
    due: ({ rows, firstDueOn }: OwnRetention) => `${rows} of them will be purged, the first on ${firstDueOn}`,
    default: 'as the table of retention says',
  },
} as const;

const partOf = (file: OwnFile, language: Language): string[] => {
  const words = WORDS[language];
  return [words.title(file), '', words.intro, ...file.sections.flatMap((section) => sectionOf(file, section, language))];
};

const sectionOf = (file: OwnFile, { key, title, rows }: OwnFile['sections'][number], language: Language): string[] => {
  const words = WORDS[language];
  const { purpose, source } = wordsOf(key);
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => `${columnLabel(key, column, language)} (\`${column}\`)`);
  return [
    '',
    `## ${title[language]} (\`${key}\`)`,
    '',
    `- ${words.purpose}: ${purpose[language]}`,
    `- ${words.source}: ${source[language]}`,
    `- ${words.kept}: ${keptOf(file, key, language)}`,
    `- ${words.rows}: ${rows.length}`,
    ...(columns.length === 0 ? [] : [`- ${words.columns}: ${columns.join(', ')}`]),
  ];
};

const keptOf = (file: OwnFile, key: string, language: Language): string => {
  const words = WORDS[language];
  const { kept } = wordsOf(key);
  if (kept === 'employment') return words.employment;
  const rule = file.retention.find(({ code }) => code === kept);
  return rule === undefined ? words.default : `${words.months(rule.months)}; ${words.due(rule)}`;
};
