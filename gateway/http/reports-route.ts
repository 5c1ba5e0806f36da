import { findReportByLink, printReport } from '../../resolvers/reports/print-report.js';
import { findReport } from '../../resolvers/reports/report-view.js';
import type { HubContext, Services } from '../../resolvers/shared/context.js';
import { decodePath } from './decode-path.js';
import type { HttpRoute } from './server.js';

const PATH = /^\/reports\/([^/]+)\.xlsx$/;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `GET /reports/:id.xlsx`: a report as a workbook, by a signed link or with the caller's own rights. */
export function reportsRoute(services: Services): HttpRoute<HubContext> {
  return async (url, contextOf) => {
    const encoded = PATH.exec(url.pathname)?.[1];
    if (encoded === undefined) return null;
    const id = decodePath(encoded);
    const grant = url.searchParams.get('grant');
    const view = grant === null ? await findReport(id, await contextOf()) : await byLink(id, grant, services);
    if (view === null) return { status: 404, type: 'text/html; charset=utf-8', body: NOT_FOUND };
    const { name, xlsx } = await printReport(view, services);
    const headers = { 'content-disposition': `attachment; filename="report.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}` };
    return { status: 200, type: XLSX, body: xlsx, headers: { ...headers, 'cache-control': 'private, no-store' } };
  };
}

async function byLink(id: string, grant: string, services: Services) {
  return services.documentLinks.opensReport(id, grant) ? findReportByLink(id, services) : null;
}

const NOT_FOUND = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>未找到报表</title>
<body style="font:16px/1.8 sans-serif;margin:10vh auto;max-width:32em"><h1>未找到该报表</h1>
<p>报表不存在，您无权查看，或者链接已超过十五分钟。请回到报表页面重新打开。</p></body></html>`;
