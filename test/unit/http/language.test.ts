import { languageOf } from '../../../gateway/http/context-of.js';

test.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['en', 'en'],
  ['en-GB,zh;q=0.5', 'en'],
  ['zh-CN,en;q=0.8', 'zh-CN'],
  ['fr;q=0.2, en;q=0.8, zh;q=0.5', 'en'],
  ['fr', 'zh-CN'],
  ['en;q=0', 'zh-CN'],
  ['en;q=nonsense', 'zh-CN'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
