/** How a page is set: LETTER like an official letter (公文, GB/T 9704: 三号仿宋, 28-point lines), FORM closer, for tables. */
export type PageLayout = 'LETTER' | 'FORM';

const SHEETS: Readonly<Record<PageLayout, { readonly margin: string; readonly body: string; readonly table: string }>> = {
  LETTER: { margin: '32mm 26mm 30mm 28mm', body: '16pt/28pt', table: '14pt/22pt' },
  FORM: { margin: '22mm 22mm 22mm 24mm', body: '12pt/21pt', table: '10.5pt/16pt' },
};

const FANGSONG = `"FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "Noto Serif CJK SC", "SimSun", serif`;
const SONG = `"FZXiaoBiaoSong-B05S", "方正小标宋简体", "SimSun", "宋体", "STSong", "Noto Serif CJK SC", serif`;
const HEI = `"SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", sans-serif`;

/** The whole style of a page, on paper (A4, numbered pages) and on the screen (a white sheet); fonts are the reader's own. */
export function pageStyle(layout: PageLayout): string {
  const { margin, body, table } = SHEETS[layout];
  return `@page { size: A4; margin: ${margin}; @bottom-center { content: "— " counter(page) " —"; font: 12pt ${SONG} } }
* { box-sizing: border-box }
body { margin: 0; color: #000; background: #fff; font: ${body} ${FANGSONG}; overflow-wrap: anywhere; print-color-adjust: exact }
header { text-align: center; margin-bottom: 5mm }
.organ { font: 15pt/22pt ${SONG}; letter-spacing: .12em; text-indent: .12em }
h1 { font: bold 22pt/34pt ${SONG}; letter-spacing: .06em; text-wrap: balance; margin: 1mm 0 3mm }
.number { font: 12pt/18pt ${FANGSONG}; text-align: right }
p { margin: 0; text-indent: 2em; text-align: justify; line-break: strict; orphans: 2; widows: 2; white-space: pre-line }
.to { text-indent: 0; margin-bottom: 1mm }
.verdict { font-family: ${HEI}; font-weight: bold }
.note { text-indent: 0; font-size: 10.5pt; line-height: 16pt; margin-top: 3mm; break-inside: avoid; break-before: avoid }
h2 { font: bold 1em/1.75 ${HEI}; margin: 2.5mm 0 1mm; break-after: avoid }
ol { margin: 0 0 1mm; padding-left: 2.6em }
li { text-align: justify }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 1.5mm 0 2.5mm; font: ${table} ${FANGSONG} }
th, td { border: .2mm solid #000; padding: 1mm 1.8mm; vertical-align: middle; text-align: left; white-space: pre-line }
th { font-family: ${HEI}; font-weight: normal; text-align: center }
thead { display: table-header-group }
tr, .whole { break-inside: avoid }
.mid { text-align: center }
.code { font: bold 1.25em/1.4 "Consolas", "DejaVu Sans Mono", monospace; letter-spacing: .12em }
.tall td, .tall th { height: 21mm }
.low { vertical-align: bottom; text-align: right }
.hands { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2mm 8mm; margin-top: 4mm; break-inside: avoid; break-before: avoid }
.hands span { flex: 1 0 auto; white-space: nowrap } .hands b { display: inline-block; min-width: 34mm; border-bottom: .2mm solid #000; font-weight: normal; text-align: center }
.sign { position: relative; width: max-content; min-width: 62mm; max-width: 100%; min-height: 42mm; margin: 8mm 2mm 0 auto; padding: 14mm 0 6mm;
  text-align: center; break-inside: avoid; break-before: avoid }
.seal { position: absolute; left: 50%; top: 0; width: 42mm; height: 42mm; margin-left: -21mm; padding-top: 5mm; border: .35mm dashed #c33;
  border-radius: 50%; color: #c33; font: 10.5pt/14pt ${SONG}; opacity: .75 }
.sign div { position: relative }
.sign .seal { position: absolute }
@media screen { html { background: #e6e6e6 } body { width: 210mm; max-width: 100%; min-height: 297mm; margin: 0 auto; padding: ${margin} } }
@media screen and (max-width: 700px) { body { padding: 6mm 5mm } }`;
}
