import fc from 'fast-check';
import { bodyOf, type Operation, type Schema } from './operations';
import { nearQuery, validQuery } from './queries';
import { hostile, nearObject, nearValue, valid, type Place } from './values';

/** One request as it goes over the wire. */
export interface Shot {
  readonly operation: Operation;
  readonly caller: string;
  readonly kind: 'valid' | 'near' | 'hostile';
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

type Parts = Pick<Shot, 'headers' | 'body'>;

type Unsigned = Omit<Shot, 'caller'>;

/** A request to an operation by a caller: about one in three is valid, one in two is nearly, the rest is hostile. */
export const shotAt = (operation: Operation, callers: fc.Arbitrary<string>, place: Place): fc.Arbitrary<Shot> =>
  fc
    .tuple(
      callers,
      fc.oneof({ weight: 6, arbitrary: validShot(operation, place) }, { weight: 9, arbitrary: nearShot(operation, place) }, { weight: 3, arbitrary: hostileShot(operation, place) }),
    )
    .map(([caller, made]) => ({ ...made, caller }));

export const validShot = (operation: Operation, place: Place): fc.Arbitrary<Unsigned> =>
  fc.tuple(path(operation, place, false), validQuery(operation, place), validBody(operation, place)).map(([at, query, parts]) => shot(operation, 'valid', join(at, query), parts));

/** Valid but for the path, the query or the body. */
const nearShot = (operation: Operation, place: Place): fc.Arbitrary<Unsigned> => {
  const good = [path(operation, place, false), validQuery(operation, place), validBody(operation, place)] as const;
  const made = (at: fc.Arbitrary<string>, query: fc.Arbitrary<string>, body: fc.Arbitrary<Parts>) => fc.tuple(at, query, body).map(([where, asked, parts]) => shot(operation, 'near', join(where, asked), parts));
  return fc.oneof(
    { weight: operation.path.includes('{') ? 1 : 0, arbitrary: made(path(operation, place, true), good[1], good[2]) },
    { weight: bodyOf(operation) === null ? 3 : 1, arbitrary: made(good[0], nearQuery(operation, place), good[2]) },
    { weight: bodyOf(operation) === null ? 0 : 4, arbitrary: made(good[0], good[1], nearBody(operation, place)) },
  );
};

const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { authorization: 'Bearer' },
  { authorization: 'Bearer ' },
  { authorization: `Bearer ${'x'.repeat(6_000)}` },
  { authorization: 'Basic YWRtaW46YWRtaW4=' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJpZCI6MX0.' },
  { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA' },
  { cookie: 'strapi_admin_refresh=x; jwtToken=%00; koa.sess=a.b.c' },
  { accept: 'text/html;q=x, */*;q=-1' },
  { 'accept-language': 'zz-ZZ;q=2' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': "' OR 1=1 --", 'x-forwarded-proto': 'gopher', 'x-forwarded-host': 'evil.example' },
  { range: 'bytes=0-,-1' },
  { 'if-none-match': '*' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { host: 'evil.example:99999' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/json; charset=nosuch' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/vnd.api+json' },
  { 'content-type': '/' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'content-encoding': 'nosuch' },
];

const BODIES: readonly string[] = [
  '', '{', '[1,', '"', 'null', '1', 'true', '[]', '[[[]]]', '{"a":}', "{'a':1}", '{"a":1,"a":2}', '\uFEFF{}', '{}{}', 'undefined', '1e999', '{"reason":1e999}', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"x":1}}}', '\u0000',
  '{"reason":"\\u0000"}', '{"note":"\\ud800"}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, `{"note":"${'x'.repeat(1_100_000)}"}`, 'a=1&a=2&b[c][d]=3', 'a[__proto__][x]=1', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--x--\r\n', '--x\r\n\r\n--x',
];

const PATHS: readonly ((path: string) => string)[] = [(at) => `${at}/`, (at) => `/${at}`, (at) => at.toUpperCase(), (at) => `${at}/..`, (at) => `${at}/%2e%2e/x`, (at) => `${at}%00`, (at) => `${at};a=1`, (at) => `${at}.json`, (at) => `${at}%2f`, (at) => at.replace('/grid/', '/grid//'), (at) => `${at}/%E7%8E%8B`, (at) => `${at}/%ff`, (at) => `${at}/${'x'.repeat(4_000)}`, (at) => `${at}#x`, (at) => `${at}?`];

const METHODS = ['PUT', 'PATCH', 'DELETE', 'POST', 'GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** Right in most and wrong in one: the headers, the body as bytes, the method, the path. */
const hostileShot = (operation: Operation, place: Place): fc.Arbitrary<Unsigned> =>
  fc
    .tuple(validShot(operation, place), fc.constantFrom('headers', 'body', 'body and type', 'method', 'path'), fc.constantFrom(...HEADERS), fc.constantFrom(...BODIES), fc.constantFrom(...METHODS), fc.constantFrom(...PATHS))
    .map(([good, wrong, headers, body, method, bend]): Unsigned => {
      const [at = '', query = ''] = good.url.split('?');
      switch (wrong) {
        case 'headers':
          return { ...good, kind: 'hostile', headers: { ...good.headers, ...headers } };
        case 'body':
          return { ...good, kind: 'hostile', headers: { ...good.headers, 'content-type': 'application/json' }, body };
        case 'body and type':
          return { ...good, kind: 'hostile', headers: { ...good.headers, ...headers }, body };
        case 'method':
          return { ...good, kind: 'hostile', method };
        default:
          return { ...good, kind: 'hostile', url: join(bend(at), query) };
      }
    });

const shot = (operation: Operation, kind: Shot['kind'], url: string, parts: Parts): Unsigned => ({ operation, kind, method: operation.method, url, ...parts });

const join = (at: string, query: string): string => (query === '' ? at : `${at}?${query}`);

const segment = (value: unknown): string => encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000).replace(/[\ud800-\udfff]/g, '\ufffd')).replace(/^\.+$/, '%2e') || 'x';

const path = ({ path: template, described }: Operation, place: Place, isWrong: boolean): fc.Arbitrary<string> => {
  const params = described.parameters.filter((each) => each.in === 'path');
  return fc.tuple(...params.map(({ name, schema }) => (isWrong ? nearValue(schema, name, place) : valid(schema, name, place)))).map((values) => params.reduce((at, { name }, index) => at.replace(`{${name}}`, segment(values[index])), template));
};

const json = (body: unknown): Parts => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) ?? '' });
const NO_BODY: Parts = { headers: {}, body: null };

const isText = ({ contentType }: { contentType: string }): boolean => contentType.startsWith('text/');
const textOf = (contentType: string, body: string): Parts => ({ headers: { 'content-type': contentType }, body });
const texts = fc.constantFrom('', '<xml></xml>', '<xml><MsgType>text</MsgType></xml>', '<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>', '<xml><a><b></a></b></xml>', 'x'.repeat(70_000));

const validBody = (operation: Operation, place: Place): fc.Arbitrary<Parts> => {
  const body = bodyOf(operation);
  if (body === null) return fc.constant(NO_BODY);
  if (isText(body)) return texts.map((text) => textOf(body.contentType, text));
  return body.contentType === 'application/json' ? valid(body.schema, '', place).map(json) : fc.tuple(files, valid(fieldsOf(body.schema), '', place)).map(([file, fields]) => multipart(file, fields as object));
};

const nearBody = (operation: Operation, place: Place): fc.Arbitrary<Parts> => {
  const body = bodyOf(operation);
  if (body === null) return hostile.map(json);
  if (isText(body)) return texts.map((text) => textOf(body.contentType, `${text}<`));
  return body.contentType === 'application/json' ? nearObject(body.schema, place).map(json) : fc.tuple(files, nearObject(fieldsOf(body.schema), place)).map(([file, fields]) => multipart(file, typeof fields === 'object' && fields !== null ? fields : { columns: fields }));
};

const fieldsOf = ({ properties = {}, required = [], ...schema }: Schema): Schema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'file')),
  required: required.filter((name) => name !== 'file'),
});

/** Files that are no workbook, or a small one. A real roster is imported by other tests. */
const files = fc.constantFrom<readonly [string, string | Buffer]>(
  ['a.csv', '网格编号,网格名称\nC01,一\n'], ['a.csv', ''], ['a.xlsx', 'PK\u0003\u0004'], ['a.xlsx', Buffer.from('504b0304ffffffff', 'hex')], ['b.csv', '工号,姓名,所属网格\nHS0010,"a\n,,,\n\u0000'], ['../../x.csv', 'a;b;c\n1;2;3'], ['名.csv', Buffer.from([0xff, 0xfe, 0x61, 0x00])], ['a.csv', '日期,类型\n2023-02-30,x\n'], ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')], ['', 'x'],
);

const multipart = ([name, bytes]: readonly [string, string | Buffer], fields: object): Parts => {
  const edge = 'fuzzfuzzfuzz';
  const texts = Object.entries(fields).map(([key, value]) => `--${edge}\r\nContent-Disposition: form-data; name="${key.replace(/["\r\n]/g, '_')}"\r\n\r\n${typeof value === 'string' ? value : JSON.stringify(value)}\r\n`);
  const head = `${texts.join('')}--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return { headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, body: Buffer.concat([Buffer.from(head), Buffer.from(bytes as string), Buffer.from(`\r\n--${edge}--\r\n`)]) };
};
