import { findDocument, findDocumentByLink, printDocument } from '../../resolvers/documents/print-document.js';
import type { HubContext, Services } from '../../resolvers/shared/context.js';
import { decodePath } from './decode-path.js';
import type { HttpRoute } from './server.js';

const PATH = /^\/documents\/([^/]+)$/;

/** `GET /documents/:id`: a unified document as a printable page, by a signed link or with the caller's own rights. */
export function documentsRoute(services: Services): HttpRoute<HubContext> {
  return async (url, contextOf) => {
    const encoded = PATH.exec(url.pathname)?.[1];
    if (encoded === undefined) return null;
    const id = decodePath(encoded);
    const grant = url.searchParams.get('grant');
    const view = grant === null ? await findDocument(id, await contextOf()) : await byLink(id, grant, services);
    if (view === null) return { status: 404, type: 'text/html; charset=utf-8', body: NOT_FOUND };
    return { status: 200, type: 'text/html; charset=utf-8', body: await printDocument(view, services), headers: PRIVATE };
  };
}

async function byLink(id: string, grant: string, services: Services) {
  const right = services.documentLinks.read(id, grant);
  return right === null ? null : findDocumentByLink(id, right.whole, services);
}

/** It tells personal data, and its address may carry the right to it. */
const PRIVATE = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
};

const NOT_FOUND = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>未找到文书</title>
<body style="font:16px/1.8 sans-serif;margin:10vh auto;max-width:32em"><h1>未找到该文书</h1>
<p>文书不存在，您无权查看，或者链接已超过十五分钟。请回到办件页面重新打开。</p></body></html>`;
