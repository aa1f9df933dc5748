import { nameOurselves } from './brand';
import { translateLoginErrors } from './login-errors';
import { logo } from './logo';
import { dismissMediaLibraryBanner } from './quiet';
import { inlineDefaults, zhHans } from './translations';

const LANGUAGE_KEY = 'strapi-admin-language';

// Strapi starts in English; Lianxin starts in Chinese until somebody chooses otherwise in the profile.
if (!localStorage.getItem(LANGUAGE_KEY)) localStorage.setItem(LANGUAGE_KEY, 'zh-Hans');

/** Our name where Strapi says its own, and texts that Strapi asks for under ids that none of its dictionaries has. */
const TEXTS = {
  'zh-Hans': {
    'app.components.LeftMenu.navbrand.title': '连心',
    'app.components.LeftMenu.navbrand.workplace': '网格化管理',
    'Auth.form.welcome.title': '欢迎使用连心',
    'Auth.form.welcome.subtitle': '登录您的账号',
    'Auth.form.register.subtitle': '设置密码后即可登录。',
    'search.placeholder': '搜索',
    User: '门户用户',
  },
  en: {
    'app.components.LeftMenu.navbrand.title': 'Lianxin',
    'app.components.LeftMenu.navbrand.workplace': 'Grid management',
    'Auth.form.welcome.title': 'Welcome to Lianxin',
    'Auth.form.welcome.subtitle': 'Log in to your account',
    'Auth.form.register.subtitle': 'Choose a password to log in.',
    'search.placeholder': 'Search',
    User: 'Portal user',
  },
};

export default {
  config: {
    auth: { logo },
    menu: { logo },
    locales: ['zh-Hans', 'en'],
    translations: { 'zh-Hans': { ...inlineDefaults, ...zhHans, ...TEXTS['zh-Hans'] }, en: TEXTS.en },
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap() {
    nameOurselves();
    translateLoginErrors();
    dismissMediaLibraryBanner().catch(() => undefined);
  },
};
