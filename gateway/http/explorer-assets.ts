export const EXPLORER_STYLE = `
* { box-sizing: border-box } body { margin: 0; font: 14px/1.6 system-ui, "Noto Sans CJK SC", sans-serif; color: #1c2733; background: #f4f6f8; height: 100vh; display: flex; flex-direction: column }
header { display: flex; gap: 16px; align-items: center; padding: 8px 16px; background: #14395b; color: #fff } header h1 { font-size: 18px; margin: 0 } #state { flex: 1; opacity: .8 }
input, textarea, button { font: inherit; border: 1px solid #b9c4cf; border-radius: 4px; padding: 4px 8px } button { background: #1d7dd6; color: #fff; border: 0; padding: 6px 18px; cursor: pointer } button:disabled { background: #8aa0b4; cursor: default }
main { flex: 1; display: grid; grid-template-columns: 2fr 2fr 1.4fr; gap: 12px; padding: 12px; min-height: 0 } section, nav { background: #fff; border-radius: 6px; padding: 10px; display: flex; flex-direction: column; min-height: 0 }
h2 { font-size: 13px; margin: 0 0 6px; color: #52606d } textarea { flex: 1; resize: none; font: 13px/1.5 monospace; margin-bottom: 8px } #variables { flex: .35 }
pre { flex: 1; overflow: auto; margin: 0; font: 13px/1.5 monospace; white-space: pre-wrap; overflow-wrap: anywhere } #docs { overflow: auto; flex: 1; margin-top: 8px } summary { cursor: pointer; font-weight: 600 } .field { margin: 0 0 6px 14px } .field code { color: #0b5a9e } .field p { margin: 0; color: #52606d; font-size: 12px }
`;

export const EXPLORER_SCRIPT = `
'use strict';
const at = (id) => document.getElementById(id);
const show = (value) => { at('result').textContent = typeof value === 'string' ? value : JSON.stringify(value, null, 2); };
at('query').value = '{\\n  members(kind: DISTRICT_BUREAU) { code name receivingOffice }\\n  items(first: 5, filter: { search: "经营" }) {\\n    totalCount\\n    nodes { code name promisedLimit { count unit } }\\n  }\\n}';
const token = () => at('token').value.trim().replace(/^Bearer /i, '');
const headers = () => ({ 'content-type': 'application/json', ...(token() ? { authorization: 'Bearer ' + token() } : {}) });
const ask = async (query, variables) => (await fetch('/graphql', { method: 'POST', headers: headers(), body: JSON.stringify({ query, variables }) })).json();
let socket = null;
function subscribe(query, variables) {
  socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/graphql', 'graphql-transport-ws');
  at('stop').disabled = false; show('');
  socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: token() ? { authorization: 'Bearer ' + token() } : {} }));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
    else if (message.type === 'ping') socket.send('{"type":"pong"}');
    else if (message.payload !== undefined) at('result').textContent += JSON.stringify(message.payload, null, 2) + '\\n';
  };
  socket.onclose = ({ reason }) => { at('stop').disabled = true; at('result').textContent += '（订阅已结束' + (reason ? '：' + reason : '') + '）\\n'; };
}
async function run() {
  let variables;
  try { variables = JSON.parse(at('variables').value || '{}'); } catch (error) { return show('变量不是有效的 JSON：' + error.message); }
  const query = at('query').value;
  if (socket) socket.close();
  if (/^\\s*subscription\\b/m.test(query)) return subscribe(query, variables);
  show('…');
  try { show(await ask(query, variables)); } catch (error) { show('无法连接：' + error.message); }
}
at('run').onclick = run;
at('stop').onclick = () => socket && socket.close();
document.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(); });
const typeText = (type) => type.kind === 'NON_NULL' ? typeText(type.ofType) + '!' : type.kind === 'LIST' ? '[' + typeText(type.ofType) + ']' : type.name;
const element = (name, text, className) => { const made = document.createElement(name); if (text) made.textContent = text; if (className) made.className = className; return made; };
function fieldElement(field) {
  const row = element('div', '', 'field');
  const args = (field.args || []).map((arg) => arg.name + ': ' + typeText(arg.type)).join(', ');
  row.append(element('code', field.name + (args ? '(' + args + ')' : '') + (field.type ? ': ' + typeText(field.type) : '')));
  if (field.description) row.append(element('p', field.description));
  return row;
}
function drawDocs(types, word) {
  const docs = at('docs'); docs.textContent = '';
  for (const type of types) {
    const members = type.fields || type.inputFields || type.enumValues || [];
    const found = word ? members.filter((field) => field.name.toLowerCase().includes(word)) : members;
    if (word && found.length === 0 && !type.name.toLowerCase().includes(word)) continue;
    const box = element('details'); box.open = Boolean(word) && found.length < 12;
    box.append(element('summary', type.name));
    if (type.description) box.append(element('p', type.description));
    for (const field of (found.length ? found : members)) box.append(fieldElement(field));
    docs.append(box);
  }
}
const REF = 'kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
ask('{ __schema { types { name kind description fields { name description type { ' + REF + ' } args { name type { ' + REF + ' } } } inputFields { name description type { ' + REF + ' } } enumValues { name description } } } }').then((answer) => {
  const rank = (type) => ['Query', 'Mutation', 'Subscription'].indexOf(type.name) + 1 || 9;
  const types = answer.data.__schema.types.filter((type) => !type.name.startsWith('__')).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  at('state').textContent = '接口已就绪：' + types.length + ' 个类型';
  drawDocs(types, '');
  at('find').oninput = () => drawDocs(types, at('find').value.trim().toLowerCase());
}).catch((error) => { at('state').textContent = '接口读取失败：' + error.message; });
`;
