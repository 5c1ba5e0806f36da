import { readXlsx } from 'hucre/xlsx';
import { createHash } from 'node:crypto';
import { DocumentLinks } from '../../../resolvers/documents/document-links.js';
import { officer } from '../../support/callers.js';
import { servedHub, type ServedHub } from '../../support/served-hub.js';
import { DISTRICT, FEBRUARY, manager, read, STORY, submit, SUPERVISOR, YEAR } from './report-requests.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('GET /reports/:id.xlsx', () => {
  let served: ServedHub;
  beforeAll(async () => {
    served = await servedHub();
    await served.hub.clock.moveTo('2017-03-03T01:00:00.000Z');
  });
  afterAll(() => served.stop());

  const get = (path: string, authorization?: string): Promise<Response> =>
    fetch(path.startsWith('http') ? path : `${served.base}${path}`, { headers: authorization === undefined ? {} : { authorization } });
  const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

  test('with the caller’s own rights; what may not be seen is not found', async () => {
    const path = '/reports/report_120101_APPOINTMENTS-2017-02-01-1.xlsx';
    for (const by of [manager(DISTRICT), SUPERVISOR]) {
      const response = await get(path, await served.bearer(by));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(XLSX);
      expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('2017年2月部门预约审批办理的事项登记表.xlsx'));
      const { sheets } = await readXlsx(await bytesOf(response));
      expect(sheets[0]?.rows.flat()).toContain('2017年2月部门预约审批办理的事项登记表');
    }
    expect((await get(path)).status).toBe(404);
    for (const by of [manager('120102'), officer(DISTRICT, 'WINDOW')]) expect((await get(path, await served.bearer(by))).status).toBe(404);
    const token = await served.bearer(SUPERVISOR);
    for (const wrong of ['/reports/report_120101_APPOINTMENTS-2017-02-02-1.xlsx', '/reports/%E0%A4%A.xlsx', '/reports/x']) {
      expect((await get(wrong, token)).status).toBe(404);
    }
  });

  test('by the signed link of a submitted report: the frozen bytes; a forged or borrowed one opens nothing', async () => {
    const { report } = await submit(served.hub, { form: 'DEFERRED_SERVICE', ...FEBRUARY });
    const link = String(report?.['xlsxUrl']);
    expect(link.startsWith(served.base)).toBe(true);
    const bytes = await bytesOf(await get(link));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(report?.['sha256']);
    expect((await get(link.replace('DEFERRED-SERVICE', 'APPOINTMENTS'))).status).toBe(404);
    expect((await get(`${link.slice(0, -2)}xx`)).status).toBe(404);
    const id = String(report?.['id']);
    const document = new URL(served.hub.services.documentLinks.linkTo(id, true)).searchParams.get('grant') ?? '';
    expect((await get(`/reports/${id}.xlsx?grant=${document}`)).status).toBe(404);
  });

  test('a link is good for fifteen minutes', () => {
    let now = Date.parse('2017-03-03T01:00:00.000Z');
    const links = new DocumentLinks(Buffer.alloc(32, 7), () => now);
    const grant = new URL(`http://hub${links.linkToReport('report_1').replace(/^.*\?/, '/?')}`).searchParams.get('grant') ?? '';
    now += 15 * 60_000 - 1;
    expect(links.opensReport('report_1', grant)).toBe(true);
    expect(links.opensReport('report_2', grant)).toBe(false);
    expect(links.read('report_1', grant)).toBeNull();
    now += 1;
    expect(links.opensReport('report_1', grant)).toBe(false);
  });

  test('the sheet has title, particulars, merged headings, totals, signatures, and prints on A4', async () => {
    const live = await read(served.hub, SUPERVISOR, 'TOWNSHIP_SELF_CHECK', FEBRUARY);
    const { sheets } = await readXlsx(await bytesOf(await get(String(live?.['xlsxUrl']))), { readStyles: true });
    const [sheet] = sheets;
    const rows = (sheet?.rows ?? []).map((row) => row.filter((value) => value !== null && value !== ''));
    expect(rows.slice(0, 4)).toEqual([
      ['附件5'],
      ['2017年2月街镇中心作风大整顿自查情况表'],
      ['填报单位：天津市和平区行政审批局（120101）', '所属期间：2017年2月1日至2017年2月28日', '报送：市审批办联审处'],
      ['报送期限：2017年3月5日', '状态：待报送', '编制日期：2017年3月3日'],
    ]);
    expect(rows[4]).toContain('发现问题');
    expect(rows[5]).toEqual(['工作纪律', '服务态度', '一次性告知', '其他', '已整改', '整改中', '责任人', '完成时限']);
    expect(rows.find(([first]) => first === '合计')).toContain('共 2 个中心');
    expect(rows.at(-1)).toEqual(['填报人：＿＿＿＿＿＿', '审核人：＿＿＿＿＿＿', '负责人：＿＿＿＿＿＿（盖章）']);
    expect(sheet?.merges).toContainEqual({ startRow: 4, startCol: 6, endRow: 4, endCol: 9 });
    expect(sheet?.merges).toContainEqual({ startRow: 4, startCol: 0, endRow: 5, endCol: 0 });
    expect(sheet?.columns?.map(({ width }) => width)).toHaveLength(16);
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1 });
  });

  test('a text stands in paragraphs, whole', async () => {
    const body = `主动上门办实事\n${STORY}`;
    const { report } = await submit(served.hub, { form: 'TYPICAL_CASE', ...YEAR, body });
    const { sheets } = await readXlsx(await bytesOf(await get(String(report?.['xlsxUrl']))));
    const text = (sheets[0]?.rows ?? []).map(([first]) => (typeof first === 'string' ? first : ''));
    expect(text.join('').replace(/\s/g, '')).toContain(body.replace(/\s/g, ''));
    expect(text.every((piece) => piece.length <= 500)).toBe(true);
  });

  test('a table of nothing tells so', async () => {
    const live = await read(served.hub, SUPERVISOR, 'ON_SITE_SERVICE', FEBRUARY);
    const { sheets } = await readXlsx(await bytesOf(await get(String(live?.['xlsxUrl']))));
    expect(sheets[0]?.rows.flat()).toContain('本期无此类事项（零报告）');
  });
});
