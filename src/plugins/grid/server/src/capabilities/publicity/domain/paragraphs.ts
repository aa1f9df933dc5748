/** Tags that stand beside paragraphs, not in them. */
const BLOCKS = 'p|h2|h3|ul|ol|blockquote';
const TAG = new RegExp(`(</?(?:${BLOCKS})(?:\\s[^>]*)?>)`, 'i');
const OPENS = new RegExp(`^<(?:${BLOCKS})(?:\\s[^>]*)?>$`, 'i');
const CLOSES = new RegExp(`^</(?:${BLOCKS})\\s*>$`, 'i');

/**
 * Text that stands in no block, cut at empty lines into paragraphs: who types without a tag gets what he means. Takes and gives clean
 * HTML, where an angle bracket always belongs to a tag. What is in blocks already stays; a second run changes nothing.
 */
export const inParagraphs = (html: string): string => {
  let depth = 0;
  const parts = html.split(TAG).map((part) => {
    if (OPENS.test(part)) {
      depth += 1;
      return part;
    }
    if (CLOSES.test(part)) {
      depth -= 1;
      return part;
    }
    return depth > 0 ? part : part.split(/\n\s*\n/).map(paragraph).join('');
  });
  return parts.join('');
};

const paragraph = (text: string): string => (text.trim() === '' ? '' : `<p>${text.trim().replace(/\s*\n\s*/g, '<br />')}</p>`);
