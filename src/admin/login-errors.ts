/** What the server answers on the login page in English only, and Strapi shows as it came. */
const IN_CHINESE: Record<string, string> = {
  'Invalid credentials': '邮箱或密码不正确，请检查后重试。',
  'Too many requests, please try again later.': '尝试次数过多，请几分钟后再试。',
  'tries cannot be counted right now, so none is let through': '暂时无法登录，请稍后再试。',
};

/** Strapi puts the server's sentence on the page without asking any dictionary, so it is replaced where it stands. */
export function translateLoginErrors() {
  new MutationObserver(() => {
    const shown = document.getElementById('global-form-error');
    const text = document.documentElement.lang === 'zh-Hans' ? IN_CHINESE[shown?.textContent ?? ''] : undefined;
    if (shown !== null && text !== undefined) shown.textContent = text;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
