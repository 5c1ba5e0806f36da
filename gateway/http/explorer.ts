import { createHash } from 'node:crypto';
import { EXPLORER_SCRIPT, EXPLORER_STYLE } from './explorer-assets.js';

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const POLICY = [
  "default-src 'none'",
  `script-src ${hashOf(EXPLORER_SCRIPT)}`,
  `style-src ${hashOf(EXPLORER_STYLE)}`,
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>审批服务枢纽 · 接口浏览</title><style>${EXPLORER_STYLE}</style></head>
<body><header><h1>审批服务枢纽</h1><span id="state">正在读取接口…</span>
<label>访问令牌 <input id="token" type="password" placeholder="空为公众" autocomplete="off"></label>
<button id="run" title="Ctrl+Enter">运行</button><button id="stop" disabled>停止订阅</button></header>
<main><section><h2>查询</h2><textarea id="query" spellcheck="false"></textarea>
<h2>变量（JSON）</h2><textarea id="variables" spellcheck="false">{}</textarea></section>
<section><h2>结果</h2><pre id="result"></pre></section>
<nav><h2>接口文档</h2><input id="find" placeholder="查找字段或类型"><div id="docs"></div></nav></main>
<script>${EXPLORER_SCRIPT}</script></body></html>`;

/** The explorer page: complete in itself, so it works without internet; nothing from elsewhere may run in it. */
export function explorerPage() {
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    body: PAGE,
    headers: { 'content-security-policy': POLICY, 'referrer-policy': 'no-referrer' },
  };
}
