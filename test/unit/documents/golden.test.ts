import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENT_KINDS } from '../../../domain/documents/document.js';
import { pageOf } from './fixtures.js';

const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

describe('the printed documents', () => {
  it.each(DOCUMENT_KINDS)('%s is printed as its golden file shows (UPDATE_GOLDEN=1 writes it anew)', (kind) => {
    const golden = new URL(`golden/${kind.toLowerCase().replaceAll('_', '-')}.html`, import.meta.url);
    if (UPDATE) writeFileSync(golden, pageOf(kind));
    expect(existsSync(golden)).toBe(true);
    expect(pageOf(kind)).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(DOCUMENT_KINDS)('%s is one page of A4 in Chinese that needs nothing from elsewhere', (kind) => {
    const page = pageOf(kind);
    expect(page.startsWith('<!doctype html>\n<html lang="zh-CN">')).toBe(true);
    expect(page).toMatch(/@page \{ size: A4;/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(/i);
    expect(page).toContain(`default-src 'none'`);
    expect(page).toMatch(
      /<div class="seal">印章处<\/div><div>天津市(和平区行政审批局|行政审批管理办公室)<\/div><div>二〇一七年[一二]月[一二三四五六七八九十]+日<\/div>/,
    );
  });
});
