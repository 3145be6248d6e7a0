// English.
import { forms } from './en/forms.ts';
import { hovering } from './en/hovering.ts';
import { renaming } from './en/renaming.ts';
import type { Words } from './words.ts';

export const en: Words = {
  outline: {
    unnamed: '(no name yet)',
    article: 'Article {number}',
    articleTitled: 'Article {number}: {title}',
    applies: 'Who the policy is for',
    limit: 'Limit',
  },
  hover: hovering,
  rename: renaming,
  forms,
  form: { administration: 'Date, earlier awards and other supports' },
};
