import { checkIdentifier, checkOrganizationIdentifier, checkPersonIdentifier } from '../../../domain/applicants/identifier.js';
import { maskIdentifier, maskName, maskPhone } from '../../../domain/applicants/mask.js';

const TODAY = '2017-02-06';
const PERSONS = ['120101198001010012', '120116199202290013', '12010319751231004X'];
const ORGANIZATIONS = ['91120116MA05T3T88H', '11120000000125006K', '521201033A0123455X'];

test('right identifiers are taken (GB 11643, GB 32100)', () => {
  expect(PERSONS.map((text) => checkPersonIdentifier(text, TODAY))).toEqual([null, null, null]);
  expect(ORGANIZATIONS.map((text) => checkIdentifier('ORGANIZATION', text, TODAY))).toEqual([null, null, null]);
});

test.each(PERSONS)('no single digit of %s can be changed unnoticed', (text) => {
  for (let index = 0; index < 17; index += 1) {
    const other = `${text.slice(0, index)}${(Number(text[index]) + 1) % 10}${text.slice(index + 1)}`;
    expect(checkPersonIdentifier(other, TODAY)).not.toBeNull();
  }
});

test.each(ORGANIZATIONS)('no single character of %s can be changed unnoticed', (text) => {
  for (let index = 0; index < 18; index += 1) {
    const other = `${text.slice(0, index)}${text[index] === '7' ? '8' : '7'}${text.slice(index + 1)}`;
    expect(checkOrganizationIdentifier(other)).not.toBeNull();
  }
});

test('each fault has its name', () => {
  expect(checkPersonIdentifier('1201011980010100', TODAY)).toBe('length');
  expect(checkPersonIdentifier('12010319751231004x', TODAY)).toBe('characters');
  expect(checkPersonIdentifier('990101198001010012', TODAY)).toBe('region');
  expect(checkPersonIdentifier('120101198002300012', TODAY)).toBe('date');
  expect(checkPersonIdentifier('120101203001010012', TODAY)).toBe('future');
  expect(checkPersonIdentifier('120101198001010013', TODAY)).toBe('checkDigit');
  expect(checkOrganizationIdentifier('91120116MA05T3T8OH')).toBe('characters');
});

test('masks keep the first character of a name, four and four of an identifier, the last four of a phone', () => {
  expect(maskName('天津示例')).toBe('天***');
  expect(maskIdentifier('91120116MA05T3T88H')).toBe('9112**********T88H');
  expect(maskPhone('13900001234')).toBe('*******1234');
});
