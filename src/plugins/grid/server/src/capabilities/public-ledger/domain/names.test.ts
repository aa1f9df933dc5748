import { namesWithin } from './names';

test.each<[string, string[], string[]]>([
  ['班车问题已解决', ['王小明'], []],
  ['王小明反映的班车问题已解决', ['王小明', '王小明', '李四'], ['王小明']],
  ['王家湾路灯已修', ['王'], []],
])('%s with %j: %j', (text, names, expected) => expect(namesWithin(text, names)).toEqual(expected));
