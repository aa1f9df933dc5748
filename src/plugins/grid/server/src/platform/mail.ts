/** The languages of a mail; the person's own choice. */
export type MailLanguage = 'zhHans' | 'en';

/** Reminders are sent at least once (a crash may repeat one); sensitive notices at most once (a crash leaves them to a human). */
export type MailPolicy = 'at-least-once' | 'at-most-once';

export interface MailLine {
  readonly text: string;
  /** Address of the page that shows the item. */
  readonly href?: string;
  readonly tone?: 'late' | 'soon' | 'plain';
}

export interface MailSection {
  readonly heading: string;
  readonly lines: readonly MailLine[];
}

export interface MailContent {
  readonly subject: string;
  readonly intro: string;
  readonly sections: readonly MailSection[];
  readonly footer: string;
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** HTML with tables and inline styles, as office mail programs want it, and a text twin that reads as well. */
export const renderMail = (content: MailContent, language: MailLanguage): RenderedMail => ({
  subject: oneLine(content.subject),
  html: renderHtml(content, language),
  text: renderText(content),
});

/** A header never holds a line break: nodemailer would fold it, other programs would not. */
const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ').trim();

const renderText = ({ intro, sections, footer }: MailContent): string =>
  [intro, ...sections.flatMap((section) => ['', `【${section.heading}】`, ...section.lines.map((line) => `· ${line.text}${line.href ? `\n  ${line.href}` : ''}`)]), '', footer, ''].join('\n');

const COLOURS = { late: '#b3261e', soon: '#8a5a00', plain: '#32324d' } as const;
const FONT = `font-family:'PingFang SC','Microsoft YaHei',Arial,sans-serif;font-size:14px;line-height:22px`;

const renderHtml = ({ subject, intro, sections, footer }: MailContent, language: MailLanguage): string =>
  `<!doctype html><html lang="${language === 'en' ? 'en' : 'zh-Hans'}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(subject)}</title></head>` +
  `<body style="margin:0;padding:16px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;margin:0 auto;${FONT}">` +
  `<tr><td style="padding:8px 0">${escape(intro)}</td></tr>${sections.map(htmlSection).join('')}` +
  `<tr><td style="padding:16px 0 0;color:#8e8ea9;font-size:12px">${escape(footer)}</td></tr></table></body></html>`;

const htmlSection = ({ heading, lines }: MailSection): string =>
  `<tr><td style="padding:12px 0 4px;font-weight:bold;border-bottom:1px solid #dcdce4">${escape(heading)}</td></tr>${lines.map(htmlLine).join('')}`;

/** Our own pages, and nothing that runs when it is clicked. */
const LINK = /^https?:\/\/|^\/(?!\/)/;

const htmlLine = ({ text, href, tone = 'plain' }: MailLine): string => {
  const style = `color:${COLOURS[tone]};text-decoration:none`;
  const inner = href === undefined || !LINK.test(href) ? `<span style="${style}">${escape(text)}</span>` : `<a href="${escape(href)}" style="${style};text-decoration:underline">${escape(text)}</a>`;
  return `<tr><td style="padding:4px 0">${inner}</td></tr>`;
};

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
