import sanitize from 'sanitize-html';
import { inParagraphs } from './domain/paragraphs';

const NO_ATTRIBUTES: sanitize.Attributes = {};

/** What a story may consist of; everything else loses its tag, and what a tag hides (scripts, styles) goes with it. */
const RULES: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'h2', 'h3', 'strong', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'a'],
  allowedAttributes: { a: ['href', 'rel', 'target'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // A page that is opened from a story learns nothing of the page that it was opened from and cannot steer it.
  transformTags: {
    a: (tagName, { href = '' }) => ({ tagName, attribs: isAddress(href) ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' } : NO_ATTRIBUTES }),
    b: 'strong',
    i: 'em',
    h1: 'h2',
    h4: 'h3',
  },
  enforceHtmlBoundary: false,
  nestingLimit: 20,
};

/** Whole addresses only: a relative one means another place on each page that shows the story. */
const isAddress = (href: string): boolean => /^(https?:\/\/|mailto:)[^\s<>"'`]+$/i.test(href);

/** On the way out: whatever stands in the database, nothing but the allowed tags leaves. Twice is as once. */
export const clean = (html: string): string => sanitize(html, RULES).trim();

/**
 * On the way in: cleaned, in paragraphs, and cleaned again, because a paragraph may have ended in the middle of a tag. Before, twice: a tag that
 * is taken out may leave one paragraph within another, which only a second reading takes apart.
 */
export const cleanText = (html: string): string => clean(inParagraphs(clean(clean(html.replace(/\r\n?/g, '\n')))));
