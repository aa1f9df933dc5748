const TAG = /(<\/?(?:p|h2|h3|ul|ol|blockquote)(?:\s[^>]*)?>)/;

/** Clean HTML as one types it: an empty line between paragraphs, tags only where they say more. Saving it gives the same again. */
export function editable(html: string): string {
  let depth = 0;
  const parts = html.split(TAG).map((part) => {
    if (!TAG.test(part)) return part;
    const opens = !part.startsWith('</');
    if (part === '<p>' || part === '</p>') return paragraph(part, opens, depth);
    depth += opens ? 1 : -1;
    return opens || depth > 0 ? part : `${part}\n\n`;
  });
  return parts.join('').replace(/<br \/>/g, '\n').replace(/&gt;/g, '>').replace(/&lt;(?![a-z/!?])/gi, '<').replace(/&amp;(?![\w#]+;)/g, '&').trim();
}

const paragraph = (tag: string, opens: boolean, depth: number): string => {
  if (depth > 0) return tag;
  return opens ? '' : '\n\n';
};

export const MARKS = ['heading', 'strong', 'list', 'quote', 'link'] as const;
export type Mark = (typeof MARKS)[number];

export interface Marked {
  text: string;
  /** What is selected afterwards. */
  from: number;
  to: number;
}

/** The text with a mark around what was selected. */
export function marked(text: string, from: number, to: number, mark: Mark): Marked {
  const chosen = text.slice(from, to);
  const [before, inside, after] = around(chosen, mark);
  const start = from + before.length;
  return { text: `${text.slice(0, from)}${before}${inside}${after}${text.slice(to)}`, from: start, to: start + inside.length };
}

const around = (chosen: string, mark: Mark): [string, string, string] => {
  switch (mark) {
    case 'heading':
      return ['<h2>', chosen, '</h2>'];
    case 'strong':
      return ['<strong>', chosen, '</strong>'];
    case 'quote':
      return ['<blockquote>', chosen, '</blockquote>'];
    case 'link':
      return ['<a href="', /^(https?:\/\/|mailto:)/.test(chosen) ? chosen : 'https://', `">${chosen}</a>`];
    case 'list':
      return ['<ul>\n', chosen.split('\n').filter((line) => line.trim() !== '' || chosen.trim() === '').map((line) => `<li>${line.trim()}</li>`).join('\n'), '\n</ul>'];
  }
};
