const ORGAN = '(?:机关|单位|部门|中心|窗口|[局委办区市县级])';
const ACT = '(?:办理|受理|管理|负责|审批)';
/** What is not of this organ to do ends there, or with 事项, 范围: not what somebody may do in its district. */
const WHOSE = `${ORGAN}的?${ACT}(?=$|[，。；、）]|的?(?:事项|范围|权限))`;

/** How officers say that somebody else is competent: whose it is not, that the power is lacking or exceeded. */
const LACK_OF_COMPETENCE = new RegExp(
  [
    `不(?:属于?|归|由|在)[^，。；]{0,15}(?:职权|职责|管辖|${WHOSE})`,
    `(?:无|没有|不具有|不具备)[^，。；]{0,10}(?:职权|管辖权|权${ACT})`,
    '(?:无|没有)权(?:管辖|处理|许可)',
    '超(?:出|越)[^，。；]{0,10}(?:职权|职责|管辖)',
    'not\\b[^.;]{0,30}\\b(?:competence|competent|jurisdiction)',
    '(?:no|lacks?|lack of) (?:competence|jurisdiction)',
  ].join('|'),
  'i',
);

/** Whether the reasons of a refusal say that the member is not competent; another member is then named (M11, AL 32 (1)(2)). */
export function tellsOfLackOfCompetence(reasons: string): boolean {
  return LACK_OF_COMPETENCE.test(reasons);
}
