/** Strapi ends the title of every page with its own name, unasked. */
export function nameOurselves() {
  const rename = () => {
    if (document.title.endsWith('| Strapi')) document.title = document.title.replace(/Strapi$/, document.documentElement.lang === 'zh-Hans' ? '连心' : 'Lianxin');
  };
  new MutationObserver(rename).observe(document.head, { subtree: true, childList: true, characterData: true });
}
