/** The official account that writes to us. */
export interface WechatSettings {
  /** Signs every call of the platform. */
  readonly token: string;
  readonly appId: string;
  /** Base64 of 32 bytes without its end; null = messages come in plain. */
  readonly aesKey: string | null;
  /** Null: no image is fetched and no notice sent. */
  readonly appSecret: string | null;
  /** Without a slash at the end. */
  readonly api: string;
}

export interface WechatOptions {
  readonly token: string;
  readonly appId: string;
  readonly aesKey: string;
  readonly appSecret: string;
  readonly api: string;
}

interface Rule {
  readonly variable: string;
  readonly pattern: RegExp;
  readonly allowed: string;
  /** A secret is told by its length only. */
  readonly secret?: true;
}

// The token alone proves who calls, so a short one that WeChat would take is refused.
const RULES: Readonly<Record<keyof WechatOptions, Rule>> = {
  token: { variable: 'WECHAT_TOKEN', pattern: /^[A-Za-z0-9]{16,32}$/, allowed: '16 to 32 letters and digits, or empty to close the channel', secret: true },
  appId: { variable: 'WECHAT_APP_ID', pattern: /^wx[0-9a-z]{16}$/, allowed: 'wx and 16 letters or digits, as the platform shows it' },
  aesKey: { variable: 'WECHAT_AES_KEY', pattern: /^([A-Za-z0-9]{43})?$/, allowed: '43 letters and digits, or empty for messages in plain', secret: true },
  appSecret: { variable: 'WECHAT_APP_SECRET', pattern: /^([0-9a-zA-Z]{32})?$/, allowed: '32 letters and digits, or empty for no images and no notices', secret: true },
  api: { variable: 'WECHAT_API', pattern: /^(https:\/\/[\w.-]+(:\d{1,5})?|http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?)$/, allowed: 'an https origin without a path, or http on this machine' },
};

/** Null where no token is set: the channel is closed. @throws Error naming the variable, its value (never a secret) and what is allowed. */
export const parseWechat = (options: WechatOptions): WechatSettings | null => {
  if (options.token === '') return null;
  for (const [name, { variable, pattern, allowed, secret }] of Object.entries(RULES) as [keyof WechatOptions, Rule][]) {
    const value = options[name];
    if (!pattern.test(value)) throw new Error(`${variable} ${secret ? `has ${value.length} characters or others than these` : `is "${value}"`}; allowed: ${allowed}`);
  }
  const { token, appId, aesKey, appSecret, api } = options;
  return { token, appId, aesKey: aesKey === '' ? null : aesKey, appSecret: appSecret === '' ? null : appSecret, api };
};
