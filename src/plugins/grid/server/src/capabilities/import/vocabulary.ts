import en from '../../../../shared/labels/en.json';
import zhHans from '../../../../shared/labels/zh-Hans.json';
import { buildVocabulary, type LabelFile } from './domain/vocabulary';

/** The words of the label files, the same that the panel shows. */
export const vocabulary = buildVocabulary(zhHans as LabelFile, en as LabelFile);
