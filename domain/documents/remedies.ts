/** Both remedies with their limits: reconsideration within sixty days (行政复议法), a suit within six months (行政诉讼法); AL 38. */
export function remedies(document: string): string {
  return `如不服，可以自收到${document}之日起六十日内申请行政复议，也可以自收到${document}之日起六个月内提起行政诉讼。行政复议依照《中华人民共和国行政复议法》向有管辖权的行政复议机关提出，行政诉讼依照《中华人民共和国行政诉讼法》向有管辖权的人民法院提起。`;
}
